"""Quotations in LaTeX: environments of ``filmguide.sty``, by form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

    from filmguide.rendering.quotations import quotation

STYLE = Path(__file__).parent / "filmguide.sty"


def visit_quotation(self: LaTeXTranslator, node: quotation) -> None:
    """Write the environment, with the words, the attribution and the note in its parts."""
    form = next(name.removeprefix("form-") for name in node["classes"] if name.startswith("form-"))
    kind = "exchange" if "exchange" in node["classes"] else form
    self.body.append(f"\n\\begin{{filmguidequotation}}{{{kind}}}{self.hypertarget_to(node)}%\n")
    for child in node.children:
        macro = {nodes.caption: "filmguideattribution", nodes.legend: "filmguidenote"}.get(type(child))
        if macro is None:
            for part in child.children:
                part.walkabout(self)
        else:
            self.body.append(f"\n\\begin{{{macro}}}%\n")
            for part in child.children:
                part.walkabout(self)
            self.body.append(f"\n\\end{{{macro}}}\n")
    self.body.append("\n\\end{filmguidequotation}\n")
    raise nodes.SkipNode


def add_style(app: Sphinx, config: Config) -> None:
    """Have the extension's style copied beside the document."""
    config.latex_additional_files.append(str(STYLE))
