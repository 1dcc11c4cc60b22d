"""The catalogue as data: its format, what is in it, and ``guide.json`` of each website."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import jsonschema
import pytest
from filmguide.catalogue.export import export_text
from filmguide.catalogue.json_schema import json_schema, json_schema_text
from filmguide.catalogue.lookups import Catalogue, read_catalogue

from tests.conftest import ROOT, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Build, MakeSite, Site

FILM = """
title: The Reel
year: 1927
released: 1927-01-10
runtime: 153
countries: [Germany]
languages: [de]
rights: public-domain
synopsis: A reel turns.
cast:
  - performer: Ada Stone
    role: Theodore Twombly
    short: Theodore
    aliases: [Theo]
    formerly: ted
    about: Writes letters.
    credited_as: A. Stone
  - performer: Bea Moss
    role: [Samantha, "Friend #2"]
    as: Two
    voice: true
    uncredited: true
    archive: true
crew:
  - {person: Hal Ray, job: Director, with_cast: true}
scenes:
  end:
    title: The end
    summary: She leaves.
    spoiler: true
    at: 1:02:03
    until: 1:02:59
    source: {title: The Disc, url: "https://example.org/disc", locator: chapter 9}
    formerly: finale
quotes:
  hello:
    scene: end
    themes: loss
    reel: 3
    metre: 12.5
    source: {title: The Cards}
    variants: Hello
    lines: |
      Theodore: Are you there?
      [They wait.]
      Samantha: I am [laughs] here.
  card:
    form: intertitle
    delivery: off-screen
    speaker: Samantha
    to: Theodore
    original: {lang: de, text: Ein Mittler}
    text: A “mediator” </script> & 片
    checked: {against: The Disc, on: 2026-11-21}
    translator: Lu Ott
"""
FILES = {
    "reel/film.yaml": FILM,
    "bare/film.yaml": "title: Bare\n",
    "themes.yaml": "loss: {name: Loss, summary: Of all.}\nrain: {name: Rain, formerly: drizzle}\n",
    "people.yaml": "ada-stone: {name: Ada Stone, same_as: 'https://example.org/ada', sort: 'Stone, Ada'}\n",
    "index.md": "# Site\n```{toctree}\npeople\nreel/index\nbare/a page\n```\n",
    "people.md": "# People\n```{people}\n```\n```{themes}\n```\n",
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{scenes}\n```\n",
    "bare/a page.md": "# Bare\n```{film}\n```\n",
}


def site(make_site: MakeSite) -> Site:
    return make_site(FILES)


def catalogue(root: Path) -> Catalogue:
    found = sorted(path.relative_to(root).as_posix() for path in root.glob("*/film.yaml"))
    catalogue = read_catalogue(root, found, ["themes.yaml"], ["people.yaml"])
    assert catalogue.problems == ()
    return catalogue


def valid(data: Any) -> Any:
    """Return *data* if its schema allows it, and nothing is in it that the schema does not name."""
    schema = json_schema("export")
    for definition in (schema, *schema["$defs"].values()):
        definition["additionalProperties"] = False
    jsonschema.Draft202012Validator(schema).validate(data)
    return data


def addressed(data: Any) -> Iterator[tuple[str, str]]:
    """Yield key and address of all that has one."""
    if isinstance(data, list):
        for item in data:
            yield from addressed(item)
    elif isinstance(data, dict):
        if "key" in data and "url" in data:
            yield data["key"], data["url"]
        yield from addressed(list(data.values()))


def test_schema_is_the_one_that_is_published() -> None:
    published = (ROOT / "_static" / "schema" / "export.json").read_text("utf-8")
    assert published == json_schema_text("export"), "write it anew: filmguide schema --write _static/schema"
    jsonschema.Draft202012Validator.check_schema(json.loads(published))


def test_everything_is_exported(make_site: MakeSite) -> None:
    data = valid(json.loads(export_text(catalogue(site(make_site).root))))
    assert data["version"] == 1
    bare, reel = data["films"]
    assert bare == {
        "key": "film.bare",
        "id": "bare",
        "title": "Bare",
        "rights": "in-copyright",
        "countries": [],
        "languages": [],
        "cast": [],
        "crew": [],
        "characters": [],
        "scenes": [],
        "quotations": [],
    }
    assert (reel["released"], reel["runtime"], reel["rights"]) == ("1927-01-10", 153, "public-domain")
    assert reel["cast"][1] == {
        "performer": "person.bea-moss",
        "characters": ["character.reel.samantha", "character.reel.friend-2"],
        "printed": "Two",
        "voice": True,
        "uncredited": True,
        "archive": True,
    }
    assert reel["characters"][0]["aliases"] == ["Theo"]
    assert reel["characters"][0]["formerly"] == ["ted"]
    assert reel["crew"] == [{"person": "person.hal-ray", "job": "Director", "with_cast": True}]
    assert [person["name"] for person in data["people"]] == ["Bea Moss", "Hal Ray", "Ada Stone"]
    assert data["people"][2]["same_as"] == ["https://example.org/ada"]
    assert [theme["id"] for theme in data["themes"]] == ["loss", "rain"]


def test_quotations_and_positions_are_exported(make_site: MakeSite) -> None:
    reel = json.loads(export_text(catalogue(site(make_site).root)))["films"][1]
    [scene], [hello, card] = reel["scenes"], reel["quotations"]
    assert scene["position"] == {"at": "1:02:03", "until": "1:02:59"}
    assert scene["source"] == {"title": "The Disc", "url": "https://example.org/disc", "locator": "chapter 9"}
    assert hello["position"] == {"reel": 3, "metre": 12.5}
    assert (hello["scene"], hello["themes"], hello["variants"]) == (
        "scene.reel.end",
        ["theme.loss"],
        ["Hello"],
    )
    theodore = {"name": "Theodore Twombly", "character": "character.reel.theodore-twombly"}
    assert hello["lines"][0] == {
        "speaker": theodore,
        "words": [{"text": "Are you there?", "direction": False}],
    }
    assert hello["lines"][1] == {"words": [{"text": "[They wait.]", "direction": True}]}
    assert card["to"] == theodore
    assert card["original"] == {"lang": "de", "text": "Ein Mittler"}
    assert card["checked"] == {"against": "The Disc", "on": "2026-11-21"}
    assert (card["form"], card["delivery"], card["translator"]) == ("intertitle", "off-screen", "Lu Ott")


def test_export_tells_nothing_of_files(make_site: MakeSite) -> None:
    """Comments, the order of the keys and the place of the folder leave no trace."""
    made = site(make_site)
    before = export_text(catalogue(made.root))
    lines = FILM.strip().splitlines()
    made.write({"reel/film.yaml": "# A comment.\n\n" + "\n".join([*lines[1:8], lines[0], *lines[8:]]) + "\n"})
    assert export_text(catalogue(made.root)) == before
    assert str(made.root) not in before


def test_unreadable_film_is_left_out(make_site: MakeSite) -> None:
    made = make_site({"good/film.yaml": "title: Good\n", "bad/film.yaml": "- no film\n"})
    found = read_catalogue(made.root, ["bad/film.yaml", "good/film.yaml"])
    assert found.problems
    assert [film["id"] for film in json.loads(export_text(found))["films"]] == ["good"]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_addresses_lead_to_the_objects(builder: str, make_site: MakeSite) -> None:
    build = site(make_site).build(builder)
    found = dict(addressed(valid(json.loads(build.text("guide.json")))))
    assert set(found) == set(build.homes)
    for key, url in found.items():
        path, _, anchor = url.partition("#")
        assert unquote(anchor) == key
        file = f"{path}index.html" if path.endswith("/") or not path else path
        assert parse(build.text(unquote(file))).find(id=key), url


def test_file_is_the_export_but_for_the_addresses(make_site: MakeSite) -> None:
    made = site(make_site)
    build = made.build()
    addresses = dict(addressed(json.loads(build.text("guide.json"))))
    assert build.text("guide.json") == export_text(catalogue(made.root), addresses.get)


def test_file_is_the_same_from_all_builds(make_site: MakeSite) -> None:
    made = site(make_site)
    first = made.build().text("guide.json")
    assert made.build(into="again", parallel=2).text("guide.json") == first
    made.edit("people.md", "```{people}\n```\n", "")
    again = made.build()
    assert (
        dict(addressed(json.loads(again.text("guide.json"))))["person.hal-ray"]
        == "reel/index.html#person.hal-ray"
    )
    assert again.text("guide.json") == made.build(into="clean").text("guide.json")


def test_what_is_shown_nowhere_has_no_address(make_site: MakeSite) -> None:
    build = make_site(
        {"reel/film.yaml": FILM.replace("themes: loss", "themes: []"), "index.md": "# Site\n"}
    ).build()
    assert list(addressed(valid(json.loads(build.text("guide.json"))))) == []


@pytest.mark.parametrize("builder", ["epub", "text", "latex", "gettext"])
def test_other_formats_have_no_file(builder: str, make_site: MakeSite) -> None:
    build = site(make_site).build(builder, version="1")
    assert not (build.out / "guide.json").exists()


def test_file_of_the_site(repository: Build) -> None:
    data = valid(json.loads(repository.text("guide.json")))
    assert {"her", "metropolis"} <= {film["id"] for film in data["films"]}
    found = list(addressed(data))
    assert dict(found).keys() == repository.homes.keys()
    pages = {url.partition("#")[0] for _, url in found}
    ids = {page: {str(tag["id"]) for tag in parse(repository.text(page)).select("[id]")} for page in pages}
    assert [url for key, url in found if key not in ids[url.partition("#")[0]]] == []
