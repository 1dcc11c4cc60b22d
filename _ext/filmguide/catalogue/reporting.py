"""Collecting the problems of one file."""

from __future__ import annotations

from filmguide.catalogue.problems import Code, Problem, path_text
from filmguide.catalogue.reading import Reading
from filmguide.catalogue.text import Place
from filmguide.catalogue.validation import Mistake


class Report:
    """The problems of one file, a POSIX path relative to the documentation root."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []

    def add(self, place: Place, path: tuple[int | str, ...], message: str, code: Code) -> None:
        """Report a problem at *place*, by the *path* to its value."""
        self._problems.append(Problem(self.file, place.line, place.column, path_text(path), message, code))

    def add_all(self, reading: Reading, mistakes: list[Mistake]) -> None:
        """Report what reading and validating the file found."""
        for fault in reading.faults:
            self.add(fault.place, (), fault.message, fault.code)
        for mistake in mistakes:
            self.add(*mistake)

    @property
    def problems(self) -> list[Problem]:
        """The problems, from the top of the file to its end."""
        return sorted(self._problems)
