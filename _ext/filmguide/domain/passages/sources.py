"""In which file and on which line an author wrote what stands in a doctree."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from docutils import nodes
from sphinx.util.nodes import get_node_line, get_node_source

_WORD = re.compile(r"\w+")


_BELOW = 60
"""How many lines below the one that a node has its words are looked for: tables give their first."""


class Source:
    """The file of a page."""

    def __init__(self, file: Path) -> None:
        self._file = os.fspath(file)
        self._cursors: dict[int, int] = {}

    @cached_property
    def _written(self) -> list[str]:
        return Path(self._file).read_text("utf-8", errors="replace").splitlines()

    def included(self, node: nodes.Element) -> str:
        """Return the path of the file that *node* was included from, "" for the page's own."""
        source = (get_node_source(node) or "").partition(":<")[0]
        return source if os.path.isabs(source) and source != self._file else ""

    def lines(self, node: nodes.Element, text: str, passages: Iterable[tuple[int, str]]) -> dict[int, int]:
        """Return the line of each of *passages*, which are in order, by its place in the *text* of *node*.

        The words are looked for in what was written, since text has lost the lines of its markup.
        """
        first = get_node_line(node) or 1
        written = node.rawsource
        if not self.included(node):
            written = "\n".join(self._written[first - 1 : first - 1 + _BELOW])
        height = max(text.count("\n"), node.rawsource.count("\n"))
        place, found = self._cursors.get(first, 0), dict[int, int]()
        for start, passage in passages:
            match = _search(written, passage, place, height)
            place = match.start() + 1 if match else place
            above = written.count("\n", 0, match.start()) if match else text.count("\n", 0, start)
            found[start] = first + above
        self._cursors[first] = place
        return found


def _search(written: str, passage: str, place: int, height: int) -> re.Match[str] | None:
    """Return where the first words of *passage* stand, whatever marks are between them.

    One word alone has to be in the paragraph itself, which has *height* line breaks.
    """
    words = [re.escape(word) for word in _WORD.findall(passage)]
    for count in (3, 2, 1):
        found = re.compile(r"(?<!\w)" + r"[\W_]+".join(words[:count])).search(written, place)
        if found and (count > 1 or written.count("\n", 0, found.start()) <= height):
            return found
    return None
