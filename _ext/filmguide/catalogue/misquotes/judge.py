"""The verdict on a passage: the words of a record, nearly the words of a record, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from filmguide.catalogue.misquotes.comparison import Comparison, compare, reordered, weight
from filmguide.catalogue.misquotes.index import Index
from filmguide.catalogue.misquotes.tokens import LEAST_WORDS, Token, tokens
from filmguide.catalogue.misquotes.units import Unit, units
from filmguide.catalogue.records import Film


@dataclass(frozen=True)
class Thresholds:
    """What it takes to be nearly the words of a record.

    ``near`` is the least likeness, ``evidence`` the least weight of the words in common.
    """

    near: float
    evidence: float


# Tuned on one half of the corpus in benchmarks/misquotes; the other half shows what they are worth.
OWN = Thresholds(near=0.66, evidence=2.2)
OTHER = Thresholds(near=0.7, evidence=3.0)
WHOLE = 0.75
WHOLE_EVIDENCE = 1.2
REORDERED = 0.9
MORE = 0.34
RUN = 6


class Likeness(Enum):
    """What a passage is to a record: its words, a misquotation that it lists, or nearly its words."""

    SAME = 3
    KNOWN = 2
    NEAR = 1


@dataclass(frozen=True)
class Verdict:
    """What a passage is to the record of ``unit``; ``wording`` is what the film says there.

    ``part`` tells whether the passage goes on far beyond the record; ``span`` is what of its text it has in
    common with it.
    """

    likeness: Likeness
    unit: Unit
    wording: str
    score: float
    part: bool
    span: slice

    @property
    def rank(self) -> tuple[bool, int, float]:
        """What comes first is what says most of the passage."""
        return not self.part, self.likeness.value, self.score


class Judge:
    """Judges passages by the records of *films*."""

    def __init__(self, films: Iterable[Film]) -> None:
        self._index = Index(films)

    def verdict(self, text: str, film: str | None, *, negated: bool = False) -> Verdict | None:
        """Return the verdict on *text*, by the records of *film* first; None if it is of no record.

        :param negated: whether the sentence around says "not" before the passage.
        """
        passage = _stripped(tokens(text))
        if sum(token.is_word for token in passage) < LEAST_WORDS:
            return None
        own = self._best(passage, film, OWN, negated) if film else None
        return own or self._best(passage, None, OTHER, negated)

    def _best(
        self, passage: Sequence[Token], film: str | None, thresholds: Thresholds, negated: bool
    ) -> Verdict | None:
        candidates = self._index.candidates(passage, film)
        verdicts = [found for unit in candidates if (found := _verdict(passage, unit, thresholds, negated))]
        return max(verdicts, key=lambda found: found.rank, default=None)


def _verdict(passage: Sequence[Token], unit: Unit, thresholds: Thresholds, negated: bool) -> Verdict | None:
    compared = compare(passage, unit, negated)
    likeness = _likeness(compared, thresholds) if compared else None
    if compared is None or likeness is None:
        return None
    part = not compared.same and _goes_on(compared)
    wording, right = compared.wording, unit
    if unit.variant:
        record = _right(passage, unit, negated)
        if record is None:
            return None
        wording, right = record.wording, record.unit
        likeness = Likeness.KNOWN if likeness is Likeness.SAME else likeness
    elif likeness is Likeness.NEAR and not part and compared.score < thresholds.near:  # it is reordered
        wording = unit.text
    return Verdict(likeness, right, wording, compared.score, part, compared.span)


def _right(passage: Sequence[Token], variant: Unit, negated: bool) -> Comparison | None:
    """Return the comparison with what the film has in the place of a known misquotation."""
    wordings = (unit for unit in units(variant.record) if not unit.variant)
    compared = (compare(passage, unit, negated) for unit in wordings)
    return max((found for found in compared if found), key=lambda found: found.score, default=None)


def _likeness(compared: Comparison, thresholds: Thresholds) -> Likeness | None:
    known = _evident(compared, thresholds)
    if compared.same and (known or thresholds is OWN):
        return Likeness.SAME
    if known and reordered(compared.passage, compared.record) >= REORDERED:
        return Likeness.NEAR
    if _goes_on(compared):
        return _part(compared, thresholds)
    return Likeness.NEAR if known and compared.score >= thresholds.near else None


def _goes_on(compared: Comparison) -> bool:
    return compared.extra > MORE * weight(compared.passage)


def _part(compared: Comparison, thresholds: Thresholds) -> Likeness | None:
    """Judge a passage that goes on beyond the record."""
    words = compared.alignment.last + 1 - compared.alignment.first
    if words < LEAST_WORDS or (compared.covered < WHOLE and words < RUN):
        return None
    if compared.verbatim:
        return Likeness.SAME
    near = compared.covered >= WHOLE and compared.core >= thresholds.near
    return Likeness.NEAR if near and words > LEAST_WORDS else None


def _evident(compared: Comparison, thresholds: Thresholds) -> bool:
    if compared.covered >= WHOLE:
        return compared.shared >= WHOLE_EVIDENCE
    return compared.shared >= thresholds.evidence


def _stripped(passage: Sequence[Token]) -> Sequence[Token]:
    """Return *passage* without marks of omission at its ends, which say nothing of the words."""
    words = [number for number, token in enumerate(passage) if not token.gap]
    return passage[words[0] : words[-1] + 1] if words else []
