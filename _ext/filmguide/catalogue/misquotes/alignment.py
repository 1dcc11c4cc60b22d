"""How the words of a passage lie along the words of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz.distance import Indel

from filmguide.catalogue.misquotes.tokens import Token

_MISSING = 0.7
_ALIKE = 0.5
MAX_CHANGED = 4
"""How many words of a record an editor's square brackets may stand for."""

Step = tuple[int | None, int | None]
"""The indexes of a token of the passage and one of the record; None where there is no counterpart."""


@dataclass(frozen=True)
class Alignment:
    """The steps from the first to the last word in common.

    ``first`` and ``last`` are the indexes of those words in the passage, ``begin`` and ``end`` the bounds
    of what it covers of the record.
    """

    steps: tuple[Step, ...]
    first: int
    last: int
    begin: int
    end: int


@lru_cache(maxsize=65536)
def likeness(left: str, right: str) -> float:
    """Return how alike two words are, from 0 to 1; 0 if they are no forms of one word."""
    if left == right:
        return 1.0
    ratio: float = Indel.normalized_similarity(left, right)
    return ratio if ratio >= _ALIKE and left[:1] == right[:1] else 0.0


def align(passage: Sequence[Token], record: Sequence[Token]) -> Alignment | None:
    """Return the best way to lay *passage* along *record*, either of which may begin or end before the other.

    None where they have no word in common. A gap may skip any words, a change a few.
    """
    rows = [[0.0] * (len(record) + 1)]
    missing = [_missing(token) for token in record]
    for token in passage:
        rows.append(_row(token, rows[-1], record, missing))
    ends = [(rows[-1][column], len(passage), column) for column in range(len(record) + 1)]
    ends += [(rows[row][-1], row, len(record)) for row in range(len(passage))]
    score, row, column = max(ends)
    if score <= 0:
        return None
    steps = _trace(rows, passage, record, row, column)
    return _trimmed(steps)


def _row(token: Token, above: list[float], record: Sequence[Token], missing: Sequence[float]) -> list[float]:
    """Return the best scores up to *token*, by how many words of the record lie before it."""
    if token.gap:
        return list(accumulate(above, max))
    if token.change:
        return [max(above[max(0, column - MAX_CHANGED) : column + 1]) for column in range(len(above))]
    base, weight, extra = token.base, token.weight, _missing(token)
    row, left = [0.0], 0.0
    for column, other in enumerate(record):
        gain = weight if base == other.base else _gain(token, other)
        left = max(above[column] + gain, above[column + 1] - extra, left - missing[column])
        row.append(left)
    return row


def _missing(token: Token) -> float:
    return 0.01 if token.light else _MISSING * token.weight


def _gain(token: Token, other: Token) -> float:
    if token.base == other.base:
        return token.weight
    alike = likeness(token.base, other.base)
    if alike:
        return token.weight * (2 * alike - 1)
    return -max(_missing(token), _missing(other)) - 0.02


def _trace(
    rows: list[list[float]], passage: Sequence[Token], record: Sequence[Token], row: int, column: int
) -> list[Step]:
    """Return the steps that led to the score at *row* and *column*, from first to last."""
    steps: list[Step] = []
    while row > 0 and (column > 0 or not passage[row - 1].is_word):
        token, score = passage[row - 1], rows[row][column]
        if not token.is_word:
            reach = column if token.gap else min(column, MAX_CHANGED)
            skipped = next(n for n in range(reach + 1) if rows[row - 1][column - n] >= score)
            steps += [(row - 1, column - 1 - n) for n in range(skipped)] or [(row - 1, None)]
            row, column = row - 1, column - skipped
        elif score == rows[row - 1][column - 1] + _gain(token, record[column - 1]):
            row, column = row - 1, column - 1
            steps.append((row, column))
        elif score == rows[row - 1][column] - _missing(token):
            row -= 1
            steps.append((row, None))
        else:
            column -= 1
            steps.append((None, column))
    steps += [(index, None) for index in range(row - 1, -1, -1)]
    return steps[::-1]


def _trimmed(steps: list[Step]) -> Alignment | None:
    paired = [(left, right) for left, right in steps if left is not None and right is not None]
    if not paired:
        return None
    (first, begin), (last, end) = paired[0], paired[-1]
    core = steps[steps.index(paired[0]) : steps.index(paired[-1]) + 1]
    return Alignment(tuple(core), first, last, begin, end + 1)
