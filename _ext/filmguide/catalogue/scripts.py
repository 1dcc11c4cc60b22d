"""Exchanges written as a script: ``NAME: words``, with stage directions in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filmguide.catalogue.records import Words
from filmguide.catalogue.text import Text

_DIRECTION = re.compile(r"(\[[^\[\]]*\])")


class ScriptLine(NamedTuple):
    """A line of a script; ``speaker`` is None for a stage direction, "" where the name is missing."""

    speaker: Text | None
    words: tuple[Words, ...]


def parse_script(script: Text) -> Iterator[ScriptLine]:
    """Yield the lines of *script*.

    The name before a line's first colon is the speaker; a line that is all in square brackets is a
    stage direction, and brackets inside a line are one too; an indented line continues the one above.
    Any text is a script; nothing is raised, and there are no more lines than *script* has.
    """
    for text in _joined(script):
        if _DIRECTION.fullmatch(text):
            yield ScriptLine(None, (Words(text, direction=True),))
            continue
        name, colon, rest = text.partition(":")
        speaker = Text(name.strip() if colon else "", text.place)
        yield ScriptLine(speaker, split_directions(Text((rest if colon else text).strip(), text.place)))


def split_directions(text: Text) -> tuple[Words, ...]:
    """Split *text* into the words and the stage directions inside it."""
    parts = (part.strip() for part in _DIRECTION.split(text))
    return tuple(Words(Text(part, text.place), bool(_DIRECTION.fullmatch(part))) for part in parts if part)


def _joined(script: Text) -> Iterator[Text]:
    """Yield the lines with their continuations, each at the place where it begins."""
    current: Text | None = None
    for number, line in enumerate(script.splitlines()):
        if current is not None and line.startswith((" ", "\t")) and line.strip():
            current = Text(f"{current} {line.strip()}", current.place)
        elif line.strip():
            if current is not None:
                yield current
            current = Text(line.strip(), script.place._replace(line=script.place.line + number))
    if current is not None:
        yield current
