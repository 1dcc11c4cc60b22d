"""From the text of a source to cues: SubRip, WebVTT, ASS and SSA by pysubs2, or a plain transcript."""

from __future__ import annotations

import re
import warnings
from typing import NamedTuple

from filmguide.sources.opening import CannotRead

_ARROW = re.compile(r"^.*\d\d?:\d\d[.,:]\d+ *--> *(\d+:)?\d\d?:\d\d[.,:]\d+", re.MULTILINE)
_SECTION = re.compile(r"^\[(script info|v4\+? styles\+?|events)\]", re.MULTILINE | re.IGNORECASE)
# The time of a word inside a cue, which pysubs2 would take for the beginning of another cue.
_WORD_TIME = re.compile(r"<(\d+:)?\d\d:\d\d\.\d+>")
_OTHERS = re.compile(
    r"\.(sub|smi|sami|ttml|dfxp|sup|idx|stl|sbv|lrc|xml|json|rtf|docx?|odt|pdf)", re.IGNORECASE
)
_NO_TITLES = frozenset(("", "default aegisub file", "default file", "untitled", "<untitled>"))


class Cue(NamedTuple):
    """What is shown at a time, line by line; ``start`` and ``end`` in milliseconds, None in a transcript."""

    start: int | None
    end: int | None
    lines: tuple[str, ...]


class Source(NamedTuple):
    """Subtitles or a transcript; ``title`` is what the file says that it is of, if it does."""

    title: str | None
    cues: list[Cue]


def parse_source(text: str, suffix: str) -> Source:
    """Return the cues of *text* in the order of time.

    :param suffix: the end of the file's name, such as ``.srt``; what counts is the text itself.
    :raises CannotRead: if there are no subtitles in a file that should have some, or it is of another kind.
    """
    if text.lstrip().startswith("WEBVTT"):
        header = text.lstrip().partition("\n")[0].removeprefix("WEBVTT").strip(" \t-–—:")
        return Source(header or None, _cues(_plain_webvtt(text), "vtt")[1])
    if _SECTION.search(text[:5000]):
        return Source(*_cues(text, "ass"))
    if _ARROW.search(text):
        return Source(None, _cues(text, "srt")[1])
    if suffix.lower() in (".srt", ".vtt", ".ass", ".ssa"):
        raise CannotRead("no subtitles in it")
    if _OTHERS.fullmatch(suffix) or text.startswith("{\\rtf"):
        raise CannotRead("of a kind that is not read; save it as SubRip, WebVTT, ASS or plain text")
    return Source(None, [Cue(None, None, tuple(text.split("\n")))])


def _cues(text: str, form: str) -> tuple[str | None, list[Cue]]:
    import pysubs2  # here, since a transcript does without

    try:
        with warnings.catch_warnings(action="ignore"):  # of fields that are of no use here
            subtitles = pysubs2.SSAFile.from_string(text, format_=form)
    except (pysubs2.Pysubs2Error, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise CannotRead("subtitles that cannot be understood") from error
    events = [event for event in subtitles if not event.is_comment and not event.is_drawing]
    cues = [Cue(event.start, event.end, tuple(event.plaintext.split("\n"))) for event in events]
    if not any(line.strip() for cue in cues for line in cue.lines):
        raise CannotRead("no subtitles in it")
    title = str(subtitles.info.get("Title", "")).strip()
    return None if title.lower() in _NO_TITLES else title, sorted(cues, key=lambda cue: cue.start or 0)


def _plain_webvtt(text: str) -> str:
    """Return the cues alone, without their names, and without notes, styles and regions."""
    blocks = re.split(r"\n{2,}", _WORD_TIME.sub("", text))
    cues = [block[found.start() :] for block in blocks if (found := _ARROW.search(block))]
    return "\n\n".join(["WEBVTT", *cues])
