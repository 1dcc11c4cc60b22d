"""What a place in a source says of a line: the same, the same but for typography, other words, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby, pairwise

from rapidfuzz import fuzz

from filmguide.sources.alignment import Alignment, Step
from filmguide.sources.streams import Stream, Word
from filmguide.sources.wanted import Gap, Wanted


class Verdict(IntEnum):
    """How a line stands to a source, the better the lower."""

    EXACT = 0
    NORMALISED = 1
    """The same but for capitals, punctuation and typography, or for words in brackets."""
    DIFFERS = 2
    NOT_FOUND = 3

    @property
    def label(self) -> str:
        """The verdict in words."""
        return self.name.lower().replace("_", " ")

    @property
    def good(self) -> bool:
        """Whether the words are those of the source."""
        return self <= Verdict.NORMALISED


@dataclass(frozen=True)
class Judgement:
    """A verdict, with how similar the place is (of 100), the words that differ, and the place itself.

    ``ours`` and ``theirs`` are the two wordings with the words in ›…‹ that the other has not, and "" where
    there is nothing to tell. ``first`` is the number of the first word in the stream.
    """

    verdict: Verdict
    similarity: float = 0.0
    ours: str = ""
    theirs: str = ""
    first: int | None = None


NOTHING = Judgement(Verdict.NOT_FOUND)


def judge(line: Wanted, stream: Stream, alignment: Alignment) -> Judgement:
    """Judge the place in *stream* to which *line* is aligned."""
    asides = _asides(stream, alignment)
    steps = [step for step in alignment if step.word not in asides or step.item is not None]
    wrong = [step for step in steps if _is_wrong(line, stream, step)]
    words = [step.word for step in steps if step.word is not None]
    if not words:
        return NOTHING
    if not wrong:
        same = _as_written(line, stream, steps)
        return Judgement(Verdict.EXACT if same else Verdict.NORMALISED, 100.0, first=words[0])
    similarity = _similarity(line, stream, steps)
    right = len({step.item for step in steps if step.item is not None} - {step.item for step in wrong})
    if similarity < (80 if len(line.words) < 3 else 65) or right * 2 < len(line.words):
        return NOTHING
    ours = _marked(line.text, [line.items[s.item] for s in wrong if s.item is not None])
    return Judgement(Verdict.DIFFERS, similarity, ours, _theirs(line, stream, steps, wrong), words[0])


def _asides(stream: Stream, alignment: Alignment) -> set[int]:
    """Return the words of the source that somebody else says between those of the line."""
    asides = set[int]()
    for added, steps in groupby(alignment, key=lambda step: step.item is None):
        run = [step.word for step in steps if step.word is not None] if added else []
        if run and stream.whole_turn(run[0], run[-1] + 1):
            asides |= set(run)
    return asides


def _is_wrong(line: Wanted, stream: Stream, step: Step) -> bool:
    if step.item is None or step.word is None:
        return True
    item = line.items[step.item]
    return isinstance(item, Word) and item.folded != stream.words[step.word].folded


def _as_written(line: Wanted, stream: Stream, steps: list[Step]) -> bool:
    """Tell whether the words, and what stands between them, are written alike."""
    pairs: list[tuple[int, int]] = []
    for step in steps:
        if step.item is None or step.word is None:
            continue
        item = line.items[step.item]
        if isinstance(item, Gap):
            if item.changed:
                return False
            continue
        word = stream.words[step.word]
        if line.text[item.start : item.end] != stream.text[word.start : word.end]:
            return False
        pairs.append((step.item, step.word))
    return all(
        _between(line.items, line.text, one[0], other[0])
        == _between(stream.words, stream.text, one[1], other[1])
        for one, other in pairwise(pairs)
        if other[0] - one[0] == other[1] - one[1] == 1
    )


def _between(words: list[Word] | list[Word | Gap], text: str, one: int, other: int) -> str:
    before, after = words[one], words[other]
    if isinstance(before, Gap) or isinstance(after, Gap):
        return ""
    return " ".join(text[before.end : after.start].split())


def _similarity(line: Wanted, stream: Stream, steps: list[Step]) -> float:
    theirs = " ".join(
        stream.words[step.word].folded
        for step in steps
        if step.word is not None and not (step.item is not None and isinstance(line.items[step.item], Gap))
    )
    return fuzz.ratio(" ".join(word.folded for word in line.words), theirs)


def _marked(text: str, items: list[Word | Gap]) -> str:
    """Return *text* with ›…‹ around the words *items*, in order; neighbours share a pair."""
    spans: list[tuple[int, int]] = []
    for word in items:
        if isinstance(word, Gap):
            continue
        if spans and not any(map(str.isalnum, text[spans[-1][1] : word.start])):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    for start, end in reversed(spans):
        text = f"{text[:start]}›{text[start:end]}‹{text[end:]}"
    return text


def _theirs(line: Wanted, stream: Stream, steps: list[Step], wrong: list[Step]) -> str:
    """Return the words of the source, as few as show the difference; an ellipsis for what is left out."""
    parts: list[str] = []
    for omitted, group in groupby(
        steps, key=lambda s: s.item is not None and isinstance(line.items[s.item], Gap)
    ):
        run = [step for step in group if step.word is not None]
        if omitted or not run:
            parts.append("…" if omitted else "")
            continue
        numbers = [step.word for step in run if step.word is not None]
        for first, last in _runs(numbers):
            start, end = stream.words[first].start, stream.words[last].end
            marked = [stream.words[s.word] for s in wrong if s.word is not None and first <= s.word <= last]
            shifted: list[Word | Gap] = [w._replace(start=w.start - start, end=w.end - start) for w in marked]
            parts.append(_marked(stream.text[start:end], shifted))
    return " ".join(part for part in parts if part)


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of consecutive *numbers*."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
