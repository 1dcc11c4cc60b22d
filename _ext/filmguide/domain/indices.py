"""Indexes of people, characters and quotations, which Sphinx adds to HTML and to LaTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from sphinx.domains import Index, IndexEntry

from filmguide.catalogue.sorting import fold, letter
from filmguide.locale import _

if TYPE_CHECKING:
    from filmguide.domain import FilmDomain


Letters = list[tuple[str, list[IndexEntry]]]


class Heading(NamedTuple):
    """An entry before it has a place: what it is sorted by, its text, its key, and what it belongs to."""

    sort: str
    text: str
    key: str
    extra: str


class _FilmIndex(Index):
    domain: FilmDomain

    def headings(self) -> Iterator[Heading]:
        raise NotImplementedError

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the entries by letter; only those with a home among *docnames*, if given."""
        letters: dict[str, list[IndexEntry]] = {}
        wanted = None if docnames is None else set(docnames)
        homes = self.domain.homes if docnames is None else self.domain.homes_here
        for heading in sorted(self.headings(), key=lambda heading: (fold(heading.sort), heading.key)):
            home = homes.get(heading.key)
            if home is not None and (wanted is None or home.docname in wanted):
                entry = IndexEntry(heading.text, 0, home.docname, heading.key, heading.extra, "", "")
                letters.setdefault(letter(heading.sort), []).append(entry)
        return sorted(letters.items()), False


class PeopleIndex(_FilmIndex):
    """Everyone with a credit, sorted as ``people.yaml`` says."""

    name = "people"
    localname = _("Index of people")
    shortname = _("people")

    def headings(self) -> Iterator[Heading]:
        """Yield everyone, with the films."""
        for entry in self.domain.catalogue.people():
            films = ", ".join(work.film.title for work in entry.works)
            yield Heading(entry.person.sort, entry.person.sort, entry.person.key, films)


class CharactersIndex(_FilmIndex):
    """The characters of all films."""

    name = "characters"
    localname = _("Index of characters")
    shortname = _("characters")

    def headings(self) -> Iterator[Heading]:
        """Yield every character, with the film."""
        for film in self.domain.catalogue.films.values():
            for character in film.characters:
                yield Heading(character.name, character.name, character.key, film.title.title)


class QuotationsIndex(_FilmIndex):
    """The quotations of all films, by their first words; spoilers by speaker and scene."""

    name = "quotations"
    localname = _("Index of quotations")
    shortname = _("quotations")

    def headings(self) -> Iterator[Heading]:
        """Yield every quotation, with the film."""
        for film in self.domain.catalogue.films.values():
            for quotation in film.quotations:
                if quotation.key in self.domain.homes:
                    name = self.domain.title_of(quotation.key)
                    yield Heading(name, name, quotation.key, film.title.title)
