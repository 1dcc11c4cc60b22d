"""Spoilers: what is folded away until a reader asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from filmguide.locale import _
from filmguide.rendering.phrases import phrase


class spoiler(nodes.Admonition, nodes.Element):
    """Folded content, perhaps after a ``spoiler_summary``.

    ``listed`` is true if it stands for a record in a list. An admonition, so that descriptions that other
    extensions make of a page pass it over.
    """


class spoiler_summary(nodes.title):
    """What a reader sees of a spoiler: what it is about. A title, by which the search leads into it."""


def fold(name: str, body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return *body*, which a list shows of a record, folded away under its *name*."""
    return [spoiler("", spoiler_summary("", name), *body, listed=True)]


def render_summary(summary: spoiler_summary | None) -> list[nodes.Node]:
    """Return what is shown of a spoiler: the word for it, and what it is about."""
    if summary is None:
        return [nodes.Text(_("Spoiler"))]
    return phrase(_("Spoiler: {summary}"), summary=summary.children)
