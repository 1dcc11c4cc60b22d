"""Words that no language has, as frequent as words are, and names made of the same syllables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from random import Random
from typing import TypeVar

T = TypeVar("T")

VOCABULARY = 12_000

_ONSETS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "v",
)
_VOWELS = ("a", "e", "i", "o", "u", "ea", "ai")
_CODAS = ("", "l", "n", "r", "s", "t", "nd", "rk")
_ENDINGS = ("", "", "", "ing", "ed", "s", "ly", "ness", "er", "able")  # what a stemmer for English takes off

_SYLLABLES = [f"{onset}{vowel}" for onset, vowel in product(_ONSETS, _VOWELS)]


def vocabulary() -> list[str]:
    """Return ``VOCABULARY`` words, the frequent ones first, which are short, as in any language."""
    random, words = Random("vocabulary"), dict[str, None]()
    while len(words) < VOCABULARY:
        syllables = 1 + sum(len(words) >= number for number in (300, 3000, 9000))
        stem = "".join(random.choice(_SYLLABLES) for _ in range(syllables)) + random.choice(_CODAS)
        words[stem + (random.choice(_ENDINGS) if syllables > 1 else "")] = None
    return list(words)


class Prose:
    """Words drawn by Zipf's law: the n-th word of the vocabulary is n times rarer than the first."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def words(self, number: int) -> list[str]:
        """Return the next *number* words."""
        return self._random.choices(_WORDS, cum_weights=_WEIGHTS, k=number)

    def sentence(self, words: int) -> str:
        """Return a sentence of so many words."""
        return f"{' '.join(self.words(words)).capitalize()}."

    def heading(self) -> str:
        """Return three of the rarer words."""
        return " ".join(self._random.sample(_WORDS[500:], 3)).capitalize()

    def lengths(self, total: int, shortest: int, longest: int) -> Iterator[int]:
        """Yield lengths within these bounds, the last one perhaps longer, that sum up to *total*."""
        while total >= shortest + longest:
            length = self._random.randint(shortest, longest)
            yield length
            total -= length
        yield total

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return *items* in another order."""
        return self._random.sample(items, len(items))

    def places(self, number: int, total: int) -> list[int]:
        """Return *number* places among *total*, in order."""
        return sorted(self._random.sample(range(total), number))


def name(number: int) -> str:
    """Return a name that no other number has."""
    first, rest = number % len(_SYLLABLES), number // len(_SYLLABLES)
    given = _SYLLABLES[first * 37 % len(_SYLLABLES)] + _CODAS[1 + first % 3]
    syllables = [_SYLLABLES[(first * 11 + 5) % len(_SYLLABLES)]]
    while rest or len(syllables) < 3:
        syllables.append(_SYLLABLES[rest % len(_SYLLABLES)])
        rest //= len(_SYLLABLES)
    return f"{given.capitalize()} {''.join(syllables).capitalize()}"


_WORDS = vocabulary()
_WEIGHTS = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
