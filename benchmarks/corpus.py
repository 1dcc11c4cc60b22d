"""The films of the benchmark: prose, references, casts and quotations, the same for all contenders.

The film with a number is the same in a library of any size, so that libraries can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from benchmarks.words import Prose, name

WORDS = 590
"""The words of a page; a reference counts as one, headings, casts and quotations do not."""
CAST = 14
QUOTATIONS = 6
PAGES = ("index", "ending", "themes", "motifs", "title", "questions")

Kind = Literal["character", "credit", "person", "quotation", "page"]

REFERENCES: tuple[tuple[Kind, int], ...] = (
    ("character", 6),
    ("credit", 2),
    ("person", 2),
    ("quotation", 1),
    ("page", 4),
)
"""How many references of each kind a page has, 15 in all."""


@dataclass(frozen=True)
class Credit:
    """Who plays whom; pages call the character by the short name."""

    performer: str
    role: str
    about: str

    @property
    def short(self) -> str:
        """The first name of the character."""
        return self.role.partition(" ")[0]


@dataclass(frozen=True)
class Quotation:
    """Words of a film, and who says them to whom."""

    id: str
    speaker: Credit
    to: Credit
    text: str


@dataclass(frozen=True)
class Reference:
    """A reference to the record or page of a kind with that number."""

    kind: Kind
    number: int


Paragraph = tuple[str | Reference, ...]
"""Words, the last one of a sentence with its full stop, and references."""


@dataclass(frozen=True)
class Page:
    """A page of a guide: the cast, then its sections; the quotation with its number ends the first."""

    number: int
    title: str
    description: str
    sections: tuple[tuple[str, tuple[Paragraph, ...]], ...]

    @property
    def name(self) -> str:
        """The name of the file."""
        return PAGES[self.number]


@dataclass(frozen=True)
class Film:
    """A film and its guide."""

    id: str
    title: str
    year: int
    runtime: int
    synopsis: str
    cast: tuple[Credit, ...]
    quotations: tuple[Quotation, ...]
    pages: tuple[Page, ...]

    def attribution(self, quotation: Quotation) -> str:
        """Return whose words they are, as it is printed."""
        return f"{quotation.speaker.short} to {quotation.to.short}, {self.title} ({self.year})"


def library(films: int) -> Iterator[Film]:
    """Yield the first *films* films."""
    return (film(number) for number in range(films))


def film(number: int) -> Film:
    """Return the film with a number."""
    prose = Prose(f"film {number}")
    people = [name(2 * CAST * number + index) for index in range(2 * CAST)]
    about = [prose.sentence(11) if index < 11 else "" for index in range(CAST)]
    cast = tuple(Credit(*entry) for entry in zip(people[:CAST], people[CAST:], about, strict=True))
    quotations = tuple(
        Quotation(f"line-{index + 1}", cast[index], cast[index + 1], " ".join(prose.words(20)))
        for index in range(QUOTATIONS)
    )
    return Film(
        id=f"film-{number:04}",
        title=prose.heading().title(),
        year=1920 + number % 100,
        runtime=80 + number % 70,
        synopsis=prose.sentence(60),
        cast=cast,
        quotations=quotations,
        pages=tuple(_page(index, prose) for index in range(len(PAGES))),
    )


def _page(number: int, prose: Prose) -> Page:
    places = dict(zip(prose.places(15, WORDS), _references(number, prose), strict=True))
    words: list[str | Reference] = [*prose.words(WORDS)]
    start, paragraphs = 0, list[Paragraph]()
    for place, reference in places.items():
        words[place] = reference
    for length in prose.lengths(WORDS, 60, 110):
        paragraphs.append(tuple(_sentences(words[start : start + length], prose)))
        start += length
    thirds = [round(len(paragraphs) * part / 3) for part in range(4)]
    parts = (tuple(paragraphs[a:b]) for a, b in pairwise(thirds))
    sections = tuple((prose.heading(), part) for part in parts)
    return Page(number, prose.heading(), prose.sentence(18), sections)


def _sentences(words: list[str | Reference], prose: Prose) -> Iterator[str | Reference]:
    """Yield *words* with capitals and full stops, but none of these at a reference."""
    start = 0
    for length in prose.lengths(len(words), 6, 22):
        first, *middle, last = words[start : start + length]
        yield first.capitalize() if isinstance(first, str) else first
        yield from middle
        yield f"{last}." if isinstance(last, str) else last
        start += length


def _references(page: int, prose: Prose) -> Iterator[Reference]:
    """Yield the references of a page, kinds mixed; to other pages, and another quotation than it shows."""
    kinds = [kind for kind, number in REFERENCES for _ in range(number)]
    others = {"page": [n for n in range(len(PAGES)) if n != page]}
    others["quotation"] = [n for n in range(QUOTATIONS) if n != page]
    for index, kind in enumerate(prose.shuffled(kinds)):
        among = others.get(kind, list(range(CAST)))
        yield Reference(kind, among[(index * 5 + page) % len(among)])
