"""Mistakes met while a file is read, before it is known what its values mean."""

from __future__ import annotations

from typing import NamedTuple

from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Place


class Fault(NamedTuple):
    """A mistake found while reading: where, what, and what to write instead."""

    place: Place
    message: str
    code: Code

    def __lt__(self, other: object) -> bool:
        """Sort by place."""
        return isinstance(other, Fault) and (self.place, self.message) < (other.place, other.message)


class TooLarge(Exception):
    """A limit is passed that ends the reading of the file."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(place, message, Code.TOO_LARGE)
