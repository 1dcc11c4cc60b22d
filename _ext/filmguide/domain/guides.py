"""Where guides stand among the pages, and what the navigation says of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FilmOfPage = Callable[[str], str | None]
Entries = tuple[tuple[str | None, str], ...]
"""The entries of a toctree: the title that it gives, and the page."""


@dataclass(frozen=True)
class Guide:
    """A guide: the page that it starts with, the title by which another page lists that, and this page."""

    start: str
    title: str | None
    shelf: str


@dataclass(frozen=True)
class Guides:
    """The guides by their films, the pages above them in the toctree, at any height, and the others.

    The others are what the toctrees of the root list besides guides, each with its caption.
    """

    of_film: Mapping[str, Guide] = field(default_factory=dict)
    shelves: frozenset[str] = frozenset()
    others: tuple[tuple[str, Entries], ...] = ()


def find_guides(env: BuildEnvironment, order: Mapping[str, int], film_of_page: FilmOfPage) -> Guides:
    """Return the guides that other pages list. A film that the root itself is about has no guide among many.

    :param order: the pages in the toctree, in its order.
    """
    above: dict[str, tuple[str, str | None]] = {}
    guides: dict[str, Guide] = {}
    root = env.config.root_doc
    alone = film_of_page(root)
    for docname in order:
        film = film_of_page(docname)
        if film and film != alone and film not in guides:
            shelf, title = above[docname]
            guides[film] = Guide(docname, title, shelf)
        for toctree in toctrees(env, docname) if docname in env.toctree_includes else ():
            for title, child in toctree["entries"]:
                above.setdefault(child, (docname, title))
    shelves: set[str] = set()
    for shelf in {guide.shelf for guide in guides.values()}:
        while shelf and shelf not in shelves:
            shelves.add(shelf)
            shelf, _ = above.get(shelf, ("", None))
    others = (
        (
            toctree.get("caption") or "",
            tuple(entry for entry in toctree["entries"] if film_of_page(entry[1]) not in guides),
        )
        for toctree in toctrees(env, root)
    )
    return Guides(guides, frozenset(shelves), tuple(others))


def toctrees(env: BuildEnvironment, docname: str) -> Iterator[addnodes.toctree]:
    """Yield the toctrees of a page."""
    return env.tocs[docname].findall(addnodes.toctree) if docname in env.tocs else iter(())


def find_navigation(env: BuildEnvironment, guides: Guides, film_of_page: FilmOfPage) -> dict[str, str]:
    """Return what the navigation says, as one text for each film, and under "" for what all pages list."""

    def outline(docname: str, above: tuple[str, ...] = ()) -> Iterator[str]:
        yield str(env.titles.get(docname, docname))
        for toctree in toctrees(env, docname) if docname not in above else ():
            yield str(toctree.get("caption"))
            for title, child in toctree["entries"]:
                if above or docname != env.config.root_doc or film_of_page(child) not in guides.of_film:
                    yield f"{title} <{child}>"
                    # Of a page that lists guides, the navigation has the title alone.
                    ends = child not in env.found_docs or child in guides.shelves
                    yield from [str(env.titles.get(child))] if ends else outline(child, (*above, docname))

    said = {film: repr((guide, *outline(guide.start))) for film, guide in guides.of_film.items()}
    return {**said, "": repr((guides.shelves, *outline(env.config.root_doc)))}
