"""Reading a source: every encoding, every kind of file, and files that are none."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from filmguide.sources.opening import CannotRead, read_text
from filmguide.sources.subtitles import parse_source
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources.conftest import FORMATS, ass, srt, vtt

TEXT = "Ne t’en va pas, dit-elle – déjà l’été s’achève…\nLa gare où j’attends est à côté.\n" * 5
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy a nádraží už dávno spalo.\n" * 10
RUSSIAN = "Поезд уже ушёл, и никто не знает, когда придёт следующий. Мы ждём его здесь.\n" * 10
GREEK = "Το τρένο έφυγε και κανείς δεν ξέρει πότε θα έρθει το επόμενο. Περιμένουμε εδώ.\n" * 10
JAPANESE = "列車はもう出てしまった。次がいつ来るのか誰も知らない。ここで待っている。\n" * 10


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encoding_is_found_out(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", CZECH),
        ("cp1251", RUSSIAN),
        ("cp1253", GREEK),
        ("shift_jis", JAPANESE),
    ],
)
def test_encoding_of_other_languages_is_found_out(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(text.encode(encoding))
    assert read_text(path) == text


def test_encoding_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes("ночь".encode("koi8-r"))
    assert read_text(path, "koi8-r") == "ночь"
    with pytest.raises(CannotRead, match="not in the encoding “utf-8”"):
        read_text(path, "utf-8")
    with pytest.raises(CannotRead, match="not in the encoding “klingon”"):
        read_text(path, "klingon")


def test_text_that_was_encoded_twice_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    twice = "".join(map(_as_cp1252, TEXT.encode()))
    assert "â€™" in twice
    path.write_text(twice, "utf-8")
    assert read_text(path) == TEXT


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("breaks", ["\r\n", "\r", "\n"])
def test_line_breaks_of_every_system(breaks: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(srt([(1, 2, "One\ntwo"), (3, 4, "three")]).replace("\n", breaks).encode())
    assert [cue.lines for cue in parse_source(read_text(path), ".srt").cues] == [("One", "two"), ("three",)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf\r\n \t", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), "not a text"),
        (bytes(range(256)) * 20, "not a text"),
        (b"PK\x03\x04" + b"\x14\x00\x06\x00" + os.urandom(64) * 9, "not a text"),
        (b"x" * 20_000_001, "larger than 20,000,000 bytes"),
    ],
    ids=["empty", "blank", "picture", "bytes", "archive", "large"],
)
def test_what_is_no_text(data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(data)
    with pytest.raises(CannotRead, match=reason):
        read_text(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, reason in (("", "a folder"), ("nowhere", "there is nothing"), ("pipe", "not a readable file")):
        with pytest.raises(CannotRead, match=f"cannot be read: {reason}"):
            read_text(tmp_path / name)


@pytest.mark.parametrize("form", FORMATS)
def test_kind_is_told_by_the_text_and_not_by_the_name(form: str) -> None:
    cues = parse_source(FORMATS[form]([(3661.5, 3662, "One"), (2, 3, "Two")]), ".txt").cues
    assert [(cue.start, cue.lines) for cue in cues] == [(2000, ("Two",)), (3661500, ("One",))]


def test_title_that_a_file_states() -> None:
    assert parse_source(ass([(1, 2, "One")]), ".ass").title == "The Long Platform, disc 1"
    untitled = ass([(1, 2, "One")]).replace("The Long Platform, disc 1", "Default Aegisub file")
    assert parse_source(untitled, ".ass").title is None
    assert parse_source(vtt([(1, 2, "One")]).replace("WEBVTT", "WEBVTT - Disc 2"), ".vtt").title == "Disc 2"
    assert parse_source(vtt([(1, 2, "One")]), ".vtt").title is None
    assert parse_source(srt([(1, 2, "One")]), ".srt").title is None


def test_webvtt_with_all_that_it_allows() -> None:
    text = """WEBVTT - Disc
Kind: captions
Language: en

STYLE
::cue { color: lime }

REGION
id:fred

NOTE This is a note
over two lines

opening
00:01.000 --> 00:04.000 align:start position:10%
<v.loud Clara>I have <c.yellow>waited</c> <00:00:02.000>here

NOTE another

2
00:00:05.000 --> 00:00:06.000
for longer

"""
    cues = parse_source(text, ".vtt").cues
    assert [(cue.start, cue.lines) for cue in cues] == [
        (1000, ("I have waited here",)),
        (5000, ("for longer",)),
    ]


def test_ass_comments_and_drawings_are_not_spoken() -> None:
    text = ass([(1, 2, "One"), (3, 4, r"{\p1}m 0 0 l 100 0 100 100{\p0}")])
    text += "Comment: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,a note of the translator\n"
    assert [cue.lines for cue in parse_source(text, ".ass").cues] == [("One",)]


def test_ssa() -> None:
    text = (
        "[Script Info]\nScriptType: v4.00\n\n[Events]\n"
        "Format: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: Marked=0,0:00:01.00,0:00:02.00,Default,,0000,0000,0000,,One\\NTwo\n"
    )
    assert [cue.lines for cue in parse_source(text, ".ssa").cues] == [("One", "Two")]


@pytest.mark.parametrize(
    ("text", "suffix", "reason"),
    [
        ("nothing here", ".srt", "no subtitles in it"),
        ("WEBVTT\n\nNOTE nothing\n", ".vtt", "no subtitles in it"),
        ("[Script Info]\nTitle: x\n", ".ass", "no subtitles in it"),
        ("{1}{25}Hello", ".sub", "of a kind that is not read"),
        ("<SAMI></SAMI>", ".SMI", "of a kind that is not read"),
        ("{\\rtf1 Hello}", ".txt", "of a kind that is not read"),
    ],
)
def test_what_are_no_subtitles(text: str, suffix: str, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason):
        parse_source(text, suffix)


SIGNS = [
    "WEBVTT",
    "[Script Info]\n",
    "[Events]\n",
    "Dialogue: ",
    "0:00:01.00,",
    "00:00:01,000 --> 00:00:02,000\n",
]
SIGNS += [
    "Format: Start, End, Text\n",
    "Style: ",
    "\n\n",
    "<i>",
    "{\\p1}",
    "&#9999999;",
    "- ",
    "(",
    "[",
    "♪",
    "99:99:99,999",
]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=5))).map("".join),
    st.sampled_from([".srt", ""]),
)
def test_whatever_a_file_holds_is_read_or_refused(text: str, suffix: str) -> None:
    from filmguide.sources.cleaning import everything, spoken
    from filmguide.sources.streams import Stream

    try:
        source = parse_source(text, suffix)
    except CannotRead:
        return
    for turns in (lambda cue: spoken(cue, ()), everything):
        stream = Stream(source.cues, turns)
        assert all(stream.text[word.start : word.end] for word in stream.words)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=500))
def test_whatever_bytes_are_decoded_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.srt"
    path.write_bytes(data)
    with suppress(CannotRead):
        assert read_text(path).strip()
