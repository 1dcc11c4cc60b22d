"""``filmguide new``: a guide that builds as it is, or nothing at all."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filmguide.catalogue.films import read_film
from filmguide.catalogue.library import Library
from filmguide.catalogue.lookups import read_catalogue
from filmguide.tools.cli import main
from filmguide.tools.guides import PAGES

from tests.conftest import MakeSite, build, words

ROOT = Path(__file__).parents[2]
TOLD = ["--title", "The Jazz Singer", "--year", "1927", "--director", "Alan Crosland"]
TITLES = [
    'Foo: Bar #2 "x"',
    "1917",
    "No",
    "~",
    "2:22",
    "- x",
    "it's",
    "*batteries* [not] `included`",
    "<b>&amp;",
]
HOSTILE = [
    "{{ 7 * 7 }} $x$ \\input",
    "# {role}`x` | :::",
    "屋上 – “éa”",
    "%",
    "---",
    "!x &y *z @w",
    "trailing\\",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str, typed: str = "") -> Result:
    result = CliRunner().invoke(main, ["new", *arguments], input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def everything() -> list[str]:
    return sorted(str(path) for path in Path().rglob("*"))


def test_makes_film_and_pages() -> None:
    result = new("jazz-singer", *TOLD)
    assert result.exit_code == 0
    names = ["film.yaml", *(f"{page}.md" for page in PAGES)]
    assert sorted(os.listdir("guides/jazz-singer")) == sorted(names)
    film, problems = read_film(Path(), "guides/jazz-singer/film.yaml", Library())
    assert problems == []
    assert (film.title.title, film.title.year) == ("The Jazz Singer", 1927)
    assert [(credit.person.name, credit.with_cast) for credit in film.crew] == [("Alan Crosland", True)]


def test_pages_are_those_of_a_guide() -> None:
    assert {f"{page}.md" for page in PAGES} <= set(os.listdir(ROOT / "guides" / "her"))


def test_says_what_to_do_next() -> None:
    output = new("jazz-singer", *TOLD).output
    assert "    The Jazz Singer (1927) <guides/jazz-singer/index>\n" in output
    assert "    filmguide check guides/jazz-singer\n" in output
    assert "    sphinx-build -n . _build/html" in output
    assert "filmguide schema --write _static/schema" in output


def test_knows_the_documentation_root() -> None:
    Path("docs", "_static", "schema").mkdir(parents=True)
    Path("docs", "conf.py").touch()
    Path("docs", "_static", "schema", "film.json").touch()
    output = new("jazz-singer", *TOLD, "--folder", "docs/films").output
    assert "the toctree of docs/index.md" in output
    assert "<films/jazz-singer/index>" in output
    assert "filmguide schema" not in output
    first = Path("docs/films/jazz-singer/film.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../_static/schema/film.json"


def test_all_that_is_commented_out_is_valid_too() -> None:
    new("jazz-singer", *TOLD)
    file = Path("guides/jazz-singer/film.yaml")
    text = re.sub(r"^#(?! \S)", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, "utf-8")
    film, problems = read_film(Path(), str(file), Library())
    assert problems == []
    assert (film.cast, film.scenes, len(film.quotations)) == (film.cast[:1], film.scenes[:1], 2)
    assert "#" not in re.sub(r"(^#|  #) .*", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("title", [*TITLES, *HOSTILE])
def test_title_arrives_as_it_was_typed(title: str) -> None:
    name = f"A. {title}"  # of signs alone no id can be made
    assert new("x", "--title", title, "--year", "2000", "--director", name).exit_code == 0
    catalogue = read_catalogue(Path(), ["guides/x/film.yaml"])
    assert catalogue.problems == ()
    assert catalogue.films["x"].title.title == title
    assert catalogue.films["x"].crew[0].person.name == name


def test_builds_without_a_warning(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site({"index.md": "# Site\n"})
    monkeypatch.chdir(site.root)
    index = "# Site\n\n```{toctree}\n"
    for number, title in enumerate((*TITLES, *HOSTILE)):
        new(
            f"film-{number}",
            "--title",
            title,
            "--year",
            "2000",
            "--director",
            "A",
            "--director",
            f"A. {title}",
        )
        index += f"guides/film-{number}/index\n"
    site.write({"index.md": f"{index}```\n"})
    built = site.build()
    site.build("latex")
    for number, title in enumerate((*TITLES, *HOSTILE)):
        heading = built.html(f"guides/film-{number}/index").find("h1")
        assert heading
        assert words(heading).startswith(words(straight(title)))


def straight(title: str) -> str:
    """Return *title* with the quotation marks that a heading gets from Sphinx."""
    return title.replace('"x"', "“x”").replace("'", "’").replace("---", "—")


@pytest.mark.slow
def test_builds_without_a_warning_in_this_repository(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "_build", "tests"))
    done = subprocess.run(
        [sys.executable, "-m", "filmguide", "new", "jazz-singer", *TOLD],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": "_ext"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert (done.returncode, done.stderr) == (0, "")
    entry = re.search(r"^ +(The Jazz Singer .*)$", done.stdout, re.MULTILINE)
    assert entry
    index = (copy / "index.md").read_text("utf-8")
    assert index.count("<guides/her/index>\n") == 1
    (copy / "index.md").write_text(index.replace("<guides/her/index>\n", f"<guides/her/index>\n{entry[1]}\n"))
    built = build(copy, tmp_path / "html", "html")
    assert (built.out / "guides" / "jazz-singer" / "questions.html").is_file()


@pytest.mark.parametrize("option", ["--title", "--year", "--director"])
def test_without_a_terminal_it_names_what_is_missing(option: str) -> None:
    at = TOLD.index(option)
    result = new("jazz-singer", *TOLD[:at], *TOLD[at + 2 :])
    assert result.exit_code == 2
    assert f"Missing option '{option}'" in result.output
    assert everything() == []


def test_asks_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filmguide.tools.new._somebody_is_there", lambda: True)
    result = new("jazz-singer", typed="\n1\n1927\nAlan Crosland\n")
    assert result.exit_code == 0
    assert "Title [Jazz Singer]: " in result.output
    assert "1 is not in the range" in result.output
    film, _ = read_film(Path(), "guides/jazz-singer/film.yaml", Library())
    assert (film.title.title, film.title.year) == ("Jazz Singer", 1927)


@pytest.mark.parametrize("film", ["The Jazz Singer", "../x", "x/y", "-x", "é", "", ".", "/x", "x\n"])
def test_id_that_cannot_be_one(film: str) -> None:
    assert new(*TOLD, "--", film).exit_code == 2
    assert everything() == []


@pytest.mark.parametrize("there", ["folder", "file", "dangling link"])
def test_overwrites_nothing(there: str) -> None:
    guide = Path("guides/x")
    guide.parent.mkdir()
    if there == "folder":
        guide.mkdir()
    elif there == "file":
        guide.write_text("mine")
    else:
        guide.symlink_to("nowhere")
    before = everything()
    result = new("x", *TOLD)
    assert result.exit_code == 2
    assert "guides/x is there already" in result.output
    assert everything() == before


@pytest.mark.parametrize(
    "told",
    [
        ["--title", "a\x00b"],
        ["--title", "\u202ex"],
        ["--title", " "],
        ["--director", ""],
        ["--director", "~"],
        ["--year", "1"],
    ],
)
def test_values_that_cannot_be(told: list[str]) -> None:
    assert new("x", *TOLD, *told).exit_code == 2
    assert everything() in ([], ["guides"])


def test_leaves_nothing_half_made(monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_text

    def fill_up(path: Path, *arguments: object, **options: object) -> int:
        if path.name == "themes.md":
            raise OSError(28, "No space left on device", str(path))
        return write(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", fill_up)
    result = new("x", *TOLD)
    assert (result.exit_code, "No space left on device" in result.output) == (2, True)
    assert everything() == ["guides"]


def test_folder_that_is_a_file() -> None:
    Path("guides").write_text("mine")
    assert new("x", *TOLD).exit_code == 2
    assert everything() == ["guides"]
