"""What the head of a page tells search engines: schema.org's things, as JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from filmguide.catalogue.records import CrewCredit, FactCard, FilmTitle, Person
from filmguide.catalogue.text import Text
from filmguide.output.json_ld import script
from filmguide.output.schema_org import PROPERTIES, movie

from tests.output.schema_org import mistakes

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite, Site

FILM = """
title: The Reel
year: 1927
released: 1927-01-10
runtime: 153
countries: [Germany]
languages: [de]
synopsis: A reel turns.
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore}
  - {performer: Bea Moss, role: [Samantha, The Machine]}
  - {performer: Cy Vale, role: Samantha, as: Samantha’s voice, voice: true}
crew:
  - {person: Hal Ray, job: Writer and director, with_cast: true}
  - {person: Ida Lee, job: Editor}
scenes:
  end: {title: She leaves him, summary: She leaves.}
quotes:
  hello:
    scene: end
    lines: |
      Theodore: Are you there?
      [They wait.]
      Samantha: I am [laughs] here.
  letter: {speaker: Theodore, to: Samantha, form: letter, text: Farewell}
  card:
    form: intertitle
    original: {lang: de, text: Ein Mittler}
    text: A mediator
    translator: Lu Ott
"""
PEOPLE = "ada-stone: {name: Ada Stone, same_as: 'https://example.org/ada'}\n"
PAGES = {
    "index.md": "# Site\n```{toctree}\nreel/index\nreel/end\npeople\n```\n",
    "people.md": "# People\n```{people}\n```\n",
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n",
    "reel/end.md": "# End\n```{quote} hello\n```\n```{quote} letter\n```\n```{quote} card\n```\n",
}
BASE = "https://reel.example/en/"


def guide(make_site: MakeSite, film: str = FILM, **pages: str) -> Site:
    return make_site({"reel/film.yaml": film, "people.yaml": PEOPLE, **PAGES, **pages})


def things(build: Build, docname: str) -> dict[str, Any]:
    """Return what the page tells, by type and name or, of a quotation, text."""
    scripts = build.html(docname).select("head script[type='application/ld+json']")
    if not scripts:
        return {}
    [element] = scripts
    data = json.loads(str(element.string))
    assert data["@context"] == "https://schema.org"
    assert [text for thing in data["@graph"] for text in mistakes(thing)] == []
    return {f"{thing['@type']} {thing.get('name', thing.get('text'))}": thing for thing in data["@graph"]}


def test_home_of_a_film_tells_the_film(make_site: MakeSite) -> None:
    found = things(guide(make_site).build(), "reel/index")["Movie The Reel"]
    person = {"@type": "Person", "@id": "../people.html#person.hal-ray", "name": "Hal Ray"}
    assert found["@id"] == "#film.reel"
    assert (found["datePublished"], found["duration"], found["inLanguage"]) == (
        "1927-01-10",
        "PT153M",
        ["de"],
    )
    assert found["countryOfOrigin"] == [{"@type": "Country", "name": "Germany"}]
    assert found["description"] == "A reel turns."
    assert found["director"] == found["author"] == [person]
    roles = [(role["actor"]["name"], role["characterName"]) for role in found["actor"]]
    assert roles == [
        ("Ada Stone", ["Theodore Twombly"]),
        ("Bea Moss", ["Samantha", "The Machine"]),
        ("Cy Vale", ["Samantha’s voice"]),
    ]
    [editor] = found["contributor"]  # to schema.org, an editor edits texts
    assert (editor["roleName"], editor["contributor"]["name"]) == ("Editor", "Ida Lee")


@pytest.mark.parametrize("job", [*PROPERTIES, "Writer and Director", "Gaffer"])
def test_jobs_become_properties_that_a_movie_has(job: str) -> None:
    hal = Person("hal-ray", Text("Hal Ray"), Text("Ray, Hal"))
    card = FactCard(
        FilmTitle("reel", Text("The Reel"), None, ()),
        None,
        None,
        (),
        None,
        (CrewCredit(hal, Text(job), False),),
    )
    found = movie(card, None, lambda key: {})
    assert list(mistakes(found)) == []
    assert "Hal Ray" in str(found)


def test_homes_of_people_tell_the_people(make_site: MakeSite) -> None:
    found = things(guide(make_site).build(), "people")
    assert sorted(found) == [
        f"Person {name}" for name in ("Ada Stone", "Bea Moss", "Cy Vale", "Hal Ray", "Ida Lee")
    ]
    assert found["Person Ada Stone"] == {
        "@type": "Person",
        "@id": "#person.ada-stone",
        "name": "Ada Stone",
        "sameAs": ["https://example.org/ada"],
    }


def test_homes_of_quotations_tell_the_words_and_who_says_them(make_site: MakeSite) -> None:
    found = things(guide(make_site).build(), "reel/end")
    theodore = {
        "@type": "Person",
        "@id": "index.html#character.reel.theodore-twombly",
        "name": "Theodore Twombly",
    }
    hello = found["Quotation Theodore: Are you there?\nSamantha: I am here."]
    assert [speaker["name"] for speaker in hello["spokenByCharacter"]] == ["Theodore Twombly", "Samantha"]
    assert hello["isPartOf"] == {"@type": "Movie", "@id": "index.html#film.reel", "name": "The Reel"}
    assert hello["inLanguage"] == "de"
    assert found["Quotation Farewell"]["creator"] == [theodore]
    card = found["Quotation A mediator"]
    assert card["translator"] == "Lu Ott"
    assert card["translationOfWork"] == {"@type": "Quotation", "text": "Ein Mittler", "inLanguage": "de"}
    assert "inLanguage" not in card


def test_titles_of_scenes_are_not_told(make_site: MakeSite) -> None:
    build = guide(make_site).build()
    assert "leaves" not in str([things(build, docname) for docname in ("reel/index", "reel/end", "people")])


def test_a_page_that_shows_some_lines_tells_what_it_asked_for(make_site: MakeSite) -> None:
    page = "# End\n```{quote} hello.1\n```\n```{quote} letter\n```\n"
    found = things(guide(make_site, **{"reel/end.md": page}).build(), "reel/end")
    assert list(found) == ["Quotation Are you there?", "Quotation Farewell"]


def test_a_page_that_defines_nothing_tells_nothing(make_site: MakeSite) -> None:
    page = "# More\n```{film}\n:no-index:\n```\n```{quote} letter\n:no-index:\n```\n"
    build = guide(make_site, **{"reel/more.md": f"---\norphan: true\n---\n{page}"}).build()
    assert things(build, "reel/more") == things(build, "index") == {}


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_are_whole_where_the_site_has_one(builder: str, make_site: MakeSite) -> None:
    build = guide(make_site).build(builder, html_baseurl=BASE)
    page = "reel/index.html" if builder == "html" else "reel/"
    people = "people.html" if builder == "html" else "people/"
    found = things(build, "reel/index")["Movie The Reel"]
    assert found["@id"] == found["url"] == f"{BASE}{page}#film.reel"
    assert found["director"][0]["url"] == f"{BASE}{people}#person.hal-ray"


HOSTILE = "</script><script>alert(1)</script><!-- &amp; ]]> \\ \" '"


def test_no_value_leaves_the_script(make_site: MakeSite) -> None:
    value = json.dumps(HOSTILE)  # which YAML reads, too
    film = f"title: {value}\nsynopsis: {value}\ncast: [{{performer: {value}, role: {value}, id: x}}]\n"
    film += f"quotes: {{q: {{speaker: {value}, text: {value}}}}}\n"
    site = make_site(
        {
            "reel/film.yaml": film,
            "index.md": "# Page\n```{film} reel\n```\n```{cast} reel\n```\n```{quote} reel.q\n```\n",
        }
    )
    build = site.build()
    found = things(build, "index")
    assert {kind.partition(" ")[0] for kind in found} == {"Movie", "Person", "Quotation"}
    assert found[f"Movie {HOSTILE}"]["description"] == HOSTILE
    raw = (
        build.text("index.html").partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    )
    assert json.loads(raw)
    assert not set(raw) & set("<>&")


def test_no_value_ends_a_line_of_the_script() -> None:
    name = "a\u2028b\u2029c\nd"
    written = script([{"name": name}])
    assert written.splitlines() == [written.rstrip("\n")]
    assert json.loads(written.partition(">")[2].rpartition("</script>")[0])["@graph"] == [{"name": name}]


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_only_websites_of_several_pages_tell(builder: str, make_site: MakeSite) -> None:
    build = guide(make_site).build(builder, version="1")
    pages = [*build.out.rglob("*.xhtml"), *build.out.rglob("*.html")]
    assert pages
    assert [page for page in pages if "ld+json" in page.read_text("utf-8")] == []


def test_pages_follow_what_they_tell(make_site: MakeSite) -> None:
    """A film's home tells the cast only if it shows it, so that it need not be written when that changes."""
    site = guide(
        make_site,
        **{"reel/index.md": "# Guide\n```{film}\n```\n", "people.md": "# People\n```{cast} reel\n```\n"},
    )
    build = site.build()
    assert "actor" not in things(build, "reel/index")["Movie The Reel"]
    site.edit("reel/film.yaml", "Bea Moss", "Bea Fern")
    again = site.build()
    assert again.read == ["people"]
    assert "Person Bea Fern" in things(again, "people")
    site.edit("people.yaml", "example.org/ada", "example.org/stone")
    again = site.build()
    assert again.read == ["people"]
    assert "stone" in str(things(again, "people"))
    assert again.files() == site.build(into="clean").files()


def test_pages_follow_a_home_that_moves(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    site.write({"people.md": "# People\n"})
    again = site.build()
    assert "Person Hal Ray" in things(again, "reel/index")
    assert things(again, "people") == {}
    assert again.files() == site.build(into="clean").files()
