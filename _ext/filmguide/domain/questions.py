"""What pages ask of the catalogue, and whether they would be answered otherwise today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from filmguide.catalogue.records import Cast, FactCard, Person, Quotation

if TYPE_CHECKING:
    from filmguide.catalogue.lookups import Catalogue

Told = Cast | FactCard | Person | Quotation
"""The records that tell all of what they are about."""

Question = tuple[str, ...]
"""The name of a method of the catalogue, and its arguments."""


class Answers:
    """A catalogue's answers and their digests; each question is asked once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._answers: dict[Question, Any] = {}
        self._digests: dict[Question, str] = {}
        self._records: dict[Question, list[Told]] = {}

    def to(self, question: Question) -> Any:
        """Return the answer.

        :raises KeyError: if the film that is asked about is gone.
        """
        if question not in self._answers:
            lookup, *args = question
            self._answers[question] = getattr(self._catalogue, lookup)(*args)
        return self._answers[question]

    def digest(self, question: Question) -> str:
        """Return the digest of the answer; "" when the film that is asked about is gone."""
        if question not in self._digests:
            try:
                answer = repr(self.to(question))
                self._digests[question] = hashlib.sha256(answer.encode()).hexdigest()
            except KeyError:
                self._digests[question] = ""
        return self._digests[question]

    def records(self, question: Question) -> list[Told]:
        """Return the records in the answer that tell all of a film, a person or a quotation."""
        if question not in self._records:
            records = _records(self.to(question))
            self._records[question] = [record for record in records if isinstance(record, Told)]
        return self._records[question]


def _records(answer: object) -> Iterator[object]:
    """Yield *answer* and the records in it."""
    parts: Iterable[object] = answer if isinstance(answer, tuple) else ()
    if is_dataclass(answer):
        yield answer
        parts = (getattr(answer, field.name) for field in fields(answer))
    for part in parts:
        if not isinstance(part, str):
            yield from _records(part)
