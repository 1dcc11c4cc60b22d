"""The sidebar: the pages of this guide and the way to all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from furo.navigation import get_navigation_tree  # type: ignore[import-untyped]
from playwright.sync_api import sync_playwright

from tests.conftest import words

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from tests.conftest import Build, MakeSite

SITE = {
    "index.md": """
        # Guides

        ```{toctree}
        :caption: Guides
        Her (2013) <guides/her/index>
        guides/stalker/index
        guides/people
        ```
    """,
    "guides/people.md": "# People\n\n```{people}\n```\n",
    "guides/her/film.yaml": "title: Her\n",
    "guides/her/index.md": "# Her\n\n```{toctree}\nending\nthemes\n```\n",
    "guides/her/ending.md": "# The *ending*\n\n## Recap\n",
    "guides/her/themes.md": "# Themes\n",
    "guides/stalker/film.yaml": "title: Stalker\n",
    "guides/stalker/index.md": "# Stalker\n\n```{toctree}\nending\n```\n",
    "guides/stalker/ending.md": "# The end\n",
}


def sidebar(build: Build, page: str) -> list[str]:
    return [words(link) for link in build.html(page).select(".sidebar-tree a")]


def beside(build: Build, page: str) -> list[str]:
    return [words(link) for link in build.html(page).select(".related-pages .title")]


def lists(build: Build, page: str) -> list[Tag]:
    return build.html(page).select(".sidebar-tree > ul")


def test_page_of_a_guide_lists_its_guide_and_the_way_to_all(make_site: MakeSite) -> None:
    build = make_site(SITE, html_theme="furo").build()
    assert sidebar(build, "guides/her/ending") == [
        "All guides",
        "Her (2013)",
        "The ending",
        "Themes",
        "People",
    ]
    assert sidebar(build, "guides/stalker/index") == ["All guides", "Stalker", "The end", "People"]
    [current] = build.html("guides/her/ending").select(".sidebar-tree .current-page")
    assert words(current) == "The ending"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_page_is_marked_in_its_own_list_alone(make_site: MakeSite, builder: str) -> None:
    build = make_site(SITE, html_theme="furo").build(builder)
    pages = {"index": "All guides", "guides/her/index": "Her (2013)", "guides/her/themes": "Themes"}
    pages |= {
        "guides/her/ending": "The ending",
        "guides/stalker/ending": "The end",
        "guides/people": "People",
    }
    for page, title in pages.items():
        file = page if builder == "html" else f"{page.removesuffix('index').rstrip('/')}/index".lstrip("/")
        tree = build.html(file).select_one(".sidebar-tree")
        assert tree is not None
        assert [words(item.a) for item in tree.select(".current-page") if item.a] == [title]
        above = ["Her (2013)"] if page in ("guides/her/ending", "guides/her/themes") else []
        marked = [words(item.a) for item in tree.select("li.current:not(.current-page)") if item.a]
        assert marked == (["Stalker"] if "stalker" in page else above)
        address = f"https://films.example/{file}.html".removesuffix("" if builder == "html" else "index.html")
        for link in tree.select("a"):
            path = unquote(urlsplit(urljoin(address, str(link["href"]))).path.removeprefix("/"))
            assert (build.out / (path if builder == "html" else f"{path}index.html")).is_file()


def test_furo_shows_what_it_would_make_of_the_list_that_other_themes_get(make_site: MakeSite) -> None:
    below = {
        "guides/her/themes.md": "# Themes\n\n```{toctree}\nlove\nart\n```\n",
        "guides/her/love.md": '# Love & its "end"\n',
        "guides/her/art.md": "# Art\n",
        "_templates/page.html": """
            {% extends "!page.html" %}
            {% block footer %}
            {% set all = toctree(collapse=False, titles_only=True, maxdepth=-1, includehidden=True) %}
            <pre id="list">{{ all|e }}</pre><pre id="tree">{{ furo_navigation_tree|e }}</pre>
            {% endblock %}
        """,
    }
    build = make_site(SITE | below, html_theme="furo", templates_path=["_templates"]).build()
    for page in (*sorted(build.app.env.found_docs), "genindex"):
        listed, tree = (build.html(page).select_one(name) for name in ("#list", "#tree"))
        assert listed is not None
        assert tree is not None
        assert 'class="current' in listed.text or page == "genindex"
        assert tree.text == get_navigation_tree(listed.text)


def test_other_pages_list_no_guide(make_site: MakeSite) -> None:
    build = make_site(SITE, html_theme="furo").build()
    assert sidebar(build, "index") == sidebar(build, "guides/people") == ["All guides", "People"]
    assert sidebar(build, "genindex") == sidebar(build, "search") == ["All guides", "People"]


def test_page_for_what_is_not_found_lists_no_guide_and_leads_on_from_any_depth(make_site: MakeSite) -> None:
    extensions = ["myst_parser", "filmguide", "notfound.extension"]
    site = make_site(SITE, extensions=extensions, html_theme="furo", notfound_urls_prefix="/en/latest/")
    links = site.build().html("404").select(".sidebar-tree a")
    assert [(words(link), link["href"]) for link in links] == [
        ("All guides", "/en/latest/index.html"),
        ("People", "/en/latest/guides/people.html"),
    ]


def test_previous_and_next_stay_inside_the_guide(make_site: MakeSite) -> None:
    build = make_site(SITE, html_theme="furo").build()
    assert beside(build, "guides/her/index") == ["The ending"]
    assert beside(build, "guides/her/ending") == ["Themes", "Her"]
    assert beside(build, "guides/her/themes") == ["The ending"]
    assert beside(build, "guides/people") == beside(build, "index") == []
    links = build.html("guides/her/themes").select("head link[rel=next], head link[rel=prev]")
    assert [link["href"] for link in links] == ["ending.html"]


@pytest.mark.parametrize("theme", ["alabaster", "basic"])
def test_other_themes_show_the_same(make_site: MakeSite, theme: str) -> None:
    sidebars = ["globaltoc.html", "relations.html"]
    build = make_site(SITE, html_theme=theme, html_sidebars={"**": sidebars}).build()
    page = build.html("guides/her/themes")
    assert {words(link) for link in page.select("li.toctree-l1 > a")} == {
        "All guides",
        "Her (2013)",
        "People",
    }
    assert "Stalker" not in page.get_text()


def test_page_above_the_guides_is_the_way_to_them(make_site: MakeSite) -> None:
    files = {
        **SITE,
        "index.md": "# Site\n\n```{toctree}\nabout\nguides/index\nguides/people\n```\n",
        "about.md": "# About\n\n```{toctree}\ncontact\n```\n",
        "contact.md": "# Contact\n",
        "guides/index.md": "# Library\n\n```{toctree}\nher/index\nstalker/index\n```\n",
    }
    build = make_site(files, html_theme="furo").build()
    ending = build.html("guides/her/ending").select(".sidebar-tree a")
    assert [(words(link), link["href"]) for link in ending] == [
        ("All guides", "../index.html"),
        ("Her", "index.html"),
        ("The ending", "ending.html"),
        ("Themes", "themes.html"),
        ("About", "../../about.html"),
        ("Contact", "../../contact.html"),
        ("People", "../people.html"),
    ]
    assert sidebar(build, "guides/people") == ["About", "Contact", "Library", "People"]


def test_site_of_one_guide_keeps_the_navigation_of_its_theme(make_site: MakeSite) -> None:
    files = {
        "index.md": "# Her\n\n```{toctree}\nending\n```\n",
        "film.yaml": "title: Her\n",
        "ending.md": "# The ending\n",
    }
    build = make_site(files, html_theme="furo").build()
    assert sidebar(build, "index") == ["The ending"]


def test_captions_of_the_root_stay(make_site: MakeSite) -> None:
    build = make_site(SITE, html_theme="furo").build()
    [caption] = build.html("guides/her/ending").select(".sidebar-tree .caption")
    assert words(caption) == "Guides"


def test_new_title_is_told_on_the_pages_of_its_guide_and_on_no_other(make_site: MakeSite) -> None:
    site = make_site(SITE, html_theme="furo")
    site.build()
    site.edit("guides/her/themes.md", "# Themes", "# What it is about")
    build = site.build()
    assert build.written == ["guides/her/ending", "guides/her/index", "guides/her/themes", "index"]
    assert build.files() == site.build(into="clean").files()


def test_new_title_of_a_page_for_all_is_told_on_every_page(make_site: MakeSite) -> None:
    site = make_site(SITE, html_theme="furo")
    site.build()
    site.edit("guides/people.md", "# People", "# Everyone")
    build = site.build()
    assert build.files() == site.build(into="clean").files()


def test_added_guide_leaves_the_pages_of_others_alone(make_site: MakeSite) -> None:
    site = make_site(SITE, html_theme="furo")
    site.build()
    site.write({"guides/solaris/film.yaml": "title: Solaris\n", "guides/solaris/index.md": "# Solaris\n"})
    site.edit("index.md", "guides/people\n", "guides/solaris/index\nguides/people\n")
    build = site.build()
    assert build.written == ["guides/solaris/index", "index"]
    assert build.files() == site.build(into="clean").files()


@pytest.mark.slow
@pytest.mark.parametrize("films", [2, 300])
def test_reader_moves_about_with_few_guides_and_with_many(
    make_site: MakeSite, chromium: Path, films: int
) -> None:
    ids = [f"film-{number:03}" for number in range(films)]
    files = {"index.md": "\n".join(["# Guides", "", "```{films}", "```", "", "```{toctree}", ":hidden:", ""])}
    for film in ids:
        files["index.md"] += f"guides/{film}/index\n"
        files[f"guides/{film}/film.yaml"] = f"title: Film {film[5:]}\n"
        files[f"guides/{film}/index.md"] = (
            f"# Film {film[5:]}\n\n```{{film}}\n```\n\n```{{toctree}}\n:hidden:\nending\n```\n"
        )
        files[f"guides/{film}/ending.md"] = f"# Ending {film[5:]}\n"
    files["index.md"] += "guides/people\n```\n"
    files["guides/people.md"] = "# People\n\n```{people}\n```\n"
    build = make_site(files, html_theme="furo").build()
    last = ids[-1]
    assert len(sidebar(build, f"guides/{last}/ending")) == 4
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{(build.out / 'index.html').as_uri()}")
        page.locator(".film-list, article").get_by_role("link", name=f"Film {last[5:]}").first.click()
        tree = page.locator(".sidebar-tree")
        tree.get_by_role("link", name=f"Ending {last[5:]}").click()
        assert page.title().startswith(f"Ending {last[5:]}")
        assert tree.locator(".current-page").inner_text() == f"Ending {last[5:]}"
        tree.get_by_role("link", name="All guides").press("Enter")
        assert page.url == (build.out / "index.html").as_uri()

        page.set_viewport_size({"width": 375, "height": 700})
        page.goto((build.out / f"guides/{last}/index.html").as_uri())
        assert not tree.is_visible() or tree.bounding_box()["x"] < 0  # type: ignore[index]
        page.locator("label.nav-overlay-icon").click()
        page.wait_for_function("document.querySelector('.sidebar-drawer').getBoundingClientRect().x >= 0")
        tree.get_by_role("link", name=f"Ending {last[5:]}").click()
        page.locator(".related-pages .prev-page").click()
        assert page.title().startswith(f"Film {last[5:]}")
        browser.close()
