"""A library in two projects, each of which knows the other by its inventory."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CONF, Build, Site

THEMES = "love: {name: Love}\nlimits-of-love: {name: The limits}\n"
PEOPLE = "ada: {name: Ada Stone, same_as: [https://example.org/ada]}\n"
GATHERED = {
    "people.md": "# People\n```{people}\n```\n",
    "themes.md": "# Themes\n```{themes}\n```\n",
    "themes.yaml": THEMES,
    "people.yaml": PEOPLE,
}


def film(name: str, performer: str) -> dict[str, str]:
    """The files of a film of three pages, with a hero, an arrival and a line; Ada Stone is in every film."""
    yaml = f"""
        title: The {name}
        cast:
          - {{performer: Ada Stone, role: Hero of {name}, short: Hero}}
          - {{performer: {performer}, role: Other}}
        scenes:
          arrival: {{title: Arrival in {name}}}
        quotes:
          line: {{speaker: Hero, scene: arrival, themes: [love], text: Words of {name}}}
        """
    return {
        f"{name}/film.yaml": yaml,
        f"{name}/index.md": f"# {name}\n```{{film}}\n```\n```{{cast}}\n```\n"
        "```{toctree}\nscenes\nlines\n```\n",
        f"{name}/scenes.md": "# Scenes\n```{scenes}\n```\n",
        f"{name}/lines.md": "# Lines\n```{quote} line\n```\n",
    }


def shard(root: Path, other: Path, name: str, performer: str, **pages: str) -> Site:
    """Write a project of three films, which knows the inventory of another."""
    films = [f"{name}{number}" for number in (1, 2, 3)]
    conf = CONF | {
        "extensions": ["myst_parser", "filmguide", "sphinx.ext.intersphinx"],
        "intersphinx_mapping": {"other": ("https://example.org/other/", str(other / "objects.inv"))},
    }
    listed = "\n".join(["people", "themes", *(f"{film}/index" for film in films), *pages])
    site = Site(root / name)
    site.write({"conf.py": "\n".join(f"{key} = {value!r}" for key, value in conf.items())})
    site.write({"index.md": f"# {name}\n```{{toctree}}\n{listed}\n```\n", **GATHERED})
    for each in films:
        site.write(film(each, f"{performer} {each[-1]}"))
    site.write({f"{page}.md": text for page, text in pages.items()})
    return site


ESSAY = """
# Essay

{film}`b1`, {film}`The b1`, {person}`Bea 2`, {person}`bea-2`, {character}`b1.Hero`, {credit}`b1.Hero of b1`,
{scene}`b2.arrival`, {scene}`b2.Arrival in b2`, {quote}`b3.line`, {quote}`words <b3.line.1>`,
{any}`quote.b1.line`

{person}`Ada Stone`, {theme}`love`
"""
AT = "https://example.org/other/"
LINKS = [
    (f"{AT}b1/index.html#film.b1", "The b1"),
    (f"{AT}b1/index.html#film.b1", "The b1"),
    (f"{AT}people.html#person.bea-2", "Bea 2"),
    (f"{AT}people.html#person.bea-2", "Bea 2"),
    (f"{AT}b1/index.html#character.b1.hero-of-b1", "Hero of b1"),
    (f"{AT}b1/index.html#character.b1.hero-of-b1", "Hero of b1"),
    (f"{AT}b2/scenes.html#scene.b2.arrival", "Arrival in b2"),
    (f"{AT}b2/scenes.html#scene.b2.arrival", "Arrival in b2"),
    (f"{AT}b3/lines.html#quote.b3.line", "Words of b3"),
    (f"{AT}b3/lines.html#quote.b3.line", "words"),
    (f"{AT}b1/lines.html#quote.b1.line", "Words of b1"),
]
OWN = [("people.html#person.ada", "Ada Stone"), ("themes.html#theme.love", "Love")]


def links(build: Build, page: str) -> list[tuple[str, str]]:
    return [(str(link["href"]), link.get_text()) for link in build.html(page).select("section p a")]


def test_two_shards_resolve_what_the_other_has_and_prefer_what_is_their_own(tmp_path: Path) -> None:
    out = {name: tmp_path / name / "_build/html" for name in ("a", "b")}
    a = shard(tmp_path, out["b"], "a", "Al", essay=ESSAY, **{"a1/essay": ESSAY})
    page = "# Essay\n{quote}`a1.line`, {person}`Ada Stone`, {external+other:film:person}`ada`\n"
    b = shard(tmp_path, out["a"], "b", "Bea", essay=page)
    unknown = "essay.md:3: WARNING: no film is called “b1”; check the spelling [film.unknown-film]"
    assert unknown in a.build(warn=True).warnings  # one of the two has to come first
    assert links(b.build(), "essay") == [
        (f"{AT}a1/lines.html#quote.a1.line", "Words of a1"),
        ("people.html#person.ada", "Ada Stone"),
        (f"{AT}people.html#person.ada", "Ada Stone"),
    ]
    again = a.build()  # the pages that asked in vain are written again, now that there is an inventory
    assert again.read == []
    assert set(again.written) == {"essay", "a1/essay", "index"}
    assert links(again, "essay") == [*LINKS, *OWN]
    assert links(again, "a1/essay")[: len(LINKS)] == LINKS


def test_nobody_is_led_to_one_of_two_by_a_name_that_they_share(tmp_path: Path) -> None:
    site = shard(tmp_path, tmp_path, "a", "Al")
    cast = "  - {performer: Al 1, role: Somebody, short: Hero}\n"
    site.edit("a1/film.yaml", "scenes:\n", f"{cast}scenes:\n")
    names = site.build(warn=True).inventory["film:character"]
    assert {name for name in names if name.startswith("a1.")} == {"a1.hero-of-a1", "a1.other", "a1.somebody"}
    assert "a2.hero" in names
