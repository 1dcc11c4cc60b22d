"""What is measured beside the comparison: growth, processes, and edits of one record."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean, median

from benchmarks.contenders import Contender
from benchmarks.measuring import Run
from benchmarks.rounds import LONG, build, compare, prepare, verify

Table = list[list[str]]


def growth(contender: Contender, sizes: Sequence[int], rounds: int, root: Path) -> Table:
    """Compare libraries of several sizes.

    The exponent is that of the time by the number of films from the first size, 1 if it is proportional.
    """
    rows: Table = [["films", "wall s", "cpu s", "exponent of wall", "of cpu", "HTML MB", "bytes of a page"]]
    first: tuple[int, float, float] | None = None
    for size in sizes:
        [result] = compare([contender], size, rounds, root)
        page = root / f"{size}" / contender.name / contender.output / "guides/film-0003/ending.html"
        wall, cpu = result.wall, result.cpu
        exponents = ["", ""]
        if first:
            exponents = [
                f"{math.log(now / then) / math.log(size / first[0]):.3f}"
                for now, then in ((wall, first[1]), (cpu, first[2]))
            ]
        first = first or (size, wall, cpu)
        rows.append(
            [
                f"{size}",
                f"{wall:.1f}",
                f"{cpu:.1f}",
                *exponents,
                f"{result.html / 1e6:.1f}",
                f"{page.stat().st_size}",
            ]
        )
    return rows


def parallel(contender: Contender, films: int, rounds: int, root: Path) -> Table:
    """Compare one process with two, alternating."""
    folder = prepare(contender, films, root)
    runs: dict[int, list[Run]] = {1: [], 2: []}
    for _ in range(rounds):
        for jobs, taken in runs.items():
            taken.append(build(contender, folder, jobs))
            verify(contender, films, folder)
    rows: Table = [["processes", "wall s", "cpu s", "largest process MB", "serial ÷ this"]]
    serial = median(run.wall for run in runs[1])
    for jobs, taken in runs.items():
        wall, cpu = median(run.wall for run in taken), median(run.cpu for run in taken)
        rows.append(
            [
                f"{jobs}",
                f"{wall:.1f}",
                f"{cpu:.1f}",
                _mb(max(r.memory for r in taken)),
                f"{serial / wall:.2f}",
            ]
        )
    return rows


def beside(contenders: Sequence[Contender], films: int, rounds: int, root: Path) -> Table:
    """Build the first contender over and over beside each of the others, and compare the processor's time.

    Both have the same machine at the same time, whatever else it does. Our last build, which the other left
    alone, does not count.
    """
    ours, *others = contenders
    here = prepare(ours, films, root)
    rows: Table = [["contender", "cpu s", "builds", "ours, cpu s", "builds", "cpu ÷ ours", "ours ÷ cpu"]]
    for other in others:
        there = prepare(other, films, root)
        mine: list[Run] = []
        with ThreadPoolExecutor() as executor:
            building = executor.submit(_repeat, other, there, rounds)
            while not building.done() or len(mine) < 2:
                mine.append(build(ours, here))
            theirs = building.result()
        for contender, folder in ((other, there), (ours, here)):
            verify(contender, films, folder)
        counted = mine[:-1]
        other_cpu, cpu = (mean(run.cpu for run in taken) for taken in (theirs, counted))
        row = [f"{other_cpu:.1f}", f"{len(theirs)}", f"{cpu:.1f}", f"{len(counted)}"]
        print(f"{other.label}: {other_cpu:.1f} s of the processor, ours beside it {cpu:.1f} s", flush=True)
        rows.append([other.label, *row, f"{other_cpu / cpu:.2f}", f"{cpu / other_cpu:.2f}"])
    return rows


def _repeat(contender: Contender, folder: Path, rounds: int) -> list[Run]:
    taken: list[Run] = []
    while len(taken) < rounds and sum(run.wall for run in taken) < LONG:
        taken.append(build(contender, folder))
    return taken


def edits(contender: Contender, films: int, rounds: int, root: Path) -> Table:
    """Compare a build after an edit of one quotation with one after none, alternating."""
    folder = prepare(contender, films, root)
    build(contender, folder)
    file = folder / f"guides/film-{films // 2:04}/film.yaml"
    counted: dict[str, list[tuple[Run, int, int]]] = {"no change": [], "one quotation edited": []}
    build(contender, folder, clean=False)
    for number in range(rounds):
        for what, taken in counted.items():
            if what != "no change":
                text = file.read_text("utf-8")
                text, edited = re.subn(
                    r"(  line-3:\n(?:.*\n)*?    text: >-\n      )\S+", rf"\g<1>edited{number}", text
                )
                assert edited == 1
                file.write_text(text, "utf-8")
            taken.append(_counted(contender, folder))
    rows: Table = [["build", "wall s", "cpu s", "pages read", "pages written", "ratio of wall", "of cpu"]]
    base: tuple[float, float] | None = None
    for what, taken in counted.items():
        wall, cpu = (median(getattr(run, name) for run, _, _ in taken) for name in ("wall", "cpu"))
        base = base or (wall, cpu)
        ratios = [f"{wall / base[0]:.2f}", f"{cpu / base[1]:.2f}"]
        rows.append([what, f"{wall:.2f}", f"{cpu:.2f}", f"{taken[-1][1]}", f"{taken[-1][2]}", *ratios])
    return rows


def _counted(contender: Contender, folder: Path) -> tuple[Run, int, int]:
    """Build, and count the pages that were read and that were written."""
    patterns = ("doctrees/**/*.doctree", f"{contender.output}/guides/**/*.html")
    before = [{path: path.stat().st_mtime_ns for path in folder.glob(pattern)} for pattern in patterns]
    took = build(contender, folder, clean=False)
    after = [{path: path.stat().st_mtime_ns for path in folder.glob(pattern)} for pattern in patterns]
    read, written = (len(set(new.items()) - set(old.items())) for old, new in zip(before, after, strict=True))
    return took, read, written


def _mb(size: int) -> str:
    return f"{size / 1e6:.0f}"
