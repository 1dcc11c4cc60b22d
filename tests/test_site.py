"""The site of this repository: what its pages show, in HTML, in a browser and as a book."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from tests.conftest import parse, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag
    from playwright.sync_api import Browser

    from tests.conftest import Build, BuildRepository, TypesetPdf

Scheme = Literal["light", "dark"]

ROOT = Path(__file__).parent.parent
GUIDE = ["ending", "index", "motifs", "questions", "themes", "title"]
CAST = [
    ("Joaquin Phoenix", "Theodore Twombly"),
    ("Scarlett Johansson", "Samantha (voice)"),
    ("Amy Adams", "Amy"),
    ("Rooney Mara", "Catherine Klausen"),
    ("Olivia Wilde", "Blind Date"),
    ("Matt Letscher", "Charles"),
    ("Luka Jones", "Mark Lewman"),
    ("Chris Pratt", "Paul"),
    ("Kristen Wiig", "Sexy Kitten (voice)"),
    ("Bill Hader", "Chat Room Friend #2 (voice)"),
    ("Portia Doubleday", "Isabella"),
    ("Soko", "Isabella’s voice"),
    ("Brian Cox", "Alan Watts (voice)"),
    ("Spike Jonze", "Writer and director"),
]
EXCERPTS = {
    "spaces-between": "the words are really far apart and the spaces between the words are almost infinite",
    "your-book": "As much as I want to I can’t live in your book anymore.",
    "come-find-me": "if you ever get there, come find me",
    "now-we-know-how": (
        "Theodore: I’ve never loved anyone the way I love you. Samantha: Me too. Now we know how."
    ),
    "piece-of-you": "there will be a piece of you in me always, and I’m grateful for that",
}


def squeeze(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


def test_guide_has_its_pages(repository: Build) -> None:
    assert [page for page in GUIDE if f"guides/her/{page}" not in repository.read] == []


@pytest.mark.parametrize("page", GUIDE)
def test_page_shows_the_cast_in_order_and_as_credited(page: str, repository: Build) -> None:
    [table] = repository.html(f"guides/her/{page}").select("table.cast")
    rows = table.select("tbody tr")
    shown = [(squeeze(row.select("th")[0]), squeeze(row.select("td > p")[0])) for row in rows]
    assert shown == CAST


@pytest.mark.parametrize("page", GUIDE)
def test_page_opens_with_the_line_that_says_where_the_reader_is(page: str, repository: Build) -> None:
    article = repository.html(f"guides/her/{page}").select("article h1 + *")
    assert re.fullmatch(r"This is the section .+ of the guide to Her \(2013\)\.", squeeze(article[0]))


@pytest.mark.parametrize("page", GUIDE)
def test_page_names_characters_with_their_performers_at_first_mention(page: str, repository: Build) -> None:
    source = (ROOT / "guides/her" / f"{page}.md").read_text("utf-8")
    named = re.findall(r"{(credit|character)}`(?:[^`<]*<)?~?([^`>]+)>?`", source)
    first = {name: role for role, name in reversed(named)}
    assert first
    others = ("metropolis.",)  # characters of another guide
    assert [name for name, role in first.items() if role != "credit" and not name.startswith(others)] == []


@pytest.mark.parametrize(("page", "least"), [(page, 600 if page == "ending" else 350) for page in GUIDE])
def test_page_is_as_long_as_a_section_has_to_be(page: str, least: int, repository: Build) -> None:
    article = repository.html(f"guides/her/{page}").select("article")[0]
    for shown in article.select("table, figure, .film-card, .toctree-wrapper, .guide-line"):
        shown.decompose()
    assert len(article.get_text().split()) >= least


def test_each_excerpt_is_shown_as_a_block_in_the_guide(repository: Build) -> None:
    pages = [repository.html(f"guides/her/{page}") for page in GUIDE]
    shown = {squeeze(block) for page in pages for block in page.select("figure.quotation blockquote")}
    assert [words for words in EXCERPTS.values() if words not in shown] == []


def test_last_exchange_is_also_shown_inline(repository: Build) -> None:
    pages = [squeeze(repository.html(docname).select("article")[0]) for docname in repository.read]
    line = "“I’ve never loved anyone the way I love you.” / “Me too. Now we know how.”"
    single = "“Me too. Now we know how.”"
    assert any(line in page or single in page for page in pages)


def test_speakers_and_names_are_links(repository: Build) -> None:
    ending = repository.html("guides/her/ending")
    for figure in ending.select("figure.quotation"):
        links = [str(a["href"]) for a in figure.select("figcaption a:not(.headerlink)")]
        assert any("#character.her." in link for link in links)
        assert any("#film.her" in link for link in links)


def test_pages_type_no_words_of_a_recorded_quotation() -> None:
    def runs(text: str) -> set[str]:
        words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
        return {" ".join(words[i : i + 4]) for i in range(len(words) - 3)}

    recorded = {
        run for words in EXCERPTS.values() for run in runs(re.sub(r"\b(Theodore|Samantha):", ".", words))
    }
    for page in [*sorted((ROOT / "guides").rglob("*.md")), ROOT / "index.md"]:
        typed = re.sub(r"{quote}(`[^`]*`| \S+)", ".", page.read_text("utf-8"))
        assert runs(typed) & recorded == set(), page


@pytest.mark.parametrize(
    "page", ["index", "guides/her/index", "guides/her/scenes", "guides/metropolis/index"]
)
def test_page_for_those_who_have_not_seen_the_film_folds_what_spoils_it(page: str, repository: Build) -> None:
    shown = repository.html(page)
    for fold in shown.select("details.spoiler > div"):
        fold.decompose()
    films = repository.domain.catalogue.films.values()
    secrets = [scene.summary for film in films for scene in film.scenes if scene.spoiler and scene.summary]
    secrets += [
        words.text
        for film in films
        for quotation in film.quotations
        if quotation.spoiler
        for line in quotation.lines
        for words in line.words
    ]
    assert secrets
    assert [secret for secret in secrets if secret in squeeze(shown)] == []


def test_excerpts_are_short(repository: Build) -> None:
    film = repository.domain.catalogue.films["her"]
    lengths = {
        quotation.id: sum(
            len(words.text.split()) for line in quotation.lines for words in line.words if not words.direction
        )
        for quotation in film.quotations
    }
    assert set(lengths) >= set(EXCERPTS)
    assert max(lengths.values()) <= 25
    assert sum(lengths.values()) <= 200


@pytest.mark.slow
@pytest.mark.parametrize(
    ("book", "title"),
    [
        ("last-reel", "Last Reel"),
        ("last-reel-her", "Her (2013)"),
        ("last-reel-metropolis", "Metropolis (1927)"),
    ],
)
def test_book_prints_the_cast_once_and_its_links_lead_somewhere(
    book: str, title: str, build_repository: BuildRepository, typeset_pdf: TypesetPdf
) -> None:
    pdf = typeset_pdf(build_repository("latex").out, book)
    text = "".join(re.sub(r"-\n", "", pdf.text).split())
    for film in ("Her", "Metropolis"):
        assert text.count(f"Castof{film}") == (book == "last-reel" or film in title)
    if "metropolis" not in book:
        for performer, role in CAST:
            assert "".join(performer.split()) in text
            assert "".join(role.split()) in text
        for words in EXCERPTS.values():
            parts = re.split(r"(?:Theodore|Samantha): ", words)
            assert [part for part in parts if "".join(part.split()) not in text] == []
    assert pdf.links > 50
    assert pdf.broken_links == []
    assert pdf.complaints == []
    assert "??" not in text
    metadata = pdf.reader.metadata
    assert metadata
    assert (metadata.title, metadata.author) == (title, "the Last Reel contributors")
    assert str(pdf.reader.root_object["/Lang"]) == "en"
    assert {"Index of people", "Index of characters", "Index of quotations"} <= {
        str(entry["/Title"]) for entry in pdf.reader.outline if not isinstance(entry, list)
    }


@pytest.mark.parametrize(
    "builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext", "xml"]
)
@pytest.mark.parametrize("parallel", [0, 2])
def test_site_builds_in_every_format_without_a_warning(
    builder: str, parallel: int, build_repository: BuildRepository
) -> None:
    assert any(build_repository(builder, parallel).out.iterdir())


# -- In a browser


@pytest.fixture(scope="module")
def address(repository: Build) -> Iterator[str]:
    with serve(repository.out) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_pages_are_sound_in_a_browser(
    width: int, scheme: Scheme, browser: Browser, address: str, repository: Build
) -> None:
    """No error, no request elsewhere, no scrolling sideways, no violation of WCAG 2.2 AA."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    problems: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith((address, "data:")) else problems.append(r.url))
    for docname in repository.read:
        page.goto(f"{address}{docname}.html")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow:
            problems.append(f"{docname} is {overflow} px wider than the window")
        for violation in Axe().run(page, options=rules).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            problems.append(f"{docname}: {violation['id']}: {targets[:5]}")
    context.close()
    assert problems == []


@pytest.mark.parametrize(
    ("query", "kind", "anchor"),
    [
        ("samantha", "character", "guides/her/index.html#character.her.samantha"),
        ("fritz", "person", "guides/people.html#person.fritz-lang"),
        ("rooftop", "scene", "guides/her/scenes.html#scene.her.rooftop"),
        ("loved", "theme", "guides/themes.html#theme.made-to-be-loved"),
        ("brothers", "quotation", "guides/metropolis/index.html#quote.metropolis.brothers"),
        ("metropolis", "film", "guides/metropolis/index.html#film.metropolis"),
    ],
)
def test_search_finds_objects_under_their_kind(
    query: str, kind: str, anchor: str, browser: Browser, address: str
) -> None:
    page = browser.new_page()
    page.goto(f"{address}search.html?q={query}")
    page.wait_for_selector("ul.search li")
    page.wait_for_function(
        "document.querySelector('#search-results .search-summary')?.textContent.length > 20"
    )
    found = {
        item.query_selector("a").get_attribute("href"): item.inner_text()  # type: ignore[union-attr]
        for item in page.query_selector_all("ul.search li")
    }
    page.close()
    entry = next(text for href, text in found.items() if str(href).endswith(anchor))
    assert f"({kind}, in" in entry


# -- Links


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_internal_links_lead_to_ids_that_exist(
    builder: str, repository: Build, build_repository: BuildRepository
) -> None:
    out = repository.out if builder == "html" else build_repository("epub").out
    pages = {path: parse(path.read_text("utf-8")) for path in out.rglob("*.*html")}
    ids = {path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.select("a[href]"):
            target, _, anchor = str(link["href"]).partition("#")
            if re.match(r"[a-z]+:", target) or target.startswith("/"):
                continue  # elsewhere, or the page for what is not found, whose links begin at the root
            file = (path.parent / target).resolve() if target else path
            if not file.is_file() or (anchor and file in ids and anchor not in ids[file]):
                broken.append(f"{path.name}: {link['href']}")
    assert broken == []
