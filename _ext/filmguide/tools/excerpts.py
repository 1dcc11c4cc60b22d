"""The spot in a file that a problem is about, for a terminal."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from filmguide.catalogue.files import start_of

_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BEFORE, _AFTER = 60, 40


class Excerpt(NamedTuple):
    """A line of a file and, for the line below it, a caret under the spot."""

    source: str
    caret: str


def source_lines(path: Path) -> list[str]:
    """Return the lines of a file as the reader counts them, none if it cannot be read."""
    try:
        text = start_of(path).decode("utf-8", errors="replace").removeprefix("\ufeff")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(lines: list[str], line: int, column: int) -> Excerpt | None:
    """Return the *line* with a caret under the *column*, both from 1; None if there is nothing to see.

    Of a long line only what is near the spot is left.
    """
    source = lines[line - 1] if line <= len(lines) else ""
    if not source.strip():
        return None
    spot = column - 1
    while source[spot : spot + 1] == " ":  # a block of text begins with its indentation
        spot += 1
    start, end = max(0, spot - _BEFORE), spot + _AFTER
    before, rest = ("…" if start else "") + source[start:spot], source[spot:end]
    more = "…" if len(source) > end else ""
    caret = "".join(map(_blank, before)) + "^"
    return Excerpt(visible(before + rest.rstrip()) + more, caret)


def visible(text: str) -> str:
    """Return *text* without what would steer a terminal or reorder the line."""
    return _UNSAFE.sub("\ufffd", text)


def _blank(character: str) -> str:
    """Return what is as wide as *character* and cannot be seen."""
    if character == "\t":
        return "\t"
    if unicodedata.category(character) in ("Mn", "Me") or character == "\u200d":
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "
