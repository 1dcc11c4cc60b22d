"""From the bytes of a YAML file to texts, mappings and sequences that know their place.

The tree is built from the parser's events and not by its composer, which crashes on deep nesting and
lets anchors pass. Every scalar stays text: what it means is for the schema to say. Where the file is
not YAML, it is read again record by record, so that a mistake costs the record that holds it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from filmguide.catalogue.composing import Composer, Fault, TooLarge, add
from filmguide.catalogue.problems import Code
from filmguide.catalogue.recovery import Chunk, chunks, explain
from filmguide.catalogue.text import Mapping, Place, Sequence, Text

MAX_BYTES = 1_000_000
MAX_FAULTS = 200

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


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

    :returns: what could be read, and at most ``MAX_FAULTS`` faults. Nothing is raised, whatever the
        bytes: a document that passes the limits of :mod:`~filmguide.catalogue.composing` is one fault.
    """
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES:,} bytes; a film needs far less, so keep only its own facts here"
        return Reading(None, [Fault(Place(1, 1), message, Code.TOO_LARGE)])
    text, faults = _decode(data)
    composer = Composer(text, file)
    try:
        tree = composer.compose(text)
        lost: frozenset[str] = frozenset()
        faults += composer.faults
    except yaml.YAMLError:
        tree, found, lost = _read_by_record(text, file)
        faults += found
    except TooLarge as limit:
        return Reading(None, [*faults, *composer.faults, limit.fault][:MAX_FAULTS])
    return Reading(tree, sorted(faults)[:MAX_FAULTS], lost)


def _decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text, with a blank for each character that may not be there, and the faults."""
    faults = []
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if "\ufffd" in line and b"\xef\xbf\xbd" not in data:
            place = Place(number, line.index("\ufffd") + 1)
            faults.append(Fault(place, "bytes that are not UTF-8; save the file as UTF-8", Code.NOT_UTF8))
        if bad := _FORBIDDEN.search(line):
            what = (
                "a byte-order mark" if bad.group() == "\ufeff" else f"the character U+{ord(bad.group()):04X}"
            )
            message = f"{what}, which cannot be seen; delete it"
            faults.append(Fault(Place(number, bad.start() + 1), message, Code.CHARACTER))
        if len(faults) >= MAX_FAULTS:
            break
    return _FORBIDDEN.sub(" ", text.removeprefix("\ufeff")), faults


def _read_by_record(text: str, file: str) -> tuple[Mapping, list[Fault], frozenset[str]]:
    """Read *text* piece by piece, and leave out the pieces that are not YAML."""
    root, faults, lost = Mapping(), [], set()
    root.place = Place(1, 1)
    for chunk in chunks(text):
        composer = Composer(text, file)
        try:
            part = composer.compose(chunk.text)
        except yaml.YAMLError as error:
            faults.append(explain(error, text))
            lost |= chunk.names()
            continue
        except TooLarge as limit:
            return root, [*faults, limit.fault], frozenset(lost)
        faults += composer.faults + _graft(root, chunk, part)
    return root, faults, frozenset(lost)


def _graft(root: Mapping, chunk: Chunk, part: Mapping | Sequence | Text | None) -> list[Fault]:
    """Put *part* where *chunk* stood; return the faults of keys that are there already."""
    target: Mapping | Sequence = root
    if chunk.parent is not None:
        fresh = Sequence() if isinstance(part, Sequence) else Mapping()
        fresh.place = chunk.parent.place
        target = root.setdefault(chunk.parent, fresh)
    if isinstance(target, Sequence) and isinstance(part, Sequence):
        target += part
        return []
    if not isinstance(target, Mapping) or not isinstance(part, Mapping):
        place = part.place if part is not None else Place(chunk.line, 1)
        return [Fault(place, "neither “key: value” nor a list entry like its neighbours", Code.INDENTATION)]
    return [fault for key, value in part.items() if (fault := add(target, key, value))]
