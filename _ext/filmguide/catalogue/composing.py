"""Building the tree from the events of libyaml, or of PyYAML's own parser where libyaml is missing."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Faulty, Mapping, Place, Sequence, Text

MAX_DEPTH = 50
MAX_VALUES = 50_000

PARSER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Fault(NamedTuple):
    """A mistake found while reading: where, what, and what to write instead."""

    place: Place
    message: str
    code: Code

    def __lt__(self, other: object) -> bool:
        """Sort by place."""
        return isinstance(other, Fault) and (self.place, self.message) < (other.place, other.message)


class TooLarge(Exception):
    """A limit is passed: more than ``MAX_DEPTH`` levels or ``MAX_VALUES`` values."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(place, message, Code.TOO_LARGE)


class Composer:
    """Builds one tree and keeps the faults met on the way."""

    def __init__(self, text: str, file: str) -> None:
        """Prepare to compose a part of *text*, the whole of *file*."""
        self.faults: list[Fault] = []
        self._file = file
        self._lines = text.split("\n")
        self._root: Any = None
        self._values = 0
        self._open: list[tuple[Mapping | Sequence, Text | None]] = []
        self._key: Text | None = None

    def compose(self, text: str) -> Any:
        """Return the tree of *text*, or None if it is empty.

        :raises yaml.YAMLError: if it is not YAML.
        :raises TooLarge: if it passes a limit.
        """
        for event in yaml.parse(text, Loader=PARSER):
            self._take(event)
        return self._root

    def _fault(self, place: Place, message: str, code: Code = Code.FEATURE) -> None:
        self.faults.append(Fault(place, message, code))

    def _take(self, event: Any) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1, self._file)
        if isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
            self._fault(place, "a second document (---); keep one film in one file", Code.SECOND_DOCUMENT)
        elif isinstance(event, yaml.AliasEvent):
            self._fault(place, f"an alias (*{event.anchor}); write the value itself, or quote it")
            self._add(Faulty("", place))
        elif isinstance(event, yaml.NodeEvent):
            self._start(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            _, self._key = self._open.pop()

    def _start(self, event: Any, place: Place) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise TooLarge(place, f"more than {MAX_VALUES:,} values; keep to one film")
        if event.anchor:
            self._fault(place, f"an anchor (&{event.anchor}); write the plain value, or quote it")
        if event.tag:
            self._fault(place, f"a tag ({event.tag}); write the plain value, or quote it")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event, place))
            return
        value: Mapping | Sequence = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        value.place = place
        if len(self._open) >= MAX_DEPTH:
            raise TooLarge(place, f"more than {MAX_DEPTH} levels; films need four")
        self._add(value)
        self._open.append((value, self._key))
        self._key = None

    def _scalar(self, event: Any, place: Place) -> Text:
        if event.style in ("|", ">"):  # whose words begin below the indicator and end in a line break
            return Text(event.value.rstrip("\n"), Place(place.line + 1, 1, self._file))
        if not event.style and event.end_mark.line < len(self._lines):
            rest = self._lines[event.end_mark.line][event.end_mark.column :]
            if re.match(r"\s+#\S", rest):
                column = event.end_mark.column + rest.index("#") + 1
                message = "“#” begins a comment here; quote the whole value, or put a space after “#”"
                self._fault(Place(event.end_mark.line + 1, column), message, Code.HASH)
        return Text(event.value, place)

    def _add(self, value: Any) -> None:
        if not self._open:
            self._root = value if self._root is None else self._root
            return
        container, _ = self._open[-1]
        if isinstance(container, Sequence):
            container.append(value)
        elif self._key is None:
            self._key = value if isinstance(value, Text) else Faulty("", value.place)
            if not isinstance(value, Text):
                self._fault(value.place, "a list or keys as a key; write a name", Code.WRONG_TYPE)
        else:
            if not isinstance(self._key, Faulty) and (fault := add(container, self._key, value)):
                self.faults.append(fault)
            self._key = None


def add(mapping: Mapping, key: Text, value: Any) -> Fault | None:
    """Set *key*, unless it is there already; then return the fault."""
    if key in mapping:
        return Fault(key.place, f"“{key}” stands here twice; keep one", Code.DUPLICATE_KEY)
    mapping[key] = value
    return None
