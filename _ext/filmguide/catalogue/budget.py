"""How much is quoted of a film in copyright.

What counts are the spoken or written words of a quotation, without stage directions and the names of
speakers; where there is an original, its words count and those of the translation do not. A word is what
stands between spaces and has a letter or a digit in it; of Chinese and Japanese, each character.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from filmguide.catalogue.problems import Code
from filmguide.catalogue.records import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from filmguide.catalogue.reporting import Report

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


class Budget(NamedTuple):
    """The most words that one quotation, and all quotations of a film, may have; 0 stands for any number."""

    excerpt: int = 25
    film: int = 200


DEFAULT = Budget()
UNLIMITED = Budget(0, 0)


def count_words(quotation: Quotation) -> int:
    """Return how many words are quoted, as the head of this module says."""
    if quotation.original:
        return _count(quotation.original.text)
    return sum(_count(part.text) for line in quotation.lines for part in line.words if not part.direction)


def check_budget(quotations: Sequence[Quotation], budget: Budget, report: Report) -> None:
    """Report each excerpt that is too long, and the one with which the film's are too many words."""
    counts = [count_words(quotation) for quotation in quotations]
    for quotation, count in zip(quotations, counts, strict=True):
        if 0 < budget.excerpt < count:
            limit = f"at most {budget.excerpt:,} in an excerpt of a film in copyright"
            message = f"{count:,} words, {limit}; shorten it, or paraphrase"
            _report(quotation, message, Code.LONG_EXCERPT, report)
    sums = accumulate(counts)
    over = next((q for q, total in zip(quotations, sums, strict=True) if 0 < budget.film < total), None)
    if over:
        limit = f"at most {budget.film:,} of a film in copyright"
        message = (
            f"with this, {sum(counts):,} words are quoted in all, {limit}; leave some out, or paraphrase"
        )
        _report(over, message, Code.MUCH_QUOTED, report)


def _report(quotation: Quotation, message: str, code: Code, report: Report) -> None:
    report.add(quotation.id.place, ("quotes", quotation.id), message, code)


def _count(text: str) -> int:
    spaced = _UNSPACED.sub(" x ", text)
    return sum(any(map(str.isalnum, word)) for word in spaced.split())
