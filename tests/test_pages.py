"""The pages of the site as readers meet them: by keyboard, by ear, on a phone, on paper."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tests.conftest import words
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import Build

# Bytes of what the extension adds to each page.
STYLESHEET, SCRIPTS = 12_000, 4_000


@pytest.fixture(scope="module")
def address(repository: Build) -> Iterator[str]:
    with served(repository.out) as address:
        yield address


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


def test_stylesheet_and_scripts_are_small() -> None:
    static = Path(__file__).parent.parent / "_ext" / "filmguide" / "output" / "static"
    assert sum(path.stat().st_size for path in static.glob("*.css")) < STYLESHEET
    assert sum(path.stat().st_size for path in static.glob("*.js")) < SCRIPTS


def test_each_page_says_what_it_is_about(repository: Build) -> None:
    silent = []
    for path in repository.out.rglob("*.html"):
        described = repository.html(str(path.relative_to(repository.out).with_suffix("")))
        found = [str(meta["content"]) for meta in described.select('meta[name="description"]')]
        if len(found) != 1 or len(found[0]) < 30 or found[0].startswith(":"):
            silent.append(path.name)
    assert silent == []


# -- By ear


def tree(page: Page) -> list[tuple[str, str]]:
    """Return role and name of each node that assistive technology is told of."""
    nodes: list[dict[str, Any]] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")[
        "nodes"
    ]
    told = [node for node in nodes if not node["ignored"]]
    return [(node["role"]["value"], words(node.get("name", {}).get("value", ""))) for node in told]


@pytest.mark.parametrize("width", [375, 1280])
def test_cast_is_announced_as_a_table_with_headers_at_each_width(
    width: int, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}guides/her/ending.html")
    told = tree(page)
    page.close()
    assert ("table", "Cast of Her") in told
    assert [name for role, name in told if role == "columnheader"] == ["Performer", "Role"]
    assert [name for role, name in told if role == "rowheader"][:2] == [
        "Joaquin Phoenix",
        "Scarlett Johansson",
    ]
    assert [name for role, name in told if role in ("cell", "gridcell")][1] == "Samantha (voice)"
    assert sum(role == "row" for role, _ in told) == 15


def test_figures_are_announced_by_their_attribution(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}guides/her/ending.html")
    figures = [name for role, name in tree(page) if role == "figure"]
    page.goto(f"{address}guides/metropolis/scenes.html")
    told = tree(page)
    originals = page.locator("blockquote.original").evaluate_all("quotes => quotes.map(quote => quote.lang)")
    page.close()
    assert figures[0] == "Samantha to Theodore, Her (2013), “The farewell”"
    assert ("group", "Scenes of Metropolis") in told
    assert set(originals) == {"de"}


# -- By keyboard

FOCUSED = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    const ring = (thing) => getComputedStyle(thing).outlineStyle !== "none";
    const label = element.matches(".toctree-checkbox") && element.parentElement.querySelector("label");
    return {
        name: element.href ?? element.id ?? element.tagName, isBody: element === document.body,
        isSeen: ring(element) || (label && ring(label)),
        isInside: box.right > 0 && box.left < innerWidth,
    };
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("docname", ["index", "guides/her/ending"])
def test_everything_is_reached_by_keyboard_and_shows_it(
    docname: str, width: int, browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}{docname}.html")
    reached, hidden = set[str](), []
    for _ in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["isBody"]:
            break
        reached.add(focused["name"])
        if not (focused["isSeen"] and focused["isInside"]):
            hidden.append(focused["name"])
    links = page.locator(".sidebar-tree > ul > li > a, article a").evaluate_all(
        "all => all.filter(link => link.checkVisibility()).map(link => link.href)"
    )
    context.close()
    assert set(links) - reached == set()
    assert hidden == []


def test_nothing_moves_where_less_motion_is_asked_for(browser: Browser, address: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((element) => {
            const style = getComputedStyle(element);
            return style.scrollBehavior !== "auto" || style.transitionProperty !== "none";
        }).length"""
    )
    page.close()
    assert moving == 0


def test_pictures_keep_to_forced_colours(browser: Browser, address: str) -> None:
    page = browser.new_page(forced_colors="active", color_scheme="dark")
    page.goto(f"{address}guides/metropolis/scenes.html")
    colours = page.evaluate(
        """() => [".film-timeline .scene", ".film-timeline .number"].map(
            (name) => getComputedStyle(document.querySelector(name)).fill)"""
    )
    page.close()
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# -- On paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_printed_page_is_an_essay(scheme: Any, browser: Browser, address: str, tmp_path: Path) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}guides/her/ending.html")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.emulate_media(media="print", color_scheme=scheme)
    style = "getComputedStyle(document.querySelector('article'))"
    colour, ground = page.evaluate(f"[{style}.color, getComputedStyle(document.body).backgroundColor]")
    seen = page.locator("button, nav, input, .headerlink, details, .related-pages").evaluate_all(
        "all => all.filter(thing => thing.checkVisibility()).map(thing => thing.outerHTML.slice(0, 80))"
    )
    page.close()
    # Ligatures are read as their letters.
    texts = [sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages]
    sheets = [words(unicodedata.normalize("NFKC", text)) for text in texts]
    assert max(int(part) for part in re.findall(r"\d+", colour)[:3]) < 60
    assert ground in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert seen == []
    assert sheets[0].startswith("The end of Her explained")
    assert f"{address}guides/her/ending.html" in sheets[-1]
    quotation = r"spaces between the words are almost infinite.{0,3}— ?Samantha to Theodore"
    assert [sheet for sheet in sheets if re.search(quotation, sheet)]
