"""What the tests of sources share: a film, and subtitles made of cues in three formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filmguide.catalogue.lookups import read_catalogue
from filmguide.catalogue.records import Film
from filmguide.sources.comparing import Comparison, Finding
from filmguide.sources.subtitles import parse_source

CUES = Sequence[tuple[float, float, str]]

FILM = """
title: The Long Platform
runtime: 90
languages: [en]
rights: public-domain
cast:
  - {performer: Ines Moreau, role: Clara Voss, short: Clara}
  - {performer: Otto Brandt, role: The Stationmaster, aliases: Mr. Pell}
quotes:
"""


def stamp(seconds: float, mark: str = ",") -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{rest:03}"


def srt(cues: CUES) -> str:
    return "".join(
        f"{number}\n{stamp(start)} --> {stamp(end)}\n{text}\n\n"
        for number, (start, end, text) in enumerate(cues, 1)
    )


def vtt(cues: CUES) -> str:
    blocks = (f"{stamp(start, '.')} --> {stamp(end, '.')} line:90%\n{text}" for start, end, text in cues)
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def ass(cues: CUES) -> str:
    def time(seconds: float) -> str:
        return f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{seconds % 60:05.2f}"

    rows = (
        f"Dialogue: 0,{time(start)},{time(end)},Default,,0,0,0,,{text}".replace("\n", "\\N")
        for start, end, text in cues
    )
    return "\n".join(
        [
            "[Script Info]\nScriptType: v4.00+\nTitle: The Long Platform, disc 1\n",
            "[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n",
            "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
            *rows,
            "",
        ]
    )


FORMATS: dict[str, Callable[[CUES], str]] = {"srt": srt, "vtt": vtt, "ass": ass}

Compare = Callable[..., list[Finding]]


@pytest.fixture
def film(tmp_path: Path) -> Callable[[str], Film]:
    """Return a function that reads the film with some quotations, indented by two spaces."""

    def make(quotes: str) -> Film:
        (tmp_path / "long-platform").mkdir(exist_ok=True)
        (tmp_path / "long-platform" / "film.yaml").write_text(FILM + quotes, "utf-8")
        catalogue = read_catalogue(tmp_path, ["long-platform/film.yaml"])
        assert catalogue.problems == ()
        return catalogue.films["long-platform"]

    return make


@pytest.fixture
def compare(film: Callable[[str], Film]) -> Compare:
    """Return a function that compares quotations with the text of a source."""

    def run(quotes: str, source: str, suffix: str = ".txt", language: str | None = None) -> list[Finding]:
        made = film(quotes)
        comparison = Comparison(made, parse_source(source, suffix), language)
        return [finding for quotation in made.quotations for finding in comparison.findings(quotation)]

    return run
