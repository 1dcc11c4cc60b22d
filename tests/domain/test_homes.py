"""Each object is defined on one page, whichever process reads first."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from filmguide.domain.homes import Showing, find_homes

if TYPE_CHECKING:
    from tests.conftest import MakeSite

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Theodore}
quotes:
  hello: {speaker: Theodore, text: Hello}
"""
INDEX = "# Site\n```{toctree}\nreel/b\nreel/a\n```\n"
CAST = "```{cast}\n```\n"


def orphan(text: str) -> str:
    return f"---\norphan: true\n---\n{text}"


@pytest.mark.parametrize("parallel", [0, 2])
def test_home_follows_the_toctree_and_not_the_alphabet(parallel: int, make_site: MakeSite) -> None:
    pages = {"index.md": INDEX, "reel/a.md": f"# A\n{CAST}", "reel/b.md": f"# B\n{CAST}"}
    build = make_site({"reel/film.yaml": FILM, **pages}).build(parallel=parallel)
    assert build.homes == {"character.reel.theodore": "reel/b", "person.ada-stone": "reel/b"}


@pytest.mark.parametrize("parallel", [0, 2])
def test_pages_outside_the_toctree_come_last_and_by_name(parallel: int, make_site: MakeSite) -> None:
    quote = "```{quote} hello\n```\n"
    pages = {
        "index.md": INDEX,
        "reel/0.md": orphan(f"# 0\n{CAST}{quote}"),
        "reel/1.md": orphan(f"# 1\n{CAST}{quote}"),
        "reel/a.md": f"# A\n{CAST}",
        "reel/b.md": "# B\n",
    }
    build = make_site({"reel/film.yaml": FILM, **pages}).build(parallel=parallel)
    assert build.homes["person.ada-stone"] == "reel/a"
    assert build.homes["quote.reel.hello"] == "reel/0"


def test_pages_of_a_nested_toctree_come_before_the_next_of_the_outer_one(make_site: MakeSite) -> None:
    pages = {
        "index.md": INDEX,
        "reel/a.md": f"# A\n{CAST}",
        "reel/b.md": "# B\n```{toctree}\nz\n```\n",
        "reel/z.md": f"# Z\n{CAST}",
    }
    assert make_site({"reel/film.yaml": FILM, **pages}).build().homes["person.ada-stone"] == "reel/z"


def test_no_index_leaves_the_home_to_a_later_page(make_site: MakeSite) -> None:
    pages = {
        "index.md": INDEX,
        "reel/a.md": "# A\n```{quote} hello\n```\n",
        "reel/b.md": "# B\n```{quote} hello\n:no-index:\n```\n",
    }
    build = make_site({"reel/film.yaml": FILM, **pages}).build()
    assert build.homes == {"quote.reel.hello": "reel/a"}
    assert 'id="quote.reel.hello"' not in build.text("reel/b.html")


def test_id_stands_once_on_the_page_and_in_the_first_showing(make_site: MakeSite) -> None:
    page = f"# A\n```{{quote}} hello\n```\n{CAST}```{{quote}} hello\n```\n{CAST}"
    build = make_site({"reel/film.yaml": FILM, "reel/a.md": page}, root_doc="reel/a").build()
    html = build.html("reel/a")
    first, second = html.select("figure.quotation")
    assert (first.get("id"), second.get("id")) == ("quote.reel.hello", None)
    for key in ("quote.reel.hello", "person.ada-stone", "character.reel.theodore"):
        assert len(html.select(f'[id="{key}"]')) == 1


def test_name_is_plain_in_its_home_and_a_link_elsewhere(make_site: MakeSite) -> None:
    pages = {"index.md": INDEX, "reel/a.md": f"# A\n{CAST}", "reel/b.md": f"# B\n{CAST}"}
    build = make_site({"reel/film.yaml": FILM, **pages}).build()
    assert build.html("reel/b").select("table.cast a") == []
    links = [link["href"] for link in build.html("reel/a").select("table.cast a")]
    assert links == ["b.html#person.ada-stone", "b.html#character.reel.theodore"]


def test_names_without_a_home_are_plain(make_site: MakeSite) -> None:
    page = "# A\n```{quote} hello\n```\n"
    build = make_site({"reel/film.yaml": FILM, "reel/a.md": page}, root_doc="reel/a").build()
    assert build.html("reel/a").select("figure.quotation figcaption a:not(.headerlink)") == []


def test_an_entry_outranks_a_list_that_comes_earlier() -> None:
    listed = Showing("a", 0, "cast", ("person.ada",))
    entry = Showing("b", 0, "people", ("person.ada",))
    assert find_homes({"a": [listed], "b": [entry]}, {"a": 0, "b": 1}) == {"person.ada": entry}


def test_homes_do_not_depend_on_the_order_of_reading() -> None:
    showings = {
        "a": [Showing("a", 0, "cast", ("x", "y"))],
        "b": [Showing("b", 0, "film", ("x",)), Showing("b", 1, "cast", ("x", "z"))],
        "c": [Showing("c", 0, "quote", ("z",))],
        "d": [Showing("d", 0, "cast", ("w",))],
        "e": [Showing("e", 0, "cast", ("w",))],
    }
    order = {"b": 0, "a": 1, "c": 2}
    results = [find_homes(dict(pages), order) for pages in permutations(showings.items())]
    assert all(result == results[0] for result in results)
    homes = {key: (home.docname, home.serial) for key, home in results[0].items()}
    assert homes == {"x": ("b", 0), "y": ("a", 0), "z": ("c", 0), "w": ("d", 0)}
