"""What is looked for: the words of a line, with the places where an editor left words out or changed them."""

from __future__ import annotations

import re
from typing import NamedTuple

from filmguide.catalogue.records import Line, Quotation
from filmguide.catalogue.text import Text
from filmguide.sources.streams import Word, tokens

OMISSION, CHANGE = 40, 8
"""How many words of the source an ellipsis, and words in brackets, may stand for."""

_ELLIPSIS = r"\[\s*(?:…|\.{3})\s*\]|…|\.{3}"
_GAP = re.compile(rf"(?P<omitted>{_ELLIPSIS})|(?P<part>\w*\[\w+\]\w+|\w+\[\w+\])|\[[^\[\]]*\]")
_CAPITAL = re.compile(r"\[(\w)\](\w*)")


class Gap(NamedTuple):
    """A place at which up to ``most`` words of the source stand; ``changed`` if the editor wrote others."""

    most: int
    changed: bool


class Wanted(NamedTuple):
    """A line as it is looked for: its words and gaps in order, and the text that they are from."""

    text: str
    items: list[Word | Gap]
    written: Text

    @property
    def words(self) -> list[Word]:
        """The words alone."""
        return [item for item in self.items if isinstance(item, Word)]


def wanted_lines(quotation: Quotation) -> list[Wanted]:
    """Return the lines of a quotation that have words, in the language of the guide."""
    lines = [_line(line) for line in quotation.lines]
    return [line for line in lines if line is not None]


def wanted_original(quotation: Quotation) -> list[Wanted]:
    """Return the words of the original as one line; nothing if there is no original."""
    found = wanted(quotation.original.text) if quotation.original else None
    return [found] if found and found.words else []


def _line(line: Line) -> Wanted | None:
    """Return the line without its directions; an ellipsis in brackets, which looks like one, is a gap."""
    parts = [part.text for part in line.words if not part.direction or re.fullmatch(_ELLIPSIS, part.text)]
    if not parts:
        return None
    found = wanted(Text(" ".join(parts), line.words[0].text.place))
    return found if found.words else None


def wanted(text: Text) -> Wanted:
    """Return *text* as it is looked for.

    An ellipsis stands for words that are left out, or for none; brackets stand for other words than are in
    them. A bracket inside a word, as in “[h]is”, changes a capital if it holds the first letter alone.
    """
    joined = " ".join(text.split())
    items: list[Word | Gap] = []
    end = 0
    for gap in _GAP.finditer(joined):
        items += _words(joined, end, gap.start())
        items += _bracket(gap)
        end = gap.end()
    items += _words(joined, end, len(joined))
    while items and isinstance(items[0], Gap):
        del items[0]
    while items and isinstance(items[-1], Gap):
        del items[-1]
    return Wanted(joined, items, text)


def _bracket(gap: re.Match[str]) -> list[Word | Gap]:
    if gap["omitted"]:
        return [Gap(OMISSION, False)]
    if capital := _CAPITAL.fullmatch(gap[0]):
        [word] = tokens(capital[1] + capital[2])[:1]
        return [word._replace(start=gap.start(), end=gap.end())]
    return [Gap(2 if gap["part"] else CHANGE, True)]


def _words(text: str, start: int, end: int) -> list[Word | Gap]:
    return [word._replace(start=word.start + start, end=word.end + start) for word in tokens(text[start:end])]
