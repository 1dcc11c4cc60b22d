"""Formats that spell out abbreviations leave the initials of speakers as they are."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.rendering.quotations import quotation


class PlainInitials(SphinxPostTransform):
    """Take the explanation from initials, since the line above has the name and the format would print it."""

    default_priority = 6  # after Expansion
    formats = ("latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        """Treat each initial of each exchange."""
        for figure in self.document.findall(quotation):
            for initial in figure.findall(nodes.abbreviation):
                del initial["explanation"]
