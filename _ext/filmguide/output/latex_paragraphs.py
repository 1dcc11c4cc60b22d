"""Paragraphs in LaTeX, whose classes Sphinx does not write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

_STYLED = {
    "about",
    "film-card-title",
    "film-discussed",
    "film-makers",
    "film-position",
    "film-synopsis",
    "guide-line",
    "letter",
}


class styled_paragraph(nodes.paragraph):
    """A paragraph that ``filmguide.sty`` sets in the style of its name."""


class ParagraphStyles(SphinxPostTransform):
    """Set the paragraphs of the extension's own classes in styles of their own."""

    formats = ("latex",)
    default_priority = 300  # after all is expanded

    def run(self, **kwargs: Any) -> None:
        """Replace each such paragraph."""
        for paragraph in list(self.document.findall(nodes.paragraph)):
            for name in _STYLED.intersection(paragraph["classes"]):
                paragraph.replace_self(styled_paragraph("", "", *paragraph.children, style=name))


def visit_styled_paragraph(self: LaTeXTranslator, node: styled_paragraph) -> None:
    """Begin the environment."""
    self.body.append(f"\n\\begin{{filmguideparagraph}}{{{node['style']}}}%\n")


def depart_styled_paragraph(self: LaTeXTranslator, node: styled_paragraph) -> None:
    """End it."""
    self.body.append("%\n\\end{filmguideparagraph}\n")
