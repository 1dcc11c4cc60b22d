"""``{films}``, ``{people}``, ``{scenes}``, ``{timeline}`` and ``{themes}``: everything of a kind."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from filmguide.catalogue.lookups import Catalogue
from filmguide.directives.quote import mentions, spoilers
from filmguide.directives.showing import ShowingDirective

NO_INDEX: dict[str, Any] = {"no-index": directives.flag}


class Films(ShowingDirective):
    """Show all films."""

    option_spec: ClassVar[dict[str, Any]] = NO_INDEX

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        cards = self.domain.ask(self.env.current_document.docname, Catalogue.cards)
        makers = [credit.person.key for card in cards for credit in card.crew if credit.with_cast]
        return [self.show("films", (), [], [*(card.film.key for card in cards), *makers])]


class People(ShowingDirective):
    """Show everyone with a credit."""

    option_spec: ClassVar[dict[str, Any]] = NO_INDEX

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        people = self.domain.ask(self.env.current_document.docname, Catalogue.people)
        works = [work for entry in people for work in entry.works]
        linked = [*(work.film.key for work in works), *(key for work in works for key, _ in work.roles)]
        return [self.show("people", (), [entry.person.key for entry in people], linked)]


class Scenes(ShowingDirective):
    """Show the scenes of a film with their lines."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = NO_INDEX

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        film = self.find_film(*self.arguments)
        if film is None:
            return []
        scenes = self.domain.ask(self.env.current_document.docname, Catalogue.scenes, film)
        lines = [quotation for entry in scenes for quotation in entry.quotations]
        linked = [key for line in lines for key in mentions(line)]
        keys = [entry.scene.key for entry in scenes]
        lists = [line.key for line in lines]
        return [self.show("scenes", (film,), keys, linked, lists=lists, folded=spoilers(lines))]


class Timeline(ShowingDirective):
    """Show the scenes of a film along its length."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = NO_INDEX

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        film = self.find_film(*self.arguments)
        if film is None:
            return []
        record = self.domain.ask(self.env.current_document.docname, Catalogue.timeline, film)
        points = [point.quotation.key for span in record.spans for point in span.points]
        scenes = [span.scene.key for span in record.spans]
        return [self.show("timeline", (film,), (), [record.film.key, *points], lists=scenes)]


class Themes(ShowingDirective):
    """Show the themes with the lines and the pages that carry them."""

    option_spec: ClassVar[dict[str, Any]] = NO_INDEX

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        themes = self.domain.ask(self.env.current_document.docname, Catalogue.themes)
        lines = {line.key: line for entry in themes for line in entry.quotations}
        linked = [key for line in lines.values() for key in mentions(line)]
        keys = [entry.theme.key for entry in themes]
        return [self.show("themes", (), keys, linked, lists=lines, folded=spoilers(lines.values()))]
