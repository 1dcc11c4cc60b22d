"""Where in a text quotation marks open and close, in the manners of several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# What may close a passage, by what opened it. English: “ ” ‘ ’, German: „ “ ‚ ‘ » « › ‹, French: « »,
# Swedish: ” ” » », Polish: „ ”, Japanese: 「 」, and what keyboards have.
_CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    '"': '"”',
    "‘": "’'",
    "‚": "‘’'",
    "'": "'’",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
}
_DOUBLE = "“„«»‟"
_APOSTROPHES = "’'"
# An apostrophe within a word is none. It begins with one set of signs, for which Python looks the fastest.
_MARK = re.compile(r"[“”„‟«»\"‘‚‹›「」『』'’](?:(?<!['’])|(?<!\w['’])|(?!\w))")
_BEFORE = re.compile(r"[\s(\[{“„‟«»\"‘‚‹›'—–/-]")


class Span(NamedTuple):
    """A passage, without its marks, and how many of the spans before it lie inside it."""

    start: int
    end: int
    inside: int = 0


def find_passages(text: str) -> list[Span]:
    """Return the passages of *text*, those inside others first.

    A passage that opens with double marks and does not close goes on to the end, as where each paragraph
    of a speech opens anew and only the last one closes. Single marks that could be apostrophes count
    where both ends are clear.
    """
    found: list[Span] = []
    opened: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        depth = _closes(text, opened, mark, at)
        if depth is not None:
            _, start, before = opened[depth]
            del opened[depth:]
            found.append(Span(start, at, len(found) - before))
        elif mark in _CLOSERS and _can_open(text, mark, at):
            opened.append((mark, at + 1, len(found)))
    for mark, start, before in reversed(opened):
        if mark in _DOUBLE:
            found.append(Span(start, len(text), len(found) - before))
            break
    return found


def _closes(text: str, opened: list[tuple[str, int, int]], mark: str, at: int) -> int | None:
    """Return the number of the open passage that *mark* closes."""
    for depth in range(len(opened) - 1, -1, -1):
        opener, start, _ = opened[depth]
        if mark in _CLOSERS[opener] and at > start and (opener in "«„「『" or _can_close(text, at)):
            if mark in _APOSTROPHES and _is_apostrophe(text, opener, at):
                return None
            return depth
    return None


def _can_open(text: str, mark: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    if mark in "„‟「『":
        return True
    if mark == "«":
        return bool(after)
    return bool(after) and not after.isspace() and (at == 0 or bool(_BEFORE.match(text[at - 1])))


def _can_close(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _is_apostrophe(text: str, opener: str, at: int) -> bool:
    """Tell whether the mark ends a word ("the dogs’", "nothin’") and the passage closes later."""
    if text[at - 1] not in "sn" or text[at + 1 : at + 2] in (",", ".", ";", ":", "!", "?"):
        return False
    later = next(_later(text, opener, at), None)
    return later is not None


def _later(text: str, opener: str, at: int) -> Iterator[int]:
    """Yield where a single mark could close what *opener* opened, before the next one opens."""
    for match in _MARK.finditer(text, at + 1):
        if match[0] == opener and _can_open(text, match[0], match.start()):
            return
        if match[0] in _APOSTROPHES and _can_close(text, match.start()):
            yield match.start()
