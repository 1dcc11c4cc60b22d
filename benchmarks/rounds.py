"""Builds side by side: alternating, several times, each with its content verified."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.checking import check
from benchmarks.contenders import Contender
from benchmarks.corpus import film, library
from benchmarks.measuring import Failed, Run, html_bytes, run

Say = Callable[[str], None]

LONG = 300
"""A build of more seconds is not repeated."""


@dataclass
class Result:
    """The runs of one contender, and the bytes of the HTML that it made."""

    contender: Contender
    runs: list[Run]
    html: int = 0

    @property
    def wall(self) -> float:
        """The median of the seconds on the clock."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the seconds of all processors."""
        return median(run.cpu for run in self.runs)

    @property
    def memory(self) -> int:
        """The bytes of the largest process of all runs."""
        return max(run.memory for run in self.runs)


def prepare(contender: Contender, films: int, root: Path) -> Path:
    """Write the sources of a contender anew, and return their folder."""
    folder = root / f"{films}" / contender.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    contender.write(library(films), folder)
    return folder


def build(contender: Contender, folder: Path, jobs: int = 1, *, clean: bool = True) -> Run:
    """Build in *folder*; a clean build begins without anything that another has left."""
    if clean:
        for left in (contender.output, "doctrees", ".cache", "resources"):
            shutil.rmtree(folder / left, ignore_errors=True)
    return run(
        contender.command(folder, jobs), folder, {name: str(folder / value) for name, value in contender.env}
    )


def verify(contender: Contender, films: int, folder: Path) -> None:
    """Check the first, the middle and the last guide.

    :raises Failed: if anything is missing, with what that is.
    """
    numbers = dict.fromkeys((0, films // 2, films - 1))
    if missing := [*check(contender, map(film, numbers), folder)]:
        raise Failed(f"{contender.label}: {len(missing)} things are missing\n" + "\n".join(missing[:20]))


def compare(
    contenders: Sequence[Contender], films: int, rounds: int, root: Path, *, jobs: int = 1, say: Say = print
) -> list[Result]:
    """Build all contenders in turn, *rounds* times, but once what takes longer than ``LONG``.

    :raises Failed: if a build fails, or what it made is not complete.
    """
    folders = {contender.name: prepare(contender, films, root) for contender in contenders}
    results = [Result(contender, []) for contender in contenders]
    for number in range(rounds):
        for result in results:
            if any(took.wall > LONG for took in result.runs):
                continue
            folder = folders[result.contender.name]
            result.runs.append(build(result.contender, folder, jobs))
            if number == 0:
                verify(result.contender, films, folder)
                result.html = html_bytes(folder / result.contender.output)
            took = result.runs[-1]
            say(f"round {number + 1}: {result.contender.label}: {took.wall:.1f} s, cpu {took.cpu:.1f} s")
    return results
