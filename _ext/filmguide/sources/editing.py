"""Writing into a film.yaml what a comparison found, and leaving all else in it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from filmguide.catalogue import schema
from filmguide.catalogue.composing import PARSER
from filmguide.catalogue.reading import read
from filmguide.catalogue.records import clock
from filmguide.catalogue.text import Mapping, Text, child_of
from filmguide.catalogue.validation import validate

_BEFORE = ("source", "original", "text", "lines")
"""The first of these that a record has is where new keys go: in front of the words."""


class CannotEdit(Exception):
    """A file into which nothing can be written, and why."""


@dataclass(frozen=True)
class Edit:
    """What to write into the record of a quotation: a time with its source, a comparison with its day."""

    quotation: str
    at: int | None = None
    source: str | None = None
    against: str | None = None
    on: date | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The keys and values as they will be read."""
        values: dict[str, Any] = {}
        if self.at is not None:
            values["at"] = clock(self.at)
        if self.source is not None:
            values["source"] = {"title": self.source}
        if self.against is not None and self.on is not None:
            values["checked"] = {"against": self.against, "on": self.on.isoformat()}
        return values


@dataclass(frozen=True)
class _Change:
    """Columns of a line, both from 0, that other text takes the place of; whole lines, if it ends in one."""

    line: int
    start: int
    end: int
    text: str


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a film.yaml with *edits* written into it.

    A value that is there already is replaced, in its place. Every other line stays as it is, byte for byte.

    :raises CannotEdit: if the file has mistakes, or is written in a way that does not allow it.
    """
    tree = _tree(data)
    lines = _lines(data)
    changes = [change for edit in edits for change in _changes(tree, lines, edit)]
    for change in sorted(changes, key=lambda change: (change.line, change.start), reverse=True):
        line = lines[change.line]
        lines[change.line] = line[: change.start] + change.text + line[change.end :]
    made = "".join(lines).encode()
    if _plain(_tree(made)) != _expected(tree, edits):
        raise CannotEdit("the file is written in a way that does not allow it; write the lines yourself")
    return made


def _tree(data: bytes) -> Mapping:
    """Return the tree of a file without mistakes."""
    reading = read(data)
    if not isinstance(reading.tree, Mapping) or reading.faults:
        raise CannotEdit("the file has mistakes; correct them first")
    if validate(schema.FilmEntry, reading.tree, title="film").mistakes:
        raise CannotEdit("the file has mistakes; correct them first")
    return reading.tree


def _lines(data: bytes) -> list[str]:
    """Return the lines as the reader counts them, each with its line break."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", data.decode("utf-8"))


def _changes(tree: Mapping, lines: list[str], edit: Edit) -> Iterator[_Change]:
    record = child_of(child_of(tree, "quotes"), edit.quotation)
    if not isinstance(record, Mapping):
        raise CannotEdit(f"there is no quotation “{edit.quotation}”")
    fresh: dict[str, Any] = {}
    for key, value in edit.values.items():
        known = child_of(record, key)
        if known is None:
            fresh[key] = value
        elif isinstance(value, str):
            yield _replacement(lines, known, value)
        else:
            for name, part in value.items():
                if (written := child_of(known, name)) != part:
                    yield _replacement(lines, written, part)
    if fresh:
        yield _addition(record, lines, fresh)


def _replacement(lines: list[str], written: Text, value: str) -> _Change:
    """Return the change of one scalar on one line."""
    place = written.place
    for event in _events(lines):
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and (start.line + 1, start.column + 1) == place[:2]:
            if start.line != end.line or event.style in ("|", ">"):
                break
            return _Change(start.line, start.column, end.column, _scalar(value, True))
    raise CannotEdit(f"line {place.line}: what stands there cannot be replaced; write it yourself")


def _events(lines: list[str]) -> list[Any]:
    """Return the events of the parser, whose marks know where a scalar ends."""
    try:
        return list(yaml.parse("".join(_unix(line) for line in lines), Loader=PARSER))
    except yaml.YAMLError:
        return []


def _addition(record: Mapping, lines: list[str], values: dict[str, Any]) -> _Change:
    """Return the insertion of new keys: lines of their own, or items between braces."""
    place = min(key.place for key in record if key in _BEFORE)
    line, column = place.line - 1, place.column - 1
    at_record = record.place
    if lines[at_record.line - 1][at_record.column - 1 : at_record.column] == "{":
        items = "".join(f"{key}: {_flow(value)}, " for key, value in values.items())
        return _Change(line, column, column, items)
    indent = lines[line][:column]
    if indent.strip(" "):
        raise CannotEdit(f"line {place.line}: keys cannot be added there; write them yourself")
    while line and lines[line - 1].startswith(f"{indent}#"):  # what is said of the key stays with it
        line -= 1
    end = lines[line][len(lines[line].rstrip("\r\n")) :] or "\n"
    added = [f"{indent}{row}{end}" for key, value in values.items() for row in _block(key, value)]
    return _Change(line, 0, 0, "".join(added))


def _block(key: str, value: str | dict[str, str]) -> list[str]:
    if isinstance(value, str):
        return [f"{key}: {_scalar(value, False)}"]
    return [f"{key}:", *(f"  {name}: {_scalar(part, False)}" for name, part in value.items())]


def _flow(value: str | dict[str, str]) -> str:
    if isinstance(value, str):
        return _scalar(value, True)
    return "{" + ", ".join(f"{name}: {_scalar(part, True)}" for name, part in value.items()) + "}"


def _scalar(value: str, flow: bool) -> str:
    """Return *value* on one line, in quotation marks if it needs them."""
    if value.replace(":", "").replace("-", "").isdecimal() and value.isascii():
        return value  # a time or a day, which only another reader would take for a number
    one = yaml.safe_dump(
        [value] if flow else value, allow_unicode=True, width=float("inf"), default_flow_style=True
    )
    return (
        one.removesuffix("\n").removesuffix("\n...")
        if not flow
        else one.strip().removeprefix("[").removesuffix("]")
    )


def _unix(line: str) -> str:
    return line.removesuffix("\n").removesuffix("\r") + "\n"


def _plain(value: Any) -> Any:
    """Return a tree as plain dictionaries, lists and texts."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return str(value)


def _expected(tree: Mapping, edits: Sequence[Edit]) -> Any:
    """Return the tree as it has to be after *edits*."""
    expected = _plain(tree)
    for edit in edits:
        record = expected["quotes"][edit.quotation]
        for key, value in edit.values.items():
            record[key] = {**record[key], **value} if key in record and isinstance(value, dict) else value
    return expected
