"""One guide through every builder, by one process and by two."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml"]

FILM = """
title: The Reel
year: 1927
runtime: 93
countries: [Germany]
languages: [de]
synopsis: A reel turns.
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, about: Writes letters.}
  - {performer: Bea Moss, role: Samantha, voice: true}
  - {performer: Cy Vale, role: "Friend #2"}
crew:
  - {person: Hal Ray, job: Director, with_cast: true}
quotes:
  hello: {speaker: Theodore, to: Samantha, text: Hello over there}
  letter:
    speaker: Theodore
    form: letter
    text: |
      Dear you,
      farewell for ever.
  exchange:
    source: {title: The Booklet, url: "https://example.org/booklet", locator: page 7}
    lines: |
      Theodore: Are you there?
      [They wait.]
      Samantha: I am [laughs] here.
      Theodore: Stay with me.
  card:
    form: intertitle
    original: {lang: de, text: Ein Mittler}
    text: A mediator
    translator: Lu Ott
"""
PAGES = {
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{toctree}\nending\n```\n",
    "reel/ending.md": """
        # The ending
        ```{film}
        :line: The end
        ```
        ```{cast}
        ```
        {film}`reel` has {credit}`Theodore` and {person}`Hal Ray` and says {quote}`hello`,
        {character}`~Samantha`, and at last {quote}`exchange.4` again

        ```{quote} hello
        An editor’s note.
        ```
        ```{quote} letter
        ```
        ```{quote} exchange
        ```
        ```{quote} card
        ```
        """,
}
FRONT = [
    "The Reel (1927)",
    "A reel turns.",
    "Hal Ray",
    "93 minutes",
    "Cast of The Reel",
    "Ada Stone",
    "Theodore Twombly",
    "Writes letters.",
    "Bea Moss",
    "Samantha (voice)",
    "Cy Vale",
    "Friend #2",
]
ENDING = [
    "This is the section The end of the guide to The Reel (1927).",
    "has Theodore (Ada Stone) and Hal Ray and says “Hello over there”,",
    "Samantha, and at last “Stay with me.” again",
    "Theodore to Samantha, The Reel (1927)",
    "An editor’s note.",
    "Dear you, farewell for ever.",
    "Theodore, in a letter, The Reel (1927)",
    "Theodore: Are you there?",
    "[They wait.]",
    "Samantha: I am [laughs] here.",
    "T: Stay with me.",
    "Theodore and Samantha, The Reel (1927), The Booklet, page 7",
    "Ein Mittler A mediator",
    "translated by Lu Ott",
]


@pytest.fixture
def guide(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")
    return make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index", epub_show_urls="no")


@pytest.mark.parametrize("builder", BUILDERS)
def test_every_builder_gives_the_same_output_serial_and_parallel(builder: str, guide: Site) -> None:
    serial = guide.build(builder, into="serial")
    parallel = guide.build(builder, into="parallel", parallel=2)
    assert serial.files() == parallel.files()


@pytest.mark.parametrize(
    ("builder", "front", "ending"),
    [
        ("html", "reel/index.html", "reel/ending.html"),
        ("dirhtml", "reel/index.html", "reel/ending/index.html"),
        ("singlehtml", "reel/index.html", "reel/index.html"),
        ("epub", "reel/index.xhtml", "reel/ending.xhtml"),
        ("xml", "reel/index.xml", "reel/ending.xml"),
        ("text", "reel/index.txt", "reel/ending.txt"),
        ("man", "site.1", "site.1"),
        ("texinfo", "site.texi", "site.texi"),
    ],
)
def test_words_of_the_film_are_in_the_output(builder: str, front: str, ending: str, guide: Site) -> None:
    build = guide.build(builder)
    assert missing(FRONT, plain(build.text(front), builder)) == []
    assert missing(ENDING, plain(build.text(ending), builder)) == []


@pytest.mark.parametrize(("builder", "file"), [("man", "site.1"), ("texinfo", "site.texi")])
def test_commands_of_the_format_stand_on_lines_of_their_own(builder: str, file: str, guide: Site) -> None:
    lines = guide.build(builder).text(file).splitlines()
    assert [line for line in lines if re.search(r".[.](UN)?INDENT|[^\s].*@(end )?quotation", line)] == []


def test_latex_sets_original_and_translation_side_by_side(guide: Site) -> None:
    tex = guide.build("latex").text("site.tex")
    tex = tex.replace("\\sphinxAtStartPar\n", "")
    assert re.search(
        r"\\filmguidebeside{%\s*\\filmguidelanguage{ngerman}%\s*Ein Mittler}{%\s*A mediator}", tex
    )


def test_latex_sets_each_form_in_its_own_environment(guide: Site) -> None:
    tex = guide.build("latex").text("site.tex")
    forms = re.findall(r"begin{filmguidequotation}{([a-z-]+)}", tex)
    assert forms == ["spoken", "letter", "exchange", "intertitle"]


@pytest.mark.parametrize(("builder", "file"), [("singlehtml", "reel/index.html"), ("latex", "site.tex")])
def test_cast_is_printed_once_where_all_pages_are_one_document(builder: str, file: str, guide: Site) -> None:
    text = guide.build(builder).text(file)
    assert text.count("Writes letters.") == 1
    assert text.count("Cast of ") == 1
    assert guide.build("html").text("reel/ending.html").count("Cast of ") == 1


def test_html_sets_quotations_as_figures(guide: Site) -> None:
    hello, letter, exchange, card = guide.build().html("reel/ending").select("figure.quotation")
    assert [child.name for child in hello.find_all(recursive=False)] == ["blockquote", "figcaption"]
    assert squeeze(hello.select("blockquote p")[0]) == "Hello over there"
    assert squeeze(hello.select("figcaption")[0]).startswith("Theodore to Samantha, The Reel (1927)¶")
    assert squeeze(hello.select("figcaption > .legend")[0]) == "An editor’s note."
    assert [squeeze(line) for line in letter.select("blockquote .line")] == [
        "Dear you,",
        "farewell for ever.",
    ]
    assert [squeeze(line) for line in exchange.select("blockquote p")] == [
        "Theodore: Are you there?",
        "[They wait.]",
        "Samantha: I am [laughs] here.",
        "T: Stay with me.",
    ]
    assert [abbr["title"] for abbr in exchange.select("abbr")] == ["Theodore"]
    assert [link["href"] for link in exchange.select("figcaption a.external")] == [
        "https://example.org/booklet"
    ]
    assert [block.get("lang") for block in card.select("blockquote")] == ["de", None]


def test_html_sets_casts_as_tables_with_caption_and_header_cells(guide: Site) -> None:
    [table] = guide.build().html("reel/ending").select("table")
    assert [squeeze(caption) for caption in table.select("caption")] == ["Cast of The Reel"]
    assert [squeeze(cell) for cell in table.select("thead th")] == ["Performer", "Role"]
    performers = [squeeze(cell) for cell in table.select("tbody tr > th:first-child")]
    assert performers == ["Ada Stone", "Bea Moss", "Cy Vale", "Hal Ray"]
    roles = [squeeze(cell) for cell in table.select("tbody tr > td:last-child")]
    assert roles == ["Theodore Twombly", "Samantha (voice)", "Friend #2", "Director"]


@pytest.mark.parametrize(
    "builder",
    [
        "html",
        "dirhtml",
        "singlehtml",
        "epub",
    ],
)
def test_internal_links_lead_to_ids_that_exist(builder: str, guide: Site) -> None:
    out = guide.build(builder).out
    pages = [path for path in out.rglob("*.*html") if path.stem not in ("search", "genindex")]
    ids = {page: {str(tag["id"]) for tag in soup(page.read_text("utf-8")).select("[id]")} for page in pages}
    followed, broken = 0, []
    for page in pages:
        for link in soup(page.read_text("utf-8")).select("main a[href], [role=main] a[href]"):
            address = urlsplit(str(link["href"]))
            if address.scheme:
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            target = target / "index.html" if target.is_dir() else target
            followed += 1
            if target not in ids or (address.fragment and unquote(address.fragment) not in ids[target]):
                broken.append(str(link["href"]))
    assert broken == []
    assert followed > 20


def test_epub_holds_what_was_built(guide: Site) -> None:
    build = guide.build("epub")
    with zipfile.ZipFile(build.out / "Site.epub") as epub:
        assert epub.read("reel/ending.xhtml") == (build.out / "reel/ending.xhtml").read_bytes()
        assert "_static/filmguide.css" in epub.namelist()
        for name in epub.namelist():
            if name.endswith((".xhtml", ".opf", ".ncx")):
                ElementTree.fromstring(epub.read(name))


def test_disabled_reference_is_plain_text(make_site: MakeSite) -> None:
    files = {"reel/film.yaml": FILM, "reel/index.md": "# Page\n\nHe, {character}`!Nobody`, left.\n"}
    build = make_site(files, root_doc="reel/index").build("text")
    assert "He, Nobody, left." in build.text("reel/index.txt")


def missing(words: list[str], text: str) -> list[str]:
    return [phrase for phrase in words if phrase not in text]


def plain(text: str, builder: str) -> str:
    """Return *text* without the markup of the format and with single spaces."""
    match builder:
        case "text":
            text = text.replace("*", "")
        case "xml":
            text = "".join(ElementTree.fromstring(text).itertext())
        case "man":
            text = re.sub(r"(?m)^([.'].B |[.'].*$)", "", text)
            text = re.sub(r"\\f[BIP]| ?\\%<[^>]*>|\\[&:]", "", text).replace("\\-", "-")
        case "texinfo":
            text = re.sub(r"@(anchor|footnote){[^}]*}|@(end )?(quotation|display)|@w{ }|@\*", "", text)
            text = re.sub(r"@ref{\w+,,([^}]*)}|@\w+{([^}]*)}|`([^`']*)'", r"\1\2\3", text)
        case _:
            text = soup(text).get_text()
    return " ".join(text.split())


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def squeeze(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_processes_that_share_a_guide_show_its_cast_on_each_page(make_site: MakeSite) -> None:
    names = [f"page-{number:02}" for number in range(20)]
    files = {f"reel/{name}.md": f"# {name}\n\n```{{cast}}\n```\n" for name in names}
    files["reel/film.yaml"] = "title: The Reel\ncast:\n  - performer: Ada Stone\n    role: Eve\n"
    files["index.md"] = "# Films\n\n```{toctree}\n" + "".join(f"reel/{name}\n" for name in names) + "```\n"
    build = make_site(files).build(parallel=2)
    assert all("Ada Stone" in build.html(f"reel/{name}").get_text() for name in names)
