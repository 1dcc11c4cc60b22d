"""Quotations in manual pages, where a caption does not end its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.writers.manpage import ManualPageTranslator

    from filmguide.rendering.quotations import quotation


def visit_quotation(self: ManualPageTranslator, node: quotation) -> None:
    """Begin as a figure begins."""
    self.visit_figure(node)


def depart_quotation(self: ManualPageTranslator, node: quotation) -> None:
    """End the line of the caption, then the figure."""
    self.ensure_eol()
    self.depart_figure(node)
