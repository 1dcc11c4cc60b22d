"""What is noted while a page is read: words in quotation marks, with their line and their speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from filmguide.domain.passages.attributions import find_speaker
from filmguide.domain.passages.marks import find_passages

if TYPE_CHECKING:
    from filmguide.domain.passages.noting import Passage

    from tests.conftest import MakeSite

FILM = "title: The Reel\ncast:\n  - {performer: Ada Stone, role: Samantha}\n"


def noted(make_site: MakeSite, page: str, suffix: str = "md", **conf: Any) -> tuple[Passage, ...]:
    """Return the passages of a page of a film that has no records."""
    conf = {"root_doc": "reel/index", "suppress_warnings": ["film.unrecorded-quote"], **conf}
    site = make_site({"reel/film.yaml": FILM, f"reel/index.{suffix}": page}, **conf)
    return site.build().domain.passages.get("reel/index", ())


def lines(passages: tuple[Passage, ...]) -> list[tuple[int, str]]:
    return [(passage.line, passage.text) for passage in passages]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param('He says "one two three four" here.', ["one two three four"], id="straight"),
        pytest.param("He says “one two three four” here.", ["one two three four"], id="English"),
        pytest.param("He says ‘one two three four’ here.", ["one two three four"], id="English, single"),
        pytest.param("He says 'one two three four' here.", ["one two three four"], id="straight, single"),
        pytest.param("Er sagt „eins zwei drei vier“ hier.", ["eins zwei drei vier"], id="German"),
        pytest.param("Er sagt ‚eins zwei drei vier‘ hier.", ["eins zwei drei vier"], id="German, single"),
        pytest.param("Er sagt »eins zwei drei vier« hier.", ["eins zwei drei vier"], id="German books"),
        pytest.param("Er sagt ›eins zwei drei vier‹ hier.", ["eins zwei drei vier"], id="books, single"),
        pytest.param("Il dit « un deux trois quatre » ici.", [" un deux trois quatre "], id="French"),
        pytest.param("Mówi „raz dwa trzy cztery” tu.", ["raz dwa trzy cztery"], id="Polish"),
        pytest.param("Hon säger ”ett två tre fyra” här.", ["ett två tre fyra"], id="Swedish"),
        pytest.param("“one ‘two three’ four”", ["two three", "one ‘two three’ four"], id="nested"),
        pytest.param("“one «two three» four”", ["two three", "one «two three» four"], id="nested, mixed"),
        pytest.param("‘the dogs’ bone is here’, he", ["the dogs’ bone is here"], id="apostrophe at an end"),
        pytest.param("‘you ain’t heard nothin’ yet’", ["you ain’t heard nothin’ yet"], id="apostrophes"),
        pytest.param("‘I love you’ and ‘I hate you’", ["I love you", "I hate you"], id="two, single"),
        pytest.param("a paragraph “that only opens", ["that only opens"], id="closed by a later paragraph"),
        pytest.param('5\'10" tall, and 6" wide; the dogs’ bone', [], id="no quotation at all"),
    ],
)
def test_quotation_marks_of_many_manners(text: str, passages: list[str]) -> None:
    assert [text[span.start : span.end] for span in find_passages(text)] == passages


def test_markdown_has_its_passages_with_their_lines(make_site: MakeSite) -> None:
    page = """
        # Guide “in a heading of four words”

        A paragraph that runs
        over lines "and quotes *across* {film}`markup
        <reel>` and lines", and then “on its fourth
        line again”.

        - a list
          - “inside of a list”

        | a | b |
        |---|---|
        | c | d |
        | e | “inside of a table” |

        Text[^1] with a term.

        [^1]: “inside of a footnote”

        :::{note}
        “inside of a note”
        :::

        :::{film}
        :::

        > a block quote of
        > more than four words

        > “quoted in a block”
        """
    assert lines(noted(make_site, page, myst_enable_extensions=["colon_fence"])) == [
        (1, "in a heading of four words"),
        (4, "and quotes across markup and lines"),
        (5, "on its fourth\nline again"),
        (9, "inside of a list"),
        (14, "inside of a table"),
        (21, "inside of a note"),
        (27, "a block quote of\nmore than four words"),
        (30, "quoted in a block"),
        (18, "inside of a footnote"),
    ]


def test_restructured_text_has_its_passages_with_their_lines(make_site: MakeSite) -> None:
    page = """
        Guide
        =====

        .. film::

        A paragraph that runs
        over lines "and quotes *across* markup
        and lines" and then “on its third line”.

        * a list

          * “inside of a list”

        +---+----------------------+
        | a | “inside of a table”  |
        +---+----------------------+

        .. list-table::

           * - a
             - “inside of a list-table”

        term
           “inside of a definition” [#]_

        .. [#] “inside of a footnote”

        .. epigraph::

           a block quote of
           more than four words

           -- Samantha
        """
    passages = noted(make_site, page, "rst")
    assert lines(passages) == [
        (7, "and quotes across markup\nand lines"),
        (8, "on its third line"),
        (12, "inside of a list"),
        (15, "inside of a table"),
        (21, "inside of a list-table"),
        (24, "inside of a definition"),
        (26, "inside of a footnote"),
        (30, "a block quote of\nmore than four words"),
    ]
    assert [(passage.block, passage.speaker) for passage in passages if passage.block] == [(True, "Samantha")]


def test_code_comments_and_words_of_ours_are_not_noted(make_site: MakeSite) -> None:
    page = """
        # Guide

        :::{film}
        :::

        `“inside of some code”` and “only three words” and `` "inside of other code" ``

        % “inside of a comment”

        ```
        “inside of a block of code”
        ```

        :::{quote} long
        “inside of an editor’s note”
        :::

        {quote}`long`
        """
    film = FILM + "quotes:\n  long: {text: “five words that we show”}\n"
    site = make_site(
        {"reel/film.yaml": film, "reel/index.md": page},
        root_doc="reel/index",
        myst_enable_extensions=["colon_fence"],
    )
    passages = site.build().domain.passages["reel/index"]
    assert [passage.text for passage in passages] == ["inside of an editor’s note"]


def test_passage_that_was_included_has_the_line_of_its_own_file(make_site: MakeSite) -> None:
    site = make_site(
        {
            "reel/film.yaml": FILM,
            "reel/index.md": "# Guide\n\n```{include} part.txt\n```\n\n```{film}\n```\n",
            "reel/part.txt": "Text.\n\nText and “words of another file”.\n",
        },
        root_doc="reel/index",
    )
    [passage] = site.build().domain.passages["reel/index"]
    assert (passage.line, passage.file) == (3, str(site.root / "reel/part.txt"))


@pytest.mark.parametrize(
    ("before", "after", "speaker"),
    [
        ("Samantha says, ", "", "Samantha"),
        ("Then Samantha asks him softly: ", "", "Then Samantha"),
        ("Samantha (Ada Stone) tells him ", "", "Samantha"),
        ("Samantha: ", "", "Samantha"),
        ("", ", says Samantha.", "Samantha"),
        ("", " Theodore asks, and", "Theodore"),
        ("She replies: ", "", "She"),
        ("", " she replies", "she"),
        ("he writes ", "", "he"),
        ("", ", sagt Samantha.", "Samantha"),
        ("“Words.” Theodore answers, ", " and goes.", "Theodore"),
        ("", " She replies: “", ""),
        ("she says that ", " is over", ""),
        ("the so-called ", " is a scene", ""),
        ("Samantha is gone. The title is ", ".", ""),
    ],
)
def test_speaker_is_whom_the_words_around_name(before: str, after: str, speaker: str) -> None:
    assert find_speaker(before, after) == speaker
