"""The EPUB: what epubcheck says of it, and what a reader finds in it."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.conftest import parse, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Build, BuildRepository, MakeSite

FILM = """
title: The <Reel> & "Co"
year: 1927
released: 1927-01-10
runtime: 93
countries: [Germany]
languages: [de, en]
synopsis: A reel turns.
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, about: Writes letters.}
  - {performer: Bea Moss, role: Samantha, voice: true}
  - {performer: Cy Vale, role: "Friend #2", uncredited: true}
crew:
  - {person: Hal Ray, job: Director, with_cast: true}
scenes:
  street: {title: The street, summary: A tram., at: 0:01:00, source: {title: The disc}}
  yard: {title: The yard, at: 1:01:00, source: {title: The disc}}
quotes:
  hello: {speaker: Theodore, to: Samantha, scene: street, themes: [love], text: Hello over there}
  letter: {speaker: Theodore, form: letter, text: "Dear you,\\nfarewell for ever."}
  exchange:
    source: {title: The Booklet, url: "https://example.org/booklet?a=1&b=2", locator: page 7}
    lines: |
      Theodore: Are you there?
      [They wait.]
      Samantha: I am [laughs] here.
      Theodore: Stay with me.
  card:
    form: intertitle
    delivery: off-screen
    original: {lang: de, text: Ein Mittler}
    text: A mediator
    translator: Lu Ott
  song: {form: song, text: "La la\\nla"}
  narration: {form: narration, text: It was night}
  screen: {form: on-screen, text: "LOADING…"}
  misquoted: {speaker: Samantha, text: Not so, variants: [Not thus]}
"""
FORMS = "".join(
    f"```{{quote}} {name}\n:class: {look}\n:variants:\n```\n"
    for look in ("pull", "compact")
    for name in ("letter", "exchange", "card", "song", "narration", "screen", "misquoted")
)
LAYOUTS = "".join(f"```{{cast}}\n:layout: {layout}\n```\n" for layout in ("table", "list", "grid"))
PAGES = {
    "themes.yaml": "love: {name: Love, summary: A theme.}",
    "index.md": """
        # Front
        ```{films}
        ```
        ```{people}
        ```
        ```{themes}
        ```
        ```{quotes}
        ```
        ```{toctree}
        reel/index
        ```
        """,
    "reel/index.md": f"""# Guide

```{{film}}
:line: Overview
```
```{{film}}
```
{LAYOUTS}
```{{scenes}}
```
```{{timeline}}
```
```{{toctree}}
ending
```
""",
    "reel/ending.md": f"""# The ending

```{{film}}
:line:
```
```{{cast}}
:only: Theodore
:no-crew:
```
{{film}}`reel` has {{credit}}`Theodore` and {{person}}`Hal Ray` in {{scene}}`street` and says
{{quote}}`hello`;
{{character}}`~Samantha`, {{theme}}`love`, {{quote}}`exchange.4`.

```{{quote}} hello
An editor’s note.
```
```{{quote}} exchange
:lines: 1-2
:no-attribution:

A note without an attribution.
```
{FORMS}
```{{respond}} What do you think?
Tell us.
```
""",
}


@pytest.fixture
def every_form(make_site: MakeSite) -> Build:
    """A project that shows every directive in every form."""
    return make_site({"reel/film.yaml": FILM, **PAGES}, **METADATA).build("epub")


METADATA = {
    "epub_description": "Guides",
    "epub_contributor": "Others",
    "epub_identifier": "site",
    "epub_uid": "site",
    "epub_show_urls": "no",
}


def test_epub_of_every_directive_has_no_fault(
    every_form: Build, check_epub: Callable[[Path], list[str]]
) -> None:
    assert check_epub(every_form.out / "Site.epub") == []


def test_epub_of_the_site_has_no_fault(
    build_repository: BuildRepository, check_epub: Callable[[Path], list[str]]
) -> None:
    assert check_epub(build_repository("epub").out / "last-reel.epub") == []


def test_pages_of_an_epub_say_their_language(every_form: Build) -> None:
    page = parse(every_form.text("reel/ending.xhtml"))
    [html] = page.select("html")
    assert (html["lang"], html["xml:lang"]) == ("en", "en")
    assert {block["lang"] for block in page.select("blockquote.original")} == {"de"}


def test_note_of_a_quotation_stands_in_its_caption(every_form: Build) -> None:
    """Nothing may follow the caption of a figure."""
    figures = parse(every_form.text("reel/ending.xhtml")).select("figure.quotation")
    notes = [
        words(note) for figure in figures[:2] for note in figure.select("figcaption > .legend:last-child")
    ]
    assert notes == ["An editor’s note.", "A note without an attribution."]


def test_epub_of_the_site_leads_through_guides_to_pages(build_repository: BuildRepository) -> None:
    out = build_repository("epub").out
    nav = parse((out / "nav.xhtml").read_text("utf-8"))
    guide = nav.select("nav > ol > li")[1]
    pages = [str(link["href"]) for link in guide.select(":scope ol a")]
    assert pages[0] == "guides/her/ending.xhtml"
    assert len(pages) > 5
    with zipfile.ZipFile(out / "last-reel.epub") as epub:
        package = epub.read("content.opf").decode()
        assert ">unknown<" not in package
        assert re.search(r'<meta name="cover" content="epub-\d+"/>', package)
        assert re.search(r'<itemref idref="epub-0" />\s*<itemref', package)
        assert "_static/filmguide.css" in epub.namelist()


def test_no_colour_of_the_stylesheet_stands_alone(every_form: Build) -> None:
    """E-readers choose the colours; where ours are fixed, ink comes with a ground."""
    css = re.sub(r"/\*.*?\*/", "", every_form.text("_static/filmguide.css"), flags=re.DOTALL)
    assert re.findall(r"var\(--color-[a-z-]+\)", css) == []
    rules = re.findall(r"([^{}]+){([^{}]*)}", css)
    inked = [(name.strip(), body) for name, body in rules if re.search(r"(?<!-)color:\s*#", body)]
    assert [name for name, body in inked if "background" not in body] == []
