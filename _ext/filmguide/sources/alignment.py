"""Where in a source a line is, word by word: by its words as they are, or by the most similar place."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from filmguide.sources.streams import Stream, Word
from filmguide.sources.wanted import Gap, Wanted

LEAST = 55.0
"""How similar, of 100, a place must be to be looked at word by word."""


class Step(NamedTuple):
    """One step along a line and the source: an item of the line, a word of the source, or both."""

    item: int | None
    word: int | None


Alignment = list[Step]
"""The steps from the first word of a line to its last; words of the source are numbers in the stream."""


def occurrences(line: Wanted, stream: Stream) -> list[Alignment]:
    """Return the places where *stream* has exactly the words of *line*, from first to last."""
    pattern = ""
    for item in line.items:
        sign = f".{{0,{item.most}}}?" if isinstance(item, Gap) else stream.sign(item.folded)
        if sign is None:
            return []
        pattern += f"({sign})"
    return [_steps(found) for found in re.finditer(pattern, stream.code, re.DOTALL)]


def _steps(found: re.Match[str]) -> Alignment:
    return [
        Step(index, word)
        for index in range(found.re.groups)
        for word in range(found.start(index + 1), found.end(index + 1))
    ]


def most_similar(line: Wanted, stream: Stream, around: tuple[int, int] | None = None) -> Alignment | None:
    """Return the place in *stream* that is most like *line*, None if none is like it.

    :param around: the words between which to look; all, if None.
    """
    part = max(_parts(line.items), key=lambda words: sum(len(word.folded) for _, word in words))
    first, last = around or (0, len(stream.words))
    sought = " ".join(word.folded for _, word in part)
    text = stream.folded if around is None else " ".join(word.folded for word in stream.words[first:last])
    if len(sought) > len(text):
        found = 0
    else:
        place = fuzz.partial_ratio_alignment(sought, text, score_cutoff=LEAST)
        if place is None:
            return None
        found = (
            stream.word_at(place.dest_start)
            if around is None
            else first + text.count(" ", 0, place.dest_start)
        )
    before, after = _reach(line.items[: part[0][0]]), _reach(line.items[part[0][0] :])
    return _aligned(line.items, stream, max(first, found - before), min(last, found + after))


def _parts(items: list[Word | Gap]) -> list[list[tuple[int, Word]]]:
    """Return the runs of words between gaps, with their numbers."""
    parts: list[list[tuple[int, Word]]] = [[]]
    for index, item in enumerate(items):
        if isinstance(item, Gap):
            parts.append([])
        else:
            parts[-1].append((index, item))
    return [part for part in parts if part]


def _reach(items: list[Word | Gap]) -> int:
    """Return within how many words of the source *items* are looked for."""
    length = sum(item.most if isinstance(item, Gap) else 1 for item in items)
    return length + max(8, length // 2)


def _aligned(items: list[Word | Gap], stream: Stream, first: int, end: int) -> Alignment:
    """Return the cheapest way through *items* and some of the words from *first* to before *end*."""
    words = [word.folded for word in stream.words[first:end]]
    # A word too many costs less than a missing one, or two words far apart would be as good as a whole line.
    skipped = [0.3 if turn in stream.asides else 0.9 for turn in stream.turns[first:end]]
    costs = [[0.0] * (len(words) + 1)]
    for item in items:
        above = costs[-1]
        row = [above[0] + (0.0 if isinstance(item, Gap) else 1.0)]
        for number, word in enumerate(words):
            row.append(_cheapest(item, word, above[number], above[number + 1], row[number], skipped[number]))
        costs.append(row)
    return _way_back(items, words, costs, skipped, first)


def _cheapest(
    item: Word | Gap, word: str, both: float, left_out: float, added: float, skipped: float
) -> float:
    if isinstance(item, Gap):
        return min(left_out, added + 0.01)
    return min(both + _difference(item.folded, word), left_out + 1.0, added + skipped)


def _difference(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 0.9 if fuzz.ratio(one, other) > 60 else 1.1


def _way_back(
    items: list[Word | Gap], words: list[str], costs: list[list[float]], skipped: list[float], first: int
) -> Alignment:
    """Return the steps of the cheapest way, from its end, which is where the last row is lowest."""
    column, row = min(range(len(words) + 1), key=lambda number: costs[-1][number]), len(items)
    steps: Alignment = []
    while row:
        item, cost = items[row - 1], costs[row][column]
        left_out = costs[row - 1][column] + (0.0 if isinstance(item, Gap) else 1.0)
        if column and isinstance(item, Word):
            both = costs[row - 1][column - 1] + _difference(item.folded, words[column - 1])
            if both <= cost + 1e-9:
                row, column = row - 1, column - 1
                steps.append(Step(row, first + column))
                continue
        if left_out <= cost + 1e-9:
            row -= 1
            if isinstance(item, Word):
                steps.append(Step(row, None))
            continue
        column -= 1
        steps.append(Step(row - 1 if isinstance(item, Gap) else None, first + column))
    return steps[::-1]
