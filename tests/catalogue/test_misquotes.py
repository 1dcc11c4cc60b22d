"""Verdicts on passages: the figures of the corpus, and what a corpus made by rules does not have."""

from __future__ import annotations

import pytest
from filmguide.catalogue.misquotes.judge import Judge, Likeness, Verdict
from filmguide.catalogue.records import Film, FilmTitle, Line, Original, Quotation, Words
from filmguide.catalogue.text import Text

from benchmarks.misquotes.pairs import MISQUOTE, NEGATING, SAME, held_out, pairs
from benchmarks.misquotes.quality import FILM, measure

LINES = {
    "river": "I have never crossed the river, and I shall not cross it now.",
    "any": "Nobody knows it anymore, and nobody asks.",
    "no": "No. The bridge is closed until the morning.",
    "short": "Put it out.",
}


def film(name: str, lines: dict[str, str], original: str = "", variants: tuple[str, ...] = ()) -> Film:
    title = FilmTitle(name, Text(name), None, ())
    quotations = []
    for key, line in lines.items():
        said = (Line(None, (Words(Text(line)),)),)
        quotation = Quotation(
            title, Text(key), said, False, None, None, (), "spoken", None,
            Original("de", Text(original)) if original else None, None, None, None,
            variants=tuple(map(Text, variants)),
        )  # fmt: skip
        quotations.append(quotation)
    return Film(title, name, f"{name}/film.yaml", quotations=tuple(quotations))


def verdict(text: str, *, negated: bool = False) -> Verdict | None:
    return Judge([film("reel", LINES)]).verdict(text, "reel", negated=negated)


@pytest.mark.parametrize("page", [FILM.id, None], ids=["of the film", "of no film"])
def test_corpus_that_was_kept_for_the_test(page: str | None) -> None:
    tally = measure(for_test=True, film=page)
    assert sum(tally.given.values()) >= 300
    for kind in (MISQUOTE, SAME):
        assert tally.precision(kind) >= 0.97
        assert tally.recall(kind) >= 0.97
    assert tally.missed_nots == []


def test_halves_of_the_corpus_have_no_line_in_common() -> None:
    tuned, tested = pairs(for_test=False), pairs(for_test=True)
    assert {pair.line for pair in tuned}.isdisjoint(pair.line for pair in tested)
    assert all(held_out(pair.line) for pair in tested)
    assert {pair.rule for pair in tested if pair.rule in NEGATING} == set(NEGATING)


@pytest.mark.parametrize(
    "text",
    [
        "I have crossed the river, and I shall not cross it now.",
        "I have never crossed the river, and I shall cross it now.",
        "I have never crossed the river, and I shall cross it",
        "crossed the river, and I shall not cross it now",
        "I have … crossed the river",
        "I have [often] crossed the river",
        "I haven’t ever crossed the river",
        "I don’t have crossed the river",
        "The bridge is not closed until the morning.",
        "The bridge isn’t closed until the morning.",
        "The bridge is never closed until the morning.",
        "The bridge is not closed",
        "everybody knows it anymore and nobody asks",
    ],
)
def test_added_or_dropped_not_is_never_missed(text: str) -> None:
    found = verdict(text)
    assert found is not None
    assert found.likeness is Likeness.NEAR


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is closed until the morning",
        "I have never crossed the river … I shall not cross it now",
        "I have never crossed it … cross it now",
        "[Ada has] never crossed the river, and [she] shall not cross it",
        "Nobody knows it any more, and nobody asks",
        "NOBODY KNOWS IT ANYMORE & NOBODY ASKS",
        "… never crossed the river …",
    ],
)
def test_same_words_are_the_same(text: str) -> None:
    found = verdict(text)
    expected = Likeness.NEAR if "crossed it" in text else Likeness.SAME
    assert found is not None
    assert found.likeness is expected


def test_not_that_stands_before_the_quotation_marks_is_not_dropped() -> None:
    text = "crossed the river, and I shall not cross it now"
    found = verdict(text, negated=True)
    assert found is not None
    assert found.likeness is Likeness.SAME


def test_record_inside_of_a_longer_passage_is_found() -> None:
    speech = "He looked at me for a long time and then he said to all of us there: "
    found = verdict(speech + LINES["river"] + " And with that he went away, as he always did.")
    assert found is not None
    assert (found.likeness, found.part) == (Likeness.SAME, True)
    changed = LINES["river"].replace("river", "brook")
    found = verdict(speech + changed)
    assert found is not None
    assert (found.likeness, found.wording) == (Likeness.NEAR, LINES["river"].rstrip("."))


def test_record_of_the_page_s_film_comes_before_that_of_another() -> None:
    line = {"river": "I have never crossed the river, and I shall not cross it today."}
    judge = Judge([film("another", LINES), film("reel", line)])
    for name, wording in (("reel", Likeness.NEAR), ("another", Likeness.SAME)):
        found = judge.verdict(LINES["river"], name)
        assert found is not None
        assert (found.unit.record.film.id, found.likeness) == (name, wording)


def test_misquotation_on_record_is_known_and_shown_with_the_right_words() -> None:
    known = film("reel", {"river": LINES["river"]}, variants=("I have never crossed that stream",))
    found = Judge([known]).verdict("i have never crossed that stream!", "reel")
    assert found is not None
    assert (found.likeness, found.wording) == (Likeness.KNOWN, "I have never crossed the river")


@pytest.mark.parametrize("text", ["", "…", "[…]", "a b c", "“”", "'", "[", "never not no none", "x" * 9000])
def test_text_of_any_kind_is_judged_without_an_error(text: str) -> None:
    assert verdict(text) is None


def test_long_passage_is_judged_in_bounds() -> None:
    assert verdict("river never crossed bridge morning " * 5000) is None
