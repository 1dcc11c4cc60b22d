"""A mistake is told once, with its place and what to write instead, and the page is built without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite

FILM = """
title: The Reel
year: 1927
cast:
  - performer: Ada Stone
    role: Theodore
  - performer: Bea Moss
    role: Samantha
quotes:
  hello:
    speaker: Theodore
    text: Hello
  bye:
    speaker: Samantha
    text: Bye
"""
INDEX = "# Site\n```{toctree}\nreel/page\n```\n"
PAGE = """
# Page

```{film}
```
```{cast}
```

Before {quote}`hello` and {credit}`Samantha`.

```{quote} bye
```
```{quote} hello
```

After.
"""


def body(build: Build, page: str = "reel/page") -> str:
    found = build.html(page).select_one("div.body")
    assert found
    return " ".join(found.get_text().split())


@pytest.mark.parametrize(
    ("right", "wrong", "warning", "lost"),
    [
        (
            "```{quote} bye",
            "```{quote} by",
            "reel/page.md:10: WARNING: no quotation is called “by”; did you mean “bye”? [film.unknown-quote]",
            "Samantha, The Reel (1927)",
        ),
        (
            "{quote}`hello`",
            "{quote}`helo`",
            "reel/page.md:8: WARNING: no quotation is called “helo”; did you mean “hello”? "
            "[film.unknown-quote]",
            "“Hello”",
        ),
        (
            "{credit}`Samantha`",
            "{credit}`Samanta`",
            "reel/page.md:8: WARNING: no character is called “Samanta”; did you mean “Samantha”? "
            "[film.unknown-character]",
            "Samantha (Bea Moss)",
        ),
    ],
)
def test_misspelt_name(right: str, wrong: str, warning: str, lost: str, make_site: MakeSite) -> None:
    good = make_site({"reel/film.yaml": FILM, "index.md": INDEX, "reel/page.md": PAGE})
    assert lost in body(good.build())
    good.edit("reel/page.md", right, wrong)
    build = good.build(warn=True)
    assert build.warnings == [warning]
    text = body(build)
    assert lost not in text
    for rest in ("The Reel (1927)", "Cast of The Reel", "Before", "After."):
        assert rest in text


def test_speaker_who_is_not_in_the_cast(make_site: MakeSite) -> None:
    film = FILM.replace("speaker: Samantha", "speaker: Samanta")
    site = make_site({"reel/film.yaml": film, "index.md": INDEX, "reel/page.md": PAGE})
    build = site.build(warn=True)
    [warning] = build.warnings
    assert warning.startswith("reel/film.yaml:13: WARNING: quotes.bye.speaker: ")
    assert "“Samanta”" in warning
    assert "“Samantha”" in warning
    assert warning.endswith("[film.unknown-character]")
    assert "Bye Samanta, The Reel (1927)" in body(build)


@pytest.mark.parametrize(
    ("film", "place"),
    [
        pytest.param(
            FILM.replace("title: The", "title: 'The"), "reel/film.yaml:1: ", id="open-quotation-mark"
        ),
        pytest.param(FILM.replace("cast:", "cast: ["), "reel/film.yaml:3: ", id="open-bracket"),
        pytest.param(FILM.replace("    role: T", "\trole: T"), "reel/film.yaml:5: ", id="tab"),
        pytest.param("just words\n", "reel/film.yaml:1: ", id="words"),
        pytest.param("- a list\n", "reel/film.yaml:1: ", id="list"),
        pytest.param("", "reel/film.yaml:1: ", id="empty"),
        pytest.param("[" * 100, "reel/film.yaml:1: ", id="too-deep"),
        pytest.param("- [\n", "reel/film.yaml:", id="no-key-at-all"),
        pytest.param(FILM.encode("utf-16"), "reel/film.yaml:1: ", id="utf-16"),
    ],
)
def test_unreadable_film_is_told_once_and_its_page_is_built(
    film: str | bytes, place: str, make_site: MakeSite
) -> None:
    site = make_site({"reel/film.yaml": film, "index.md": INDEX, "reel/page.md": PAGE})
    build = site.build(warn=True)
    assert len(build.warnings) == 1, build.warnings
    assert build.warnings[0].startswith(place)
    text = body(build)
    assert "Page¶" in text
    assert "Before" in text
    assert "After." in text


def test_mistake_in_one_record_costs_that_record_alone(make_site: MakeSite) -> None:
    film = FILM.replace("role: Theodore", 'role: "Theodore')
    site = make_site({"reel/film.yaml": film, "index.md": INDEX, "reel/page.md": PAGE})
    build = site.build(warn=True)
    assert build.warnings[0].startswith("reel/film.yaml:5: WARNING: ")
    assert len(build.warnings) == 1
    text = body(build)
    assert "Bea Moss Samantha" in text
    assert "Before “Hello” and Samantha (Bea Moss)." in text


@pytest.mark.parametrize(
    ("content", "advice", "rest"),
    [
        ("```{cast}\n```", "name one, or write “film: FILM” in its front matter", "Before. After."),
        (
            "{character}`Theodore`",
            "write FILM.Theodore, or “film: FILM” in its front matter",
            "Before. Theodore After.",
        ),
    ],
)
def test_page_that_belongs_to_no_film(content: str, advice: str, rest: str, make_site: MakeSite) -> None:
    pages = {
        "index.md": INDEX.replace("reel/page", "page"),
        "page.md": f"# Page\n\nBefore.\n\n{content}\n\nAfter.\n",
    }
    build = make_site({"reel/film.yaml": FILM, **pages}).build(warn=True)
    assert build.warnings == [f"page.md:5: WARNING: this page belongs to no film; {advice} [film.no-film]"]
    assert body(build, "page") == f"Page¶ {rest}"


def test_mistakes_are_told_the_same_in_parallel(make_site: MakeSite) -> None:
    page = PAGE.replace("{quote}`hello", "{quote}`helo").replace("Samantha", "Samanta")
    site = make_site({"reel/film.yaml": FILM, "index.md": INDEX, "reel/page.md": page})
    serial = site.build(warn=True, into="serial").warnings
    assert len(serial) == 2
    assert sorted(site.build(warn=True, into="parallel", parallel=2).warnings) == sorted(serial)
