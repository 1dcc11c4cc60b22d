"""Who made a film and who is in it."""

from __future__ import annotations

from dataclasses import dataclass

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


DIRECTING = {
    "director",
    "directed by",
    "writer and director",
    "director and writer",
    "written and directed by",
}
"""The jobs, in lower case, of those by whom a film is known."""


@dataclass(frozen=True)
class CrewCredit:
    """One line of the crew list; ``with_cast`` when it also closes the cast list."""

    person: Person
    job: Text
    with_cast: bool

    @property
    def directs(self) -> bool:
        """Tell whether the film is theirs."""
        return self.job.casefold() in DIRECTING


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
