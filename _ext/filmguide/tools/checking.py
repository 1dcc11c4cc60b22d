"""The checks of a build, without a build."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from filmguide.catalogue.budget import Budget
from filmguide.catalogue.lookups import read_catalogue
from filmguide.catalogue.problems import Code, Problem
from filmguide.tools.finding import FILM, PEOPLE, THEMES, Site, find_sites


class Checked(NamedTuple):
    """How many files were checked, and their problems, sorted; paths are relative to the current folder."""

    files: int
    problems: list[Problem]


def check_paths(paths: list[Path], budget: Budget) -> Checked:
    """Check the files that *paths*, absolute, are or contain. Nothing is raised, whatever is in them.

    :param budget: how much may be quoted of a film in copyright.
    """
    sites, errors = find_sites(paths)
    problems = [problem for site in sites for problem in _problems(site, budget)]
    problems += [_unlisted(error) for error in errors]
    return Checked(sum(len(site.asked) for site in sites), sorted(problems))


def _problems(site: Site, budget: Budget) -> Iterator[Problem]:
    """Yield the problems of the files asked for; what those around them lack is not the question."""
    catalogue = read_catalogue(site.root, site.named(FILM), site.shared(THEMES), site.shared(PEOPLE), budget)
    for problem in catalogue.problems:
        if (path := site.root / problem.file) in site.asked:
            yield replace(problem, file=_relative(path))


def _unlisted(error: OSError) -> Problem:
    message = "this folder cannot be read; see that you may open it"
    return Problem(_relative(Path(os.fsdecode(error.filename))), 1, 1, "", message, Code.UNREADABLE)


def _relative(path: Path) -> str:
    return PurePath(os.path.relpath(path)).as_posix()
