"""Precision and recall of the verdicts on passages: ``python benchmarks/misquotes/quality.py``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "_ext")]

from filmguide.catalogue.misquotes.judge import Judge, Likeness  # noqa: E402
from filmguide.catalogue.records import Film, FilmTitle, Line, Quotation, Words  # noqa: E402
from filmguide.catalogue.text import Text  # noqa: E402

from benchmarks.misquotes.pairs import MISQUOTE, NEGATING, NONE, SAME, Pair, pairs  # noqa: E402

FILM = FilmTitle("film", Text("Film"), None, ())


@dataclass
class Tally:
    """How often each verdict was given for each that was due, and the pairs that went wrong."""

    given: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_rule: Counter[tuple[str, bool]] = field(default_factory=Counter)
    wrong: list[tuple[Pair, str]] = field(default_factory=list)

    def precision(self, verdict: str) -> float:
        """Return how many of the verdicts that were given are right."""
        given = sum(count for (_, got), count in self.given.items() if got == verdict)
        return self.given[verdict, verdict] / given

    def recall(self, verdict: str) -> float:
        """Return how many of the verdicts that were due are given."""
        due = sum(count for (wanted, _), count in self.given.items() if wanted == verdict)
        return self.given[verdict, verdict] / due

    @property
    def missed_nots(self) -> list[Pair]:
        """The passages with an added or a dropped "not" that were not told."""
        return [pair for pair, _ in self.wrong if pair.rule in NEGATING]


def measure(for_test: bool, film: str | None = FILM.id) -> Tally:
    """Judge one half of the corpus, on a page of *film*, or of no film."""
    corpus = pairs(for_test)
    judge, tally = Judge([_film({pair.line for pair in corpus})]), Tally()
    for pair in corpus:
        got = _verdict(judge, pair, film)
        tally.given[pair.verdict, got] += 1
        tally.by_rule[pair.rule, got == pair.verdict] += 1
        if got != pair.verdict:
            tally.wrong.append((pair, got))
    return tally


def _film(lines: Iterable[str]) -> Film:
    return Film(FILM, "film", "film.yaml", quotations=tuple(_record(line) for line in sorted(lines)))


def _record(line: str) -> Quotation:
    said = (Line(None, (Words(Text(line)),)),)
    return Quotation(FILM, Text(line), said, False, None, None, (), "spoken", None, None, None, None, None)


def _verdict(judge: Judge, pair: Pair, film: str | None) -> str:
    found = judge.verdict(pair.passage, film)
    if found is None:
        return NONE
    if found.unit.record.id != pair.line:
        return "of another line"
    return SAME if found.likeness is Likeness.SAME else MISQUOTE


def show(title: str, tally: Tally) -> None:
    """Print a table."""
    print(f"\n{title}: {sum(tally.given.values())} pairs")
    for verdict in (MISQUOTE, SAME, NONE):
        print(f"  {verdict:10} precision {tally.precision(verdict):.3f}  recall {tally.recall(verdict):.3f}")
    print(f"  added or dropped “not” that was missed: {len(tally.missed_nots)}")


def main() -> None:
    """Print the figures of both halves, and with ``-v`` each rule's and each pair that went wrong."""
    for half, for_test in (("Tuning half", False), ("Held-out half", True)):
        for place, film in (("page of the film", FILM.id), ("page of no film", None)):
            tally = measure(for_test, film)
            show(f"{half}, {place}", tally)
            if "-v" in sys.argv and not for_test:
                for rule in dict.fromkeys(rule for rule, _ in tally.by_rule):
                    right, wrong = tally.by_rule[rule, True], tally.by_rule[rule, False]
                    print(f"    {rule:30} {right:4} right {wrong:4} wrong")
                for pair, got in tally.wrong:
                    print(f"    {pair.rule}: {pair.line!r} → {pair.passage!r}: {got}")


if __name__ == "__main__":
    main()
