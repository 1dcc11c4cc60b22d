"""How much is quoted of a film in copyright: how words are counted, and what is told, by whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from filmguide.catalogue.budget import UNLIMITED, Budget, count_words
from filmguide.catalogue.lookups import read_catalogue
from filmguide.tools.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeSite

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Clara}
quotes:
  first:
    text: one two three four
  second:
    text: one two three four five six
  third:
    text: one
"""


def told(tmp_path: Path, film: str, budget: Budget) -> list[str]:
    (tmp_path / "reel").mkdir()
    (tmp_path / "reel" / "film.yaml").write_text(film.lstrip(), "utf-8")
    return list(map(str, read_catalogue(tmp_path, ["reel/film.yaml"], budget=budget).problems))


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("text: I’ve never – never! – said so …", 5),
        ("text: a well-known 8,316 of them", 5),
        ("lines: |\n      Clara: [laughs] Is it late?\n      [A long silence.]\n      Clara: Yes.", 4),
        ("original: {lang: de, text: Der Zug kommt}\n    text: Here comes the train at last", 3),
        ("original: {lang: ja, text: '東京へ行く。'}\n    text: I am going to Tokyo", 5),
    ],
    ids=["dashes", "hyphens and figures", "script", "original and translation", "unspaced"],
)
def test_words_are_counted_as_the_module_says(tmp_path: Path, quote: str, count: int) -> None:
    (tmp_path / "reel").mkdir()
    text = f"title: The Reel\ncast: [{{performer: Ada Stone, role: Clara}}]\nquotes:\n  one:\n    {quote}\n"
    (tmp_path / "reel" / "film.yaml").write_text(text, "utf-8")
    catalogue = read_catalogue(tmp_path, ["reel/film.yaml"])
    assert catalogue.problems == ()
    [quotation] = catalogue.films["reel"].quotations
    assert count_words(quotation) == count


def test_excerpt_that_is_too_long_is_told_at_its_record(tmp_path: Path) -> None:
    [problem] = told(tmp_path, FILM, Budget(5, 0))
    assert problem == (
        "reel/film.yaml:7: WARNING: quotes.second: 6 words, at most 5 in an excerpt of a film in copyright; "
        "shorten it, or paraphrase [film.long-excerpt]"
    )


def test_sum_is_told_at_the_record_with_which_it_is_too_much(tmp_path: Path) -> None:
    [problem] = told(tmp_path, FILM, Budget(0, 9))
    assert problem == (
        "reel/film.yaml:7: WARNING: quotes.second: with this, 11 words are quoted in all, at most 9 of a "
        "film in copyright; leave some out, or paraphrase [film.much-quoted]"
    )


def test_just_enough_is_not_too_much(tmp_path: Path) -> None:
    assert told(tmp_path, FILM, Budget(6, 11)) == []


def test_any_number(tmp_path: Path) -> None:
    assert told(tmp_path, FILM, UNLIMITED) == []


def test_film_in_the_public_domain_has_no_limit(tmp_path: Path) -> None:
    assert told(tmp_path, FILM + "rights: public-domain\n", Budget(1, 1)) == []


def test_build_and_check_tell_the_same(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    long = "word " * 26
    film = "title: The Reel\nquotes:\n" + "".join(f"  q{n}: {{text: {long}}}\n" for n in range(8))
    site = make_site({"reel/film.yaml": film, "index.md": "# Site\n"})
    said = site.build(warn=True).warnings
    assert len(said) == 9
    assert sum("[film.long-excerpt]" in line for line in said) == 8
    assert "208 words are quoted in all, at most 200" in said[-1]
    monkeypatch.chdir(site.root)
    result = CliRunner().invoke(main, ["check", "--format", "json"])
    assert [problem["line"] for problem in json.loads(result.output)] == [3, 4, 5, 6, 7, 8, 9, 10, 10]
    assert [problem["code"] for problem in json.loads(result.output)].count("film.much-quoted") == 1


def test_site_and_command_take_other_limits(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"reel/film.yaml": FILM, "index.md": "# Site\n"}
    site = make_site(files, filmguide_excerpt_words=6, filmguide_film_words=10)
    [problem] = site.build(warn=True).warnings
    assert problem.endswith("[film.much-quoted]")
    monkeypatch.chdir(site.root)
    arguments = ["check", "--excerpt-words", "6", "--film-words"]
    assert problem in CliRunner().invoke(main, [*arguments, "10"]).output
    assert CliRunner().invoke(main, [*arguments, "0"]).exit_code == 0


def test_export_is_not_refused_for_a_budget(tmp_path: Path) -> None:
    (tmp_path / "reel").mkdir()
    (tmp_path / "reel" / "film.yaml").write_text(
        f"title: The Reel\nquotes: {{one: {{text: {'word ' * 300}}}}}\n"
    )
    result = CliRunner().invoke(main, ["export", str(tmp_path)])
    assert (result.exit_code, json.loads(result.output)["films"][0]["id"]) == (0, "reel")
