"""When a file is not YAML: the pieces that can be read on their own, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from filmguide.catalogue.composing import Fault
from filmguide.catalogue.problems import Code
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

    ``text`` has as many empty lines in front as the file has lines before it.
    """

    line: int
    lines: tuple[str, ...]
    parent: Text | None

    @property
    def text(self) -> str:
        """The lines, at their place in the file."""
        return "\n" * (self.line - 1) + "\n".join(self.lines) + "\n"

    def names(self) -> set[str]:
        """Return, in lower case, the id and the names in the chunk, as far as they can be made out."""
        found = {match["name"].casefold() for line in self.lines if (match := _NAME.match(line))}
        key = _KEY.match(self.lines[0].strip())
        return found | ({key["key"].casefold()} if key else set())


def chunks(text: str) -> Iterator[Chunk]:
    """Split *text* at its outermost keys, and what stands under those of ``RECORDS`` at each entry."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if _KEY.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        key = _KEY.match(lines[start])
        if key and key["key"] in RECORDS and not lines[start][key.end() :].split("#")[0].strip():
            yield from _entries(lines, start, end, Text(key["key"], Place(start + 1, 1)))
        else:
            yield Chunk(start + 1, tuple(lines[start:end]), None)


def _entries(lines: list[str], start: int, end: int, parent: Text) -> Iterator[Chunk]:
    """Split the lines under a key at each one that is as little indented as the first."""
    written = [n for n in range(start + 1, end) if lines[n].strip() and not lines[n].lstrip().startswith("#")]
    if not written:
        return
    indent = _indent(lines[written[0]])
    starts = [n for n in written if _indent(lines[n]) <= indent]
    for first, last in zip(starts, [*starts[1:], end], strict=True):
        yield Chunk(first + 1, tuple(lines[first:last]), parent)


def _indent(line: str) -> int:
    """Return how far *line* is indented; a tab, which is a mistake, goes with the line above."""
    rest = line.lstrip(" ")
    return len(line) if rest.startswith("\t") else len(line) - len(rest)


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """Return where and what is wrong, in words that do not depend on the parser."""
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    mark = getattr(error, "problem_mark", None)
    if context.startswith("while scanning a quoted") or "flow" in context:
        mark = getattr(error, "context_mark", None) or mark
    lines = text.split("\n")
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if re.match(r" *\t", line):
        return Fault(Place(place.line, line.index("\t") + 1), "a tab; indent with spaces", Code.TAB)
    at_key = re.fullmatch(r"\s*(- +)?[^\s:]+", line[: place.column - 1])
    if "mapping values are not allowed" in problem and not at_key:
        message = "a colon in unquoted text; put the words in a block (“>-” and a new line), or in quotes"
        return Fault(place, message, Code.COLON)
    if context.startswith("while scanning a quoted"):
        return Fault(
            place, "a quotation mark that nothing closes; close it, or write a block (“>-”)", Code.SYNTAX
        )
    if "flow" in context:
        return Fault(place, "a bracket that nothing closes; close it, or quote the text", Code.SYNTAX)
    if context.startswith("while parsing a block") or at_key:
        message = "indented otherwise than the lines around it; align it with its neighbours"
        return Fault(place, message, Code.INDENTATION)
    if "could not find expected ':'" in problem:
        return Fault(
            place, "a line without “key:”; write one, or indent it under the line above", Code.SYNTAX
        )
    message = "not YAML; put words that begin with a sign, or hold one, in a block (“>-” and a new line)"
    return Fault(place, message, Code.SYNTAX)
