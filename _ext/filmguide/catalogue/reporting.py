"""Collecting the problems of one file."""

from __future__ import annotations

from filmguide.catalogue.problems import Code, Problem, path_text
from filmguide.catalogue.reading import Reading
from filmguide.catalogue.text import Place
from filmguide.catalogue.validation import Mistake

MAX_PROBLEMS = 200


class Report:
    """The problems of one file, a POSIX path relative to the documentation root."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    @property
    def full(self) -> bool:
        """Whether there is no more to be told, so that nobody need look for more."""
        return len(self._problems) > MAX_PROBLEMS

    def add(self, place: Place, path: tuple[int | str, ...], message: str, code: Code) -> None:
        """Report a problem at *place*, by the *path* to its value."""
        if not self.full:
            text = " ".join(message.split())
            problem = Problem(self.file, place.line, place.column, path_text(path), text, code)
            self._problems.append(problem)

    def add_all(self, reading: Reading, mistakes: list[Mistake]) -> None:
        """Report what reading and validating the file found."""
        for fault in reading.faults:
            self.add(fault.place, (), fault.message, fault.code)
        for mistake in mistakes:
            self.add(*mistake)

    @property
    def problems(self) -> list[Problem]:
        """The problems, from top to bottom; after ``MAX_PROBLEMS`` one says that there are more."""
        problems = sorted(self._problems[:MAX_PROBLEMS])
        if self.full:
            last = problems[-1]
            message = f"more than {MAX_PROBLEMS} problems; correct these first, then check again"
            problems.append(Problem(self.file, last.line, last.column, "", message, Code.TOO_LARGE))
        return problems
