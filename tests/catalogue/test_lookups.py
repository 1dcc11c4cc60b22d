"""Names find what they name, without regard to case; nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filmguide.catalogue.lookups import Catalogue, read_catalogue
from filmguide.catalogue.matching import Miss

if TYPE_CHECKING:
    from pathlib import Path

HER = """
title: Her
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, aliases: [Teddy, Ted]}
  - {performer: Bea Moss, role: Samantha Twombly, short: Sam}
  - {performer: Cy Vale, role: Samuel Vane, short: Sam}
  - {performer: Dot, role: Sam Spade}
  - {performer: Ada Stone, role: Dr. Mabuse, as: The doctor}
  - {performer: Élodie Å, role: "Friend #2"}
quotes:
  hello:
    lines: |
      Teddy: One
      [They wait.]
      Sam Spade: Two
"""
DR = "title: Dr\ncast:\n  - {performer: Eve, role: Mabuse}\n"


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    root: Path = tmp_path_factory.mktemp("films")
    for name, text in {"her": HER, "dr": DR}.items():
        (root / "guides" / name).mkdir(parents=True)
        (root / "guides" / name / "film.yaml").write_text(text, "utf-8")
    return read_catalogue(root, ["guides/her/film.yaml", "guides/dr/film.yaml"])


def key_of(found: object) -> str:
    return str(getattr(found, "key", found))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Theodore Twombly", "character.her.theodore-twombly"),
        ("THEODORE twombly", "character.her.theodore-twombly"),
        ("theodore", "character.her.theodore-twombly"),
        ("ted", "character.her.theodore-twombly"),
        ("theodore-twombly", "character.her.theodore-twombly"),
        ("sam spade", "character.her.sam-spade"),
        ("Dr. Mabuse", "character.her.dr-mabuse"),
        ("friend #2", "character.her.friend-2"),
    ],
)
def test_character_is_found_by_any_of_its_names(name: str, key: str, films: Catalogue) -> None:
    assert key_of(films.character("her", name)) == key


def test_name_that_two_characters_share_asks_for_the_full_one(films: Catalogue) -> None:
    found = films.character("her", "Sam")
    assert isinstance(found, Miss)
    assert found.ambiguous
    assert found.candidates == ("Samantha Twombly", "Samuel Vane")


@pytest.mark.parametrize("name", ["Theo", "Theodore T", "Twombly", "", "theodore twombly "])
def test_nothing_is_guessed(name: str, films: Catalogue) -> None:
    assert isinstance(films.character("her", name), Miss)


def test_miss_names_what_looks_like_it(films: Catalogue) -> None:
    character, quotation = films.character("her", "Theodor"), films.quotation("her", "helo")
    assert isinstance(character, Miss)
    assert character.candidates[0] == "Theodore"
    assert isinstance(quotation, Miss)
    assert quotation.candidates == ("hello",)


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("her.Theodore", ("her", "Theodore")),
        ("Dr. Mabuse", (None, "Dr. Mabuse")),
        ("her.Dr. Mabuse", ("her", "Dr. Mabuse")),
        ("dr.Mabuse", ("dr", "Mabuse")),
        ("hello.2", (None, "hello.2")),
        ("her.hello.2", ("her", "hello.2")),
        ("her.", (None, "her.")),
        ("Theodore", (None, "Theodore")),
    ],
)
def test_prefix_is_split_off_only_if_it_is_a_films_id(
    target: str, parts: tuple[str | None, str], films: Catalogue
) -> None:
    assert films.split(target) == parts


@pytest.mark.parametrize("name", ["Ada Stone", "ada stone", "ada-stone"])
def test_person_is_found_by_name_or_id(name: str, films: Catalogue) -> None:
    assert key_of(films.person(name)) == "person.ada-stone"


@pytest.mark.parametrize("name", ["Élodie Å", "élodie å", "elodie-a"])
def test_person_is_found_whatever_the_letters(name: str, films: Catalogue) -> None:
    assert key_of(films.person(name)) == "person.elodie-a"


@pytest.mark.parametrize(("name", "words"), [("hello.1", "One"), ("hello.3", "Two")])
def test_line_of_a_quotation_is_found_by_its_number(name: str, words: str, films: Catalogue) -> None:
    found = films.quotation("her", name)
    assert not isinstance(found, Miss)
    assert [str(part.text) for line in found.lines for part in line.words] == [words]
    assert found.key == "quote.her.hello"


@pytest.mark.parametrize("name", ["hello.0", "hello.4", "hello.x", "hello.-1"])
def test_line_that_a_quotation_does_not_have_is_missed(name: str, films: Catalogue) -> None:
    assert isinstance(films.quotation("her", name), Miss)


def test_film_is_found_by_id_or_title(films: Catalogue) -> None:
    assert key_of(films.film("HER")) == "film.her"
    assert isinstance(films.film("hers"), Miss)


@pytest.mark.parametrize(
    ("docname", "film"),
    [("guides/her/a/b", "her"), ("guides/dr/index", "dr"), ("guides/her", None), ("x", None)],
)
def test_page_is_about_the_film_of_its_folder(docname: str, film: str | None, films: Catalogue) -> None:
    assert films.film_of_page(docname) == film
