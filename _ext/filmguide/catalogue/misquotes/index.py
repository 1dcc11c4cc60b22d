"""Looking for the records whose words a passage may be, without comparing it with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from filmguide.catalogue.misquotes.tokens import Token, solid
from filmguide.catalogue.misquotes.units import Unit, units
from filmguide.catalogue.records import Film

SHARED = 0.4
"""The part of a passage's words, or of a record's, that they have in common if one is the other misquoted."""

_WINDOW = 24
_COMMON = 100
"""A pair of words in more wordings than this tells nothing of where it is from."""


class Index:
    """The wordings of films: by word within a film, by pairs of neighbouring words across films.

    So the effort for a passage depends on the film that it is about, and hardly on how many others there are.
    """

    def __init__(self, films: Iterable[Film]) -> None:
        self._units: list[Unit] = []
        self._words: dict[str, dict[str, list[int]]] = {}
        self._pairs: dict[tuple[str, str], list[int]] = {}
        for film in films:
            words = self._words[film.id] = {}
            for unit in (unit for record in film.quotations for unit in units(record)):
                for word in unit.bases:
                    words.setdefault(word, []).append(len(self._units))
                for pair in set(_pairs(list(solid(unit.tokens)))):
                    self._pairs.setdefault(pair, []).append(len(self._units))
                self._units.append(unit)

    def candidates(self, passage: Sequence[Token], film: str | None) -> list[Unit]:
        """Return the wordings of *film* that *passage* may be; those of any film, if it is None."""
        counted, found = list(solid(passage)), set[int]()
        for start in range(0, max(1, len(counted) - _WINDOW // 2), _WINDOW // 2):
            window = counted[start : start + _WINDOW]
            bases = {token.base for token in window}
            for number in self._sharing(window, bases, film):
                unit = self._units[number]
                if len(bases & unit.bases) >= SHARED * min(len(bases), len(unit.bases)):
                    found.add(number)
        return [self._units[number] for number in sorted(found)]

    def _sharing(self, window: Sequence[Token], bases: set[str], film: str | None) -> Iterator[int]:
        """Yield the numbers of the wordings that share a word of *film*, or two pairs of words of any."""
        if film is not None:
            words = self._words.get(film, {})
            yield from {number for base in bases for number in words.get(base, ())}
            return
        pairs = (self._pairs.get(pair, ()) for pair in set(_pairs(window)))
        shared = Counter(number for numbers in pairs if len(numbers) <= _COMMON for number in numbers)
        yield from (number for number, count in shared.items() if count > 1)


def _pairs(passage: Sequence[Token]) -> Iterator[tuple[str, str]]:
    return ((left.base, right.base) for left, right in pairwise(passage))
