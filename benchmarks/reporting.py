"""Tables of results, on the screen and in the README."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks.rounds import Result

README = Path(__file__).parent / "README.md"


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """Return a table, of which the first row is the head; all columns but the first are numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for number, row in enumerate(rows):
        first, *others = (
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append(f"| {' | '.join([first, *others])} |")
        if number == 0:
            lines.append(
                f"|{'-' * (widths[0] + 2)}|{'|'.join('-' * (width + 1) + ':' for width in widths[1:])}|"
            )
    return "\n".join(lines)


def comparison(results: Sequence[Result], baseline: str = "filmguide") -> list[list[str]]:
    """Return medians, and how many times as long each takes as this extension."""
    rows = [
        ["contender", "wall s", "cpu s", "wall ÷ ours", "cpu ÷ ours", "ours ÷ wall", "peak MB", "HTML MB"]
    ]
    ours = next((result for result in results if result.contender.name == baseline), results[0])
    for result in results:
        rows.append(
            [
                result.contender.label,
                f"{result.wall:.1f}",
                f"{result.cpu:.1f}",
                f"{result.wall / ours.wall:.2f}",
                f"{result.cpu / ours.cpu:.2f}",
                f"{ours.wall / result.wall:.2f}",
                f"{result.memory / 1e6:.0f}",
                f"{result.html / 1e6:.1f}",
            ]
        )
    return rows


def machine(packages: Iterable[str]) -> str:
    """Return a sentence that says what ran where, and when."""
    names = dict.fromkeys(["sphinx", "furo", "myst-parser", *packages])
    versions = ", ".join(f"{name} {version(name)}" for name in names if name != "filmguide")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = platform.python_version()
    return f"{date.today():%d %B %Y}, {cores} cores, {platform.system()}, Python {python}: {versions}."


def write(name: str, text: str, readme: Path = README) -> None:
    """Put *text* between the marks of that name in the README.

    :raises KeyError: if there are none.
    """
    before = readme.read_text("utf-8")
    marks = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    after, found = marks.subn(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", before)
    if not found:
        raise KeyError(name)
    readme.write_text(after, "utf-8")
