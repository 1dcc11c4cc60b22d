"""``filmguide check``: what it finds, how it prints it, and that it does without Sphinx."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import click
import pytest
from click.testing import CliRunner, Result
from filmguide.catalogue.budget import DEFAULT
from filmguide.tools.checking import check_paths
from filmguide.tools.cli import main
from filmguide.tools.excerpts import excerpt

ROOT = Path(__file__).parents[2]

GOOD = """
    title: Her
    cast:
      - performer: Soko
        role: Isabella
    quotes:
      words:
        speaker: Isabella
        themes: loss
        text: >-
          the words
"""
THEMES = """
    loss:
      name: Loss
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def write(name: str, text: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode())


def check(*arguments: str, color: bool = False) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments], color=color)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def told() -> list[str]:
    """Return the problems below the current folder, as they print themselves."""
    return [str(problem) for problem in check_paths([Path.cwd()], DEFAULT).problems]


def test_nothing_wrong() -> None:
    write("guides/her/film.yaml", GOOD)
    write("guides/themes.yaml", THEMES)
    result = check()
    assert (result.output, result.exit_code) == ("2 files, no problems\n", 0)


def test_problem_with_its_line_and_a_caret() -> None:
    write("guides/her/film.yaml", "title: Her\nyear: soon\nruntime: 0\n")
    result = check()
    assert result.exit_code == 1
    year, runtime = told()
    assert result.output.splitlines() == [
        year,
        "    year: soon",
        "          ^",
        runtime,
        "    runtime: 0",
        "             ^",
        "2 problems in 1 file",
    ]
    assert year.startswith("guides/her/film.yaml:2: WARNING: year: “soon” ")
    assert year.endswith(" [film.wrong-type]")


def test_caret_stands_under_the_spot_after_tabs_and_wide_characters() -> None:
    """On a terminal: a tab is as wide as the same tab, 屋 two columns, a combining accent none."""
    found = excerpt(["", "a\t屋e\u0301: x"], 2, 8)
    assert found == ("a\t屋e\u0301: x", " \t     ^")


def test_caret_goes_to_the_first_word_of_a_block() -> None:
    assert excerpt(["    words"], 1, 1) == ("    words", "    ^")


def test_no_excerpt_of_nothing() -> None:
    assert excerpt([], 1, 1) is None
    assert excerpt(["  "], 1, 1) is None


def test_long_line_is_cut_around_the_spot() -> None:
    write(
        "her/film.yaml", f"{{title: Her, synopsis: {'a ' * 300}, year: soon, countries: [{'b, ' * 300} c]}}\n"
    )
    lines = check().output.splitlines()
    assert len(lines[1]) < 120
    assert lines[1][lines[2].index("^") :].startswith("soon")


def test_source_cannot_steer_the_terminal() -> None:
    write("her/film.yaml", "title: Her\nyear: \x1b[2J\u202esoon\n")
    output = check().output
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_line_is_that_of_the_problem_also_in_colour() -> None:
    write("her/film.yaml", "title: Her\nyear: soon\n")
    coloured = check(color=True).output
    assert "\x1b[" in coloured
    assert click.unstyle(coloured).splitlines()[0] == told()[0]


def test_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    write("her/film.yaml", "title: Her\nyear: soon\n")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in check(color=True).output


def test_json() -> None:
    write("her/film.yaml", "title: Her\nyear: soon\n")
    result = check("--format", "json")
    assert result.exit_code == 1
    [problem] = json.loads(result.output)
    assert problem.pop("message").startswith("“soon” is not a whole number")
    assert problem == {
        "file": "her/film.yaml",
        "line": 2,
        "column": 7,
        "path": "year",
        "code": "film.wrong-type",
    }


def test_json_of_no_problems() -> None:
    write("her/film.yaml", "title: Her\n")
    result = check("--format", "json")
    assert (json.loads(result.output), result.exit_code) == ([], 0)


def test_github() -> None:
    write("a,b: 100%/film.yaml", "title: Her\nyear: 100% soon, or: not\n")
    write("her/film.yaml", "title: Her\nyear: 100%\n")
    result = check("--format", "github")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert all(line.startswith("::warning file=a%2Cb%3A 100%25/film.yaml,line=") for line in lines[:-1])
    assert lines[-1].startswith(
        "::warning file=her/film.yaml,line=2,col=7,title=film.wrong-type::year: “100%25” is not "
    )


def test_github_of_no_problems() -> None:
    write("her/film.yaml", "title: Her\n")
    result = check("--format", "github")
    assert (result.output, result.exit_code) == ("", 0)


def test_hidden_and_private_folders_are_left_out() -> None:
    write("her/film.yaml", "title: Her\n")
    for name in (".hidden", "_build", "node_modules"):
        write(f"{name}/x/film.yaml", "year: soon\n")
    assert check().output == "1 file, no problems\n"


def test_one_film_is_judged_with_the_themes_around_it() -> None:
    write("guides/her/film.yaml", GOOD)
    write("guides/themes.yaml", THEMES + "    Grief: {}\n")
    result = check("guides/her/film.yaml")
    assert (result.output, result.exit_code) == ("1 file, no problems\n", 0)
    assert check("guides/her").exit_code == 0


def test_one_film_is_judged_with_the_themes_around_it_from_its_own_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("guides/her/film.yaml", GOOD)
    write("guides/themes.yaml", THEMES)
    monkeypatch.chdir("guides/her")
    assert check().output == "1 file, no problems\n"
    assert check("film.yaml").output == "1 file, no problems\n"


def test_unknown_theme_without_themes() -> None:
    write("guides/her/film.yaml", GOOD)
    result = check("guides/her/film.yaml")
    assert result.exit_code == 1
    assert "[film.unknown-theme]" in result.output


def test_folder_is_the_id_also_from_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    write("Her Film/film.yaml", "title: Her\n")
    monkeypatch.chdir("Her Film")
    result = check()
    assert "film.yaml:1: WARNING:" in result.output
    assert "[film.id]" in result.output


def test_two_sites_do_not_meet() -> None:
    for site in ("one", "two"):
        write(f"{site}/conf.py", "")
        write(f"{site}/her/film.yaml", GOOD)
        write(f"{site}/themes.yaml", THEMES)
    assert check().output == "4 files, no problems\n"


def test_one_id_twice_in_one_site() -> None:
    write("conf.py", "")
    write("a/her/film.yaml", "title: Her\n")
    write("b/her/film.yaml", "title: Her\n")
    assert re.match(
        r"b/her/film.yaml:1: WARNING: .*a/her/film.yaml.* \[film.duplicate-id\]\n", check().output
    )


def test_paths_are_relative_to_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write("guides/her/film.yaml", "title: Her\nyear: soon\n")
    Path("other").mkdir()
    monkeypatch.chdir("other")
    assert check("../guides").output.startswith("../guides/her/film.yaml:2: WARNING: year: ")


def test_links_to_folders_are_followed_but_not_in_circles() -> None:
    write("elsewhere/her/film.yaml", "title: Her\n")
    write("site/other/film.yaml", "title: Other\n")
    Path("site/linked").symlink_to("../elsewhere")
    Path("site/back").symlink_to("..")
    Path("site/other/again").symlink_to("../linked")
    assert check("site").output == "2 files, no problems\n"


def test_folders_in_folders_without_end() -> None:
    start = os.open(".", os.O_RDONLY)
    for _ in range(2_500):  # deeper than the recursion of Python and the longest path go
        os.mkdir("f")
        os.chdir("f")
    os.fchdir(start)
    os.close(start)
    write("her/film.yaml", "title: Her\n")
    result = check()
    subprocess.run(["rm", "-r", "f"], check=True)  # pytest could not
    assert result.exit_code == 1
    assert "[film.unreadable]" in result.output


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.symlink_to("nowhere"), "there is nothing, or a link to nothing"),
        (lambda path: path.symlink_to(path.name), "not a readable file"),
        (lambda path: path.mkdir(), "a folder"),
        (os.mkfifo, "not a readable file"),
    ],
    ids=["dangling link", "link to itself", "folder", "pipe"],
)
@pytest.mark.parametrize("name", ["film.yaml", "themes.yaml", "people.yaml"])
@pytest.mark.parametrize("argument", ["", "her/"])
def test_what_is_no_file(make: object, reason: str, name: str, argument: str) -> None:
    Path("her").mkdir()
    assert callable(make)
    make(Path("her", name))
    result = check(argument + name if argument else "her")
    assert result.exit_code == 1
    assert result.output == (
        f"her/{name}:1: WARNING: cannot be read: {reason}; put a file here that you may open"
        " [film.unreadable]\n1 problem in 1 file\n"
    )


def test_file_that_may_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    write("her/film.yaml", "title: Her\n")

    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)  # root may read everything
    assert "cannot be read: permission denied" in check().output


def test_folder_that_may_not_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(folder: str) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    Path("her").mkdir()
    monkeypatch.setattr(os, "scandir", deny)
    result = check("her")
    assert result.exit_code == 1
    assert re.match(r"her:1: WARNING: .* \[film.unreadable\]\n", result.output)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbftitle: Her",
        b"[" * 10_000,
        b"a: " + b"b" * 2_000_000,
        b"- - ? :",
    ],
)
def test_no_traceback_and_no_clean_verdict(data: bytes) -> None:
    write("her/film.yaml", data)
    result = check()
    assert result.exit_code == 1
    assert re.match(r"her/film\.yaml:\d+: WARNING: .* \[film\.[a-z0-9-]+\]\n", result.output)


def test_name_that_is_no_text() -> None:
    os.mkdir(b"\xff")
    Path(os.fsdecode(b"\xff"), "film.yaml").write_text("title: Her\nyear: soon\n")
    assert run().returncode == 1


@pytest.mark.parametrize(
    "arguments", [["nowhere"], ["nowhere/film.yaml"], ["index.md"], ["--format", "xml"], ["."], ["--unknown"]]
)
def test_usage(arguments: list[str]) -> None:
    write("index.md", "")
    result = check(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output


def run(*arguments: str | Path, code: str = "") -> subprocess.CompletedProcess[str]:
    command = ["-c", code] if code else ["-m", "filmguide", "check", *map(str, arguments)]
    env = os.environ | {"PYTHONPATH": str(ROOT / "_ext"), "PYTHONIOENCODING": "latin-1"}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, env=env, encoding="latin-1"
    )


def test_as_a_module() -> None:
    write("her/film.yaml", "title: Her\nyear: soon\n")
    done = run("her")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("her/film.yaml:2: WARNING: year: \\u201csoon\\u201d is not ")


def test_repository_is_clean() -> None:
    done = run(ROOT)
    assert done.returncode == 0, done.stdout


def test_neither_sphinx_nor_docutils_is_imported() -> None:
    """What makes the command fast: half a second would go into importing them."""
    write("her/film.yaml", "title: Her\nyear: soon\n")
    done = run(
        code="import sys; from filmguide.tools.cli import main\n"
        "try: main(['check'])\n"
        "finally: print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    imported = done.stdout.splitlines()[-1].split()
    assert "filmguide" in imported
    assert not {"sphinx", "docutils", "rich", "jinja2", "babel"} & set(imported)


def test_hostile_names_of_files_stay_on_their_line() -> None:
    write("a\nb\x1b[2J/film.yaml", "title: Her\nyear: soon\n")
    output = check().output
    assert "\x1b" not in output
    assert all("WARNING" in line or line.startswith("    ") for line in output.splitlines()[:-1])
