"""What a page shows of the rest of the site: when that changes, the page is written again, but not read.

Sphinx writes a page when its own source changed or a page in its toctree did. A page shows more of the
others than that: where objects live, who refers to them, the titles of its neighbours and of the pages
that it refers to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.util import docname_join

from filmguide.domain.inventories import find_in_inventories
from filmguide.domain.references import Reference

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from filmguide.domain import FilmDomain

OBJECT_TYPES = {"credit": "character"}

INDEXED = frozenset({"person", "character", "quote"})
"""The kinds of objects that have an index, to which themes link from each page while it has an entry."""


class Surroundings:
    """The surroundings of each page of a site, as it is after reading."""

    def __init__(self, domain: FilmDomain, site: str, navigation: Mapping[str, str]) -> None:
        """Look around.

        :param site: what all pages show.
        :param navigation: what the navigation says of each film, and under "" of all others pages.
        """
        self._domain = domain
        self._env: BuildEnvironment = domain.env
        self._navigation = navigation
        kinds = sorted(INDEXED & {key.partition(".")[0] for key in domain.homes})
        self._site = _digest((site, navigation[""], kinds))
        self._relations = self._env.collect_relations()
        self._title = cache(lambda docname: str(self._env.titles.get(docname)))
        self._contents = cache(lambda docname: str(self._env.tocs.get(docname)))
        self._defined: dict[str, list[str]] = {}
        for key, home in domain.homes.items():
            self._defined.setdefault(home.docname, []).append(key)

    def of(self, docname: str) -> str:
        """Return the digest of what a page shows of the others."""
        domain = self._domain
        linked, places = sorted(domain.mentions.get(docname, ())), domain.data.get("places", {})
        seen = (
            self._site,
            self._navigation.get(domain.catalogue.film_of_page(docname) or ""),
            sorted(domain.questions.get(docname, {}).items()),
            [(key, self._home(key)) for key in linked],
            [
                (key, places.get(key), self._discussions(key))
                for key in sorted(self._defined.get(docname, ()))
            ],
            list(self._neighbours(docname)),
            list(self._listed(docname)),
            [(ref, self._meaning(docname, ref)) for ref in sorted(domain.elsewhere.get(docname, ()))],
        )
        return _digest(seen)

    def _home(self, key: str | None) -> str | None:
        home = self._domain.homes.get(key or "")
        return home and home.docname

    def _discussions(self, key: str) -> list[object]:
        """Return the pages that refer to an object, with the guides by which they are listed."""
        found: list[object] = []
        for link in self._domain.backlinks.get(key, ()):
            film = self._domain.catalogue.film_of_page(link.docname)
            title = self._domain.catalogue.films[film].title if film else None
            found.append((link, title, self._home(title.key if title else None)))
        return found

    def _neighbours(self, docname: str) -> Iterator[tuple[str, str]]:
        """Yield the pages before, after and above this one; the topmost is on all pages, and nothing new."""
        above, before, after = self._relations.get(docname, (None, None, None))
        if self._domain.guides.of_film:  # the others are left out
            known = self._domain.neighbours.get(docname, ())[1:]
            before, after = (before and known[0] and before, after and known[1] and after)
        chain: list[str] = []
        while above is not None and above not in chain:
            chain.append(above)
            above = self._relations.get(above, [None])[0]
        for page in (before, after, *chain[:-1]):
            yield page or "", self._title(page)

    def _listed(self, docname: str) -> Iterator[tuple[str, str]]:
        """Yield the pages that the toctrees of a page list, with their headings."""
        listed: set[str] = set()
        yield from self._below(docname, 0, listed)

    def _below(self, docname: str, above: int, listed: set[str]) -> Iterator[tuple[str, str]]:
        """Yield what is listed below a page, as deep as the toctree that begins there (*above* is 0) says."""
        toc = self._env.tocs.get(docname)
        for tree in toc.findall(addnodes.toctree) if toc is not None else ():
            depth = above or tree.get("maxdepth", -1)
            for _, page in () if tree.get("hidden") else tree["entries"]:
                if page in self._env.tocs and page not in listed:
                    listed.add(page)
                    yield page, self._contents(page)
                    if depth != 1:
                        yield from self._below(page, depth - 1, listed)

    def _meaning(self, docname: str, ref: Reference) -> tuple[object, ...]:
        """Return all that a reference may show, whatever finds it."""
        page, label = docname_join(docname, ref.target), ref.target.lower()
        known = [name for name in (page, ref.target.lstrip("/")) if name in self._env.titles]
        std = self._env.domains.standard_domain
        places = (std.labels.get(label), std.anonlabels.get(label), std._terms.get(label))
        headings = [self._env.metadata[name].get("myst_slugs") for name in known]
        other = find_in_inventories(self._env, f"film:{OBJECT_TYPES.get(ref.kind, ref.kind)}", ref.target)
        if ref.titled:
            return (known, [place and place[:2] for place in places], other)
        objects = [(key, self._home(key)) for key in self._domain.named(ref.target)]
        return (known, places, other, [self._title(name) for name in known], headings, objects)


def _digest(seen: object) -> str:
    return hashlib.blake2b(repr(seen).encode(), digest_size=12).hexdigest()
