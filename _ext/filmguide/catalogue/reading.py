"""From the bytes of a YAML file to texts, mappings and sequences that know their place.

The tree is built from the parser's events and not by its composer, which crashes on deep nesting and
lets anchors pass. Every scalar stays text: what it means is for the schema to say.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Mapping, Place, Sequence, Text

MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_VALUES = 50_000

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Fault(NamedTuple):
    """A mistake found while reading: where, what, and what to write instead."""

    place: Place
    message: str
    code: Code


def read(data: bytes) -> tuple[Any, list[Fault]]:
    """Read one YAML document.

    :returns: the tree of :class:`Text`, :class:`Mapping` and :class:`Sequence`, or None where there
        is none, and the faults found. At most ``MAX_BYTES`` bytes, ``MAX_VALUES`` values and
        ``MAX_DEPTH`` levels are read. Nothing is raised, whatever the bytes.
    """
    if len(data) > MAX_BYTES:
        return None, [
            Fault(Place(1, 1), f"larger than {MAX_BYTES:,} bytes; split the film's texts", Code.TOO_LARGE)
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [
            Fault(Place(line, 1), "not UTF-8; save the file with the encoding UTF-8", Code.NOT_UTF8)
        ]
    if bad := _FORBIDDEN.search(text.replace("\r\n", "\n")):
        line = text.count("\n", 0, bad.start()) + 1
        message = f"the invisible character U+{ord(bad.group()):04X}; delete it"
        return None, [Fault(Place(line, 1), message, Code.CHARACTER)]
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=_PARSER):
            composer.take(event)
    except yaml.YAMLError as error:
        composer.faults.append(_syntax(error))
        return None, composer.faults
    except _TooLarge as error:
        composer.faults.append(Fault(error.args[0], error.args[1], Code.TOO_LARGE))
        return None, composer.faults
    return composer.root, composer.faults


class _TooLarge(Exception):
    """A limit is passed; the arguments are a place and a message."""


class _Composer:
    """Builds the tree, one event at a time."""

    def __init__(self) -> None:
        self.root: Any = None
        self.faults: list[Fault] = []
        self.values = 0
        self.open: list[tuple[Mapping | Sequence, Text | None]] = []
        self.key: Text | None = None

    def take(self, event: Any) -> None:
        """Take the parser's next event."""
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.faults.append(Fault(place, "a second document; keep one film in one file", Code.FEATURE))
        elif isinstance(event, yaml.AliasEvent):
            self.faults.append(Fault(place, "an alias (*); write the value itself", Code.FEATURE))
            self._add(Text("", place))
        elif isinstance(event, yaml.NodeEvent):
            self._start(event, place)
        elif isinstance(event, yaml.CollectionEndEvent):
            _, self.key = self.open.pop()

    def _start(self, event: Any, place: Place) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            raise _TooLarge(place, f"more than {MAX_VALUES:,} values")
        if event.anchor or event.tag:
            self.faults.append(
                Fault(place, "an anchor (&) or a tag (!); write the plain value", Code.FEATURE)
            )
        if isinstance(event, yaml.ScalarEvent):
            block = event.style in ("|", ">")  # whose words begin below the indicator and end in a line break
            self._add(
                Text(event.value.rstrip("\n"), Place(place.line + 1, 1))
                if block
                else Text(event.value, place)
            )
            return
        value: Mapping | Sequence = Mapping() if isinstance(event, yaml.MappingStartEvent) else Sequence()
        value.place = place
        if len(self.open) >= MAX_DEPTH:
            raise _TooLarge(place, f"more than {MAX_DEPTH} levels")
        self._add(value)
        self.open.append((value, self.key))
        self.key = None

    def _add(self, value: Any) -> None:
        if not self.open:
            self.root = value if self.root is None else self.root
            return
        container, _ = self.open[-1]
        if isinstance(container, Sequence):
            container.append(value)
        elif self.key is None:
            self.key = value if isinstance(value, Text) else Text("", value.place)
            if self.key is not value:
                self.faults.append(
                    Fault(value.place, "a list or mapping as a key; write a name", Code.WRONG_TYPE)
                )
        else:
            self._set(container, self.key, value)

    def _set(self, container: Mapping, key: Text, value: Any) -> None:
        if key in container:
            self.faults.append(Fault(key.place, f"“{key}” stands here twice; keep one", Code.DUPLICATE_KEY))
        else:
            container[key] = value
        self.key = None


def _syntax(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    what = getattr(error, "problem", None) or "this is not YAML"
    return Fault(place, f"{what}; check the indentation, and put words in a block (“>-”)", Code.SYNTAX)
