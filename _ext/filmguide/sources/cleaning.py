"""What is spoken in a cue, without what subtitles add to it."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from filmguide.sources.subtitles import Cue

_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>|\{\\[^{}\n]*\}")
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHE = re.compile("[‘`´′＇ʹ]")
# A sound, a manner of speaking, a sign: [MUSIC], (sighs), {on TV}, *laughs*.
_ASIDE = re.compile(
    r"\[[^\[\]]{0,300}\]|\([^()]{0,300}\)|\{[^{}]{0,300}\}|（[^（）]{0,300}）|\*[^*\n]{1,60}\*"
)
_DASH = re.compile(r"\s*(?:[-‐-―−]+|>>+|＞＞)\s*")
_LABEL = re.compile(r"\s*([^\W\d_][^:.!?…\n]{0,39}):(?=\s|$)")
_MUSIC = re.compile(r"[♩-♯]+|^\s*[#*]+\s|\s[#*]+\s*$")


class Turn(NamedTuple):
    """What one speaker says in a cue; ``alone`` tells whether nobody else speaks in it."""

    text: str
    alone: bool


def spoken(cue: Cue, names: Collection[str]) -> list[Turn]:
    """Return what is spoken, by whose turn it is: without tags, sounds, names of speakers, dashes, notes.

    :param names: names of characters in lower case. A name before a colon is a speaker's if it is one of
        these, or in capitals.
    """
    text = _ASIDE.sub(" ", plain(cue))
    turns: list[list[str]] = []
    for line in text.split("\n"):
        rest, fresh = _MUSIC.sub(" ", line), False
        if dash := _DASH.match(rest):
            rest, fresh = rest[dash.end() :], bool(rest[dash.end() :].strip())
        if (label := _LABEL.match(rest)) and _is_speaker(label[1], names):
            rest, fresh = rest[label.end() :], True
        if fresh or not turns:
            turns.append([])
        turns[-1].append(rest)
    said = [" ".join(" ".join(lines).split()) for lines in turns]
    said = [words for words in said if words]
    return [Turn(words, len(said) == 1) for words in said]


def everything(cue: Cue) -> list[Turn]:
    """Return all that is written in a cue, but for tags."""
    return [Turn(" ".join(plain(cue).split()), True)]


def plain(cue: Cue) -> str:
    """Return the text of a cue, line by line, without tags and entities, with one kind of apostrophe."""
    text = html.unescape(_TAG.sub("", "\n".join(cue.lines)))
    return "\n".join(_apostrophes(_INVISIBLE.sub("", line)) for line in text.split("\n"))


def _apostrophes(line: str) -> str:
    """Return *line* with an apostrophe for each sign that stands for one, where words are."""
    return _APOSTROPHE.sub(lambda sign: "’" if _inside(line, sign.start()) else sign[0], line)


def _inside(line: str, index: int) -> bool:
    return line[index + 1 : index + 2].isalpha()


def _is_speaker(label: str, names: Collection[str]) -> bool:
    name = " ".join(label.split())
    return name.casefold() in names or (name == name.upper() and any(map(str.isalpha, name)))


def without_repeats(cues: list[Cue]) -> Iterator[Cue]:
    """Yield *cues* without the lines that roll on from one to the next, and without doubles in layers."""
    seen: Cue | None = None
    shown = set[tuple[object, ...]]()
    for cue in cues:
        key = (cue.start, cue.end, _compared(cue.lines))
        if cue.start is None or key not in shown:
            yield cue._replace(lines=_fresh(seen, cue))
            shown.add(key)
        seen = cue


def _fresh(before: Cue | None, cue: Cue) -> tuple[str, ...]:
    """Return the lines of *cue* that were not already on the screen at the end of the cue *before*."""
    if before is None or before.end is None or cue.start is None or cue.start > before.end + 20:
        return cue.lines
    for number in range(min(len(before.lines), len(cue.lines)), 0, -1):
        kept = _compared(cue.lines[:number])
        if kept == _compared(before.lines[-number:]) and len(kept.split()) > 2:
            return cue.lines[number:]
    return cue.lines


def _compared(lines: tuple[str, ...]) -> str:
    return " ".join(" ".join(lines).casefold().split())
