"""A film as a whole, and the card that sums it up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from filmguide.catalogue.records.credits import CastCredit, Character, CrewCredit, FilmTitle, Person
from filmguide.catalogue.records.quotations import Quotation
from filmguide.catalogue.records.scenes import Scene
from filmguide.catalogue.text import Text


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
