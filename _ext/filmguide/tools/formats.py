"""The result of a check, for people, for programs and for GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import click

from filmguide.catalogue.problems import Problem
from filmguide.catalogue.text import Place
from filmguide.tools.checking import Checked
from filmguide.tools.excerpts import excerpt, source_lines, visible


def as_text(checked: Checked) -> str:
    """Return each problem as ``sphinx-build`` prints it, its line with a caret, and a summary."""
    lines_of = cache(lambda file: source_lines(Path(file)))
    parts = [_headline(problem) + _spot(problem, lines_of(problem.file)) for problem in checked.problems]
    return "\n".join([*parts, _summary(checked)])


def as_json(checked: Checked) -> str:
    """Return a list of objects, one for each problem."""
    problems = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "path": problem.path,
            "message": problem.message,
            "code": f"film.{problem.code.value}",
        }
        for problem in checked.problems
    ]
    return json.dumps(problems, indent=2)


def as_github(checked: Checked) -> str:
    """Return a workflow command for each problem, which GitHub shows beside the line."""
    return "\n".join(
        workflow_command(
            problem.file,
            Place(problem.line, problem.column),
            f"film.{problem.code.value}",
            problem.text,
        )
        for problem in checked.problems
    )


def workflow_command(file: str, place: Place, title: str, text: str) -> str:
    """Return the command by which GitHub shows a warning beside a line."""
    spot = f"file={_property(file)},line={place.line},col={place.column}"
    return f"::warning {spot},title={_property(title)}::{_data(text)}"


FORMATS: dict[str, Callable[[Checked], str]] = {"text": as_text, "json": as_json, "github": as_github}


def _headline(problem: Problem) -> str:
    """Return the problem's own line, in colours that are taken out where nobody sees them."""
    place, word, rest = visible(str(problem)).partition(" WARNING: ")
    text, bracket, code = rest.rpartition(" [")
    return (
        click.style(place, bold=True)
        + click.style(word, fg="yellow")
        + text
        + click.style(bracket + code, fg="cyan")
    )


def _spot(problem: Problem, lines: list[str]) -> str:
    found = excerpt(lines, problem.line, problem.column)
    if found is None:
        return ""
    return f"\n    {found.source}\n    {click.style(found.caret, fg='yellow', bold=True)}"


def _summary(checked: Checked) -> str:
    if not checked.problems:
        return click.style(f"{counted(checked.files, 'file')}, no problems", fg="green")
    files = len({problem.file for problem in checked.problems})
    return click.style(
        f"{counted(len(checked.problems), 'problem')} in {counted(files, 'file')}", fg="yellow"
    )


def counted(number: int, what: str) -> str:
    """Return *number* and *what*, in the plural unless it is one."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
