"""Each edit of a library of twelve films touches the pages that it concerns, all of them, and no others."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import CONF, Site

COUNT = 12
PAGES = ("cast", "index", "lines", "plain", "scenes")


def film(number: int) -> dict[str, str]:
    """The files of a film; Ada Stone is in each, and one of two themes."""
    yaml = f"""
        title: Film {number}
        year: {1900 + number}
        cast:
          - {{performer: Ada Stone, role: Hero {number}, short: Hero}}
          - {{performer: Player {number}, role: Friend}}
        scenes:
          arrival: {{title: Arrival {number}}}
        quotes:
          hello: {{speaker: Hero, themes: [{"love" if number % 2 else "loss"}], text: Hello {number}}}
          bye: {{speaker: Friend, scene: arrival, text: Bye {number}}}
        """
    return {
        f"f{number}/film.yaml": yaml,
        f"f{number}/index.md": "# Guide\n```{film}\n```\n```{toctree}\ncast\nlines\nscenes\nplain\n```\n",
        f"f{number}/cast.md": "# Cast\n```{cast}\n```\n",
        f"f{number}/lines.md": "# Lines\n```{quote} hello\n```\n{credit}`Friend` says {quote}`bye`.\n",
        f"f{number}/scenes.md": "# Scenes\n```{scenes}\n```\n",
        f"f{number}/plain.md": "# Plain\n```{film}\n:line:\n```\n",
    }


def library(count: int = COUNT) -> dict[str, str]:
    files = {name: text for number in range(1, count + 1) for name, text in film(number).items()}
    guides = "\n".join(f"f{number}/index" for number in range(1, count + 1))
    return {
        **files,
        "index.md": f"# Site\n```{{toctree}}\nfilms\npeople\nthemes\nquotes\nvain\n{guides}\n```\n",
        "films.md": "# Films\n```{films}\n```\n",
        "people.md": "# People\n```{people}\n```\n",
        "themes.md": "# Themes\n```{themes}\n```\n",
        "quotes.md": "# Quotations\n```{quotes}\n:theme: loss\n```\n",
        "vain.md": "# In vain\n{film}`f99`, {character}`f2.Newcomer`, {theme}`hope`, {person}`Nobody Yet`\n",
        "themes.yaml": "love: {name: Love}\nloss: {name: Loss}\n",
        "people.yaml": "player: {name: Player 5}\n",
    }


def pages(number: int, *names: str) -> set[str]:
    return {f"f{number}/{name}" for name in names or PAGES}


def edited(file: str, old: str, new: str) -> Edit:
    return lambda site: site.edit(file, old, new)


def add_film(site: Site) -> None:
    site.write(film(13))
    site.edit("index.md", "f12/index\n", "f12/index\nf13/index\n")


def remove_film(site: Site) -> None:
    shutil.rmtree(site.root / "f5")
    site.edit("index.md", "f5/index\n", "")


Edit = Callable[[Site], object]

# The edit, the pages that are read, and those that are only written. Among these are the pages whose toctree
# lists one that was written, which Sphinx adds.
EDITS: dict[str, tuple[Edit, set[str], set[str]]] = {
    "words of a quotation": (
        edited("f5/film.yaml", "text: Hello 5", "text: Good morning"),
        {"f5/lines", "themes"},
        {"f5/index", "index"},
    ),
    "words that a scene has": (
        edited("f5/film.yaml", "text: Bye 5", "text: Farewell"),
        {"f5/lines", "f5/scenes"},
        {"f5/index"},
    ),
    "title of a scene": (
        edited("f5/film.yaml", "title: Arrival 5", "title: The night"),
        {"f5/lines", "f5/scenes"},
        {"f5/index"},
    ),
    "performer": (
        edited("f5/film.yaml", "performer: Player 5", "performer: Player Five"),
        {"f5/cast", "f5/lines", "people"},
        {"f5/index", "index"},
    ),
    "title of a film": (
        edited("f5/film.yaml", "title: Film 5", "title: Film Five"),
        {*pages(5), "films", "people", "themes"},
        {"index"},
    ),
    "film added": (add_film, {*pages(13), "films", "index", "people", "themes"}, set()),
    "film removed": (remove_film, {"films", "index", "people", "themes"}, set()),
    "id of a quotation": (
        edited("f5/film.yaml", "  hello: {", "  hallo: {"),
        {"f5/lines", "themes"},
        {"f5/index", "index"},
    ),
    "id of a quotation, with a memory of the old one": (
        edited("f5/film.yaml", "  hello: {", "  hallo: {formerly: hello, "),
        {"f5/lines", "themes"},
        {"f5/index", "index"},
    ),
    "character that a page asked for": (
        edited("f2/film.yaml", "scenes:\n", "  - {performer: Zoe, role: Newcomer}\nscenes:\n"),
        {"f2/cast", "people", "vain"},
        {"f2/index", "index"},
    ),
    "theme that a page asked for": (
        edited("themes.yaml", "loss:", "hope: {name: Hope}\nloss:"),
        {"themes", "vain"},
        {"index"},
    ),
    "name of a theme": (
        edited("themes.yaml", "{name: Loss}", "{name: What is lost}"),
        {"quotes", "themes"},
        {"index"},
    ),
    "how a person is sorted": (
        edited("people.yaml", "{name: Player 5}", "{name: Player 5, sort: A Player}"),
        {"f5/cast", "f5/lines", "people"},
        {"f5/index", "index"},
    ),
    "option, by which characters lose their home": (
        edited("f5/cast.md", "```{cast}\n", "```{cast}\n:no-index:\n"),
        {"f5/cast"},
        {"f5/index", "f5/lines", "f5/scenes", "index", "people", "themes"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_edit_touches_the_right_pages_all_of_them_and_no_others(name: str, built: Site) -> None:
    edit, read, written = EDITS[name]
    edit(built)
    again = built.build(warn=True)
    assert set(again.read) == read
    assert set(again.written) == read | written


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The library, built."""
    site = Site(tmp_path_factory.mktemp("original") / "site")
    site.write({"conf.py": "\n".join(f"{name} = {value!r}" for name, value in CONF.items()), **library()})
    site.build(warn=True)
    return site


@pytest.fixture
def built(original: Site, tmp_path: Path) -> Iterator[Site]:
    """The library as it was built, to be edited. It stays where it was, as Sphinx demands."""
    shutil.copytree(original.root, tmp_path / "kept")
    yield original
    shutil.rmtree(original.root)
    shutil.copytree(tmp_path / "kept", original.root)
