"""The roles: references to the objects of the catalogue, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from docutils import nodes
from sphinx.roles import XRefRole

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.records import Character
from filmguide.directives.showing import page_film
from filmguide.domain import FilmDomain, film_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class _Record(Protocol):
    @property
    def key(self) -> str: ...


class FilmRole(XRefRole):
    """A reference to an object of the catalogue.

    The title of a reference without an explicit one is made when the page is written, from ``record``,
    which says what to ask the catalogue for, and ``short``, which says that the short name is wanted.
    Where nothing is found, ``miss`` says why, and the reference stays as it was typed.
    """

    innernodeclass = nodes.inline

    def __init__(self, lookup: Callable[..., _Record | Miss], *, within_film: bool = True) -> None:
        """Find records by *lookup*, a method of the catalogue that *within_film* takes a film's id first."""
        super().__init__(warn_dangling=True)
        self.lookup = lookup
        self.within_film = within_film

    def create_non_xref_node(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the text of a reference that is switched off by ``!``."""
        self.classes = self._classes
        return super().create_non_xref_node()

    @property
    def _classes(self) -> list[str]:
        """The classes of the text; not "xref", which plain text marks with asterisks."""
        return ["film", f"film-{self.reftype}"]

    def process_link(
        self, env: BuildEnvironment, refnode: nodes.Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Return the title and the key of the object."""
        if not has_explicit_title and target.startswith("~"):
            refnode["short"], target = True, target[1:]
        self.classes = self._classes
        refnode["support_smartquotes"] = has_explicit_title
        domain, docname = film_domain(env), env.current_document.docname
        film, name = self._film(domain, docname, target)
        found: _Record | Miss | None = film if isinstance(film, Miss) else None
        if found is None:
            arguments = (film, name) if self.within_film else (name,)
            found = domain.ask(docname, self.lookup, *arguments)
            refnode["record"] = (self.lookup.__name__, *arguments)
        title = title if has_explicit_title else name
        if isinstance(found, Miss):
            refnode["miss"] = found
            return title, target
        domain.note_reference(docname, found.key)
        if not has_explicit_title:
            domain.note_words(docname, [found.key])
        if self.reftype == "credit" and isinstance(found, Character):
            domain.note_mentions(docname, (performer.key for performer in found.performers))
        return title, found.key

    def _film(self, domain: FilmDomain, docname: str, target: str) -> tuple[str | Miss | None, str]:
        """Split *target* into the film, which is the page's if it names none, and the name."""
        if not self.within_film:
            return None, target
        prefix, name = domain.ask(docname, Catalogue.split, target) if "." in target else (None, target)
        film = prefix or page_film(domain, docname, self.inliner.document)
        return Miss(name, no_film=True) if film is None else film, name


ROLES = {
    "film": FilmRole(Catalogue.film, within_film=False),
    "person": FilmRole(Catalogue.person, within_film=False),
    "character": FilmRole(Catalogue.character),
    "credit": FilmRole(Catalogue.character),
    "scene": FilmRole(Catalogue.scene),
    "theme": FilmRole(Catalogue.theme, within_film=False),
    "quote": FilmRole(Catalogue.quotation),
}
