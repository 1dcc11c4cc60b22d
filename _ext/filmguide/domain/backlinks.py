"""Where objects are discussed: the pages whose author refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Backlink(NamedTuple):
    """A page, with the title that it had when the last reading ended."""

    docname: str
    title: str


def find_backlinks(
    env: BuildEnvironment, references: Mapping[str, Iterable[str]], order: Mapping[str, int]
) -> dict[str, tuple[Backlink, ...]]:
    """Return for each key the pages that refer to it, in the order of the toctrees.

    :param references: the keys to which the author of each page refers.
    :param order: the pages in the toctree, in its order.
    """
    found: dict[str, list[Backlink]] = {}
    for docname in sorted(references, key=lambda docname: (order.get(docname, len(order)), docname)):
        for key in references[docname]:
            found.setdefault(key, []).append(Backlink(docname, env.titles[docname].astext()))
    return {key: tuple(links) for key, links in found.items()}
