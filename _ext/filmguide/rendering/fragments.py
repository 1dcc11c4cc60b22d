"""What several pages show in the same way, so that it is rendered and written once."""

from __future__ import annotations

import posixpath

from docutils import nodes


class fragment(nodes.General, nodes.Element):
    """Something that is written in the same way wherever ``key`` is the same; only the first has children.

    The others have that one as their ``draft``, for a process that writes them and not the first.
    """


def place(docname: str) -> tuple[str, bool]:
    """Return what the relative addresses on a page depend on: its folder, and whether it is the first."""
    return posixpath.dirname(docname), posixpath.basename(docname) == "index"
