"""Words of a film."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from filmguide.catalogue.records.credits import FilmTitle
from filmguide.catalogue.records.scenes import Position, Scene, Source
from filmguide.catalogue.text import Text


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
class Checked:
    """What a quotation was compared with, word by word, and when."""

    against: Text
    on: date


@dataclass(frozen=True)
class Quotation:
    """Words of a film. ``script`` tells whether they were written as a script.

    ``spoiler`` is true also where that is said of the scene alone.
    """

    film: FilmTitle
    id: Text
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
    checked: Checked | None = None
    variants: tuple[Text, ...] = ()
    formerly: tuple[str, ...] = ()
    spoiler: bool = False

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
    def veil(self) -> str:
        """What lists call the quotation where its words would give something away."""
        who = ", ".join(speaker.short for speaker in self.speakers) or self.film.title
        return f"{who} ({self.scene.title})" if self.scene else who

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who speaks, once each, in order."""
        return tuple(dict.fromkeys(line.speaker for line in self.lines if line.speaker))
