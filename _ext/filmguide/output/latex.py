"""Quotations in LaTeX: environments of ``filmguide.sty``, by form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from filmguide.rendering.phrases import quotation_marks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

    from filmguide.rendering.casts import cast_table
    from filmguide.rendering.quotations import quotation
    from filmguide.rendering.timelines import timeline

STYLE = Path(__file__).parent / "filmguide.sty"


def visit_quotation(self: LaTeXTranslator, node: quotation) -> None:
    """Write an environment of the quotation's form, with others for the attribution and the note inside."""
    form = next(name.removeprefix("form-") for name in node["classes"] if name.startswith("form-"))
    form = "exchange" if "exchange" in node["classes"] else form
    self.body.append(f"\n\\begin{{filmguidequotation}}{{{form}}}{self.hypertarget_to(node, anchor=True)}%\n")
    for child in node.children:
        opening, closing = _PARTS[type(child)]
        if form == "spoken" and isinstance(child, nodes.block_quote):
            marks = quotation_marks(self.config.language)
            opening, closing = (
                f"{opening}\\filmguideopen{{{marks[0]}}}",
                f"\\filmguideclose{{{marks[1]}}}{closing}",
            )
        self.body.append(opening)
        self.body += _inner(self, child)
        self.body.append(closing)
    self.body.append("\n\\end{filmguidequotation}\n")
    raise nodes.SkipNode


_PARTS: dict[type[nodes.Node], tuple[str, str]] = {
    kind: (f"\n\\begin{{{name}}}%\n", f"\\end{{{name}}}\n")
    for kind, name in {
        nodes.block_quote: "filmguidewords",
        nodes.caption: "filmguideattribution",
        nodes.legend: "filmguidenote",
    }.items()
}


def visit_table(self: LaTeXTranslator, node: cast_table | timeline) -> None:
    """Begin a table without the number and the headings of others."""
    self.body.append("\n\\begin{filmguidetable}\n")
    self.visit_table(node)


def depart_table(self: LaTeXTranslator, node: cast_table | timeline) -> None:
    """End the table."""
    self.depart_table(node)
    self.body.append("\n\\end{filmguidetable}\n")


def _inner(self: LaTeXTranslator, node: nodes.Node) -> list[str]:
    """Return what is inside *node*, without the line breaks around it."""
    self.pushbody([])
    for child in node.children:
        child.walkabout(self)
    return ["".join(self.popbody()).strip()]


def add_style(app: Sphinx, config: Config) -> None:
    """Have the extension's style copied beside the document."""
    config.latex_additional_files.append(str(STYLE))
