"""What of a record is compared with passages: all its words, each line alone, the original, misquotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from filmguide.catalogue.misquotes.tokens import Token, tokens
from filmguide.catalogue.records import Line, Quotation


@dataclass(frozen=True)
class Unit:
    """A wording of a record. ``target`` is how pages of the film ask for it."""

    record: Quotation
    target: str
    text: str
    original: bool = False
    variant: bool = False

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, without the marks of editors."""
        return tuple(token for token in tokens(self.text) if token.is_word)

    @cached_property
    def texts(self) -> frozenset[str]:
        """The words."""
        return frozenset(token.text for token in self.tokens)

    @cached_property
    def run(self) -> str:
        """The words in a row, with a space before and after each."""
        return f" {' '.join(token.text for token in self.tokens)} "


def units(record: Quotation) -> Iterator[Unit]:
    """Yield the wordings of *record*, the shorter ones first."""
    spoken = [(number, _spoken(line)) for number, line in enumerate(record.lines, 1)]
    spoken = [(number, text) for number, text in spoken if text]
    if len(spoken) > 1:
        yield from (Unit(record, f"{record.id}.{number}", text) for number, text in spoken)
    yield Unit(record, record.id, "\n".join(text for _, text in spoken))
    if record.original:
        yield Unit(record, record.id, record.original.text, original=True)
    for variant in record.variants:
        yield Unit(record, record.id, variant, variant=True)


def _spoken(line: Line) -> str:
    return " ".join(words.text for words in line.words if not words.direction)
