"""From bytes to text in which nothing is hidden and nothing has two readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmguide.catalogue.faults import Fault
from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Place

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Characters that cannot be seen and do harm: controls, overrides of direction, marks of byte order."""

_MARKER = re.compile(r"(---|\.\.\.)(?=\s|$)")
_TOP_KEY = re.compile(r"([^\s#:-][^:#]*?)\s*:(?=\s|$)")


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text of a file, and what is wrong with its characters and with its being one document.

    The text has a blank for each character that may not be there and for each tab that does not indent,
    so that columns stay what they are; lines that divide documents are empty. Nothing is raised, and
    there is at most one fault for the encoding and one a line for each of the other mistakes.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]:
        return "", [
            Fault(Place(1, 1), "not saved as UTF-8 (but UTF-16, it seems); save it as UTF-8", _NOT_UTF8)
        ]
    text, faults = _text(data)
    if text.startswith("\ufeff"):
        message = (
            "an invisible byte-order mark; save the file as UTF-8 without it (“UTF-8”, not “UTF-8 with BOM”)"
        )
        faults.append(Fault(Place(1, 1), message, Code.CHARACTER))
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        if bad := FORBIDDEN.search(line):
            faults.append(
                Fault(Place(number, bad.start() + 1), forbidden_message(bad.group()), Code.CHARACTER)
            )
    lines = [_plain(line) for line in lines]
    faults += [*_directives(lines), *_markers(lines)]
    return "\n".join(lines), faults


def forbidden_message(character: str) -> str:
    """Return what to say of a character that may not be there."""
    return f"the character U+{ord(character):04X}, which cannot be seen; delete it"


_NOT_UTF8 = Code.NOT_UTF8


def _text(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text with the line breaks of Unix, and the first place that is not UTF-8."""
    try:
        return _unix(data.decode("utf-8")), []
    except UnicodeDecodeError as error:
        before = _unix(data[: error.start].decode("utf-8")).removeprefix("\ufeff").split("\n")
        place = Place(len(before), len(before[-1]) + 1)
        message = "from here on not in UTF-8; save the file as UTF-8 and check its accents"
        return _unix(data.decode("utf-8", errors="replace")), [Fault(place, message, _NOT_UTF8)]


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(line: str) -> str:
    """Return *line* with blanks for tabs that do not indent, on which parsers disagree."""
    line = FORBIDDEN.sub(" ", line)
    words = line.lstrip(" \t")
    if words.startswith("#"):
        return line.replace("\t", " ")
    return line[: len(line) - len(words)] + words.replace("\t", " ") if words else ""


def _directives(lines: list[str]) -> Iterator[Fault]:
    """Empty the lines that begin with ``%``."""
    for index, line in enumerate(lines):
        if line.startswith("%"):
            message = "a line that begins with “%”; delete it, or indent it if it goes on with a text"
            yield Fault(Place(index + 1, 1), message, Code.FEATURE)
            lines[index] = ""


def _markers(lines: list[str]) -> Iterator[Fault]:
    """Empty the lines that divide documents, and what follows one if it is a film of its own."""
    keys: set[str] = set()
    for index, line in enumerate(lines):
        if marker := _MARKER.match(line):
            lines[index] = f"   {line[3:]}" if line[3:].strip() else ""
            after = {key[1] for line in lines[index:] if (key := _TOP_KEY.match(line))}
            if keys and (marker[1] == "---" or after):
                message = (
                    f"“{marker[1]}” begins a second document; delete the line, and keep one film in one file"
                )
                yield Fault(Place(index + 1, 1), message, Code.SECOND_DOCUMENT)
            if keys & after:
                del lines[index:]
                return
        elif key := _TOP_KEY.match(line):
            keys.add(key[1])
