"""From the bytes of a subtitle file or a transcript to text, whatever it was saved as."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from filmguide.catalogue.files import reason, start_of

MAX_BYTES = 20_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f\ufffd]")
# What the languages of Western Europe write in cp1252, and what only another encoding puts into words.
_WESTERN = re.compile("[\x00-\x7f\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*")
_NOT_WESTERN = re.compile("[^\\W\\d_][¢-©¬-¶¸¹»-¾×÷][^\\W\\d_]|[À-ÿ]{4}")
# UTF-8 that somebody took for cp1252 and saved once more.
_TWICE = re.compile("â€|Ã[\x80-\xbfŠŽšžŒœŸ€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›]|Â[\xa0-\xbf]")


class CannotRead(Exception):
    """A source that cannot be read, and why, in a few words."""


def read_text(path: Path, encoding: str | None = None) -> str:
    """Return the text of *path*, with the line breaks of Unix.

    :param encoding: the name of the encoding, if it is known; otherwise it is found out.
    :raises CannotRead: if there is no such file, or it is no text, or has none.
    """
    try:
        data = start_of(path, MAX_BYTES)
    except OSError as error:
        raise CannotRead(f"cannot be read: {reason(error)}") from None
    if len(data) > MAX_BYTES:
        raise CannotRead(f"larger than {MAX_BYTES:,} bytes, and so neither subtitles nor a transcript")
    text = _decoded(data, encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise CannotRead("an empty file")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise CannotRead("not a text")
    return "\n".join(map(_mended, text.split("\n")))


def _decoded(data: bytes, encoding: str | None) -> str:
    if encoding:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeError):
            raise CannotRead(f"not in the encoding “{encoding}”") from None
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if b"\0" in data:
        return _unmarked_utf_16(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bits(data)


def _unmarked_utf_16(data: bytes) -> str:
    """Return the text of UTF-16 without a mark, which has a zero beside each letter of ASCII."""
    name = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    if data.count(0) < len(data) / 5:
        raise CannotRead("not a text")
    return data.decode(name, errors="replace")


def _eight_bits(data: bytes) -> str:
    """Return the text of an encoding of eight bits or of East Asia, by what languages look like in each."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _WESTERN.fullmatch(western) and not _NOT_WESTERN.search(western):
        letters = [character for character in western if character.isalpha()]
        if sum(not letter.isascii() for letter in letters) < len(letters) / 5:
            return western
    from charset_normalizer import from_bytes  # here, since few files need it

    best = from_bytes(data).best()
    return str(best) if best is not None else data.decode("cp1252", errors="replace")


def _mended(line: str) -> str:
    """Return *line* as it was before it was encoded twice."""
    if not _TWICE.search(line):
        return line
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except UnicodeError:
        return line


def _byte(character: str) -> bytes:
    """Return the byte that cp1252, as programs apply it, shows as *character*."""
    return character.encode("latin-1" if "\x7f" < character < "\xa0" else "cp1252")
