"""``filmguide schema``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from filmguide.catalogue.json_schema import KINDS, json_schema_text
from filmguide.tools.cli import main


@pytest.mark.parametrize("kind", KINDS)
def test_prints_one(kind: str) -> None:
    result = CliRunner().invoke(main, ["schema", kind])
    assert (result.output, result.exit_code) == (json_schema_text(kind), 0)


def test_prints_that_of_films_unless_told() -> None:
    assert CliRunner().invoke(main, ["schema"]).output == json_schema_text("film")


def test_writes_all(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--write", str(tmp_path / "new" / "schema")])
    assert result.exit_code == 0
    written = {path.stem: path.read_text("utf-8") for path in (tmp_path / "new" / "schema").iterdir()}
    assert written == {kind: json_schema_text(kind) for kind in KINDS}


def test_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for arguments in (
        ["book"],
        ["--write", str(tmp_path / "file")],
        ["--write", str(tmp_path / "file" / "x")],
    ):
        result = CliRunner().invoke(main, ["schema", *arguments])
        assert (result.exit_code, "Error: " in result.output) == (2, True)
