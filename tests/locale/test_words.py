"""The extension's own words: all of them are in the catalogues, and a translated site is translated whole."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from tests.conftest import ROOT, words

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog
    from bs4 import Tag

    from tests.conftest import MakeSite, Site

EXTENSION = ROOT / "_ext" / "filmguide"
LOCALE = EXTENSION / "locale"
TRANSLATIONS = sorted(LOCALE.glob("*/LC_MESSAGES/filmguide.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def messages(path: Path) -> dict[str, str]:
    """Return what a catalogue holds: words → their translation."""
    return {str(message.id): str(message.string) for message in read(path) if message.id}


def written() -> set[str]:
    """Return the words in the sources of the extension, each of which is written out where it is used."""
    found = set()
    for path in EXTENSION.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                [argument] = node.args
                assert isinstance(argument, ast.Constant), f"{path}:{node.lineno}"
                found.add(str(argument.value))
    return found


def test_template_holds_all_words_and_no_other() -> None:
    """If it does not, run ``make words``. (Babel sees no words inside an f-string.)"""
    assert messages(LOCALE / "filmguide.pot").keys() == written()


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parts[-3])
def test_translation_is_complete_and_keeps_the_places(path: Path) -> None:
    translated = messages(path)
    assert translated.keys() == written()
    for original, translation in translated.items():
        assert translation, original
        assert _places(translation) == _places(original), original
    assert not [message.id for message in read(path) if message.fuzzy and message.id]


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parts[-3])
def test_compiled_translation_is_that_of_its_source(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {original: compiled.gettext(original) for original in messages(path)} == messages(path)


def _places(pattern: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(pattern) if name)


# -- A German site

FILM = """
title: Die Rolle
year: 1927
released: 1927-03-02
runtime: 93
countries: [Deutschland, Frankreich]
languages: [de, fr]
cast:
  - {performer: Ada Stein, role: Theodor Zweig, short: Theodor, about: Schreibt Briefe.}
  - {performer: Bea Moos, role: Samantha, voice: true}
  - {performer: Fee Zaun, role: Isabella, uncredited: true, archive: true}
crew:
  - {person: Hal Roth, job: Director, with_cast: true}
scenes:
  dach: {title: Das Dach, summary: Zwei stehen oben., reel: 1, metre: 20, source: {title: Zensurkarte}}
  keller: {title: Der Keller, reel: 2, source: {title: Zensurkarte}}
quotes:
  hallo:
    {speaker: Theodor, to: Samantha, scene: dach, themes: [abschied], text: Hallo}
  brief: {speaker: Theodor, to: Samantha, form: letter, delivery: voice-over, text: Lebwohl}
  karte:
    form: intertitle
    original: {lang: fr, text: Le médiateur}
    text: Der Mittler
    translator: Lu Ott
  lied: {to: Samantha, form: song, text: La la}
  schild: {form: on-screen, text: Hier entlang}
  stimme: {speaker: Samantha, form: narration, delivery: off-screen, text: Es war einmal}
  anruf: {speaker: Samantha, delivery: on-phone, text: Bist du da?}
"""
PAGES = {
    "index.md": """
        # Filme
        ```{toctree}
        rolle/index
        leute
        themen
        ```
        ```{films}
        ```
        {quote}`rolle.hallo`
        """,
    "leute.md": "# Leute\n```{people}\n```\n",
    "themen.md": "# Themen\n```{themes}\n```\n",
    "themes.yaml": "abschied: {name: Abschied}\n",
    "rolle/film.yaml": FILM,
    "rolle/index.md": """
        # Die Rolle
        ```{film}
        :line: Übersicht
        ```
        ```{film}
        ```
        ```{cast}
        ```
        ```{toctree}
        ende
        szenen
        ```
        ```{respond}
        ```
        """,
    "rolle/ende.md": """
        # Das Ende
        ```{film}
        :line:
        ```
        ```{quotes}
        ```
        {credit}`Theodor` {theme}`abschied` {scene}`dach`
        ```{respond} Was sehen sie?
        ```
        """,
    "rolle/szenen.md": "# Szenen\n```{timeline}\n```\n```{scenes}\n```\n```{quote} hallo\n```\n",
}


def german(make_site: MakeSite) -> Site:
    return make_site(
        PAGES,
        language="de",
        html_theme="furo",
        html_baseurl="https://seite.example/",
        filmguide_respond={"repository": "https://github.com/beispiel/seite", "isso": "https://isso.example"},
        filmguide_edit_url="https://github.com/beispiel/seite/blob/main/{path}#L{line}",
        filmguide_date="2026-11-22",
    )


def english() -> list[str]:
    """Return the words of ours that are not German as well."""
    translated = messages(TRANSLATIONS[0])
    own = " ".join(translated.values()).casefold()
    parts = {part.strip(" .,:()") for pattern in translated for part, *_ in Formatter().parse(pattern)}
    return sorted(part for part in parts if len(part) > 3 and not re.search(_whole(part), own, re.IGNORECASE))


def _whole(part: str) -> str:
    return rf"(?<![\w-]){re.escape(part)}(?![\w-]|\.\w)"  # and no part of a key


def told(page: Tag) -> str:
    """Return all that a page says: its text and what is read out."""
    attributes = [str(tag[name]) for name in ("title", "aria-label") for tag in page.select(f"[{name}]")]
    for code in page.select("script, style, pre"):
        code.decompose()
    return words(" ".join((page.get_text(" "), *attributes)))


def remains(text: str) -> list[str]:
    return [part for part in english() if re.search(_whole(part), text)]


def test_german_website_says_nothing_in_english(make_site: MakeSite) -> None:
    build = german(make_site).build()
    assert len(english()) > 40
    pages = [*build.app.env.found_docs, "film-people", "film-characters", "film-quotations"]
    for page in pages:
        assert remains(told(build.html(page).select("[role=main]")[0])) == [], page


@pytest.mark.parametrize(
    ("builder", "files"),
    [
        ("latex", ["site.tex"]),
        ("text", ["rolle/index.txt", "rolle/ende.txt", "rolle/szenen.txt", "leute.txt"]),
    ],
)
def test_german_paper_says_nothing_in_english(builder: str, files: list[str], make_site: MakeSite) -> None:
    build = german(make_site).build(builder)
    for file in files:
        text = build.text(file).partition(r"\begin{document}")
        body = re.sub(
            r"\\begin\{\w+\}\{[\w-]+\}|\\[a-zA-Z@]+\*?|\\(?:label|hyperref)\S*|\{film\w*\}",
            " ",
            text[2] or text[0],
        )
        assert remains(body) == [], file


def test_german_is_that_of_films(make_site: MakeSite) -> None:
    build = german(make_site).build()
    text = words(build.html("rolle/index").select("[role=main]")[0])
    assert "Dies ist der Abschnitt Übersicht des Filmführers zu Die Rolle (1927)." in text
    assert "Besetzung von Die Rolle" in text
    assert "Samantha (Stimme)" in text
    assert "Isabella (nicht genannt, Archivaufnahmen)" in text
    assert "Kinostart 2. März 1927" in text.replace(":", "")
    assert "93 Minuten" in text
    assert "Deutschland und Frankreich" in text
    assert "Ihre Meinung" in text
    assert "Gehört hier noch etwas hin?" in text
    captions = words(build.html("rolle/ende").select("[role=main]")[0])
    for part in (
        "in einem Brief, Off-Stimme",
        "Zwischentitel",
        "Erzählstimme, aus dem Off",
        "am Telefon",
        "übersetzt von Lu Ott",
        "Schrift im Bild",
        "An Samantha, in einem Lied",
    ):
        assert part in captions
    assert "„Hallo“" in words(build.html("index").select("[role=main]")[0])
    assert "Akt 1, 20 m" in words(build.html("rolle/szenen"))
    assert "Besprochen in" in words(build.html("rolle/szenen"))


def test_german_search_calls_things_by_their_kind(make_site: MakeSite) -> None:
    names = german(make_site).build().text("searchindex.js")
    for kind in ("Figur", "Szene", "Zitat", "Thema"):
        assert f'"{kind}"' in names
    assert '"character"]' not in names
