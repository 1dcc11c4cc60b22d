"""From the bytes of a YAML file to texts, mappings and sequences that know their place.

The tree is built from the parser's events and not by its composer, which crashes on deep nesting and
lets anchors pass. Every scalar stays text: what it means is for the schema to say. Where the file is
not YAML, it is read again record by record, so that a mistake costs the record that holds it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

from filmguide.catalogue.composing import Composer, add
from filmguide.catalogue.decoding import decode
from filmguide.catalogue.diagnosis import ALIGN, close_sign, diagnose, no_key
from filmguide.catalogue.faults import Fault, TooLarge
from filmguide.catalogue.problems import Code
from filmguide.catalogue.recovery import Chunk, chunks
from filmguide.catalogue.text import Mapping, Place, Sequence, Text

MAX_BYTES = 1_000_000
MAX_FAULTS = 200
MAX_SLOW = 100_000


class Reading(NamedTuple):
    """What a file says.

    ``tree`` is None where nothing could be read; ``lost`` holds, in lower case, the ids and names in
    records that could not be read.
    """

    tree: Mapping | Sequence | Text | None
    faults: list[Fault]
    lost: frozenset[str] = frozenset()


def read(data: bytes, file: str = "") -> Reading:
    """Read one YAML document of at most ``MAX_BYTES`` bytes; its texts will say that they are from *file*.

    :returns: what could be read, and at most ``MAX_FAULTS`` faults, in the order of the lines. Nothing is
        raised, whatever the bytes: a document that passes a limit of
        :mod:`~filmguide.catalogue.composing` is one fault.
    """
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES:,} bytes; a film needs far less, so keep only its own facts here"
        return Reading(None, [Fault(Place(1, 1), message, Code.TOO_LARGE)])
    text, faults = decode(data)
    lines = text.split("\n")
    composer = Composer(lines, file)
    tree: Any = None
    lost: frozenset[str] = frozenset()
    try:
        tree, wrong = _read_part(composer, lines, 0, len(lines), True)
        found = composer.faults
        if wrong:
            tree, found, lost = _read_by_record(lines, file)
        faults += found or wrong  # each piece may be in order, and the whole not
    except TooLarge as limit:
        faults.append(limit.fault)
    return Reading(tree, sorted(faults)[:MAX_FAULTS], lost)


def _read_by_record(lines: list[str], file: str) -> tuple[Mapping | None, list[Fault], frozenset[str]]:
    """Read a file piece by piece, and leave out the pieces that are not YAML."""
    root, lost = Mapping(), set[str]()
    faults: list[Fault] = []
    root.place = Place(1, 1)
    composer = Composer(lines, file)
    try:
        for chunk in chunks(lines):
            first, known = chunk.line - 1, len(composer.faults)
            part, wrong = _read_part(
                composer, lines, first, first + len(chunk.lines), len(faults) < MAX_FAULTS
            )
            found = [*composer.faults[known:], *wrong, *([] if part is None else _graft(root, chunk, part))]
            faults += found
            if part is None or found:
                lost |= chunk.names()
    except TooLarge as limit:
        return None, [limit.fault], frozenset()
    return root, faults, frozenset(lost)


def _read_part(
    composer: Composer, lines: list[str], first: int, end: int, tell: bool
) -> tuple[Any, list[Fault]]:
    """Return the tree of some lines, None if there is none, and why they are not YAML, if *tell*.

    What one of the two parsers refuses is read by PyYAML's own, whose errors do not depend on what is
    installed; but it is slow, so that it is not asked of much, nor where nothing more is to be told.
    """
    try:
        return composer.compose(first, end), []
    except yaml.YAMLError as raised:
        error = raised
    if tell and sum(map(len, lines[first:end])) < MAX_SLOW:
        try:
            return composer.compose(first, end, yaml.SafeLoader), []
        except yaml.YAMLError as raised:
            error = raised
    return None, [diagnose(error, lines, first)] if tell else []


def _graft(root: Mapping, chunk: Chunk, part: Mapping | Sequence | Text) -> list[Fault]:
    """Put *part* where *chunk* stood; return the faults of keys that are there already."""
    target: Mapping | Sequence = root
    if chunk.parent is not None:
        fresh = Sequence() if isinstance(part, Sequence) else Mapping()
        fresh.place = part.place
        target = root.setdefault(chunk.parent, fresh)
    if isinstance(target, Sequence) and isinstance(part, Sequence):
        target += part
        return []
    if isinstance(part, Text):
        return [close_sign(part, part.place) or no_key(part.place)]
    if not isinstance(target, Mapping) or not isinstance(part, Mapping):
        return [Fault(part.place, ALIGN, Code.INDENTATION)]
    return [fault for key, value in part.items() if (fault := add(target, key, value))]
