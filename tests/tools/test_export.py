"""``filmguide export``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from filmguide.tools.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a guide, which is the current folder."""
    files = {
        "conf.py": "",
        "guides/reel/film.yaml": "title: Frau im Mond\nquotes: {q: {text: Weiße Nächte, themes: loss}}\n",
        "guides/themes.yaml": "loss: {name: Loss}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


@pytest.mark.usefixtures("site")
def test_prints_the_catalogue() -> None:
    result = run()
    assert result.exit_code == 0
    data = json.loads(result.stdout_bytes)
    assert [film["title"] for film in data["films"]] == ["Frau im Mond"]
    assert data["films"][0]["quotations"][0]["themes"] == ["theme.loss"]
    assert "Weiße Nächte".encode() in result.stdout_bytes
    assert run("guides").stdout_bytes == run(".").stdout_bytes == result.stdout_bytes


def test_writes_to_a_file(site: Path) -> None:
    result = run("--output", "films.json")
    assert (result.exit_code, result.output) == (0, "")
    assert (site / "films.json").read_bytes() == run().stdout_bytes
    assert run("--output", "nowhere/films.json").exit_code == 2


def test_nothing_is_exported_while_there_are_problems(site: Path) -> None:
    (site / "guides" / "reel" / "film.yaml").write_text("year: 1929\n", "utf-8")
    result = run("--output", "films.json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("guides/reel/film.yaml:1: WARNING: title: ")
    assert not (site / "films.json").exists()


def test_usage(site: Path) -> None:
    (site / "empty").mkdir()
    assert "no film.yaml" in run("empty").stderr
    (site / "guides" / "other").mkdir()
    (site / "guides" / "other" / "conf.py").write_text("", "utf-8")
    (site / "guides" / "other" / "film.yaml").write_text("title: Other\n", "utf-8")
    result = run()
    assert (result.exit_code, "several sites" in result.stderr) == (2, True)
