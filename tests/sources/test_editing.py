"""Writing into a film.yaml: what is wanted is there, and all else is as it was, byte for byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from filmguide.catalogue.reading import read
from filmguide.sources.editing import CannotEdit, Edit, edited
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
BLOCK = """\
# A film that does not exist.
title: The Long Platform   # as printed
quotes:

  late:          # the first line
    themes: [parting]
    # The words, with a colon.
    text: >-
      is it late: yes

      # no comment

  never: {speaker: "Clara", text: 'Never – “never”!'}   # and the last
"""
DISC = "The Disc"


def test_keys_go_in_front_of_the_words_and_of_what_is_said_of_them() -> None:
    made = edited(BLOCK.encode(), [Edit("late", at=3723, source=DISC)]).decode()
    assert made == BLOCK.replace(
        "    # The words", "    at: 1:02:03\n    source:\n      title: The Disc\n    # The words"
    )


def test_flow_style_stays_on_its_line() -> None:
    made = edited(BLOCK.encode(), [Edit("never", at=5, source=DISC)]).decode()
    assert made == BLOCK.replace("text: 'Never", "at: 0:00:05, source: {title: The Disc}, text: 'Never")


def test_flow_style_over_lines() -> None:
    text = "title: X\nquotes: {\n  late:\n    {speaker: Y,\n     text: Z}}\n"
    made = edited(text.encode(), [Edit("late", at=5, source="A, b [c]: {d}")]).decode()
    assert made == text.replace("text", "at: 0:00:05, source: {title: 'A, b [c]: {d}'}, text")


@pytest.mark.parametrize("breaks", ["\r\n", "\r", "\n"])
def test_line_breaks_are_those_of_the_file(breaks: str) -> None:
    text = BLOCK.replace("\n", breaks)
    made = edited(text.encode(), [Edit("late", at=5, source=DISC)]).decode()
    assert f"    at: 0:00:05{breaks}    source:{breaks}      title: The Disc{breaks}" in made
    assert made.count("\n") == made.count(breaks) * breaks.count("\n")


def test_blank_lines_that_belong_to_a_text_stay_with_it() -> None:
    text = "title: X\nquotes:\n  late:\n    translator: |+\n      Y\n\n    text: Z\n"
    made = edited(text.encode(), [Edit("late", at=5, source=DISC)]).decode()
    assert made == text.replace("    text", "    at: 0:00:05\n    source:\n      title: The Disc\n    text")


@pytest.mark.parametrize(
    "title",
    [
        "Blu-ray: “2014” #2",
        "'",
        '"',
        "- a",
        "007",
        "yes",
        "屋根の上",
        "a: b",
        "{x}",
        "é " * 60 + "x",
        "1:02:03",
    ],
)
def test_any_title_is_read_as_it_was_meant(title: str) -> None:
    made = edited(
        BLOCK.encode(), [Edit(key, 5, title, title, date(2026, 11, 22)) for key in ("late", "never")]
    )
    loaded = yaml.load(made, Loader=yaml.BaseLoader)
    for key in ("late", "never"):
        assert loaded["quotes"][key]["source"] == {"title": title}
        assert loaded["quotes"][key]["checked"] == {"against": title, "on": "2026-11-22"}


def test_values_are_replaced_where_they_stand() -> None:
    text = """\
title: X
quotes:
  late:
    at: "0:00:09"  # by hand
    source: {title: The Disc}
    checked: {against: 'The Tape', on: 2020-01-01}
    text: Z
"""
    made = edited(text.encode(), [Edit("late", 5, None, DISC, date(2026, 11, 22))]).decode()
    expected = (
        text.replace('"0:00:09"', "0:00:05").replace("'The Tape'", DISC).replace("2020-01-01", "2026-11-22")
    )
    assert made == expected


def test_value_that_cannot_be_replaced_is_left() -> None:
    text = (
        "title: X\nquotes:\n  late:\n    at: >-\n      0:00:09\n    source: {title: The Disc}\n    text: Z\n"
    )
    with pytest.raises(CannotEdit, match="line 5: what stands there cannot be replaced"):
        edited(text.encode(), [Edit("late", at=5)])


@pytest.mark.parametrize("quote", ["? late\n  : text: Z", "? late\n  : text: Z\n    speaker: Y"])
def test_keys_that_cannot_be_added_are_left(quote: str) -> None:
    with pytest.raises(CannotEdit, match="keys cannot be added there"):
        edited(f"title: X\nquotes:\n  {quote}\n".encode(), [Edit("late", at=5, source=DISC)])


@pytest.mark.parametrize("data", [b"", b"\xff", b"title: X\nyear: soon\n", b"- a", b"title: X\n\tquotes: a"])
def test_file_with_mistakes_is_left(data: bytes) -> None:
    with pytest.raises(CannotEdit, match="the file has mistakes"):
        edited(data, [Edit("late", at=5, source=DISC)])


@pytest.mark.parametrize("film", ["her", "metropolis"])
def test_only_lines_are_added_to_the_films_of_this_site(film: str) -> None:
    data = (ROOT / "guides" / film / "film.yaml").read_bytes()
    names = list(yaml.safe_load(data)["quotes"])
    edits = [
        Edit(name, at=60 * n, source="Blu-ray", against="Blu-ray", on=date(2026, 1, 1))
        for n, name in enumerate(names)
    ]
    made = edited(data, edits)
    assert not read(made).faults
    assert _without(made.splitlines(), data.splitlines()) == 6 * len(names)


def _without(made: list[bytes], lines: list[bytes]) -> int:
    """Return how many lines were added; none may be missing or have moved."""
    rest = iter(made)
    assert all(line in rest for line in lines)
    return len(made) - len(lines)


WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\ufdd0\x85"), min_size=1, max_size=8
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
COMMENTS = st.sampled_from(["", "", "  # a comment: [x]", " # 屋"])


@st.composite
def records(draw: st.DrawFn, number: int) -> str:
    """Return a quotation as somebody may have written it."""
    text, scalar = (
        draw(PHRASES),
        yaml.safe_dump([draw(PHRASES)], default_style='"', allow_unicode=True, width=9999),
    )
    quoted = scalar.removeprefix("- ").strip()
    style = draw(st.sampled_from(["block", "literal", "folded", "flow", "lines"]))
    if style == "flow":
        return f"  q{number}: {{translator: {quoted}, text: {quoted}}}{draw(COMMENTS)}\n"
    keys = [
        f"    translator: {quoted}{draw(COMMENTS)}\n",
        "    # said of the next key\n",
        "    form: song\n",
        "\n",
    ]
    chosen = "".join(draw(st.permutations(keys))[: draw(st.integers(0, 4))])
    indent = draw(st.sampled_from([6, 8, 5]))
    body = {
        "block": f"    text: {quoted}{draw(COMMENTS)}\n",
        "literal": f"    text: |\n{' ' * indent}{text}\n\n{' ' * indent}# {text}\n",
        "folded": f"    text: >-{draw(COMMENTS)}\n{' ' * indent}{text}\n{' ' * indent}{text}\n",
        "lines": f"    lines: |\n{' ' * indent}Clara: {text}\n{' ' * indent}[A pause.]\n",
    }[style]
    after = draw(st.sampled_from(["", "    delivery: off-screen\n", "\n", "  # between\n"]))
    return f"  q{number}:{draw(COMMENTS)}\n{chosen}{body}{after}"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_times_change_nothing_but_the_lines_that_are_added(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 4))
    quotes = "".join(data.draw(records(number)) for number in range(count))
    breaks = data.draw(st.sampled_from(["\n", "\r\n"]))
    text = f"# A film.\ntitle: X\nquotes:\n{quotes}\ncast: []\n".replace("\n", breaks)
    chosen = data.draw(st.sets(st.integers(0, count - 1)))
    title = data.draw(PHRASES)
    edits = [Edit(f"q{n}", at=n, source=title) for n in sorted(chosen)]
    before = text.encode()
    assume(not read(before).faults)
    made = edited(before, edits)
    old, new = yaml.load(before, Loader=yaml.BaseLoader), yaml.load(made, Loader=yaml.BaseLoader)
    for edit in edits:
        record = new["quotes"][edit.quotation]
        assert (record.pop("at"), record.pop("source")) == (f"0:00:0{edit.at}", {"title": title})
    assert new == old
    kept = [line for line in before.splitlines() if b"{translator" not in line]
    _without(made.splitlines(), kept)
    assert b"&id" not in made
