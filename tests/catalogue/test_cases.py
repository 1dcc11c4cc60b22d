"""Mistakes as contributors make them, each with the exact message: ``cases/*.md``.

A case is a title, the files and the messages, separated by lines with a dot. The first file is
``reel/film.yaml``; a line ``== PATH`` begins another. ``{{U+202E}}`` stands for a character that cannot be
seen, ``{{byte E9}}`` for a byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from filmguide.catalogue import composing
from filmguide.catalogue.lookups import Catalogue, read_catalogue
from filmguide.catalogue.problems import Code

CASES = Path(__file__).parent / "cases"

# What only a page can get wrong, or only the system: see the tests of pages and of files.
ELSEWHERE = {"no-film", "unknown-film", "unknown-person", "unknown-quote", "lines", "not-shown", "unreadable"}
ELSEWHERE |= {"misquote", "known-misquote", "typed-quote", "unrecorded-quote", "empty-spoiler"}
# What depends on the limits that a site sets: see the tests of the budget.
ELSEWHERE |= {"long-excerpt", "much-quoted"}


class Case(NamedTuple):
    name: str
    files: str
    messages: list[str]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        parts = [part.strip("\n") for part in re.split(r"^\.$", path.read_text("utf-8"), flags=re.MULTILINE)]
        for title, files, messages in zip(parts[0:-1:3], parts[1::3], parts[2::3], strict=True):
            yield Case(f"{path.stem}: {title}", files, messages.splitlines())


ALL = list(cases())


def unescape(text: str) -> bytes:
    text = re.sub(r"\{\{U\+(\w+)\}\}", lambda match: chr(int(match[1], 16)), text)
    parts = re.split(r"\{\{byte (\w\w)\}\}", text)
    return b"".join(bytes.fromhex(part) if n % 2 else part.encode() for n, part in enumerate(parts))


def write(root: Path, files: str) -> None:
    first, *others = re.split(r"^== ", files, flags=re.MULTILINE)
    if first or not others:
        others.append(f"reel/film.yaml\n{first}")
    for part in others:
        name, _, text = part.partition("\n")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(unescape(text))


def read(root: Path) -> Catalogue:
    found = {
        name: [str(path.relative_to(root)) for path in root.rglob(f"{name}.yaml")]
        for name in ("film", "themes", "people")
    }
    return read_catalogue(root, found["film"], found["themes"], found["people"])


@pytest.fixture(params=["libyaml", "pyyaml"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, then with PyYAML's own parser."""
    if request.param == "libyaml" and not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML was built without libyaml")
    loader = yaml.CSafeLoader if request.param == "libyaml" else yaml.SafeLoader
    monkeypatch.setattr(composing, "PARSER", loader)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case, tmp_path: Path) -> None:
    write(tmp_path, case.files)
    problems = read(tmp_path).problems
    assert [f"column {problem.column}: {problem}" for problem in problems] == case.messages


def test_each_code_has_a_case() -> None:
    found = set(re.findall(r"\[film\.([a-z0-9-]+)\]$", "\n".join(m for c in ALL for m in c.messages), re.M))
    assert found == {code.value for code in Code} - ELSEWHERE


def test_cases_have_names_of_their_own() -> None:
    names = [case.name for case in ALL]
    assert sorted(set(names)) == sorted(names)


NEAR = """\
title: The Reel
cast:
  - performer: Ada Stone
    role: Theodore
  - performer: "Bea
    role: Samantha
  - performer: Cy Vale
    role: Miller
scenes:
  roof:
    title: The roof: a view
  cellar:
    title: The cellar
quotes:
  one:
    speaker: Miller
    text: @home
  two:
    speaker: Theodore
    scene: cellar
    text: Hello
"""


@pytest.mark.usefixtures("parser")
def test_three_syntax_errors_are_three_problems_and_every_other_record_is_kept(tmp_path: Path) -> None:
    write(tmp_path, NEAR)
    catalogue = read(tmp_path)
    assert [problem.line for problem in catalogue.problems] == [5, 11, 17]
    film = catalogue.films["reel"]
    assert film.title.title == "The Reel"
    assert [character.name for character in film.characters] == ["Theodore", "Miller"]
    assert [scene.id for scene in film.scenes] == ["cellar"]
    assert [quotation.id for quotation in film.quotations] == ["two"]


TEXTS = """\
title: 1917
released: 2013-12-18
runtime: 0126
countries: [No, 1e3, 0x10, ~, What? No?]
cast:
  - {performer: No, role: 007}
  - {performer: 2:22, role: yes}
  - {performer: true, role: null}
  - {performer: 2001-12-14, role: "1_000", short: .5}
quotes:
  a:
    speaker: 007
    text: 1:23:45
    at: 1:23:45
    source: {title: 1.50, locator: 012}
  b:
    text: >-
      Words: with # and -
      on two lines
  c:
    text: |
      First
      Second
"""


@pytest.mark.usefixtures("parser")
def test_texts_mean_what_was_written(tmp_path: Path) -> None:
    write(tmp_path, TEXTS)
    catalogue = read(tmp_path)
    assert catalogue.problems == ()
    film = catalogue.films["reel"]
    assert (film.title.title, str(film.released), film.runtime) == ("1917", "2013-12-18", 126)
    assert film.countries == ("No", "1e3", "0x10", "~", "What? No?")
    performers = [(credit.performer.name, credit.characters[0].name) for credit in film.cast]
    assert performers == [("No", "007"), ("2:22", "yes"), ("true", "null"), ("2001-12-14", "1_000")]
    assert film.cast[3].characters[0].short == ".5"
    a, b, c = film.quotations
    assert a.position
    assert a.source
    assert (a.lines[0].words[0].text, a.position.at) == ("1:23:45", 5025)
    assert (a.source.title, a.source.locator) == ("1.50", "012")
    assert b.lines[0].words[0].text == "Words: with # and - on two lines"
    assert c.lines[0].words[0].text == "First\nSecond"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("folder", ["1917", "12-angry-men", "her"])
def test_a_folder_may_begin_with_a_digit(folder: str, tmp_path: Path) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "film.yaml").write_text("title: A\n", "utf-8")
    catalogue = read(tmp_path)
    assert (list(catalogue.films), catalogue.problems) == ([folder], ())
