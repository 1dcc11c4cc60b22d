"""The page that explains each mistake: complete, and its examples do what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from filmguide.catalogue.budget import DEFAULT, Budget
from filmguide.catalogue.lookups import read_catalogue
from filmguide.catalogue.problems import Code

if TYPE_CHECKING:
    from tests.conftest import MakeSite

PAGE = (Path(__file__).parent.parent / "guides" / "problems.md").read_text("utf-8")
SECTION = re.compile(r"^## (\S+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(Wrong|Right):\n\n````(\w+)\n(.*?)\n````$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    code: str
    verdict: str
    language: str
    text: str


EXAMPLES = [
    Example(code, *found) for code, section in SECTION.findall(PAGE) for found in EXAMPLE.findall(section)
]
YAML = [example for example in EXAMPLES if example.language != "md"]
PAGES = [example for example in EXAMPLES if example.language == "md"]

BUDGETS = {"much-quoted": Budget(film=12)}

FILM = """
title: The Long Platform
cast:
  - {performer: Ines Moreau, role: Clara}
quotes:
  late:
    lines: |
      Clara: Is it late?
      [A long silence.]
  seat:
    speaker: Clara
    text: You may keep the seat by the window.
    variants: [You may keep that seat by the window.]
"""


def test_each_code_has_its_heading_and_each_heading_its_code() -> None:
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert headings == [code.value for code in Code]


def test_each_code_has_a_wrong_and_a_right_example() -> None:
    verdicts = [(example.code, example.verdict) for example in EXAMPLES]
    assert verdicts == [(code.value, verdict) for code in Code for verdict in ("Wrong", "Right")]


@pytest.mark.parametrize("example", YAML, ids=lambda example: f"{example.code}-{example.verdict.lower()}")
def test_yaml(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "long-platform" / "film.yaml"
    if example.text.endswith("film.yaml/"):
        path.mkdir(parents=True)
    else:
        path.parent.mkdir(parents=True)
        text = "title: The Long Platform\n" + ("" if example.text.endswith("film.yaml") else example.text)
        wrongly = example.code == "not-utf8" and example.verdict == "Wrong"
        path.write_text(text, "latin-1" if wrongly else "utf-8")
    (tmp_path / "themes.yaml").write_text("parting: {name: Parting}\n", "utf-8")
    budget = BUDGETS.get(example.code, DEFAULT)
    films = ["long-platform/film.yaml"]
    problems = read_catalogue(tmp_path, films, ["themes.yaml"], budget=budget).problems
    assert [problem.code.value for problem in problems] == [example.code] * (example.verdict == "Wrong")


@pytest.mark.parametrize("example", PAGES, ids=lambda example: f"{example.code}-{example.verdict.lower()}")
def test_page(example: Example, make_site: MakeSite) -> None:
    page = "essay" if example.code in ("no-film", "unknown-film") else "long-platform/page"
    site = make_site(
        {
            "long-platform/film.yaml": FILM,
            "index.md": f"# Site\n```{{toctree}}\nlong-platform/index\n{page}\n```\n",
            "long-platform/index.md": "# The Long Platform\n:::{film}\n:::\n:::{cast}\n:::\n",
            f"{page}.md": f"{example.text}\n",
        },
        myst_enable_extensions=["colon_fence"],
        filmguide_warn_typed_quotes=True,
    )
    wrong = example.verdict == "Wrong"
    said = site.build(warn=wrong).warnings
    assert [re.findall(r"\[film\.(.*)\]$", warning) for warning in said] == [[example.code]] * wrong
