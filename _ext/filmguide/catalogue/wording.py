"""Wordings as they are compared: typography, capitals and the marks of editors do not count."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from unicodedata import normalize

# An apostrophe is inside a word ("don’t") or before one ("’til"); what follows a word closes a quotation.
_WORD = re.compile(r"(?:(?<!\w)['’ʼ](?=\w))?\w+(?:['’ʼ]\w+)*")


def words(text: str) -> list[str]:
    """Return the words of *text* as they are compared, without regard to case, marks and typography."""
    return [folded(word) for word in _WORD.findall(text)]


def located(text: str) -> list[tuple[str, int, int]]:
    """Return the words of *text* as they are compared, each with where it begins and ends."""
    return [(folded(found[0]), *found.span()) for found in _WORD.finditer(text)]


def folded(word: str) -> str:
    """Return *word* as it is compared."""
    return normalize("NFKC", word).casefold().replace("’", "'").replace("ʼ", "'")


def contrasted(left: str, right: str) -> tuple[str, str]:
    """Return two wordings with the words in ›…‹ that are not in the other.

    Words are marked as they are written, with what stands between them left in place.
    """
    found = [list(_WORD.finditer(text)) for text in (left, right)]
    matcher = SequenceMatcher(None, words(left), words(right), autojunk=False)
    spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for tag, *bounds in matcher.get_opcodes():
        if tag == "equal":
            continue
        for side, matches, (start, end) in zip(spans, found, (bounds[:2], bounds[2:]), strict=True):
            if start < end:
                side.append((matches[start].start(), matches[end - 1].end()))
    return _marked(left, spans[0]), _marked(right, spans[1])


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]}›{text[start:end]}‹{text[end:]}"
    return text
