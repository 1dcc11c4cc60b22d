"""All words of a source in a row, with the time and the turn that each is spoken in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from filmguide.catalogue.wording import located
from filmguide.sources.cleaning import Turn
from filmguide.sources.subtitles import Cue

# Words of languages that put no spaces between them are compared sign by sign.
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_OVERLAP = 100


class Word(NamedTuple):
    """A word as it is compared, and where it is in its text."""

    folded: str
    start: int
    end: int


def tokens(text: str) -> list[Word]:
    """Return the words of *text*; an apostrophe before a word, which may be a quotation mark, is left out."""
    words: list[Word] = []
    for folded, start, end in located(text):
        if _UNSPACED.search(folded) and len(folded) == end - start:
            words += [Word(sign, start + n, start + n + 1) for n, sign in enumerate(folded)]
        else:
            words.append(Word(folded.lstrip("'"), start, end))
    return words


class Stream:
    """The words of a source.

    ``times`` has the beginning of each word's cue in milliseconds, None where there is none; ``turns``
    the number of each word's turn, and ``asides`` the turns that may come between the words of a line: those
    of cues with several speakers, and of cues that are shown together with others.
    """

    def __init__(self, cues: Iterable[Cue], turns: Callable[[Cue], list[Turn]]) -> None:
        """Make the stream of *cues*, in the order of time, of which *turns* says what is spoken in them."""
        self.text = ""
        self.words: list[Word] = []
        self.times: list[int | None] = []
        self.turns: list[int] = []
        self.asides: set[int] = set()
        parts: list[str] = []
        length = number = 0
        kept = list(cues)
        for cue, together in zip(kept, _together(kept), strict=True):
            for turn in turns(cue):
                words = [
                    word._replace(start=word.start + length, end=word.end + length)
                    for word in tokens(turn.text)
                ]
                self.words += words
                self.times += [cue.start] * len(words)
                self.turns += [number] * len(words)
                if together or not turn.alone:
                    self.asides.add(number)
                parts.append(turn.text)
                length += len(turn.text) + 1
                number += 1
        self.text = " ".join(parts)
        self._signs: dict[str, str] = {}

    @cached_property
    def code(self) -> str:
        """The words, each as one sign, in which equal words have equal signs."""
        return "".join(
            self._signs.setdefault(word.folded, chr(0x10000 + len(self._signs))) for word in self.words
        )

    def sign(self, folded: str) -> str | None:
        """Return the sign of a word, None if it is nowhere in the source."""
        return self._signs.get(folded) if self.code else None

    @cached_property
    def folded(self) -> str:
        """The words as they are compared, with a space between them."""
        return " ".join(word.folded for word in self.words)

    @cached_property
    def _starts(self) -> list[int]:
        starts, length = [], 0
        for word in self.words:
            starts.append(length)
            length += len(word.folded) + 1
        return starts

    def word_at(self, index: int) -> int:
        """Return the number of the word that is at *index* in ``folded``."""
        return max(0, bisect_right(self._starts, index) - 1)

    def whole_turn(self, first: int, end: int) -> bool:
        """Tell whether the words from *first* to before *end* are one or more turns that may come between."""
        if not set(self.turns[first:end]) <= self.asides:
            return False
        begins = first == 0 or self.turns[first - 1] != self.turns[first]
        ends = end == len(self.turns) or self.turns[end] != self.turns[end - 1]
        return begins and ends


def _together(cues: list[Cue]) -> list[bool]:
    """Tell of each cue whether another one is shown at the same time."""
    together = [False] * len(cues)
    latest, last = 0, -1
    for index, cue in enumerate(cues):
        if cue.start is None or cue.end is None:
            continue
        if last >= 0 and cue.start < latest - _OVERLAP:
            together[index] = together[last] = True
        if cue.end > latest:
            latest, last = cue.end, index
    return together
