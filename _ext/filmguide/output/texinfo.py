"""Quotations in Texinfo: no float, since its caption would number them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.texinfo import TexinfoTranslator

    from filmguide.rendering.quotations import quotation


def visit_quotation(self: TexinfoTranslator, node: quotation) -> None:
    """Write the words as a quotation and the attribution below them."""
    for key in node["ids"]:
        self.add_anchor(key, node)
    for child in node.children:
        if isinstance(child, nodes.caption):
            self.body.append("\n@quotation\n")
            for part in child.children:
                part.walkabout(self)
            self.body.append("\n@end quotation\n")
        else:
            child.walkabout(self)
    raise nodes.SkipNode
