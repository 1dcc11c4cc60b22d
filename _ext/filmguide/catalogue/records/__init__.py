"""What a film is: frozen records, complete and consistent, made from the files once they are read.

A record's ``repr`` is the whole of its content and nothing of its place in the file, so that a digest
of it changes when, and only when, what a reader could see changes.
"""

from filmguide.catalogue.records.credits import Cast, CastCredit, Character, CrewCredit, FilmTitle, Person
from filmguide.catalogue.records.films import FactCard, Film
from filmguide.catalogue.records.quotations import Checked, Line, Original, Quotation, Speaker, Words
from filmguide.catalogue.records.scenes import Position, Scene, Source, Theme, clock

__all__ = [
    "Cast",
    "CastCredit",
    "Character",
    "Checked",
    "CrewCredit",
    "FactCard",
    "Film",
    "FilmTitle",
    "Line",
    "Original",
    "Person",
    "Position",
    "Quotation",
    "Scene",
    "Source",
    "Speaker",
    "Theme",
    "Words",
    "clock",
]
