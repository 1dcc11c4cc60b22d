"""What is written in a film's file arrives as written, and what is wrong with it is told with its place."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from filmguide.catalogue.lookups import Catalogue, read_catalogue
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[[str | bytes], Catalogue]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a film with the id ``reel`` from the text of its file."""

    def read_it(content: str | bytes) -> Catalogue:
        data = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
        (tmp_path / "reel").mkdir(exist_ok=True)
        (tmp_path / "reel/film.yaml").write_bytes(data)
        return read_catalogue(tmp_path, ["reel/film.yaml"])

    return read_it


def problems(catalogue: Catalogue) -> list[str]:
    """Line, path and code of each problem."""
    return [f"{p.line} {p.path} {p.code.value}" for p in catalogue.problems]


def test_scalars_arrive_as_they_are_written(read: Read) -> None:
    catalogue = read(
        """
        title: 1917
        year: 2019
        countries: [No, 2:22, 1:23:45, 007, ~, true, 2013-12-18, 1e3, =]
        synopsis: "“It’s” -- 'done' ..."
        """
    )
    assert problems(catalogue) == []
    film = catalogue.films["reel"]
    assert (film.title.title, film.title.year) == ("1917", 2019)
    assert film.countries == ("No", "2:22", "1:23:45", "007", "~", "true", "2013-12-18", "1e3", "=")
    assert film.synopsis == "“It’s” -- 'done' ..."


def test_block_scalars_keep_verses_and_fold_prose(read: Read) -> None:
    film = read(
        """
        title: Reel
        quotes:
          verse:
            text: |
              One: two # three
              "four" [five]
          prose:
            text: >-
              One: two # three
              four
        """
    ).films["reel"]
    verse, prose = film.quotations
    assert verse.lines[0].words[0].text == 'One: two # three\n"four" [five]'
    assert prose.lines[0].words[0].text == "One: two # three four"


def test_place_of_words_is_the_line_that_they_begin_on(read: Read) -> None:
    film = read(
        """
        title: Reel
        quotes:
          plain: {text: Plain}
          block:
            text: >-
              Folded
              words
          script:
            lines: |
              A: First.

              [They wait.]
              B: Second
                goes on.
        cast:
        - {performer: X, role: A}
        - {performer: Y, role: B}
        """
    ).films["reel"]
    places = {q.id: [line.words[0].text.place.line for line in q.lines] for q in film.quotations}
    assert places == {"plain": [3], "block": [6], "script": [10, 12, 13]}


def test_script_names_speakers_and_sets_directions_apart(read: Read) -> None:
    film = read(
        """
        title: Reel
        cast:
        - {performer: X, role: Ann Lee, short: Ann}
        - {performer: Y, role: Bob}
        quotes:
          talk:
            lines: |
              Ann: One: two. [laughs] Three.
              [They wait.]
              bob: [softly] Four
                five.
        """
    ).films["reel"]
    [talk] = film.quotations
    shown = [
        (line.speaker and line.speaker.name, [(str(words.text), words.direction) for words in line.words])
        for line in talk.lines
    ]
    assert shown == [
        ("Ann Lee", [("One: two.", False), ("[laughs]", True), ("Three.", False)]),
        (None, [("[They wait.]", True)]),
        ("Bob", [("[softly]", True), ("Four five.", False)]),
    ]
    assert [speaker.key for speaker in talk.speakers] == ["character.reel.ann-lee", "character.reel.bob"]


def test_two_performers_of_one_role_are_one_character(read: Read) -> None:
    film = read(
        """
        title: Reel
        cast:
        - {performer: X, role: Ann}
        - {performer: Y, role: Ann, as: Ann’s voice, voice: true}
        - {performer: Z, role: [Cook, Thief]}
        """
    ).films["reel"]
    performers = {c.id: [person.name for person in c.performers] for c in film.characters}
    assert performers == {"ann": ["X", "Y"], "cook": ["Z"], "thief": ["Z"]}


def test_every_problem_is_told_with_its_line_and_path(read: Read) -> None:
    catalogue = read(
        """
        title: Reel
        yeer: 1927
        runtime: long
        cast:
          - performer: X
            role: Ann
          - role: Bob
          - performer: ""
            role: Cid
          - performer: Y
            role: [Dan, [Eve]]
        crew:
          - {person: Z}
        quotes:
          Bad Id: {text: Hello}
          both: {text: Hello, lines: "Ann: Hello"}
          nobody: {speaker: Zoe, text: Hello}
          nowhere: {scene: moon, text: Hello}
          unnamed:
            lines: |
              Ann: Hello
              there.
          good: {speaker: Ann, text: Hello}
        """
    )
    assert problems(catalogue) == [
        "2 yeer unknown-key",
        "3 runtime wrong-type",
        "7 cast[1].performer missing-field",
        "8 cast[2].performer empty-value",
        "11 cast[3].role[1] wrong-type",
        "13 crew[0].job missing-field",
        "15 quotes.Bad Id id",
        "16 quotes.both.lines wrong-type",
        "17 quotes.nobody.speaker unknown-character",
        "18 quotes.nowhere.scene unknown-scene",
        "22 quotes.unnamed.lines script",
    ]
    film = catalogue.films["reel"]
    assert [credit.performer.name for credit in film.cast] == ["X"]
    assert {"good", "nobody", "nowhere"} <= {quotation.id for quotation in film.quotations}


def test_problem_reads_like_a_warning_of_sphinx(read: Read) -> None:
    [problem] = read("title: Reel\ncast:\n  - role: Ann\n").problems
    assert str(problem) == (
        "reel/film.yaml:3: WARNING: cast[0].performer: missing; add the performer’s name [film.missing-field]"
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("title: &a Reel\n", "1  feature"),
        ("title: !!str Reel\n", "1  feature"),
        ("title: Reel\n---\ntitle: Two\n", "2  second-document"),
        ("title: Reel\nyear: 1927\ntitle: Two\n", "3  duplicate-key"),
        ("title: Reel\ncast:\n- performer: X\n  role: Friend #2\n", "4  hash"),
        ("title: Reel\nsynopsis: a\u202eb\n", "2  character"),
        ("\ufefftitle: Reel\n", "1  character"),
        (b"title: Reel\nsynopsis: caf\xe9\n", "2  not-utf8"),
        ("title: Reel\nsynopsis: " + "[" * 60 + "]" * 60, "2  too-large"),
        ("title: Reel\ncountries: [" + "x, " * 60_000 + "]", "2  too-large"),
        (b"title: Reel\nsynopsis: " + b"x" * 1_000_001, "1  too-large"),
    ],
)
def test_what_films_do_not_need_is_refused(content: str | bytes, problem: str, read: Read) -> None:
    assert problem in problems(read(content))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=80),
        st.text("[]{}:,-#'\"|>&*!%@` \n\tab", max_size=60).map(lambda text: f"{text}".encode()),
        st.text("[]{}:,-#'\"|>&*!%@` \n\tab", max_size=60).map(lambda text: f"title: x\n{text}".encode()),
    )
)
def test_nothing_is_raised_whatever_the_bytes(read: Read, data: bytes) -> None:
    assert "reel" in read(data).films


def test_places_and_comments_are_no_part_of_a_record(read: Read) -> None:
    first = read("title: Reel\nquotes:\n  hello: {text: Hello}\n").films["reel"]
    second = read("# A remark.\n\nquotes:\n  hello:\n    text: >-\n      Hello\ntitle: Reel\n").films["reel"]
    assert repr(first) == repr(second)


def test_two_folders_of_one_name_are_told(tmp_path: Path) -> None:
    for folder in ("a/reel", "b/reel"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "film.yaml").write_text("title: Reel\n", "utf-8")
    catalogue = read_catalogue(tmp_path, ["b/reel/film.yaml", "a/reel/film.yaml"])
    assert [(p.file, p.code.value) for p in catalogue.problems] == [("b/reel/film.yaml", "duplicate-id")]
    assert catalogue.films["reel"].folder == "a/reel"
