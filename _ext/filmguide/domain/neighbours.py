"""What a page says of the pages around it: the links to the page above, before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filmguide.domain.guides import FilmOfPage

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

Neighbours = tuple[tuple[str, str] | None, ...]
"""Docname and title of the page above, of the one before and of the one after."""


def find_neighbours(env: BuildEnvironment, film_of_page: FilmOfPage) -> dict[str, Neighbours]:
    """Return the neighbours of each page; those before and after it are of the same guide, or of none."""
    relations = env.collect_relations()
    films = {docname: film_of_page(docname) for docname in relations}

    def described(docname: str | None) -> tuple[str, str] | None:
        return (docname, env.titles[docname].astext()) if docname in env.titles else None

    def inside(docname: str, other: str | None) -> tuple[str, str] | None:
        return described(other) if films.get(other or "") == films[docname] else None

    return {
        docname: (described(up), inside(docname, before), inside(docname, after))
        for docname, (up, before, after) in relations.items()
    }
