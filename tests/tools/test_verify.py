"""``filmguide verify``: what it prints, what it writes, and that nobody meets a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filmguide.tools.cli import main

from tests.sources.conftest import ass, srt, vtt

ROOT = Path(__file__).parents[2]

FILM = """\
title: The Long Platform
runtime: 90   # minutes
rights: public-domain
cast:
  - {performer: Ines Moreau, role: Clara}
quotes:
  waited:
    speaker: Clara
    # Said to nobody.
    text: >-
      I have waited here for longer than the rails have
  exchange:
    lines: |
      Clara: Is it late?
      Clara: It was never late.
"""
CUES = [
    (61.2, 63, "I have waited here for longer"),
    (63, 65, "than the rails have."),
    (70, 71, "Is it late?"),
    (72, 73, "It is never late."),
]
GOOD = [*CUES[:3], (72, 73, "It was never late.")]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("guides/platform").mkdir(parents=True)
    film().write_text(FILM, "utf-8")
    Path("a.srt").write_text(srt(CUES), "utf-8")
    Path("good.srt").write_text(srt(GOOD), "utf-8")
    return tmp_path


def film() -> Path:
    return Path("guides/platform/film.yaml")


def verify(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["verify", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_text() -> None:
    result = verify("platform", "--against", "a.srt")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "guides/platform/film.yaml:11: exact: quotes.waited, 0:01:01",
        "guides/platform/film.yaml:14: exact: quotes.exchange, line 1, 0:01:10",
        "guides/platform/film.yaml:15: differs: quotes.exchange, line 2, 0:01:12",
        "    quoted: It ›was‹ never late.",
        "    source: It ›is‹ never late",
        "3 lines against a.srt: 2 exact, 1 differs",
    ]
    assert result.stderr == ""


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_source_cannot_steer_the_terminal(form: str) -> None:
    Path("b.srt").write_text(
        srt([(70, 71, "Is it late?"), (72, 73, "It \x1b[2Jis\u202e never late.")]), "utf-8"
    )
    result = verify("platform", "--against", "b.srt", "--format", form)
    assert "never late" in result.stdout
    assert "\x1b" not in result.stdout
    assert form == "json" or "\u202e" not in result.stdout


def test_all_is_well() -> None:
    result = verify("platform", "--against", "good.srt")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "3 lines against good.srt: 3 exact")


def test_json() -> None:
    result = verify("platform", "--against", "a.srt", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [item["verdict"] for item in found] == ["exact", "exact", "differs"]
    assert found[2] == {
        "file": "guides/platform/film.yaml",
        "line": 15,
        "column": 7,
        "quotation": "quote.platform.exchange",
        "number": 2,
        "language": None,
        "verdict": "differs",
        "found": "0:01:12",
        "also": [],
        "at": None,
        "distance": None,
        "quoted": "It ›was‹ never late.",
        "source": "It ›is‹ never late",
    }


def test_github() -> None:
    result = verify("platform", "--against", "a.srt", "--format", "github")
    assert result.stdout == (
        "::warning file=guides/platform/film.yaml,line=15,col=7,title=filmguide verify%3A differs::"
        "quotes.exchange, line 2: “It ›was‹ never late.” here, “It ›is‹ never late” in a.srt, 0:01:12\n"
    )


@pytest.mark.parametrize("name", ["platform", "guides/platform", "guides/platform/film.yaml"])
def test_film_by_id_or_path(name: str) -> None:
    assert verify(name, "--against", "good.srt").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["platfrom", "--against", "a.srt"], "no film is called “platfrom”; did you mean “platform”?"),
        (
            ["platform", "--against", "nowhere.srt"],
            "nowhere.srt: cannot be read: there is nothing, or a link to nothing",
        ),
        (["platform", "--against", "guides"], "guides: cannot be read: a folder"),
        (["platform", "--against", "empty.srt"], "empty.srt: an empty file"),
        (["platform", "--against", "binary.srt"], "binary.srt: not a text"),
        (["platform", "--against", "prose.srt"], "prose.srt: no subtitles in it"),
        (["platform", "--against", "a.srt", "--encoding", "klingon"], "a.srt: not in the encoding “klingon”"),
        (
            ["platform", "--against", "a.srt", "--write"],
            "name the source that is to be recorded, as --source “Blu-ray (2014)”",
        ),
        (["broken", "--against", "a.srt"], "guides/broken/film.yaml cannot be read; see filmguide check"),
    ],
)
def test_what_cannot_be_done_is_said_on_one_line(arguments: list[str], message: str) -> None:
    Path("empty.srt").touch()
    Path("binary.srt").write_bytes(bytes(range(256)) * 9)
    Path("prose.srt").write_text("Nothing here.")
    Path("guides/broken").mkdir()
    Path("guides/broken/film.yaml").write_text("- a list\n")
    result = verify(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {message}\n")


def test_times_are_written_with_their_source_and_nothing_else_is_touched() -> None:
    result = verify("platform", "--against", "good.srt", "--write", "--source", "Blu-ray: 2014")
    assert result.exit_code == 0
    assert result.stderr == "guides/platform/film.yaml: 2 times and 0 checks written\n"
    added = "    at: {}\n    source:\n      title: 'Blu-ray: 2014'\n"
    assert film().read_text("utf-8") == FILM.replace(
        "    # Said", added.format("0:01:01") + "    # Said"
    ).replace("    lines", added.format("0:01:10") + "    lines")
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    before = film().stat().st_mtime_ns
    again = verify("platform", "--against", "good.srt", "--write", "--source", "Blu-ray: 2014")
    assert again.stderr.endswith(": 0 times and 0 checks written\n")
    assert "quotes.waited, 0:01:01 (as recorded)" in again.stdout
    assert film().stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("name", "text"), [("a.ass", ass(GOOD)), ("a.vtt", vtt(GOOD).replace("WEBVTT", "WEBVTT The Disc"))]
)
def test_source_is_what_the_file_says_that_it_is_of(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")
    assert verify("platform", "--against", name, "--write").exit_code == 0
    assert f"title: The {'Long Platform, disc 1' if name == 'a.ass' else 'Disc'}\n" in film().read_text(
        "utf-8"
    )


def test_only_what_is_in_the_source_word_by_word_is_written() -> None:
    result = verify("platform", "--against", "a.srt", "--write", "--checked", "--source", "The Disc")
    assert result.exit_code == 1
    assert result.stderr.endswith(": 1 time and 1 check written\n")
    text = film().read_text("utf-8")
    assert "at:" not in text.partition("exchange:")[2]
    assert f"    checked:\n      against: The Disc\n      on: {date.today()}\n" in text


def test_transcript_gives_checks_and_no_times() -> None:
    Path("a.txt").write_text(
        "I have waited here for longer than the rails have. Is it late? It was never late."
    )
    result = verify("platform", "--against", "a.txt", "--write", "--checked", "--source", "The script")
    assert result.stderr.endswith(": 0 times and 2 checks written\n")
    again = verify("platform", "--against", "a.txt", "--checked", "--source", "The second script")
    assert again.stderr.endswith(": 0 times and 2 checks written\n")
    assert "against: The script\n" not in film().read_text("utf-8")
    assert film().read_text("utf-8").count("checked:") == 2


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (
            "at: 0:01:05\n    source: {title: The Disc}",
            "at 0:01:05, but found at 0:01:01; --overwrite replaces it",
        ),
        ("source: {title: The Book}", "has the source “The Book”, and a position is that of its source"),
        (
            "at: 0:00:01\n    until: 0:00:09\n    source: {title: The Disc}",
            "ends at 0:00:09, before it is found at 0:01:01; correct “until:” first",
        ),
    ],
)
def test_time_that_does_not_fit_the_record_is_not_written(record: str, reason: str) -> None:
    text = FILM.replace("    # Said", f"    {record}\n    # Said")
    film().write_text(text, "utf-8")
    result = verify("platform", "--against", "good.srt", "--write", "--source", "The Disc")
    assert f"guides/platform/film.yaml:7: not written: quotes.waited: {reason}\n" in result.stderr
    assert "quotes.exchange, line 1, 0:01:10" in result.stdout
    assert film().read_text("utf-8").partition("exchange:")[0] == text.partition("exchange:")[0]


def test_time_is_replaced_when_that_is_asked_for() -> None:
    record = "    at: 0:01:05  # by ear\n    source: {title: The Disc}\n"
    film().write_text(FILM.replace("    # Said", f"{record}    # Said"), "utf-8")
    result = verify("platform", "--against", "good.srt", "--write", "--overwrite", "--source", "The Disc")
    assert "quotes.waited, 0:01:01 (-4 s)" in result.stdout
    assert record.replace("0:01:05", "0:01:01") in film().read_text("utf-8")


def test_time_of_a_line_that_is_said_twice_is_not_guessed() -> None:
    Path("twice.srt").write_text(srt([*GOOD, (80, 81, "Is it late?"), (82, 83, "It was never late.")]))
    film().write_text(
        FILM.partition("  exchange")[0].replace(
            "I have waited here for longer than the rails have", "Is it late"
        )
    )
    result = verify("platform", "--against", "twice.srt", "--write", "--source", "The Disc")
    assert (
        "not written: quotes.waited: said at 0:01:10, 0:01:20; write the one that is meant" in result.stderr
    )
    assert "at:" not in film().read_text("utf-8")


def test_time_after_the_end_of_the_film_is_not_written() -> None:
    Path("late.srt").write_text(srt([(start + 7200, end + 7200, text) for start, end, text in GOOD]))
    result = verify("platform", "--against", "late.srt", "--write", "--source", "The Disc")
    assert "later than the end of the film, which runs 90 minutes" in result.stderr
    assert film().read_text("utf-8") == FILM


def test_file_with_mistakes_is_compared_and_not_written() -> None:
    text = FILM.replace("runtime: 90", "runtime: long")
    film().write_text(text, "utf-8")
    result = verify("platform", "--against", "good.srt", "--write", "--source", "The Disc")
    assert result.exit_code == 2
    assert result.stderr.endswith("nothing is written: the file has mistakes; correct them first\n")
    assert film().read_text("utf-8") == text


def test_link_stays_a_link_and_rights_stay_what_they_are() -> None:
    real = Path("real.yaml")
    film().rename(real)
    film().symlink_to(os.path.relpath(real, film().parent))
    real.chmod(0o640)
    verify("platform", "--against", "good.srt", "--write", "--source", "The Disc")
    assert film().is_symlink()
    assert "at: 0:01:01" in real.read_text("utf-8")
    assert real.stat().st_mode & 0o777 == 0o640


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(ROOT / "_ext")}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=env, check=False)


def test_bar_is_for_terminals_only() -> None:
    done = run("-m", "filmguide", "verify", "platform", "--against", "a.srt", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert len(json.loads(done.stdout)) == 3


def test_check_imports_nothing_that_only_verify_needs() -> None:
    done = run(
        "-c",
        "import sys; from filmguide.tools.cli import main\n"
        "try: main(['check'])\n"
        "finally: print(*sorted({name.partition('.')[0] for name in sys.modules} | set(sys.modules)))",
    )
    imported = set(done.stdout.splitlines()[-1].split())
    assert "filmguide" in imported
    assert not {"pysubs2", "charset_normalizer", "rapidfuzz", "sphinx", "filmguide.sources"} & imported


def test_nothing_of_the_source_is_left_behind(folder: Path) -> None:
    before = {path for path in folder.rglob("*") if path.is_file()}
    verify("platform", "--against", "good.srt", "--write", "--checked", "--source", "The Disc")
    assert {path for path in folder.rglob("*") if path.is_file()} == before
