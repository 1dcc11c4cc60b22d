from __future__ import annotations

import pytest
from filmguide.catalogue.wording import contrasted, words


@pytest.mark.parametrize(
    "text",
    ["I’ve never, ever loved", "i've never ever loved", "“I’ve never … ever loved!”"],
)
def test_typography_and_case_do_not_count(text: str) -> None:
    assert words(text) == ["i've", "never", "ever", "loved"]


def test_an_apostrophe_belongs_to_its_word_and_a_quotation_mark_does_not() -> None:
    assert words("’til ‘the end’ o’clock") == ["'til", "the", "end", "o'clock"]


def test_words_that_differ_are_marked_on_both_sides() -> None:
    left, right = contrasted("anybody the way I loved you.", "anyone the way I love you")
    assert (left, right) == ("›anybody‹ the way I ›loved‹ you.", "›anyone‹ the way I ›love‹ you")


def test_a_word_that_is_left_out_is_marked_where_it_stands() -> None:
    assert contrasted("live your book", "live in your book") == ("live your book", "live ›in‹ your book")
