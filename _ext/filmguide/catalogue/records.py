"""What a film is: frozen records, complete and consistent, made from the files once they are read.

A record's ``repr`` is the whole of its content and nothing of its place in the file, so that a digest
of it changes when, and only when, what a reader could see changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from textwrap import shorten

from filmguide.catalogue.text import Text


@dataclass(frozen=True)
class Person:
    """Somebody with a credit."""

    id: str
    name: Text
    sort: Text
    same_as: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"person.{self.id}"


@dataclass(frozen=True)
class Character:
    """Somebody in a film; ``performers`` are in billing order."""

    film: str
    id: str
    name: Text
    short: Text
    aliases: tuple[Text, ...]
    performers: tuple[Person, ...]
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"character.{self.film}.{self.id}"


@dataclass(frozen=True)
class CastCredit:
    """One line of the cast list."""

    performer: Person
    characters: tuple[Character, ...]
    printed: Text | None
    credited_as: Text | None
    about: Text | None
    voice: bool
    uncredited: bool
    archive: bool


@dataclass(frozen=True)
class CrewCredit:
    """One line of the crew list; ``with_cast`` when it also closes the cast list."""

    person: Person
    job: Text
    with_cast: bool


@dataclass(frozen=True)
class FilmTitle:
    """What other records say of the film that they belong to."""

    id: str
    title: Text
    year: int | None
    languages: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"film.{self.id}"


@dataclass(frozen=True)
class Cast:
    """The cast list of a film, closed by the crew that is credited with it."""

    film: FilmTitle
    cast: tuple[CastCredit, ...]
    crew: tuple[CrewCredit, ...]


@dataclass(frozen=True)
class Theme:
    """Something that films have in common."""

    id: str
    name: Text
    summary: Text | None
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"theme.{self.id}"


@dataclass(frozen=True)
class Position:
    """A place along a film: ``at`` and ``until`` in seconds, or a reel and the metres into it."""

    at: int | None
    until: int | None
    reel: int | None
    metre: Decimal | None


def clock(seconds: int) -> str:
    """Return *seconds* as h:mm:ss."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@dataclass(frozen=True)
class Source:
    """Where something can be checked, if not in the film itself."""

    title: Text
    url: str | None
    locator: Text | None


@dataclass(frozen=True)
class Scene:
    """A scene of a film."""

    film: str
    id: str
    title: Text
    summary: Text | None
    spoiler: bool
    position: Position | None = None
    source: Source | None = None
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"scene.{self.film}.{self.id}"


@dataclass(frozen=True)
class Speaker:
    """A character as a quotation names it; ``key`` is None for a name that is not in the cast."""

    key: str | None
    name: Text
    short: Text


@dataclass(frozen=True)
class Words:
    """Part of a line: words that are spoken or written, or a stage direction with its brackets."""

    text: Text
    direction: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a quotation; ``speaker`` is None for a stage direction that stands alone."""

    speaker: Speaker | None
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Original:
    """A quotation in the film's own language."""

    lang: str
    text: Text


@dataclass(frozen=True)
class Quotation:
    """Words of a film. ``script`` tells whether they were written as a script."""

    film: FilmTitle
    id: str
    lines: tuple[Line, ...]
    script: bool
    to: Speaker | None
    scene: Scene | None
    themes: tuple[str, ...]
    form: str
    delivery: str | None
    original: Original | None
    translator: Text | None
    position: Position | None
    source: Source | None
    variants: tuple[Text, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"quote.{self.film.id}.{self.id}"

    @property
    def opening(self) -> str:
        """The first words, by which lists call the quotation."""
        words = (part.text for line in self.lines for part in line.words if not part.direction)
        return shorten(" ".join(words), 60, placeholder=" …")

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who speaks, once each, in order."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines if line.speaker))


@dataclass(frozen=True)
class Film:
    """A film and everything that its file says.

    ``folder`` is where its pages are, relative to the documentation root. ``set_aside`` holds the names
    (in lower case) that mistakes keep out of the other fields, and ``unreadable`` says that nothing
    could be read: whoever asks in vain for one of those has been told already.
    """

    title: FilmTitle
    folder: str
    file: str = field(repr=False)
    released: date | None = None
    runtime: int | None = None
    countries: tuple[Text, ...] = ()
    rights: str = "in-copyright"
    synopsis: Text | None = None
    characters: tuple[Character, ...] = ()
    cast: tuple[CastCredit, ...] = ()
    crew: tuple[CrewCredit, ...] = ()
    scenes: tuple[Scene, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    set_aside: frozenset[str] = field(default=frozenset(), repr=False)
    unreadable: bool = False

    @property
    def id(self) -> str:
        """The name of the film's folder."""
        return self.title.id

    @property
    def persons(self) -> tuple[Person, ...]:
        """Everyone with a credit: performers in billing order, then the crew."""
        return (*(credit.performer for credit in self.cast), *(credit.person for credit in self.crew))


@dataclass(frozen=True)
class FactCard:
    """What the fact card of a film shows."""

    film: FilmTitle
    released: date | None
    runtime: int | None
    countries: tuple[Text, ...]
    synopsis: Text | None
    crew: tuple[CrewCredit, ...]
