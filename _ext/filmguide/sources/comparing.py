"""The quotations of a film compared with a source, line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from filmguide.catalogue.records import Film, Quotation
from filmguide.sources.alignment import Alignment, most_similar, occurrences
from filmguide.sources.cleaning import everything, spoken, without_repeats
from filmguide.sources.judging import NOTHING, Judgement, Verdict, judge
from filmguide.sources.streams import Stream
from filmguide.sources.subtitles import Source
from filmguide.sources.wanted import Wanted, wanted_lines, wanted_original

NEAR = 200
"""Within how many words of each other the lines of an exchange are spoken."""

_MOST = 50


@dataclass(frozen=True)
class Finding:
    """What the source says of one line.

    ``number`` counts the lines of an exchange from 1 and is None where there is one; ``language`` is that of
    an original, None for the words of the guide. ``found`` is the time in seconds, and ``also`` has the
    other times at which the same is said, where nothing tells which is meant.
    """

    quotation: Quotation
    number: int | None
    line: Wanted
    language: str | None
    judgement: Judgement
    found: int | None = None
    also: tuple[int, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """How the line stands to the source."""
        return self.judgement.verdict

    @property
    def distance(self) -> int | None:
        """How many seconds after ``at`` the line is found; None where there is no time to compare."""
        position = self.quotation.position
        if self.found is None or position is None or position.at is None:
            return None
        return self.found - position.at


class Comparison:
    """A film beside a source."""

    def __init__(self, film: Film, source: Source, language: str | None = None) -> None:
        """Prepare to compare *film* with *source*.

        :param language: the code of the source's language; if None, what matches better is compared.
        """
        self._language = language
        named = (n for c in film.characters for n in (c.name, c.short, *c.aliases))
        names = frozenset(" ".join(name.split()).casefold() for name in named)
        self._spoken = Stream(without_repeats(source.cues), partial(spoken, names=names))
        self._everything = Stream(source.cues, everything)

    def findings(self, quotation: Quotation) -> list[Finding]:
        """Compare one quotation; return what is found of each of its lines."""
        original = quotation.original
        compared = []
        if original and (self._language is None or _same(self._language, original.lang)):
            compared.append(self._compare(quotation, wanted_original(quotation), original.lang))
        if not compared or self._language is None:
            compared.append(self._compare(quotation, wanted_lines(quotation), None))
        return min(compared, key=_badness)

    def _compare(self, quotation: Quotation, lines: list[Wanted], language: str | None) -> list[Finding]:
        found = _located(quotation, lines, self._spoken)
        if not all(finding.verdict.good for finding in found):
            again = _located(quotation, lines, self._everything)
            found = [min(pair, key=lambda f: _badness([f])) for pair in zip(found, again, strict=True)]
        numbered = len(lines) > 1
        return [
            replace(finding, number=number if numbered else None, language=language)
            for number, finding in enumerate(found, 1)
        ]


def _same(one: str, other: str) -> bool:
    return one.casefold().partition("-")[0] == other.casefold().partition("-")[0]


def _badness(findings: list[Finding]) -> tuple[int, float]:
    return sum(f.verdict for f in findings), -sum(f.judgement.similarity for f in findings)


def _located(quotation: Quotation, lines: list[Wanted], stream: Stream) -> list[Finding]:
    """Find each line where it is closest to the others, or to the time that the record states."""
    places = [_places(line, stream) for line in lines]
    chosen, certain = _closest(quotation, places, stream)
    findings = []
    for number, (line, options, choice) in enumerate(zip(lines, places, chosen, strict=True)):
        others = [] if certain else [option for option in options if option is not choice]
        around = [c.first for c in (*chosen[:number], *chosen[number + 1 :]) if c.first is not None]
        place = choice
        if around and (choice.first is None or min(abs(choice.first - first) for first in around) > NEAR):
            beside = _beside(line, stream, around)
            place = choice if beside is NOTHING else beside
        if place is NOTHING:
            place = _most_similar(line, stream, None)
        times = {time for option in others if (time := _time(stream, option)) is not None}
        found = _time(stream, place)
        findings.append(Finding(quotation, None, line, None, place, found, tuple(sorted(times - {found}))))
    return findings


def _places(line: Wanted, stream: Stream) -> list[Judgement]:
    return [judge(line, stream, alignment) for alignment in occurrences(line, stream)[:_MOST]]


def _beside(line: Wanted, stream: Stream, others: list[int]) -> Judgement:
    """Return the most similar place near one of the words *others*, of the other lines of an exchange."""
    windows = [(max(0, other - NEAR), min(len(stream.words), other + NEAR)) for other in others]
    return min((_most_similar(line, stream, window) for window in windows), key=lambda found: found.verdict)


def _most_similar(line: Wanted, stream: Stream, around: tuple[int, int] | None) -> Judgement:
    alignment: Alignment | None = most_similar(line, stream, around) if stream.words else None
    return judge(line, stream, alignment) if alignment else NOTHING


def _closest(
    quotation: Quotation, places: list[list[Judgement]], stream: Stream
) -> tuple[list[Judgement], bool]:
    """Choose one place for each line, and tell whether the choice is certain."""
    known = [options for options in places if options]
    at = quotation.position.at if quotation.position else None
    if not known:
        return [NOTHING] * len(places), True

    def spread(options: tuple[Judgement, ...]) -> tuple[float, int]:
        firsts = [option.first or 0 for option in options]
        times = [time for option in options[:1] if (time := _time(stream, option)) is not None]
        away = abs(times[0] - at) if at is not None and times else 0
        return away, max(firsts) - min(firsts)

    pivot = min(range(len(known)), key=lambda number: len(known[number]))
    choices = [
        tuple(_nearest(options, choice, number - pivot) for number, options in enumerate(known))
        for choice in known[pivot]
    ]
    ranked = sorted(map(spread, choices))
    best = min(choices, key=spread)
    remaining = iter(best)
    chosen = [next(remaining) if options else NOTHING for options in places]
    return chosen, len(ranked) == 1 or ranked[0] < ranked[1]


def _nearest(options: list[Judgement], pivot: Judgement, side: int) -> Judgement:
    """Return the place that is nearest to *pivot*, on its *side* (before it, if negative) if there is one."""

    def distance(option: Judgement) -> tuple[bool, int]:
        away = (option.first or 0) - (pivot.first or 0)
        return away * side < 0, abs(away)

    return pivot if side == 0 else min(options, key=distance)


def _time(stream: Stream, judgement: Judgement) -> int | None:
    """Return the time of a place in whole seconds."""
    if judgement.first is None:
        return None
    time = stream.times[judgement.first]
    return None if time is None else max(0, time // 1000)
