"""``filmguide report``: how much is quoted, on which pages, and what is idle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from filmguide.tools.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeSite, Site

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Clara}
  - {performer: Bea Moss, role: Porter}
  - {performer: Cy Vale, role: Waiter}
  - {performer: Dot, role: Child}
scenes:
  station: {title: The station}
quotes:
  late:
    speaker: Clara
    to: Child
    themes: [parting]
    text: The last train is never late
  tram:
    speaker: Porter
    text: the last train is never early
  exchange:
    scene: station
    checked: {against: The Disc, on: 2026-11-21}
    lines: |
      Clara: [laughs] Is it you?
      [A pause.]
      Clara: No.
  letter: {form: letter, text: "Dear you,\\nfarewell"}
  idle: {text: Nobody says these words}
"""
FILES = {
    "reel/film.yaml": FILM,
    "bare/film.yaml": "title: Bare\nrights: public-domain\n",
    "themes.yaml": "parting: {name: Parting}\nrain: {name: Rain}\n",
    "index.md": "# Site\n```{toctree}\nreel/index\nreel/b\nreel/a\n```\n",
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{quote} late\n```\n```{scenes}\n```\n",
    "reel/a.md": "# A\n{credit}`Waiter`: {quote}`letter`, not {quote}`words <late>`, not {quote}`!idle`.\n",
    "reel/b.md": "# B\n```{quote} late\n:no-index:\n```\n```{quotes}\n:speaker: Clara\n:no-index:\n```\n"
    "<!-- ```{quote} idle``` -->\n",
    "draft/c.md": "# C\n```{quote} idle\n```\n",
}


@pytest.fixture
def site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Site:
    made = make_site(FILES, exclude_patterns=["draft", "_build"])
    monkeypatch.chdir(made.root / "reel")
    return made


def report(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["report", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def reel(*arguments: str) -> dict[str, Any]:
    result = report("reel", "--format", "json", *arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    [film] = json.loads(result.stdout)["films"]
    return dict(film)


def test_pages_are_those_that_show_the_words(site: Site) -> None:
    """Directives and roles, lists and exchanges, also without an id of their own; not what only links."""
    assert {quoted["id"]: quoted["pages"] for quoted in reel()["quotations"]} == {
        "late": ["reel/index", "reel/b"],
        "tram": [],
        "exchange": ["reel/index", "reel/b"],
        "letter": ["reel/a"],
        "idle": [],
    }


def test_figures(site: Site) -> None:
    film = reel()
    assert (film["words"], film["longest"]) == (23, "late")
    assert (film["most_words"], film["most_words_of_an_excerpt"]) == (200, 25)
    assert film["forms"] == {
        "spoken": {"quotations": 4, "words": 20},
        "letter": {"quotations": 1, "words": 3},
    }
    assert [quoted["words"] for quoted in film["quotations"]] == [6, 6, 4, 3, 4]
    assert [quoted["id"] for quoted in film["quotations"] if quoted["checked"]] == ["exchange"]


def test_what_is_idle(site: Site) -> None:
    film = reel()
    assert film["never_shown"] == ["tram", "idle"]
    assert film["only_listed"] == ["exchange"]
    assert film["never_named"] == ["Porter"]  # the Waiter is named; Clara speaks, and to the Child, on a page
    assert film["nearly_the_same"] == [["late", "tram"]]


def test_limits_are_those_of_the_site(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_site(FILES, exclude_patterns=["draft"], filmguide_excerpt_words=30, filmguide_film_words=0)
    monkeypatch.chdir(made.root)
    assert (reel()["most_words"], reel()["most_words_of_an_excerpt"]) == (None, 30)


def test_text(site: Site) -> None:
    result = report()
    assert result.stdout == (
        "Bare (bare), public domain\n"
        "  quotations      0\n"
        "  words           0\n"
        "  checked         0\n"
        "\n"
        "\n"
        "The Reel (reel), in copyright\n"
        "  quotations      5\n"
        "  words           23 (at most 200)\n"
        "  longest         late, 6 words (at most 25)\n"
        "  forms           spoken 4 (20 words), letter 1 (3 words)\n"
        "  checked         1\n"
        "\n"
        "  quotation  words  form        shown on\n"
        "  late           6  spoken      reel/index, reel/b\n"
        "  tram           6  spoken      –\n"
        "  exchange       4  spoken      reel/index, reel/b\n"
        "  letter         3  letter      reel/a\n"
        "  idle           4  spoken      –\n"
        "\n"
        "  never shown     tram, idle\n"
        "  only listed     exchange\n"
        "  never named     Porter\n"
        "  nearly the same late and tram\n"
        "\n"
        "Themes without a line\n"
        "  rain\n"
    )


def test_exit_status(site: Site) -> None:
    assert [report().exit_code, report("--strict").exit_code, report("bare", "--strict").exit_code] == [
        0,
        1,
        0,
    ]


def test_nothing_is_written_beside_the_sources(site: Site) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.root.rglob("*")}
    report()
    assert {path: path.stat().st_mtime_ns for path in site.root.rglob("*")} == before


def test_report_is_of_the_pages_as_they_are_now(site: Site) -> None:
    site.build(warn=True)
    site.edit("reel/a.md", "not {quote}`!idle`", "and {quote}`idle`")
    assert reel()["never_shown"] == ["tram"]


def test_what_sphinx_says_goes_to_the_other_stream(site: Site) -> None:
    site.edit("reel/a.md", "{quote}`letter`", "```{quote} lettre\n```")
    site.write({"reel/a.md": "# A\n```{quote} lettre\n```\n"})
    result = report("reel", "--format", "json")
    assert "film.unknown-quote" in result.stderr
    assert json.loads(result.stdout)["films"][0]["never_shown"] == ["tram", "letter", "idle"]


@pytest.mark.parametrize(
    ("conf", "arguments", "message"),
    [
        (None, ["rele"], "no film is called “rele”; did you mean “reel”?"),
        ("extensions = ['myst_parser']", [], "the pages cannot be read: its conf.py does not load filmguide"),
        ("extensions = ['nothing_of_the_kind']", [], "the pages cannot be read: Could not import extension"),
        ("syntax error", [], "the pages cannot be read: There is a syntax error in your configuration file"),
        (
            "extensions = ['myst_parser', 'filmguide']\nroot_doc = 'x'",
            [],
            "the pages cannot be read: Sphinx is unable to load",
        ),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(
    conf: str | None, arguments: list[str], message: str, site: Site
) -> None:
    if conf:
        site.write({"conf.py": conf})
    result = report(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    last = result.stderr.splitlines()[-1]
    assert last.startswith(f"Error: {message}")


def test_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = report()
    assert result.exit_code == 2
    assert (
        result.stderr
        == "Error: there is no conf.py here or in a folder above; go to the folder of the site\n"
    )
