"""What is said below a quotation: what it was checked against, and how it is often misquoted."""

from __future__ import annotations

import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Build, MakeSite, Site

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Clara}
quotes:
  late:
    speaker: Clara
    text: The last train is never late
    checked: {against: the Blu-ray, on: 2026-11-21}
    variants: [The last tram is seldom late, The tram is not late]
  plain:
    speaker: Clara
    text: Nobody waits here
    variants: Somebody loiters yonder
"""
FILES = {
    "reel/film.yaml": FILM,
    "index.md": "# Site\n```{toctree}\nreel/index\nreel/other\n```\n",
    "reel/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n"
    "```{quote} late\n:variants:\n```\n```{quote} plain\n```\n",
    "reel/other.md": "# Other\n```{quote} late\n```\n```{quote} plain\n:variants:\n```\n",
}
LINES = [
    "Often misquoted as “The last tram is seldom late”",
    "Also misquoted as “The tram is not late”",
    "Checked against the Blu-ray, November 21, 2026",
]


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    return make_site(FILES)


def legends(build: Build, docname: str) -> list[list[str]]:
    figures = build.html(docname).select("figure.quotation")
    remarks = (figure.select(".film-variants, .film-checked") for figure in figures)
    return [[words(line) for line in lines] for lines in remarks]


def test_home_says_what_was_checked_and_variants_are_told_on_demand(site: Site) -> None:
    built = site.build()
    assert legends(built, "reel/index") == [LINES, []]
    assert legends(built, "reel/other") == [[], ["Often misquoted as “Somebody loiters yonder”"]]


def test_date_is_in_the_language_of_the_page(make_site: MakeSite) -> None:
    built = make_site(FILES, language="de").build(warn=True)
    assert "21. November 2026" in legends(built, "reel/index")[0][-1]
    assert "„The tram is not late“" in legends(built, "reel/index")[0][1]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "xml", "singlehtml"])
def test_remarks_in_every_format(builder: str, site: Site) -> None:
    out = site.build(builder).out
    written = [path.read_text("utf-8") for path in out.rglob("*") if path.suffix in _TEXTS]
    plain = words(" ".join(written).replace("\\sphinxhyphen{}", "-").replace("Blu\\-ray", "Blu-ray"))
    assert [line for line in LINES if line not in plain] == []


_TEXTS = (".txt", ".tex", ".1", ".texi", ".xml", ".html")


def test_what_was_checked_is_a_reason_to_write_the_page_again(site: Site) -> None:
    site.build()
    site.edit("reel/film.yaml", "2026-11-21", "2026-11-22")
    built = site.build()
    assert set(built.read) == {"reel/index", "reel/other"}
    assert legends(built, "reel/index")[0][-1] == "Checked against the Blu-ray, November 22, 2026"


def test_wrong_words_are_found_by_search_and_seen_by_nobody(site: Site) -> None:
    built = site.build()
    guide, other = built.html("reel/index"), built.html("reel/other")
    assert "loiters" not in words(guide)
    assert [meta["content"] for meta in other.select("meta[name=keywords]")] == []
    index = json.loads(built.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    found = index["terms"]["loiter"]
    places = found if isinstance(found, list) else [found]
    assert "reel/index" in {index["docnames"][place] for place in places}


def search(browser_path: Path, out: Path, query: str) -> list[tuple[str, str]]:
    """Return address and summary of each result of a search in a browser."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
            page = playwright.chromium.launch(executable_path=browser_path, args=arguments).new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/search.html?q={query}")
            page.wait_for_selector("#search-results > p:has-text('finished')")
            results = page.locator("#search-results li")
            for item in results.all():
                item.locator(".context").wait_for()
            return [
                (str(item.locator("a").first.get_attribute("href")), item.locator(".context").inner_text())
                for item in results.all()
            ]
    finally:
        server.shutdown()


def test_search_for_wrong_words_leads_to_the_right_line(chromium: Path, make_site: MakeSite) -> None:
    page = "# Guide\n```{film}\n```\n```{cast}\n```\n```{quote} plain\n```\n"
    files = {**FILES, "reel/index.md": page, "reel/other.md": "# Other\nNothing is here.\n"}
    out = make_site(files).build().out
    [(address, summary)] = search(chromium, out, "somebody+loiters+yonder")
    assert address.startswith("reel/index.html")
    assert "loiters" not in summary.lower()


def test_search_shows_wrong_words_as_such(chromium: Path, site: Site) -> None:
    results = search(chromium, site.build().out, "seldom+tram")
    assert [address.partition("?")[0] for address, _ in results] == ["reel/index.html"]
    assert "misquoted as" in results[0][1]
