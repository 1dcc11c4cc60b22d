"""Looking for the records whose words a passage may be, without comparing it with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from filmguide.catalogue.misquotes.tokens import Token, bases, plain_bases
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
    Each part is made when it is first asked for.
    """

    def __init__(self, films: Iterable[Film]) -> None:
        self._films = {film.id: film for film in films}
        self._own: dict[str, _Wordings] = {}

    def candidates(self, passage: Sequence[Token], film: str | None) -> list[Unit]:
        """Return the wordings of *film* that *passage* may be; those of any film, if it is None."""
        counted, found = bases(passage), dict[int, Unit]()
        for start in range(0, max(1, len(counted) - _WINDOW // 2), _WINDOW // 2):
            window = counted[start : start + _WINDOW]
            if film is None:
                found |= self._all.sharing(pairwise(window), set(window), least=2)
            else:
                found |= self._of(film).sharing(window, set(window), least=1)
        return [found[number] for number in sorted(found)]

    @cached_property
    def _all(self) -> _Wordings:
        """The wordings of all films, by pairs of words."""
        wordings = _Wordings()
        for film in self._films.values():
            for unit in (unit for record in film.quotations for unit in units(record)):
                found = plain_bases(unit.text)
                wordings.add(unit, found, pairwise(found))
        return wordings

    def _of(self, film: str) -> _Wordings:
        """Return the wordings of *film*, by words."""
        if film not in self._own:
            wordings = self._own[film] = _Wordings()
            for unit in (unit for record in self._films[film].quotations for unit in units(record)):
                found = plain_bases(unit.text)
                wordings.add(unit, found, found)
        return self._own[film]


class _Wordings:
    """Wordings, and in which of them each key is: a word or a pair of words."""

    def __init__(self) -> None:
        self._units: list[tuple[Unit, set[str]]] = []
        self._places: dict[Hashable, list[int]] = defaultdict(list)

    def add(self, unit: Unit, words: Iterable[str], keys: Iterable[Hashable]) -> None:
        """Add a wording with its *words*, to be found by *keys*."""
        for key in set(keys):
            self._places[key].append(len(self._units))
        self._units.append((unit, set(words)))

    def sharing(self, keys: Iterable[Hashable], words: set[str], least: int) -> dict[int, Unit]:
        """Return the wordings, by number, that have *least* of *keys* and enough of *words*."""
        places = (self._places.get(key, ()) for key in set(keys))
        telling = (numbers for numbers in places if least == 1 or len(numbers) <= _COMMON)
        shared = Counter(number for numbers in telling for number in numbers)
        numbers = [number for number, count in shared.items() if count >= least]
        return {number: self._units[number][0] for number in numbers if self._enough(words, number)}

    def _enough(self, words: set[str], number: int) -> bool:
        others = self._units[number][1]
        return len(words & others) >= SHARED * min(len(words), len(others))
