"""What names find, and what an author is told when they find nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite

FILM = """
title: The Reel
year: 1927
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, aliases: [Teddy]}
  - {performer: Bea Moss, role: Samantha Twombly, short: Sam}
  - {performer: Cy Vale, role: Samuel Vane, short: Sam}
  - {performer: Dot, role: Dr. Mabuse}
  - {performer: Eve, role: reel.two}
quotes:
  hello: {speaker: Theodore, text: Hello}
  unseen: {text: Shown nowhere}
"""
OTHER = """
title: Other
cast:
  - {performer: Ada Stone, role: Theodore}
  - {performer: Cy Vale, role: Samuel Vane}
"""
HOME = "# Guide\n```{film}\n```\n```{cast}\n```\n```{quote} hello\n```\n"


@pytest.fixture
def build_page(make_site: MakeSite) -> BuildPage:
    """Return a function that builds a page of the guide to The Reel, or another."""

    def build(text: str, *, page: str = "reel/page", warn: bool = False) -> Build:
        files = {
            "reel/film.yaml": FILM,
            "other/film.yaml": OTHER,
            "index.md": f"# Site\n```{{toctree}}\nreel/index\nother/index\n{page}\n```\n",
            "reel/index.md": HOME,
            "other/index.md": "# Other\n```{film}\n```\n```{cast}\n```\n",
            f"{page}.md": text,
        }
        return make_site(files).build(warn=warn)

    return build


BuildPage = Callable[..., "Build"]


def links(build: Build, page: str = "reel/page") -> list[tuple[str, str]]:
    """The text and address of each link in the page's paragraphs."""
    return [(str(a.get_text()), str(a["href"])) for a in build.html(page).select("section p a")]


@pytest.mark.parametrize(
    ("role", "text", "address"),
    [
        ("{character}`Theodore Twombly`", "Theodore Twombly", "index.html#character.reel.theodore-twombly"),
        ("{character}`TEDDY`", "TEDDY", "index.html#character.reel.theodore-twombly"),
        ("{character}`Dr. Mabuse`", "Dr. Mabuse", "index.html#character.reel.dr-mabuse"),
        ("{character}`reel.Dr. Mabuse`", "Dr. Mabuse", "index.html#character.reel.dr-mabuse"),
        ("{character}`other.Theodore`", "Theodore", "../other/index.html#character.other.theodore"),
        ("{film}`other`", "Other", "../other/index.html#film.other"),
        ("{film:film}`other`", "Other", "../other/index.html#film.other"),
        ("{quote}`reel.hello`", "“Hello”", "index.html#quote.reel.hello"),
        ("{any}`person.ada-stone`", "person.ada-stone", "index.html#person.ada-stone"),
        ("{any}`Dr. Mabuse`", "Dr. Mabuse", "index.html#character.reel.dr-mabuse"),
        ("{any}`the quotation <quote.reel.hello>`", "the quotation", "index.html#quote.reel.hello"),
    ],
)
def test_name_finds(role: str, text: str, address: str, build_page: BuildPage) -> None:
    assert links(build_page(f"# Page\n{role}\n")) == [(text, address)]


@pytest.mark.parametrize(
    ("role", "shown", "warning"),
    [
        (
            "{character}`Theodor`",
            "Theodor",
            "no character is called “Theodor”; did you mean “Theodore”, “Theodore Twombly”? "
            "[film.unknown-character]",
        ),
        (
            "{credit}`Qqqq`",
            "Qqqq",
            "no character is called “Qqqq”; check the spelling [film.unknown-character]",
        ),
        (
            "{character}`Sam`",
            "Sam",
            "“Sam” is the name of more than one character; write the full one: "
            "“Samantha Twombly”, “Samuel Vane” [film.ambiguous-name]",
        ),
        (
            "{person}`Bea Mos`",
            "Bea Mos",
            "no person is called “Bea Mos”; did you mean “Bea Moss”? [film.unknown-person]",
        ),
        ("{film}`rel`", "rel", "no film is called “rel”; did you mean “reel”? [film.unknown-film]"),
        (
            "{quote}`helo`",
            "helo",
            "no quotation is called “helo”; did you mean “hello”? [film.unknown-quote]",
        ),
        (
            "{quote}`hello.2`",
            "hello.2",
            "no quotation is called “hello.2”; did you mean “hello.1”? [film.unknown-quote]",
        ),
        (
            "{quote}`unseen`",
            "“Shown nowhere”",
            "“Shown nowhere” is shown on no page, so that there is nothing to link to; show it, or write "
            "!Shown nowhere [film.not-shown]",
        ),
    ],
)
def test_name_that_finds_nothing_is_told_once_and_stays_as_text(
    role: str, shown: str, warning: str, build_page: BuildPage
) -> None:
    build = build_page(f"# Page\n\nBefore {role} after.\n", warn=True)
    assert build.warnings == [f"reel/page.md:3: WARNING: {warning}"]
    assert links(build) == []
    assert build.html("reel/page").select_one("section p").get_text() == f"Before {shown} after."  # type: ignore[union-attr]


def test_any_tells_of_a_name_that_is_nobodys_and_of_one_that_two_share(build_page: BuildPage) -> None:
    build = build_page("# Page\n{any}`person.nobody`\n\n{any}`Samuel Vane`\n", warn=True)
    nobody, shared = build.warnings
    assert nobody == "reel/page.md:2: WARNING: 'any' reference target not found: person.nobody [ref.any]"
    assert shared.startswith("reel/page.md:4: WARNING: more than one target found for 'any' cross-reference")


@pytest.mark.parametrize("name", ["{film}\n```", "{cast}\n```", "{quote} hello\n```"])
def test_directive_on_a_page_without_film_says_how_to_name_one(name: str, build_page: BuildPage) -> None:
    build = build_page(f"# Page\n\nBefore.\n\n```{name}\n\nAfter.\n", page="page", warn=True)
    assert build.warnings == [
        "page.md:5: WARNING: this page belongs to no film; name one, or write “film: FILM” in its front "
        "matter [film.no-film]"
    ]
    assert words_of(build, "page") == "Page¶ Before. After."


def test_role_on_a_page_without_film_says_how_to_name_one(build_page: BuildPage) -> None:
    build = build_page("# Page\n\nThe {character}`Theodore`.\n", page="page", warn=True)
    assert build.warnings == [
        "page.md:3: WARNING: this page belongs to no film; write FILM.Theodore, or “film: FILM” in its front "
        "matter [film.no-film]"
    ]
    assert words_of(build, "page") == "Page¶ The Theodore."


def test_front_matter_names_the_film_of_a_page(build_page: BuildPage) -> None:
    build = build_page("---\nfilm: reel\n---\n# Page\n{character}`Theodore`\n", page="page")
    assert links(build, "page") == [("Theodore", "reel/index.html#character.reel.theodore-twombly")]


def test_front_matter_outranks_the_folder(build_page: BuildPage) -> None:
    build = build_page("---\nfilm: other\n---\n# Page\n{character}`Theodore`\n")
    assert links(build) == [("Theodore", "../other/index.html#character.other.theodore")]


def test_front_matter_that_names_no_film_is_told(build_page: BuildPage) -> None:
    build = build_page("---\nfilm: rel\n---\n# Page\n```{cast}\n```\n", warn=True)
    assert build.warnings == [
        "reel/page.md:5: WARNING: no film is called “rel”; did you mean “reel”? [film.unknown-film]"
    ]


def test_directive_names_its_film(build_page: BuildPage) -> None:
    build = build_page("# Page\n```{cast} other\n```\n", page="page")
    assert "Cast of Other" in words_of(build, "page")


def test_directive_that_names_no_film_is_told(build_page: BuildPage) -> None:
    build = build_page("# Page\n```{film} rel\n```\n", warn=True)
    assert build.warnings == [
        "reel/page.md:2: WARNING: no film is called “rel”; did you mean “reel”? [film.unknown-film]"
    ]


def test_options_that_name_nothing_are_told(build_page: BuildPage) -> None:
    page = "# Page\n```{cast}\n:only: Theodore, Nobdy\n```\n```{quote} hello\n:lines: 2-3\n```\n"
    build = build_page(page, warn=True)
    assert build.warnings == [
        "reel/page.md:2: WARNING: no character is called “Nobdy”; check the spelling "
        "[film.unknown-character]",
        "reel/page.md:5: WARNING: :lines: “2-3”; the quotation has the lines 1 to 1 [film.lines]",
    ]


def words_of(build: Build, page: str) -> str:
    body = build.html(page).select_one("div.body")
    assert body
    return " ".join(body.get_text().split())


def test_nitpick_ignore_silences_a_reference_as_it_was_typed(make_site: MakeSite) -> None:
    files = {"reel/film.yaml": "title: The Reel\n", "index.md": "# Page\n{character}`reel.Nobody at All`\n"}
    site = make_site(files, nitpick_ignore=[("film:character", "reel.Nobody at All")])
    assert "Nobody at All" in site.build().html("index").get_text()
