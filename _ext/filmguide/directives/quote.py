"""``{quote}``: one quotation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import parselinenos

from filmguide.catalogue.lookups import Catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.problems import Code
from filmguide.catalogue.records import Quotation
from filmguide.directives.showing import ShowingDirective


class Quote(ShowingDirective):
    """Show a quotation; the body, if any, is an editor's note."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "lines": directives.unchanged_required,
        "no-attribution": directives.flag,
        "variants": directives.flag,
        "class": directives.class_option,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        """Return the note of what to show, with the editor's note inside it."""
        docname = self.env.current_document.docname
        prefix, name = self.domain.ask(docname, Catalogue.split, self.arguments[0])
        film = prefix or self.find_film()
        if film is None:
            return []
        record = self.domain.ask(docname, Catalogue.quotation, film, name)
        if isinstance(record, Miss):
            message = record.message("quotation")
            return [] if record.reported else self.warn(record.code(Code.UNKNOWN_QUOTE), message)
        self.domain.note_reference(docname, record.key)
        node = self.show(
            "quote",
            (film, name),
            [record.key],
            mentions(record),
            lines=self._lines(record),
            attribution="no-attribution" not in self.options,
            variants="variants" in self.options,
            classes=self.options.get("class", []),
        )
        node += self.parse_content_to_nodes()
        return [node]

    def _lines(self, record: Quotation) -> list[int]:
        """Return the indexes of the lines to show; all, if empty."""
        if "lines" not in self.options:
            return []
        try:
            lines = parselinenos(self.options["lines"], len(record.lines))
        except ValueError:
            lines = []
        good = [line for line in lines if line < len(record.lines)]
        if not good or len(good) < len(lines):
            message = (
                f":lines: “{self.options['lines']}”; the quotation has the lines 1 to {len(record.lines)}"
            )
            self.warn(Code.LINES, message)
        return good


def mentions(record: Quotation) -> list[str]:
    """Return the keys of the objects that a quotation links to."""
    speakers = [speaker.key for speaker in (*record.speakers, record.to) if speaker]
    scene = [record.scene.key] if record.scene else []
    return [key for key in (record.film.key, *speakers, *scene) if key]


def spoilers(records: Iterable[Quotation]) -> set[str]:
    """Return the keys of the quotations that lists fold away."""
    return {record.key for record in records if record.spoiler}
