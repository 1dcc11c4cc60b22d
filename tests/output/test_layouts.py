"""Layouts in a browser: casts, quotations and wide tables, with Furo, at three widths and in both modes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.conftest import MakeSite

FILM = """
title: The Reel
languages: [de]
cast:
  - {performer: Ada Stone, role: Theodore, about: Writes letters.}
  - {performer: Bea Moss, role: Samantha, voice: true}
  - {performer: Cy Vale, role: "Chat Room Friend #2", uncredited: true}
crew:
  - {person: Hal Ray, job: Director, with_cast: true}
quotes:
  said: {speaker: Samantha, to: Theodore, text: These are words that take some room}
  letter: {speaker: Theodore, form: letter, text: Dear Samantha}
  card: {form: intertitle, original: {lang: de, text: Ein langer Zwischentitel}, text: A long intertitle}
  sung: {speaker: Samantha, form: song, original: {lang: de, text: Singen}, text: To sing}
  told: {speaker: Samantha, form: narration, text: It was long ago}
  sign: {form: on-screen, text: Exit}
  talk:
    lines: |
      Theodore: First.
      [They wait.]
      Samantha: Second.
"""
QUOTES = ("said", "letter", "card", "sung", "told", "sign", "talk")
PAGE = "# The Reel\n\n" + "\n\n".join(
    [
        *(f"```{{cast}}\n:layout: {layout}\n```" for layout in ("table", "list", "grid")),
        *(f"```{{quote}} {name}\n```" for name in QUOTES),
        *(f"```{{quote}} {name}\n:class: pull\n```" for name in QUOTES),
        *(f"```{{quote}} {name}\n:class: compact\n```" for name in QUOTES),
    ]
)
BOX = "element => element.getBoundingClientRect().toJSON()"


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def address(make_site: MakeSite) -> str:
    site = make_site(
        {"reel/film.yaml": FILM, "reel/index.md": PAGE}, root_doc="reel/index", html_theme="furo"
    )
    return (site.build().out / "reel/index.html").as_uri()


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Return where the elements are on the page."""
    return [element.evaluate(BOX) for element in page.locator(selector).all()]


def test_layouts_follow_the_width(browser: Browser, address: str) -> None:
    page = browser.new_page()
    seen: dict[int, dict[str, bool]] = {}
    for width in (375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        performer, role = boxes(page, "table.cast tbody tr:first-child p")[:2]
        original, translation = boxes(page, "figure.translated.form-intertitle:not(.pull) blockquote")[:2]
        names = boxes(page, ".cast-grid dt")
        term, definition = boxes(page, ".cast-list dt, .cast-list dd")[:2]
        seen[width] = {
            "performer beside role": performer["right"] <= role["left"],
            "original beside translation": original["right"] <= translation["left"],
            "columns in the grid": names[-1]["left"] > names[0]["left"],
            "terms beside definitions": term["right"] <= definition["left"],
        }
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()
    assert seen == {
        375: dict.fromkeys(seen[375], False),
        768: dict.fromkeys(seen[375], True),
        1280: dict.fromkeys(seen[375], True),
    }


def test_stacked_cast_keeps_performer_above_role(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(address)
    cells = boxes(page, "table.cast tbody p:not(.about)")
    page.close()
    assert len(cells) == 8
    assert [cell["top"] for cell in cells] == sorted(cell["top"] for cell in cells)
    assert all(above["bottom"] <= below["top"] + 1 for above, below in pairwise(cells))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 768, 1280])
def test_layouts_are_accessible(width: int, scheme: Any, browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options=rules).response["violations"]
    context.close()
    assert [(violation["id"], violation["nodes"][0]["target"]) for violation in found] == []


def test_wide_tables_scroll_by_keyboard_and_others_do_not_stop_it(
    browser: Browser, make_site: MakeSite
) -> None:
    static = Path(__file__).parents[2] / "_static"
    wide = "| " + " | ".join(["Donaudampfschiffahrtsgesellschaft"] * 7) + " |"
    page = f"# Tables\n\n{wide}\n{'|---' * 7}|\n{wide}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    site = make_site(
        {"index.md": page, "_static/site.js": (static / "site.js").read_bytes()},
        html_theme="furo",
        html_static_path=["_static"],
        html_js_files=[["site.js", {"defer": "defer"}]],
    )
    tab = browser.new_page(viewport={"width": 768, "height": 800})
    tab.goto((site.build().out / "index.html").as_uri())
    first, second = tab.locator(".table-wrapper").all()
    tab.wait_for_function("document.querySelector('.table-wrapper').tabIndex === 0")
    first.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.querySelector('.table-wrapper').scrollLeft > 0")
    assert first.get_attribute("role") == "region"
    assert "Donaudampfschiffahrtsgesellschaft" in str(first.get_attribute("aria-label"))
    assert second.get_attribute("tabindex") is None
    tab.close()
