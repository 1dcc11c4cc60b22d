"""Whatever is typed: nothing raises, nothing good is lost, and both parsers say the same.

A few hundred examples each; ``HYPOTHESIS_PROFILE=nightly`` tries ten thousand.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml
from filmguide.catalogue import composing
from filmguide.catalogue.decoding import FORBIDDEN
from filmguide.catalogue.films import read_film
from filmguide.catalogue.library import Library
from filmguide.catalogue.problems import Problem
from filmguide.catalogue.reading import MAX_BYTES, MAX_FAULTS, Reading, read
from filmguide.catalogue.records import Film
from filmguide.catalogue.reporting import MAX_PROBLEMS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EVERY = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
settings.register_profile("default", EVERY, max_examples=300, derandomize="CI" in os.environ)
settings.register_profile("nightly", EVERY, max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).parents[2]
HER = (ROOT / "guides" / "her" / "film.yaml").read_bytes()

SIGNS = [
    *"\t #:-[]{}&*!|>'\"%@`,?=~\\\0\r\n…é",
    *(": ", "- ", " #", "#2", "---\n", "...\n", "<<: *a", "&a ", "!!python/x ", "\ufeff", "\u202e", "\u2028"),
    *(">-\n", "|\n", "title:", "role: ", "quotes:\n", '"\\ud800"', '"\\x', "\ud7ff", "1:23:45", "yes"),
]


@cache
def themes() -> Library:
    library = Library()
    library.read_themes(ROOT, ["guides/themes.yaml"])
    return library


def parse(data: bytes, root: Path) -> tuple[Film, list[Problem]]:
    path = root / "reel" / "film.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return read_film(root, "reel/film.yaml", themes())


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """Return the film with up to six accidents of an editor."""
    data = bytearray(HER)
    for _ in range(draw(st.integers(1, 6))):
        accident = draw(st.sampled_from([_delete, _insert, _replace, _drop_line, _swap_lines, _indent]))
        data = accident(data, draw)
    return bytes(data)


def _delete(data: bytearray, draw: st.DrawFn) -> bytearray:
    start = draw(st.integers(0, len(data)))
    return data[:start] + data[start + draw(st.integers(1, 20)) :]


def _insert(data: bytearray, draw: st.DrawFn) -> bytearray:
    start = draw(st.integers(0, len(data)))
    return data[:start] + _something(draw) + data[start:]


def _replace(data: bytearray, draw: st.DrawFn) -> bytearray:
    start = draw(st.integers(0, len(data)))
    return data[:start] + _something(draw) + data[start + draw(st.integers(1, 3)) :]


def _something(draw: st.DrawFn) -> bytes:
    signs = st.sampled_from([sign.encode() for sign in SIGNS])
    return draw(st.one_of(signs, signs, st.binary(min_size=1, max_size=3)))


def _drop_line(data: bytearray, draw: st.DrawFn) -> bytearray:
    lines = data.split(b"\n")
    del lines[draw(st.integers(0, len(lines) - 1))]
    return bytearray(b"\n").join(lines)


def _swap_lines(data: bytearray, draw: st.DrawFn) -> bytearray:
    lines = data.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return bytearray(b"\n").join(lines)


def _indent(data: bytearray, draw: st.DrawFn) -> bytearray:
    lines = data.split(b"\n")
    number = draw(st.integers(0, len(lines) - 1))
    lines[number] = bytearray(b" " * draw(st.integers(0, 9))) + lines[number].lstrip()
    return bytearray(b"\n").join(lines)


def assert_bounded(data: bytes, film: Film, problems: list[Problem]) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 3
    assert len(problems) <= MAX_PROBLEMS + 1
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in problems)
    assert all(len(str(problem)) < 1000 and "\n" not in str(problem) for problem in problems)
    assert not any(FORBIDDEN.search(str(problem)) for problem in problems)
    assert film.title.title


@given(st.binary(max_size=2000))
def test_any_bytes_are_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    assert_bounded(data, *parse(data, tmp_path_factory.getbasetemp()))


@given(st.one_of(st.text(max_size=2000), st.lists(st.sampled_from(SIGNS), max_size=200).map("".join)))
def test_any_text_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data = text.encode()
    assert_bounded(data, *parse(data, tmp_path_factory.getbasetemp()))


@given(mutations())
def test_any_accident_is_survived(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    assert_bounded(data, *parse(data, tmp_path_factory.getbasetemp()))


def read_with(parser: type, data: bytes) -> Reading:
    before = composing.PARSER
    composing.PARSER = parser
    try:
        return read(data)
    finally:
        composing.PARSER = before


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML was built without libyaml")
@given(
    st.one_of(mutations(), mutations(), st.lists(st.sampled_from(SIGNS)).map(lambda s: "".join(s).encode()))
)
def test_both_parsers_agree(data: bytes) -> None:
    fast, plain = read_with(yaml.CSafeLoader, data), read_with(yaml.SafeLoader, data)
    assert [(f.place, f.message, f.code) for f in fast.faults] == [
        (f.place, f.message, f.code) for f in plain.faults
    ]
    assert fast.tree == plain.tree
    assert fast.lost == plain.lost


BREAKAGES: list[Callable[[str], str]] = [
    lambda line: line.replace(": ", ': "', 1),
    lambda line: line.replace(": ", ": a: b ", 1),
    lambda line: line.replace(": ", ": [", 1),
    lambda line: line.replace(": ", ": @", 1),
    lambda line: line.replace(": ", ": *", 1),
    lambda line: line.replace(": ", ": &a !!b ", 1),
    lambda line: line.replace(": ", ":", 1),
    lambda line: line.replace(": ", ": {a: b} #", 1),
    lambda line: line.partition(": ")[0] + ":",
]
"""What can happen to any line of a record that has a key and a value."""

INDENTATIONS: list[Callable[[str], str]] = [
    lambda line: f"\t{line}",
    lambda line: f" {line}",
    lambda line: line[1:],
    lambda line: line[2:],
    lambda line: line.lstrip(),
    lambda line: f"{line}\n{line}",
    lambda line: f"    wrong: 1\n{line}",
]
"""What can happen to any but the first."""

LINES = HER.decode().split("\n")
RECORDS = LINES.index("cast:  # in billing order") + 1


def breakages() -> list[tuple[int, Callable[[str], str]]]:
    keyed = [n for n, line in enumerate(LINES) if n >= RECORDS and line.startswith("  ") and ": " in line]
    keyed = [n for n in keyed if not re.match(r" {6}|.*: [|>]", LINES[n])]  # not blocks and their words
    first = [(n, breakage) for n in keyed if LINES[n].startswith("  - ") for breakage in BREAKAGES]
    others = [n for n in keyed if LINES[n].startswith("    ")]
    return first + [(n, breakage) for n in others for breakage in [*BREAKAGES, *INDENTATIONS]]


def without_record(number: int) -> list[str]:
    """Return the lines of the film without the record that a line is in."""
    begins = [n for n in range(len(LINES) + 1) if n == len(LINES) or re.match(r" {0,2}\S|$", LINES[n])]
    start = max(n for n in begins if n <= number)
    return LINES[:start] + LINES[min(n for n in begins if n > number) :]


def records(film: Film) -> dict[str, str]:
    """Return all records by what identifies them."""
    return {
        **{f"cast {credit.performer.key} {credit.printed}": repr(credit) for credit in film.cast},
        **{f"crew {credit.person.key} {credit.job}": repr(credit) for credit in film.crew},
        **{scene.key: repr(scene) for scene in film.scenes},
        **{quotation.key: repr(quotation) for quotation in film.quotations},
    }


@cache
def parse_once(lines: tuple[str, ...], root: Path) -> tuple[Film, list[Problem]]:
    return parse("\n".join(lines).encode(), root)


@given(st.sampled_from(breakages()))
def test_a_broken_record_costs_no_other(
    tmp_path_factory: pytest.TempPathFactory, broken: tuple[int, Callable[[str], str]]
) -> None:
    root, (number, breakage) = tmp_path_factory.getbasetemp(), broken
    whole, told = parse_once(tuple(LINES), root)
    less, _ = parse_once(tuple(without_record(number)), root)
    assert told == []
    assert len(records(less)) == len(records(whole)) - 1

    film, problems = parse_once((*LINES[:number], breakage(LINES[number]), *LINES[number + 1 :]), root)
    assert any(number <= problem.line <= number + 2 for problem in problems)
    # A quotation loses a speaker or a scene with the record that is broken, as if that had not been written.
    for key, record in records(less).items():
        assert records(film)[key] in (record, records(whole)[key])


def test_limits_are_those_that_are_stated() -> None:
    assert (MAX_BYTES, MAX_FAULTS, MAX_PROBLEMS) == (1_000_000, 200, 200)
