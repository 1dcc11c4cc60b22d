"""What the check costs: ``python benchmarks/misquotes/cost.py``.

Builds the site of this repository, the two guides and the pages around them, with the check and without it
in turns, in one process, and counts the processor's seconds, so that what else the machine does falls on
both or on neither. Then it builds a made-up guide of once, twice and four times as many pages, full of
quotations right and wrong, and the largest again beside many other films. It prints medians.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "_ext")]

from sphinx.application import Sphinx  # noqa: E402
from sphinx.config import Config  # noqa: E402
from sphinx.util.docutils import docutils_namespace, patch_docutils  # noqa: E402
from sphinx.util.tags import Tags  # noqa: E402

from benchmarks.misquotes import probe  # noqa: E402
from benchmarks.misquotes.pairs import lines, pairs  # noqa: E402

CONF = 'extensions = ["myst_parser", "filmguide"]\nprimary_domain = "film"\nhtml_theme = "basic"\n'
PASSAGES = 12
"""How many passages a page of the made-up guide has."""


class Build(NamedTuple):
    """A clean build: the seconds that it took, those of the check, and how many warnings it gave."""

    seconds: float
    check: float
    warnings: int


def build(source: Path, check: bool) -> Build:
    """Build *source*, with the check or without it."""
    said = StringIO()
    extensions = Config.read(source, overrides={}, tags=Tags()).extensions
    values: dict[str, Any] = {
        "extensions": [*extensions, "benchmarks.misquotes.probe"],
        "misquotes_check": check,
    }
    probe.SPENT.clear()
    with tempfile.TemporaryDirectory() as out, patch_docutils(source), docutils_namespace():
        start = time.process_time()
        app = Sphinx(source, source, out, f"{out}/doctrees", "html", values, status=None, warning=said)
        app.build()
        seconds = time.process_time() - start
    return Build(seconds, sum(probe.SPENT), said.getvalue().count("[film."))


def compare(source: Path, rounds: int) -> None:
    """Build in turns, and print the medians."""
    build(source, True)  # imports, caches
    pairs_of_builds = []
    for number in range(rounds):  # each goes first in turn
        first = build(source, number % 2 == 0)
        second = build(source, number % 2 == 1)
        pairs_of_builds.append((first, second) if number % 2 == 0 else (second, first))
    with_it, without = (
        median(side.seconds for side in sides) for sides in zip(*pairs_of_builds, strict=True)
    )
    ratio = median(left.seconds / right.seconds for left, right in pairs_of_builds)
    share = median(left.check / (left.seconds - left.check) for left, _ in pairs_of_builds)
    print(f"  with the check {with_it:.2f} s, without {without:.2f} s; median of the ratios {ratio:.3f}")
    print(f"  seconds inside the check: {share:.2%} of the rest of the build")


def made_up(folder: Path, pages: int, others: int = 0) -> Path:
    """Write a guide of so many *pages* into *folder*, beside so many *others* of the same size."""
    said, passages = lines(), [pair.passage for for_test in (False, True) for pair in pairs(for_test)]
    (folder / "conf.py").write_text(CONF, "utf-8")
    for film in range(others + 1):
        (folder / f"film-{film}").mkdir()
        quotes = "".join(
            f"  q{number}:\n    text: |-\n      {_other(line, film)}\n" for number, line in enumerate(said)
        )
        (folder / f"film-{film}/film.yaml").write_text(f"title: Film {film}\nquotes:\n{quotes}", "utf-8")
    for page in range(pages):
        chosen = (passages[(page * PASSAGES + number) % len(passages)] for number in range(PASSAGES))
        text = "\n\n".join(f"Some words of the author’s before “{passage}”, and more." for passage in chosen)
        (folder / f"film-0/p{page}.md").write_text(f"# Page {page}\n\n{text}\n", "utf-8")
    (folder / "index.md").write_text("# Site\n\n```{toctree}\n:glob:\nfilm-0/*\n```\n", "utf-8")
    return folder


def _other(line: str, film: int) -> str:
    """Return *line* as another film has it: in another order, with a word of that film's own."""
    words = line.split()
    turn = film % len(words)
    return " ".join([*words[turn:], f"word{film}", *words[:turn]]) if film else line


def main() -> None:
    """Print the cost of the check on the guides, and how it grows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=7, help="builds of each kind")
    parser.add_argument("--pages", type=int, default=40, help="pages of the smallest made-up guide")
    options = parser.parse_args()
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    print("The two guides and the pages around them:")
    compare(ROOT, options.rounds)
    print(f"A made-up guide, {PASSAGES} passages a page:")
    for times, others in ((1, 0), (2, 0), (4, 0), (4, 200)):
        with tempfile.TemporaryDirectory() as folder:
            source = made_up(Path(folder), times * options.pages, others)
            built = [build(source, True) for _ in range(3)]
        check = median(found.check for found in built)
        beside = f", beside {others} films" if others else ""
        pages, seconds = times * options.pages, median(found.seconds for found in built)
        figures = f"check {check:.2f} s of {seconds:.2f} s, {check / pages * 1000:.2f} ms a page"
        print(f"  {pages:4} pages{beside}: {figures}, {built[0].warnings} warnings")


if __name__ == "__main__":
    main()
