"""Pages that gather: what they show, in which order, and when they are made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import words

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site, Snapshot

FILES = {
    "themes.yaml": """
        letting-go: {name: Letting go, summary: Leaving and being left.}
        love: {name: Love, formerly: amour}
        """,
    "people.yaml": """
        arcade-fire: {name: Arcade Fire, sort: Arcade Fire}
        """,
    "reel/film.yaml": """
        title: The Reel
        year: 1927
        runtime: 100
        cast:
          - {performer: Zoë Ash, role: Ada}
          - {performer: Bea Moss, role: [Bo, Cy]}
        crew:
          - {person: Arcade Fire, job: Music}
          - {person: Zoë Ash, job: Director, with_cast: true}
        scenes:
          arrival: {title: The arrival, summary: A train comes in.}
          farewell: {title: The farewell, formerly: goodbye}
        quotes:
          hello: {speaker: Ada, to: Bo, scene: arrival, text: Hello}
          bye: {speaker: Bo, scene: farewell, themes: [letting-go, love], text: Bye}
          card: {form: intertitle, scene: farewell, text: At noon}
        """,
    "talkie/film.yaml": """
        title: A Talkie
        cast:
          - {performer: Zoë Ash, role: Dot}
        quotes:
          again: {speaker: Dot, themes: love, text: Again}
        """,
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{scenes}\n```\n",
    "reel/essay.md": "# An essay\nOn {theme}`love`, {person}`Zoë Ash` and {scene}`farewell`, {quote}`bye`.\n",
    "talkie/index.md": "# Talkie\n```{film}\n```\n```{cast}\n```\nOn {theme}`amour`.\n",
    "people.md": "# People\n```{people}\n```\n",
    "themes.md": "# Themes\n```{themes}\n```\n",
    "lines.md": "# Lines\n```{quotes}\n```\n",
    "index.md": """
        # Site
        ```{films}
        ```
        ```{toctree}
        reel/index
        reel/essay
        talkie/index
        people
        themes
        lines
        ```
        """,
}


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    return make_site(FILES)


@pytest.mark.parametrize("page", ["people", "themes", "lines", "reel/index", "index"])
def test_gathered_page(page: str, site: Site, snapshot: Snapshot) -> None:
    snapshot(f"gathered-{page.replace('/', '-')}.xml", site.build().body(page))


def test_people_are_sorted_by_surname_or_as_people_yaml_says(site: Site) -> None:
    page = site.build().html("people")
    assert [words(term) for term in page.select("dl.film-people dt")] == [
        "Arcade Fire",
        "Zoë Ash",
        "Bea Moss",
    ]
    assert [words(letter) for letter in page.select("p.letter")] == ["A", "M"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("", ["Hello", "Bye", "At noon", "Again"]),
        (":film: reel", ["Hello", "Bye", "At noon"]),
        (":speaker: talkie.Dot", ["Again"]),
        (":film: reel\n:speaker: bo", ["Bye"]),
        (":scene: reel.The farewell", ["Bye", "At noon"]),
        (":theme: Love", ["Bye", "Again"]),
        (":form: intertitle", ["At noon"]),
        (":sort: text", ["Again", "At noon", "Bye", "Hello"]),
        (":theme: love\n:sort: speaker", ["Bye", "Again"]),
    ],
)
def test_quotations_are_chosen_and_sorted(options: str, shown: list[str], site: Site) -> None:
    site.write({"lines.md": f"# Lines\n```{{quotes}}\n{options}\n```\n"})
    page = site.build().html("lines")
    assert [words(quote) for quote in page.select("figure.quotation blockquote")] == shown


@pytest.mark.parametrize(
    ("options", "warning"),
    [
        (":film: reeel", "no film is called “reeel”; did you mean “reel”? [film.unknown-film]"),
        (":speaker: reel.Adda", "did you mean “Ada”? [film.unknown-character]"),
        (":speaker: Ada", "this page belongs to no film; write FILM.Ada"),
        (":scene: reel.arival", "[film.unknown-scene]"),
        (":theme: loev", "did you mean “Love”"),
    ],
)
def test_choice_of_nothing_that_exists_is_told_and_shows_nothing(
    options: str, warning: str, site: Site
) -> None:
    site.write({"lines.md": f"# Lines\n```{{quotes}}\n{options}\n```\n"})
    build = site.build(warn=True)
    assert len(build.warnings) == 1
    assert warning in build.warnings[0]
    assert build.html("lines").select("figure.quotation") == []


def test_front_matter_that_names_no_film_is_told_and_shows_nothing(site: Site) -> None:
    site.write({"lines.md": "---\nfilm: reeel\n---\n# Lines\n```{quotes}\n```\n"})
    build = site.build(warn=True)
    assert len(build.warnings) == 1
    assert "no film is called “reeel”" in build.warnings[0]
    assert build.html("lines").select("figure.quotation") == []


def test_homes_say_where_objects_are_discussed_by_guide(site: Site) -> None:
    build = site.build()
    assert [words(line) for line in build.html("themes").select(".film-discussed")] == [
        "Discussed in The Reel: An essay; A Talkie: Talkie"
    ]
    assert "Discussed in The Reel: An essay" in words(build.html("people"))
    links = [link["href"] for link in build.html("themes").select(".film-discussed a")]
    assert links == [
        "reel/index.html#film.reel",
        "reel/essay.html",
        "talkie/index.html#film.talkie",
        "talkie/index.html",
    ]


def test_new_reference_rewrites_the_home_and_no_other_page(site: Site) -> None:
    site.build()
    site.edit("reel/essay.md", "{theme}`love`", "{theme}`love`, {theme}`letting-go`")
    again = site.build()
    assert again.read == ["reel/essay"]
    assert [page for page in again.written if page != "index"] == ["reel/essay", "themes"]
    clean = site.build(into="clean").files()
    assert {name: again.files().get(name) for name in clean} == clean


def test_gathered_page_depends_on_what_it_gathers(site: Site) -> None:
    site.build()
    site.edit("talkie/film.yaml", "performer: Zoë Ash", "performer: Yan Ash")
    again = site.build()
    assert again.read == ["people", "talkie/index"]


def test_old_ids_of_scenes_and_themes_go_on_working(site: Site) -> None:
    site.write({"reel/essay.md": "# An essay\n{scene}`goodbye` {theme}`amour`\n"})
    build = site.build()
    links = [link["href"] for link in build.html("reel/essay").select(".body section p a")]
    assert links == ["index.html#scene.reel.farewell", "../themes.html#theme.love"]
    ids = {str(tag["id"]) for page in ("reel/index", "themes") for tag in build.html(page).select("[id]")}
    assert {"scene.reel.goodbye", "theme.amour"} <= ids
    assert build.inventory["film:scene"]["reel.goodbye"].endswith("#scene.reel.farewell")
