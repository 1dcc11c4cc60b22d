"""The layouts of a cast list, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import words

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Theodore Twombly, about: Writes letters.}
  - {performer: Bea Moss, role: Samantha, voice: true}
crew:
  - {person: Hal Ray, job: Director, with_cast: true}
"""
LINES = [
    "Ada Stone",
    "Theodore Twombly",
    "Writes letters.",
    "Bea Moss",
    "Samantha (voice)",
    "Hal Ray",
    "Director",
]


def reel(make_site: MakeSite, *layouts: str, **conf: object) -> Site:
    casts = "".join(f"```{{cast}}\n:layout: {layout}\n```\n\n" for layout in layouts)
    page = f"# The Reel\n\n{casts}{{character}}`Samantha` speaks.\n"
    return make_site({"reel/film.yaml": FILM, "reel/index.md": page}, root_doc="reel/index", **conf)


@pytest.mark.parametrize("layout", ["list", "grid"])
def test_layout_names_each_performer_and_what_they_play(layout: str, make_site: MakeSite) -> None:
    [box] = reel(make_site, layout).build().html("reel/index").select(f"div.cast.cast-{layout}")
    assert words(box.select(".cast-caption")[0]) == "Cast of The Reel"
    assert [words(line) for line in box.select("dt, dd > p")] == LINES


@pytest.mark.parametrize("layout", ["table", "list", "grid"])
def test_names_are_at_home_in_each_layout(layout: str, make_site: MakeSite) -> None:
    page = reel(make_site, layout).build().html("reel/index")
    for key in ("character.reel.samantha", "person.bea-moss", "person.hal-ray"):
        assert len(page.select(f'.cast [id="{key}"]')) == 1
    assert page.select('a[href="#character.reel.samantha"]')


@pytest.mark.parametrize("layout", ["list", "grid"])
@pytest.mark.parametrize(
    ("builder", "file"),
    [("text", "reel/index.txt"), ("man", "site.1"), ("texinfo", "site.texi"), ("latex", "site.tex")],
)
def test_layout_is_a_plain_list_where_there_is_no_stylesheet(
    builder: str, file: str, layout: str, make_site: MakeSite
) -> None:
    site = reel(make_site, layout)
    text = words(site.build(builder).text(file)).replace("\\-", "-")
    places = [
        text.index(line) for line in ("Ada Stone", "Theodore Twombly", "Bea Moss", "Samantha", "Hal Ray")
    ]
    assert places == sorted(places)


def test_a_book_prints_one_of_the_layouts_of_one_cast(make_site: MakeSite) -> None:
    site = make_site(
        {
            "reel/film.yaml": FILM,
            "index.md": "# Site\n```{toctree}\nreel/one\nreel/two\n```\n",
            "reel/one.md": "# One\n```{cast}\n```\n",
            "reel/two.md": "# Two\n```{cast}\n:layout: grid\n```\n",
        }
    )
    assert site.build("latex").text("site.tex").count("Cast of ") == 1


def test_other_layouts_are_told(make_site: MakeSite) -> None:
    warnings = "\n".join(reel(make_site, "circle").build(warn=True).warnings)
    assert "“circle”" in warnings or '"circle"' in warnings
    assert "table" in warnings
    assert "grid" in warnings
