"""The site of this repository for those who answer, quote and edit: its repository is known."""

from __future__ import annotations

import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect, sync_playwright

from tests.conftest import ROOT, build, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.conftest import Build

HOST = "https://github.com/example/last-reel"
PAGES = [
    str(path.relative_to(ROOT).with_suffix(""))
    for guide in ("her", "metropolis")
    for path in sorted((ROOT / "guides" / guide).glob("*.md"))
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Build]:
    """The site as Read the Docs builds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READTHEDOCS_GIT_CLONE_URL", "git@github.com:example/last-reel.git")
        patch.setenv("READTHEDOCS_GIT_IDENTIFIER", "main")
        patch.setenv("READTHEDOCS_CANONICAL_URL", "https://last-reel.example/en/latest/")
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        yield build(ROOT, tmp_path_factory.mktemp("published") / "html", "html")


def test_each_page_of_a_guide_ends_with_a_question_of_its_own(repository: Build) -> None:
    asked = [words(repository.html(page).select("article .film-respond .film-question")[0]) for page in PAGES]
    assert len(PAGES) == 14
    assert len(set(asked)) == len(asked)
    assert all(question.endswith("?") for question in asked)
    for page in PAGES:
        [box] = repository.html(page).select(".film-respond")
        assert box.find_next_siblings() == []


def test_site_that_knows_no_repository_links_to_none(repository: Build) -> None:
    for page in PAGES:
        html = repository.html(page)
        assert html.select(".film-respond a, a.film-edit, .edit-this-page a") == []


def test_response_goes_to_the_repository(published: Build) -> None:
    for page in PAGES:
        [link] = published.html(page).select(".film-respond a")
        assert str(link["href"]).startswith(f"{HOST}/issues/new?title=Response%20to%20%E2%80%9C")
        assert f"last-reel.example%2Fen%2Flatest%2F{page.replace('/', '%2F')}.html" in str(link["href"])


def test_page_can_be_edited(published: Build) -> None:
    for page in PAGES:
        [link] = published.html(page).select(".edit-this-page a")
        assert link["href"] == f"{HOST}/edit/main/{page}.md"


def test_line_can_be_edited_where_it_is_written(published: Build) -> None:
    found = set()
    for page in published.read:
        for figure in published.html(page).select("figure.quotation:has(a.film-edit)"):
            match = re.fullmatch(
                rf"{HOST}/blob/main/(.+)#L(\d+)", str(figure.select("a.film-edit")[0]["href"])
            )
            assert match is not None
            lines = (ROOT / match[1]).read_text("utf-8").splitlines()
            key = str(figure["id"])
            assert lines[int(match[2]) - 1] == f"  {key.rpartition('.')[2]}:"
            found.add(key)
    assert found == {key for key in published.homes if key.startswith("quote.")}


def test_page_is_cited_with_the_day_of_its_sources(published: Build) -> None:
    text = words(published.html("guides/her/ending").select("article > .film-cite p")[0])
    assert text.startswith(
        "The Last Reel contributors, “The end of Her explained”, guide to Her, Last Reel, version "
    )
    assert text.endswith("November 22, 2026, https://last-reel.example/en/latest/guides/her/ending.html.")


# -- In a browser


@pytest.fixture(scope="module")
def address(published: Build) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(published.out)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/guides/her/ending.html"
    server.shutdown()


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_what_is_unfolded_is_sound(
    width: int, scheme: Literal["light", "dark"], browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.querySelectorAll('.film-cite').forEach(details => { details.open = true; })")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    places = {"include": [[".film-respond"], ["article > .film-cite"], ["figure.quotation"]]}
    violations = Axe().run(page, context=places, options=rules).response["violations"]
    context.close()
    assert overflow == 0
    assert [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations] == []


def test_line_is_cited_by_keyboard_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    figure = page.locator("figure.quotation").first
    tools = figure.locator(".headerlink")
    assert [tools.nth(n).evaluate("e => getComputedStyle(e).opacity") for n in range(3)] == ["0"] * 3
    figure.locator("figcaption a.headerlink").last.focus()
    page.keyboard.press("Tab")
    expect(figure.locator("summary")).to_be_focused()
    assert figure.locator("summary").evaluate("e => getComputedStyle(e.parentNode).opacity") == "1"
    page.keyboard.press("Enter")
    expect(figure.locator("pre").first).to_be_visible()
    assert figure.locator("pre").first.evaluate("e => getComputedStyle(e).userSelect") == "text"
    context.close()


def test_tools_are_always_seen_where_nothing_hovers(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(address)
    tools = page.locator("figure.quotation").first.locator(".headerlink")
    assert [tools.nth(n).evaluate("e => getComputedStyle(e).opacity") for n in range(3)] == ["1"] * 3
    context.close()


def test_paper_has_the_address_and_no_tools(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".film-respond")).to_contain_text(f"Write a response at {HOST}/issues/new")
    for tool in page.locator(".film-cite, .film-edit, .edit-this-page").all():
        expect(tool).to_be_hidden()
    page.close()


def test_summaries_of_search_tell_nothing_of_citations(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address.replace("guides/her/ending.html", "search.html?q=apart"))
    page.wait_for_function("document.querySelector('#search-results p')?.textContent.length > 20")
    assert "BibTeX" not in page.inner_text("#search-results")
    page.close()
