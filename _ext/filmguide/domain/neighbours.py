"""What a page says of the pages around it: the links to the page above, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Neighbours = tuple[tuple[str, str] | None, ...]
"""Docname and title of the page above, of the one before and of the one after."""


def find_neighbours(env: BuildEnvironment) -> dict[str, Neighbours]:
    """Return the neighbours of each page, in the order of the toctrees."""
    return {
        docname: tuple((page, env.titles[page].astext()) if page in env.titles else None for page in around)
        for docname, around in env.collect_relations().items()
    }
