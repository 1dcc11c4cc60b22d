"""What several processes read is merged to what one process would know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import MakeSite

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Theodore}
quotes:
  hello: {speaker: Theodore, text: Hello}
  bye: {speaker: Theodore, text: Bye}
"""
PAGES = {
    "reel/index.md": "# Guide\n```{film}\n```\n```{toctree}\na\nb\nc\n```\n",
    "reel/a.md": "# A\n```{cast}\n```\n",
    "reel/b.md": "# B\n```{quote} hello\n```\n{character}`Theodore`\n",
    "reel/c.md": "# C\n```{quote} bye\n```\n{quote}`hello`\n",
}


def test_merged_domain_data_equals_that_of_one_process(make_site: MakeSite) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index")
    serial, parallel = site.build(into="serial"), site.build(into="parallel", parallel=2)
    assert serial.domain.data == parallel.domain.data
    domain = parallel.domain
    showings = {page: [(s.directive, s.keys) for s in shown] for page, shown in domain.showings.items()}
    assert showings == {
        "reel/index": [("film", ("film.reel",))],
        "reel/a": [("cast", ("character.reel.theodore", "person.ada-stone"))],
        "reel/b": [("quote", ("quote.reel.hello",))],
        "reel/c": [("quote", ("quote.reel.bye",))],
    }
    assert domain.mentions["reel/b"] == {"quote.reel.hello", "film.reel", "character.reel.theodore"}
    assert domain.quoted == {
        "reel/b": {"quote.reel.hello"},
        "reel/c": {"quote.reel.bye", "quote.reel.hello"},
    }
    assert set(domain.questions) == {"reel/index", "reel/a", "reel/b", "reel/c"}
    assert ("quotation", "reel", "hello") in domain.questions["reel/c"]


def test_output_is_the_same_serial_and_parallel(make_site: MakeSite) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index")
    assert site.build(into="serial").files() == site.build(into="parallel", parallel=2).files()


def test_reading_one_page_again_in_parallel_keeps_what_is_known_of_the_others(make_site: MakeSite) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index")
    site.build(parallel=2)
    site.edit("reel/b.md", "```{quote} hello\n```\n", "```{quote} bye\n```\n```{quote} hello\n```\n")
    again = site.build(parallel=2)
    assert again.read == ["reel/b"]
    assert again.homes["quote.reel.bye"] == "reel/b"
    clean = site.build(parallel=2, into="clean")
    assert again.domain.data == clean.domain.data
    assert again.files() == clean.files()


def test_a_page_that_is_gone_is_forgotten(make_site: MakeSite) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index")
    site.build()
    (site.root / "reel/c.md").unlink()
    site.edit("reel/index.md", "c\n", "")
    again = site.build()
    assert "quote.reel.bye" not in again.homes
    assert again.domain.data == site.build(into="clean").domain.data
