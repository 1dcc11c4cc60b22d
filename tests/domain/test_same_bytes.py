"""Whatever is edited: what an incremental build makes is, byte for byte, what a clean build makes.

A few sequences of twenty edits; ``HYPOTHESIS_PROFILE=nightly`` tries many.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import CONF, build
from tests.domain.edits import EDITS, Edit
from tests.domain.library import Library

Step = tuple[Edit, int]


def steps(count: int) -> st.SearchStrategy[list[Step]]:
    return st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 10_000)), min_size=count, max_size=count)


def follow(steps: list[Step], builders: tuple[str, ...] = ("html",), **conf: Any) -> None:
    """Build a library after each of some edits, and compare with a clean build of the same sources."""
    text = "".join(f"{name} = {value!r}\n" for name, value in {**CONF, **conf}.items())
    with TemporaryDirectory() as folder:
        root, out, library = Path(folder) / "site", Path(folder) / "out", Library()
        library.write(root, text)
        for builder in builders:
            build(root, out / builder, builder, warn=True)
        done = []
        for number, (edit, seed) in enumerate(steps):
            edit(library, random.Random(seed))
            done.append(f"{edit.__name__} {seed}")
            library.write(root, text)
            for builder in builders:
                parallel = 2 if seed % 4 == 0 else 0
                again = build(root, out / builder, builder, warn=True, parallel=parallel).files()
                clean = build(root, Path(folder) / "clean" / builder, builder, warn=True).files()
                shutil.rmtree(Path(folder) / "clean")
                other = [name for name, content in clean.items() if again.get(name) != content]
                assert other == [], f"{builder}, edit {number}: {', '.join(done)}"


@pytest.fixture(autouse=True)
def epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
# A failure names the edit: to try shorter sequences would take many builds and say no more.
BUILDS = settings(
    deadline=None, derandomize=not NIGHTLY, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


@pytest.mark.slow
@given(edits=steps(20))
@settings(BUILDS, max_examples=100 if NIGHTLY else 2)
def test_twenty_edits_in_sequence(edits: list[Step]) -> None:
    follow(edits)


@pytest.mark.slow
@given(edits=steps(3))
@settings(BUILDS, max_examples=30 if NIGHTLY else 2)
def test_edits_of_a_site_in_furo_and_of_its_books(edits: list[Step]) -> None:
    follow(edits, ("html", "epub", "latex"), html_theme="furo", version="1")
