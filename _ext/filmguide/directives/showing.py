"""What the directives share: whose film it is, asking for it, and leaving a note of what to show."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.problems import Code
from filmguide.domain import FilmDomain, film_domain
from filmguide.domain.homes import Showing

logger = logging.getLogger(__name__)


class shown(nodes.General, nodes.Element):
    """Something of the catalogue that a page shows, until it is written.

    Attributes: ``docname``, ``serial``, ``what`` (the kind of showing), ``target`` (what to ask the
    catalogue for) and ``options``. Its children are the author's own and are read like any others.
    """


class ShowingDirective(SphinxDirective):
    """A directive that shows something of a film."""

    @property
    def domain(self) -> FilmDomain:
        """The film domain."""
        return film_domain(self.env)

    def warn(self, code: Code, message: str) -> list[nodes.Node]:
        """Warn the author; a directive that fails renders nothing else."""
        logger.warning(message, type="film", subtype=code.value, location=self.get_location())
        return []

    def find_film(self, name: str | None = None) -> str | None:
        """Return the id of the film called *name*, or of the page's own film.

        None after a warning.
        """
        docname = self.env.current_document.docname
        if name is None:
            found = page_film(self.domain, docname, self.state.document)
        else:
            title = self.domain.ask(docname, Catalogue.film, name)
            found = title if isinstance(title, Miss) else title.id
        if isinstance(found, Miss):
            self.warn(found.code(Code.UNKNOWN_FILM), found.message("film"))
            return None
        if found is None:
            message = "this page belongs to no film; name one, or write “film: FILM” in its front matter"
            self.warn(Code.NO_FILM, message)
        return found

    def show(
        self,
        what: str,
        target: tuple[str, ...],
        keys: Iterable[str],
        mentions: Iterable[str],
        lists: Iterable[str] = (),
        folded: Collection[str] = (),
        **options: Any,
    ) -> shown:
        """Note the showing on the domain and return the node that stands for it until it is written.

        :param keys: the objects that could have their home here.
        :param mentions: the other objects that will be linked to.
        :param lists: the objects that could have their home here for want of a better one.
        :param folded: which of *keys* and *lists* are folded away, as spoilers.
        """
        docname = self.env.current_document.docname
        serial = self.env.new_serialno("film")
        keys, mentions, lists = tuple(keys), tuple(mentions), tuple(lists)
        self._ask_for_references(docname, (*keys, *lists))
        self.domain.note_mentions(docname, (*keys, *lists, *mentions))
        for directive, every in ((what, keys), ("quotes", lists)):
            for fold in (False, True):
                homes = tuple(key for key in every if (key in folded) is fold)
                if homes and "no-index" not in self.options:
                    self.domain.note_showing(Showing(docname, serial, directive, homes, fold))
        self.domain.note_words(docname, (*keys, *mentions, *lists))  # a quotation is linked by its words
        node = shown(docname=docname, serial=serial, what=what, target=target, options=options)
        self.set_source_info(node)
        return node

    def _ask_for_references(self, docname: str, keys: Iterable[str]) -> None:
        """Ask for what references say of the page and of quotations that could live here."""
        films = {key.split(".")[1]: None for key in keys if key.startswith("quote.")}
        for film in films:
            self.domain.ask(docname, Catalogue.directors, film)
        if own := self.domain.ask(docname, Catalogue.film_of_page, docname):
            self.domain.ask(docname, Catalogue.title, own)


def page_film(domain: FilmDomain, docname: str, document: nodes.document) -> str | Miss | None:
    """Return the id of the film that a page is about: the one its front matter names, or its folder's."""
    named = _front_matter(document)
    if named is None:
        return domain.ask(docname, Catalogue.film_of_page, docname)
    found = domain.ask(docname, Catalogue.film, named)
    return found if isinstance(found, Miss) else found.id


def _front_matter(document: nodes.document) -> str | None:
    """Return the field ``film`` of the page, which is read while the page still is."""
    fields = next(
        (node for node in document.children if isinstance(node, nodes.field_list | nodes.docinfo)), None
    )
    for field in fields.findall(nodes.field) if fields is not None else ():
        if field[0].astext().strip() == "film":
            return field[1].astext().strip()
    return None
