"""``{quotes}``: the quotations of a film, a speaker, a scene, a theme or a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, get_args

from docutils import nodes
from docutils.parsers.rst import directives

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.problems import Code
from filmguide.catalogue.records import Character, Scene
from filmguide.catalogue.schema import Form
from filmguide.directives.quote import mentions, spoilers
from filmguide.directives.showing import ShowingDirective, page_film


def _form(argument: str | None) -> str:
    return directives.choice(argument or "", get_args(Form))


def _sort(argument: str | None) -> str:
    return directives.choice(argument or "", ("film", "text", "speaker"))


class Quotes(ShowingDirective):
    """Show quotations: of the page's film, or of all films on a page that belongs to none."""

    option_spec: ClassVar[dict[str, Any]] = {
        "film": directives.unchanged_required,
        "speaker": directives.unchanged_required,
        "scene": directives.unchanged_required,
        "theme": directives.unchanged_required,
        "form": _form,
        "sort": _sort,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show; a name that is nobody's is told, and nothing is shown."""
        docname, options = self.env.current_document.docname, self.options
        own = page_film(self.domain, docname, self.state.document)
        film = self.find_film(options.get("film")) if "film" in options or own else None
        speaker = self._key(film, "speaker", Catalogue.character, Code.UNKNOWN_CHARACTER)
        scene = self._key(film, "scene", Catalogue.scene, Code.UNKNOWN_SCENE)
        theme = self._theme()
        if speaker is None or scene is None or theme is None or (film is None and ("film" in options or own)):
            return []
        wanted = (film or "", speaker, scene, theme, options.get("form", ""))
        records = self.domain.ask(docname, Catalogue.quotations, *wanted)
        linked = [key for record in records for key in mentions(record)]
        keys = [record.key for record in records]
        sort = options.get("sort", "film")
        return [self.show("quotes", wanted, keys, linked, folded=spoilers(records), sort=sort)]

    def _key(
        self,
        film: str | None,
        option: str,
        lookup: Callable[[Catalogue, str, str], Character | Scene | Miss],
        unknown: Code,
    ) -> str | None:
        """Return the key of what the option names, "" if it is not given, None after a warning."""
        if option not in self.options:
            return ""
        docname, name = self.env.current_document.docname, self.options[option]
        prefix, name = self.domain.ask(docname, Catalogue.split, name)
        if (prefix or film) is None:
            miss = Miss(name, no_film=True)
            self.warn(miss.code(unknown), miss.message(option))
            return None
        found = self.domain.ask(docname, lookup, prefix or film or "", name)
        if isinstance(found, Miss):
            if not found.reported:
                self.warn(found.code(unknown), found.message(option))
            return None
        return found.key

    def _theme(self) -> str | None:
        if "theme" not in self.options:
            return ""
        found = self.domain.ask(self.env.current_document.docname, Catalogue.theme, self.options["theme"])
        if isinstance(found, Miss):
            self.warn(found.code(Code.UNKNOWN_THEME), found.message("theme"))
            return None
        return found.id
