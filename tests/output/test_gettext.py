"""Words of the catalogue go to the translators and come back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

FILM = """
title: The Reel
synopsis: A reel turns.
cast:
  - performer: Ada Stone
    role: The Writer
    about: Writes letters.
  - {performer: Bea Moss, role: Samantha, voice: true}
quotes:
  hello:
    speaker: The Writer
    text: >-
      Hello over
      there
  exchange:
    lines: |
      The Writer: Are you there?
      Samantha: I am.
"""
PAGES = {
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{toctree}\nending\n```\n",
    "reel/ending.md": "# Ending\nSays {quote}`hello`.\n\n```{quote} hello\n```\n```{quote} exchange\n```\n",
}
GERMAN = {
    "A reel turns.": "Eine Rolle dreht sich.",
    "The Writer": "Der Schreiber",
    "Writes letters.": "Schreibt Briefe.",
    "Hello over there": "Hallo da drüben",
    "Are you there?": "Bist du da?",
    "Guide": "Führer",
}


@pytest.fixture
def guide(make_site: MakeSite) -> Site:
    return make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index", gettext_compact=False)


def places(site: Site, page: str) -> dict[str, list[str]]:
    """Each message of a page, with its places as the message catalogue gives them."""
    pot = read_po(BytesIO((site.root / "_build/gettext" / f"{page}.pot").read_bytes()))
    return {str(m.id): [f"{name}:{line}" for name, line in m.locations] for m in pot if m.id}


def translate(site: Site, page: str, words: dict[str, str]) -> None:
    """Translate the extracted messages of a page."""
    catalogue = read_po(BytesIO((site.root / "_build/gettext" / f"{page}.pot").read_bytes()), locale="de")
    for message in catalogue:
        if message.id in words:
            message.string = words[str(message.id)]
    catalogue.fuzzy = False
    file = site.root / "locale/de/LC_MESSAGES" / f"{page}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalogue)


def test_words_are_extracted_with_their_place_in_the_yaml(guide: Site) -> None:
    guide.build("gettext")
    film = "../../reel/film.yaml"
    found = places(guide, "reel/ending")
    assert found["Hello over there"] == [f"{film}:12"]
    assert found["Are you there?"] == [f"{film}:16"]
    assert found["I am."] == [f"{film}:17"]
    assert found["The Reel"] == [f"{film}:1"]
    assert places(guide, "reel/index")["Writes letters."] == [f"{film}:6"]


def test_roles_are_extracted_as_written(guide: Site) -> None:
    guide.build("gettext")
    assert places(guide, "reel/ending")["Says {quote}`hello`."] == ["../../reel/ending.md:2"]


def test_translated_words_are_shown_on_the_translated_page(guide: Site) -> None:
    guide.build("gettext")
    for page in ("reel/index", "reel/ending"):
        translate(guide, page, GERMAN)
    build = guide.build(language="de")
    front, ending = build.html("reel/index"), build.html("reel/ending")
    assert front.select("tbody td p")[0].get_text() == "Der Schreiber"
    assert [p.get_text() for p in front.select("p.about, p.film-synopsis")] == [
        "Eine Rolle dreht sich.",
        "Schreibt Briefe.",
    ]
    assert "Says „Hallo da drüben“." in ending.get_text()
    assert [p.get_text() for p in ending.select("blockquote p")] == [
        "Hallo da drüben",
        "Der Schreiber: Bist du da?",
        "Samantha: I am.",
    ]
    assert ending.select("figcaption")[0].get_text().startswith("Der Schreiber, The Reel")


def test_changed_translation_is_shown_by_the_next_build(guide: Site) -> None:
    guide.build("gettext")
    translate(guide, "reel/ending", GERMAN)
    guide.build(language="de")
    translate(guide, "reel/ending", {**GERMAN, "Hello over there": "Hallo dort"})
    again = guide.build(language="de")
    assert again.read == ["reel/ending"]
    assert "Hallo dort" in again.text("reel/ending.html")
    assert again.files() == guide.build(language="de", into="clean").files()


def test_untranslated_page_of_another_language_shows_the_words_as_written(guide: Site) -> None:
    ending = guide.build(language="de").html("reel/ending")
    assert "Says „Hello over there“." in ending.get_text()
