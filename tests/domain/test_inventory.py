"""What other projects and the search find."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite

FILM = """
title: The Reel
year: 1927
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore}
  - {performer: Bjørk Ćosić, role: "Friend #2"}
crew:
  - {person: Hal Ray, job: Director}
quotes:
  hello: {speaker: Theodore, text: Hello}
  unseen: {speaker: Theodore, text: Shown nowhere}
"""
PAGE = "# Guide\n```{film}\n```\n```{cast}\n```\n```{quote} hello\n```\n"


def test_inventory_holds_what_is_shown_and_nothing_else(make_site: MakeSite) -> None:
    build = make_site({"reel/film.yaml": FILM, "reel/index.md": PAGE}, root_doc="reel/index").build()
    addresses = {(kind, address) for kind, items in film_items(build).items() for address in items.values()}
    assert addresses == {
        (kind, f"reel/index.html#{name}")
        for kind, name in {
            ("film:film", "film.reel"),
            ("film:person", "person.ada-stone"),
            ("film:person", "person.bjork-cosic"),
            ("film:person", "person.hal-ray"),
            ("film:character", "character.reel.theodore-twombly"),
            ("film:character", "character.reel.friend-2"),
            ("film:quote", "quote.reel.hello"),
        }
    }


def test_ids_are_names_of_the_inventory_have_a_dot_and_exist_once(make_site: MakeSite) -> None:
    build = make_site({"reel/film.yaml": FILM, "reel/index.md": PAGE}, root_doc="reel/index").build()
    ids = [str(element["id"]) for element in build.html("reel/index").select("[id]")]
    for items in film_items(build).values():
        for name, address in items.items():
            anchor = address.partition("#")[2]
            assert " " not in name
            assert "." in anchor
            assert items[anchor] == address
            assert ids.count(anchor) == 1


def film_items(build: Build) -> dict[str, dict[str, str]]:
    return {kind: items for kind, items in build.inventory.items() if kind.startswith("film:")}


def test_search_knows_names_of_the_record_and_words_of_the_quotation(make_site: MakeSite) -> None:
    build = make_site({"reel/film.yaml": FILM, "reel/index.md": PAGE}, root_doc="reel/index").build()
    index = build.text("searchindex.js")
    assert '"Theodore Twombly"' in index
    assert '"hello":' in index


def test_casts_away_from_their_home_are_not_searched(make_site: MakeSite) -> None:
    other = "# Other\n```{cast}\n```\n"
    files = {"reel/film.yaml": FILM, "reel/index.md": f"{PAGE}```{{toctree}}\nother\n```\n"}
    build = make_site({**files, "reel/other.md": other}, root_doc="reel/index").build()
    index = json.loads(build.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    assert index["docnames"] == ["reel/index", "reel/other"]
    assert index["terms"]["stone"] == 0
