"""The words of a page in as few nodes as they can be."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform


class JoinedText(SphinxTransform):
    """Join the lines of a paragraph, of which MyST makes a node each, and of each break between them another.

    Some forty passes over the page follow, until it is written, and each takes its time for each node.
    """

    default_priority = 30  # after Locale (20), which puts in translations, and what counts them (25)

    def apply(self, **kwargs: Any) -> None:
        """Join what has nothing between it."""
        for node in self.document.findall(nodes.TextElement):
            joined: list[nodes.Node] = []
            for is_text, children in groupby(node.children, lambda child: isinstance(child, nodes.Text)):
                group = list(children)
                joined += [nodes.Text("".join(map(str, group)))] if is_text and len(group) > 1 else group
            if len(joined) < len(node.children):
                node.children = []
                node.extend(joined)
