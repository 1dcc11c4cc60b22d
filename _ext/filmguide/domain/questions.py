"""What a page asked of the catalogue, and whether it would be answered otherwise today."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filmguide.catalogue.lookups import Catalogue

Question = tuple[str, ...]
"""The name of a method of the catalogue, and its arguments."""


class Digests:
    """The digests of a catalogue's answers; each question is asked once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[Question, str] = {}

    def of(self, question: Question) -> str:
        """Return the digest of the answer; "" when the film that is asked about is gone."""
        if question not in self._known:
            lookup, *args = question
            try:
                answer = repr(getattr(self._catalogue, lookup)(*args))
                self._known[question] = hashlib.sha256(answer.encode()).hexdigest()
            except KeyError:
                self._known[question] = ""
        return self._known[question]
