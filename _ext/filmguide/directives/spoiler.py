"""``{spoiler}``: content that is folded away."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from filmguide.catalogue.problems import Code
from filmguide.directives.showing import ShowingDirective, shown
from filmguide.rendering.spoilers import spoiler, spoiler_summary


class Spoiler(ShowingDirective):
    """Fold the body away; the argument, if any, says what it is about."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"name": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the folded content, and note that what it shows is folded away."""
        if not self.content:
            message = "nothing in it; write below what is to be folded away, or delete the directive"
            return self.warn(Code.EMPTY_SPOILER, message)
        node = spoiler()
        self.set_source_info(node)
        if self.arguments:
            words, messages = self.parse_inline(self.arguments[0])
            summary = spoiler_summary(self.arguments[0], "", *words)
            self.set_source_info(summary)
            node += [summary, *messages]
        node += self.parse_content_to_nodes()
        self.add_name(node)
        serials = {inner["serial"] for inner in node.findall(shown)}
        self.domain.note_folded(self.env.current_document.docname, serials)
        return [node]
