"""When a file is not YAML: the pieces that can be read on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filmguide.catalogue.diagnosis import KEYS
from filmguide.catalogue.schema import FilmEntry
from filmguide.catalogue.text import Place, Text

RECORDS = ("cast", "crew", "scenes", "quotes")
"""The keys of a film under which each entry is a record of its own."""

_KEY = re.compile(r"(?P<key>[^\s#:-][^:#]*?)\s*:(?=\s|$)")
_NAME = re.compile(
    r"\s*(?:-\s+)?(?:performer|role|short|person|name)\s*:\s*[\"']?(?P<name>[^\"'#]+?)[\"']?\s*(?:#.*)?$"
)


@dataclass(frozen=True)
class Chunk:
    """Lines that belong together; ``parent`` is the key that they stand under, None at the top.

    ``line`` counts from 1.
    """

    line: int
    lines: tuple[str, ...]
    parent: Text | None

    def names(self) -> set[str]:
        """Return, in lower case, the id and the names in the chunk, as far as they can be made out.

        A line without a key is most likely the title.
        """
        found = {match["name"].casefold() for line in self.lines if (match := _NAME.match(line))}
        key, colon, _ = self.lines[0].strip().partition(":")
        return found | {key.strip().casefold() if colon else "title"}


def chunks(lines: list[str]) -> Iterator[Chunk]:
    """Split a file at its outermost keys, and what stands under those of ``RECORDS`` at each entry.

    What stands before the first of those keys is a chunk too. No line that says anything is left out,
    none is in two chunks, and nothing is raised.
    """
    starts = list(_outermost(lines))
    if any(map(_says, lines[: starts[0] if starts else None])):
        starts.insert(0, 0)
    if not starts:
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        key = _KEY.match(lines[start])
        if key and key["key"] in RECORDS and not lines[start][key.end() :].split("#")[0].strip():
            yield from _entries(lines, start, end, Text(key["key"], Place(start + 1, 1)))
        else:
            yield Chunk(start + 1, tuple(lines[start:end]), None)


def _outermost(lines: list[str]) -> Iterator[int]:
    """Yield the lines that begin with a key, but for those whose key belongs to the record above."""
    seen = set[str]()
    for number, line in enumerate(lines):
        if key := _KEY.match(line):
            inner = key["key"] in seen or key["key"] not in FilmEntry.model_fields
            if not (seen and inner and key["key"] in KEYS):
                yield number
            seen.add(key["key"])


def _entries(lines: list[str], start: int, end: int, parent: Text) -> Iterator[Chunk]:
    """Split the lines under a key at each one that begins an entry, as the first does.

    An entry of a list begins with a hyphen. Where tabs indent, the lines stay together.
    """
    written = [n for n in range(start + 1, end) if _says(lines[n])]
    if not written or lines[written[0]].lstrip(" ").startswith("\t"):
        yield Chunk(start + 1, tuple(lines[start:end]), None)
        return
    indent, hyphen = _indent(lines[written[0]]), _begins_entry(lines[written[0]])
    starts = written[:1]
    for number in written[1:]:
        line = lines[number]
        if _indent(line) <= indent and _begins_entry(line) >= hyphen and not _is_inner(line, indent):
            starts.append(number)
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        yield Chunk(first + 1, tuple(lines[first:last]), parent)


def _is_inner(line: str, indent: int) -> bool:
    """Tell whether a line indented by *indent* or less has a key and a value of a record, and is no id."""
    key = _KEY.match(line.strip())
    if key is None or key["key"] not in KEYS:
        return False
    return _indent(line) < indent or bool(line.strip()[key.end() :].strip())


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _begins_entry(line: str) -> bool:
    return line.lstrip(" ").startswith("-")


def _indent(line: str) -> int:
    """Return how far *line* is indented; a tab, which is a mistake, goes with the line above."""
    rest = line.lstrip(" ")
    return len(line) if rest.startswith("\t") else len(line) - len(rest)
