"""One passage laid along one wording of a record: how much of each they share, and in what they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from filmguide.catalogue.misquotes.alignment import Alignment, Step, align, likeness
from filmguide.catalogue.misquotes.tokens import Token, rejoined
from filmguide.catalogue.misquotes.units import Unit

_CLAUSE = 3
"""An omission of more words than this may leave out a "not" that belongs to what is left out."""


@dataclass(frozen=True)
class Comparison:
    """A passage and what it covers of a wording.

    ``negated`` tells whether the author says "not" before the passage, outside of the quotation marks.
    """

    passage: Sequence[Token]
    record: Sequence[Token]
    unit: Unit
    alignment: Alignment
    negated: bool = False

    @cached_property
    def extra(self) -> float:
        """The weight of the words that the passage has before and after the record."""
        return weight((*self.passage[: self.alignment.first], *self.passage[self.alignment.last + 1 :]))

    @cached_property
    def shared(self) -> float:
        """The weight of the words in common; a word in another form counts in part."""
        return sum(
            left.weight * likeness(left.base, right.base)
            for left, right in self._pairs
            if left.is_word and not left.light
        )

    @cached_property
    def covered(self) -> float:
        """How much of the wording the passage has, from 0 to 1."""
        whole = weight(self.record)
        return self.shared / whole if whole else 0.0

    @cached_property
    def core(self) -> float:
        """How alike passage and record are between the first and the last word in common, from 0 to 1."""
        return 1 - self._cost / (weight(self._core) + self._missing)

    @cached_property
    def score(self) -> float:
        """How alike they are, with what the passage has before and after, from 0 to 1."""
        return 1 - (self._cost + self.extra) / (weight(self.passage) + self._missing)

    @cached_property
    def same(self) -> bool:
        """Whether the passage is word for word in the record, but for what the editor marks."""
        outside = (*self.passage[: self.alignment.first], *self.passage[self.alignment.last + 1 :])
        return not any(token.is_word for token in outside) and self.verbatim

    @cached_property
    def verbatim(self) -> bool:
        """Whether the part in common is word for word in the record."""
        if self._opposite:
            return False
        return all(self._equal(step) for step in self.alignment.steps)

    @cached_property
    def wording(self) -> str:
        """What the record has in the place of the passage."""
        before = sum(token.is_word for token in self.passage[: self.alignment.first])
        after = sum(token.is_word for token in self.passage[self.alignment.last + 1 :])
        words, begin, end = self.record, self.alignment.begin, self.alignment.end
        stop = max(0, begin - max(before, self._drops_before))
        while begin > stop and not words[begin - 1].closes:
            begin -= 1
        stop = min(len(words), end + max(after, self._drops_after))
        while end < stop and not words[end - 1].closes:
            end += 1
        return self.unit.text[words[begin].start : words[end - 1].end]

    @property
    def span(self) -> slice:
        """Where in its text the passage begins and ceases to be that of the record."""
        return slice(self._core[0].start, self._core[-1].end)

    @property
    def _core(self) -> Sequence[Token]:
        return self.passage[self.alignment.first : self.alignment.last + 1]

    @cached_property
    def _pairs(self) -> list[tuple[Token, Token]]:
        found = [
            (left, right) for left, right in self.alignment.steps if left is not None and right is not None
        ]
        return [(self.passage[left], self.record[right]) for left, right in found]

    @cached_property
    def _missing(self) -> float:
        return weight(
            self.record[right] for left, right in self.alignment.steps if left is None and right is not None
        )

    @cached_property
    def _cost(self) -> float:
        more = weight(
            self.passage[left] for left, right in self.alignment.steps if right is None and left is not None
        )
        other = sum(
            max(left.weight, right.weight) * (1 - likeness(left.base, right.base))
            for left, right in self._pairs
            if left.is_word and not (left.light and right.light)
        )
        return self._missing + more + other

    def _equal(self, step: Step) -> bool:
        left, right = step
        if left is None:
            return False
        if right is None or not self.passage[left].is_word:
            return not self.passage[left].is_word
        return self.passage[left].text == self.record[right].text

    @cached_property
    def _opposite(self) -> bool:
        """Whether a "not" gets lost: beside the passage, or in what its marks of omission stand for."""
        if self._drops_before or self._drops_after:
            return True
        left_out: dict[int, list[Token]] = {}
        for left, right in self.alignment.steps:
            if left is not None and not self.passage[left].is_word:
                words = left_out.setdefault(left, [])
                words += [self.record[right]] if right is not None else []
        return any(
            len(words) <= _CLAUSE and any(word.negates for word in words) != self.passage[number].negates
            for number, words in left_out.items()
        )

    @cached_property
    def _drops_before(self) -> bool:
        begin, words = self.alignment.begin, self.record
        return begin > 0 and words[begin - 1].negates and not words[begin - 1].closes and not self.negated

    @cached_property
    def _drops_after(self) -> bool:
        end, words = self.alignment.end, self.record
        return end < len(words) and words[end].negates and words[end].light and not words[end - 1].closes


def compare(passage: Sequence[Token], unit: Unit, negated: bool) -> Comparison | None:
    """Lay *passage* along *unit*; None if they have no word in common."""
    record: Sequence[Token] = unit.tokens
    alignment = _found(passage, unit)
    if alignment is None:
        passage = rejoined(passage, unit.texts)
        record = rejoined(record, {token.text for token in passage})
        alignment = align(passage, record)
    return Comparison(passage, record, unit, alignment, negated) if alignment else None


def reordered(passage: Sequence[Token], record: Sequence[Token]) -> float:
    """Return how many of the words *passage* and *record* share, in whatever order; from 0 to 1."""
    left, right = _bag(passage), _bag(record)
    both = sum((left & right).values())
    return both / max(1, left.total(), right.total())


def weight(sequence: Iterable[Token]) -> float:
    """Return how much the words tell, those that come and go with a "not" left out."""
    return sum(token.weight for token in sequence if token.is_word and not token.light)


def _found(passage: Sequence[Token], unit: Unit) -> Alignment | None:
    """Return the alignment of a passage that is word for word in *unit*, which most are."""
    if not all(token.is_word for token in passage):
        return None
    before, found, _ = unit.run.partition(f" {_row(passage)} ")
    if not found:
        return None
    begin, last = before.count(" "), len(passage) - 1
    steps = tuple((number, begin + number) for number in range(len(passage)))
    return Alignment(steps, 0, last, begin, begin + len(passage))


def _row(sequence: Iterable[Token]) -> str:
    return " ".join(token.text for token in sequence)


def _bag(sequence: Iterable[Token]) -> Counter[str]:
    return Counter(token.base for token in sequence if token.is_word and not token.light)
