"""The timeline: a picture in HTML, a table elsewhere, on the axis that the positions allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import words

if TYPE_CHECKING:
    from tests.conftest import MakeSite

FILM = """
title: The Reel
runtime: 100
scenes:
  one: {{title: First <b>, {first}}}
  two: {{title: Second, {second}}}
quotes:
  hello: {{text: Hello, scene: one, {quote}}}
  bye: {{text: Bye, scene: two}}
"""
PAGE = "# Guide\n```{film}\n```\n```{timeline}\n```\n```{quote} hello\n```\n```{scenes}\n```\n"
SITE = "# Site\n```{toctree}\nreel/index\n```\n"
SOURCE = "source: {title: Print}"
PLAIN = ("spoiler: false", "spoiler: false", "form: spoken")


@pytest.mark.parametrize(
    ("first", "second", "quote", "bars", "points", "ends"),
    [
        (
            "spoiler: false",
            "spoiler: false",
            "form: spoken",
            [(0, 50), (50, 50)],
            [25, 75],
            ["beginning", "end"],
        ),
        (
            f"at: 0:10:00, until: 0:20:00, {SOURCE}",
            f"at: 0:50:00, {SOURCE}",
            f"at: 0:15:00, {SOURCE}",
            [(10, 10), (50, 50)],
            [15, 75],
            ["0:00:00", "1:40:00"],
        ),
        (
            f"reel: 1, metre: 61, {SOURCE}",
            f"reel: 2, {SOURCE}",
            "form: spoken",
            [(10, 40), (50, 50)],
            [30, 75],
            ["reel 1", "reel 2"],
        ),
    ],
    ids=["order", "time", "reels"],
)
def test_picture_places_scenes_and_lines(
    first: str,
    second: str,
    quote: str,
    bars: list[tuple[float, float]],
    points: list[float],
    ends: list[str],
    make_site: MakeSite,
) -> None:
    film = FILM.format(first=first, second=second, quote=quote)
    build = make_site({"reel/film.yaml": film, "reel/index.md": PAGE}, root_doc="reel/index").build()
    svg = build.html("reel/index").select("figure.film-timeline svg")[0]
    drawn = [(_percent(bar["x"]), _percent(bar["width"])) for bar in svg.select("rect.scene")]
    assert drawn == bars
    assert [_percent(dot["cx"]) for dot in svg.select("circle.quote")] == points
    assert [text.get_text() for text in svg.select("text.end")] == ends


def test_marks_are_links_with_names(make_site: MakeSite) -> None:
    film = FILM.format(first="spoiler: false", second="spoiler: false", quote="form: spoken")
    build = make_site({"reel/film.yaml": film, "reel/index.md": PAGE}, root_doc="reel/index").build()
    svg = build.html("reel/index").select("figure.film-timeline svg")[0]
    assert svg["aria-label"] == "Scenes of The Reel"
    assert [(link["href"], link["aria-label"]) for link in svg.select("a")] == [
        ("#scene.reel.one", "1. First <b>"),
        ("#quote.reel.hello", "“Hello”"),
        ("#scene.reel.two", "2. Second"),
        ("#quote.reel.bye", "“Bye”"),
    ]


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_other_formats_get_a_table(builder: str, make_site: MakeSite) -> None:
    film = FILM.format(first="spoiler: false", second="spoiler: false", quote="form: spoken")
    files = {
        "reel/film.yaml": film,
        "reel/index.md": PAGE,
        "index.md": "# Site\n```{toctree}\nreel/index\n```\n",
    }
    build = make_site(files).build(builder)
    name = {"epub": "reel/index.xhtml", "text": "reel/index.txt", "latex": "site.tex"}[builder]
    text = words(build.text(name))
    assert "svg" not in text
    assert "Second" in text
    assert "Quotations" in text


def _percent(value: object) -> float:
    return float(str(value).removesuffix("%"))
