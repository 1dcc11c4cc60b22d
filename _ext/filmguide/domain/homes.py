"""Where objects live. A record may be shown in many places; one of them, its home, has its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

ENTRIES = frozenset({"people", "scenes", "themes", "quote"})
"""Directives whose showings of an object outrank a mention of it in a list or on a card."""


class Showing(NamedTuple):
    """A place where a directive shows objects.

    ``serial`` counts the showings of the page; ``keys`` are the objects that could live here, none
    of them under ``:no-index:``; ``folded`` tells whether they are folded away as spoilers.
    """

    docname: str
    serial: int
    directive: str
    keys: tuple[str, ...]
    folded: bool = False


class Book(NamedTuple):
    """A document of several pages, and the homes of objects among these."""

    docnames: frozenset[str]
    homes: Mapping[str, Showing]


def find_homes(showings: Mapping[str, Sequence[Showing]], order: Mapping[str, int]) -> dict[str, Showing]:
    """Choose one showing for each object.

    What is open comes before what is folded away, entries before lists, then the *order* of pages
    (those outside the toctree last, by name), then the first on the page. The result does not depend
    on the order of reading.
    """

    def rank(showing: Showing) -> tuple[bool, bool, int, str, int]:
        place = order.get(showing.docname, len(order))
        return showing.folded, showing.directive not in ENTRIES, place, showing.docname, showing.serial

    homes: dict[str, Showing] = {}
    for showing in sorted((s for page in showings.values() for s in page), key=rank):
        for key in showing.keys:
            homes.setdefault(key, showing)
    return homes


def page_order(env: BuildEnvironment) -> dict[str, int]:
    """Return the place of each page in the order of the toctrees, beginning with the root."""
    order: dict[str, int] = {}
    for docname in _walk(env, env.config.root_doc, set()):
        order.setdefault(docname, len(order))
    return order


def _walk(env: BuildEnvironment, docname: str, seen: set[str]) -> Iterator[str]:
    if docname not in seen:
        seen.add(docname)
        yield docname
        for child in env.toctree_includes.get(docname, ()):
            yield from _walk(env, child, seen)
