"""``{cast}``: the cast table of a film."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.problems import Code
from filmguide.directives.showing import ShowingDirective

LAYOUTS = ("table", "list", "grid")


def _layout(argument: str | None) -> str:
    return directives.choice(argument or "", LAYOUTS)


class Cast(ShowingDirective):
    """Show who plays whom, closed by the crew credited with the cast."""

    optional_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {
        "no-crew": directives.flag,
        "layout": _layout,
        "only": directives.unchanged_required,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show."""
        film = self.find_film(*self.arguments)
        if film is None:
            return []
        cast = self.domain.ask(self.env.current_document.docname, Catalogue.cast, film)
        only = self._only(film)
        crew = "no-crew" not in self.options and not only
        credits = [
            c for c in cast.cast if not only or any(character.key in only for character in c.characters)
        ]
        characters = [character.key for credit in credits for character in credit.characters]
        people = [credit.performer.key for credit in credits] + [c.person.key for c in cast.crew if crew]
        keys = dict.fromkeys([*characters, *people])
        layout = self.options.get("layout", "table")
        return [self.show("cast", (film,), keys, [cast.film.key], only=only, crew=crew, layout=layout)]

    def _only(self, film: str) -> list[str]:
        """Return the keys of the characters that ``:only:`` names; a name that is nobody's is told."""
        keys = []
        for name in filter(None, (name.strip() for name in self.options.get("only", "").split(","))):
            found = self.domain.ask(self.env.current_document.docname, Catalogue.character, film, name)
            if not isinstance(found, Miss):
                keys.append(found.key)
            elif not found.reported:
                self.warn(found.code(Code.UNKNOWN_CHARACTER), found.message("character"))
        return keys
