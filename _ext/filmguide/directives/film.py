"""``{film}``: the fact card of a film, or the line that says which section of which guide a page is."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from filmguide.catalogue.lookups import Catalogue
from filmguide.directives.showing import ShowingDirective


class Film(ShowingDirective):
    """Show the fact card, or with ``:line:`` the line; its value names the section, if the title does not."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"line": directives.unchanged, "no-index": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        film = self.find_film(*self.arguments)
        if film is None:
            return []
        docname = self.env.current_document.docname
        if "line" in self.options:
            title = self.domain.ask(docname, Catalogue.title, film)
            return [self.show("line", (film,), (), [title.key], section=self.options["line"] or "")]
        card = self.domain.ask(docname, Catalogue.card, film)
        people = [credit.person.key for credit in card.crew]
        return [self.show("film", (film,), [card.film.key, *people], ())]
