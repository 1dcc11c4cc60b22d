"""The PDF, set by real LuaLaTeX, and what stands in it when the words are hostile."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeSite, TypesetPdf

HOSTILE = r"\input{/etc/passwd} $ & % # _ ~ ^ {} \ <b> ``q'' --"
FILM = rf"""
title: 'Reel & {HOSTILE.replace("'", "''")}'
year: 1927
languages: [de]
synopsis: 'A reel turns: {HOSTILE.replace("'", "''")}'
cast:
  - {{performer: 'Ada & Stone_', role: 'Theodore #1 of {{all}}', short: Theodore, about: '100% letters.'}}
  - {{performer: Bea Moss, role: Samantha, voice: true}}
  - {{performer: 劉德華, role: A role of so very many words that it has to be broken into lines}}
crew:
  - {{person: Hal Ray, job: Director, with_cast: true}}
quotes:
  hello:
    speaker: Theodore
    to: Samantha
    text: '{HOSTILE.replace("'", "''")}'
  letter:
    speaker: Theodore
    form: letter
    text: |
      Dear you,
      farewell for ever.
  card:
    form: intertitle
    original: {{lang: de, text: Ein Mittler}}
    text: A mediator
  song: {{form: song, text: La la la}}
  narration: {{form: narration, text: It was night}}
  screen: {{form: on-screen, text: "LOADING…"}}
  exchange:
    lines: |
      Theodore: Are you there? [He waits & looks_around.]
      [They wait.]
      Samantha: Привет, you.
      Theodore: Stay.
"""
QUOTES = "".join(
    f"```{{quote}} {name}\n```\n" for name in ("letter", "card", "song", "narration", "screen", "exchange")
)
PAGES = {
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{toctree}\nending\n```\n",
    "reel/ending.md": f"""# Ending

```{{film}}
:line:
```
```{{cast}}
```

Says {{quote}}`hello` and {{credit}}`Theodore`.

```{{quote}} hello
A note.
```
{QUOTES}
""",
}


def test_hostile_words_are_escaped(make_site: MakeSite) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index")
    tex = site.build("latex").text("site.tex")
    body = tex[tex.index(r"\begin{document}") :]
    assert r"\input" not in body
    assert r"\textbackslash{}input" in body


@pytest.mark.slow
def test_pdf_prints_the_words_and_links_to_what_it_names(
    make_site: MakeSite, typeset_pdf: TypesetPdf
) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index", **look())
    pdf = typeset_pdf(site.build("latex").out, "site")
    text = squeeze(pdf.text)
    for words in (
        "Theodore #1 of {all}",
        "Ada & Stone_",
        "100% letters.",
        "farewell for ever.",
        "La la la",
        "It was night",
        "LOADING…",
        "[They wait.]",
        "Привет, you.",
        "劉德華",
        "A note.",
    ):
        assert squeeze(words) in text
    assert text.count(squeeze(HOSTILE)) > 3
    assert "EinMittler" in text
    assert text.count("CastofReel") == 1
    assert pdf.broken_links == []
    assert pdf.links > 20
    assert pdf.complaints == []


def look() -> dict[str, Any]:
    """Return what makes a book look as those of this repository."""
    root = Path(__file__).parents[2]
    conf = runpy.run_path(str(root / "conf.py"))
    names = ("latex_elements", "latex_toplevel_sectioning", "today_fmt")
    files = [str(root / file) for file in conf["latex_additional_files"]]
    return {"latex_additional_files": files, **{name: conf[name] for name in names}}


def squeeze(text: str) -> str:
    """Return *text* without spaces, of which the text of a PDF has more or less than were written."""
    return "".join(text.split())
