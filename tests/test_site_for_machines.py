"""What the site tells machines: Open Graph, sitemap, moved pages, the page for what is not found, JSON-LD."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT, Build, BuildRepository, Site, parse, words
from tests.output.schema_org import mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

ADDRESS = "https://last-reel.example/en/latest/"
VARIABLE = "READTHEDOCS_CANONICAL_URL"
BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "gettext"]
PAGES = {
    "guides/reel/film.yaml": "title: The Reel\nquotes: {words: {text: Come home}}\n",
    "index.md": "# Site\n```{toctree}\nguides/reel/index\n```\n",
    "guides/reel/index.md": "# Guide\n```{film}\n```\n```{toctree}\nending\n```\n",
    "guides/reel/ending.md": "# The *end* of “A & B”\n```{quote} words\n```\n",
}
INDEXES = ["film-characters", "film-people", "film-quotations"]


@pytest.fixture(params=["", ADDRESS], ids=["nowhere", "published"])
def address(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address at which the site is published, if any."""
    monkeypatch.setenv(VARIABLE, request.param) if request.param else monkeypatch.delenv(VARIABLE, False)
    return str(request.param)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Other pages with the configuration of this site, of which two have moved."""
    made = Site(tmp_path / "site")
    made.write(PAGES)
    for name in ("_static", "_templates"):
        shutil.copytree(ROOT / name, made.root / name)
    for name in ("conf.py", "pyproject.toml"):
        shutil.copy(ROOT / name, made.root)
    moved = '{"guides/end": "/guides/reel/ending.html", "old/reel/end": "/guides/reel/ending.html"}'
    made.edit("conf.py", "redirects: dict[str, str] = {}", f"redirects: dict[str, str] = {moved}")
    return made


@pytest.fixture(scope="module")
def published(build_repository: BuildRepository) -> Build:
    """The repository's own site, as it is published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, ADDRESS)
        return build_repository("html")


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.usefixtures("address")
def test_no_format_warns(builder: str, site: Site) -> None:
    site.build(builder)


@pytest.mark.usefixtures("address")
def test_epub_holds_nothing_for_websites(site: Site) -> None:
    [epub] = site.build("epub").out.glob("*.epub")
    with zipfile.ZipFile(epub) as book:
        assert not {"404", "end", "guide", "sitemap"} & {
            name.rpartition("/")[2].partition(".")[0] for name in book.namelist()
        }
        assert not any(
            b"og:title" in book.read(name) or b"ld+json" in book.read(name) for name in book.namelist()
        )


def test_extensions_print_nothing(site: Site) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "dummy", str(site.root), str(site.root / "_build")]
    env = os.environ | {"PYTHONPATH": str(ROOT / "_ext")}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_sitemap_lists_every_page_once(published: Build) -> None:
    root = ElementTree.fromstring(published.text("sitemap.xml"))
    listed = [str(element.text) for element in root.iter() if element.tag.endswith("}loc")]
    pages = [*published.app.env.found_docs, *INDEXES]
    assert sorted(listed) == sorted(f"{ADDRESS}{page}.html" for page in pages)
    canonical = [published.html(page).select_one("link[rel=canonical]") for page in pages]
    assert sorted(str(link["href"]) for link in canonical if link) == sorted(listed)


def test_sitemap_lists_every_page_after_a_change(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, ADDRESS)
    first = site.build().text("sitemap.xml")
    site.edit("guides/reel/ending.md", "# The", "# Then the")
    again = site.build()
    assert again.read == ["guides/reel/ending"]
    assert again.text("sitemap.xml") == first == site.build().text("sitemap.xml")


def test_no_sitemap_without_an_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    build = site.build()
    assert not (build.out / "sitemap.xml").exists()
    assert not build.html("index").select("link[rel=canonical]")


def test_page_for_what_is_not_found_leads_back_from_any_depth(site: Site, address: str) -> None:
    build = site.build()
    prefix = urlsplit(address).path or "/"
    page = build.html("404")
    links = [str(tag[name]) for name in ("href", "src", "action") for tag in page.select(f"[{name}]")]
    own = [urlsplit(link).path for link in links if not urlsplit(link).netloc and not link.startswith("#")]
    assert len(own) > 10
    assert [path for path in own if not path.startswith(prefix)] == []
    assert [path for path in own if not (build.out / unquote(path.removeprefix(prefix))).is_file()] == []
    article = page.select_one("article") or page
    assert words(article.select("h1")[0]).startswith("Page not found")
    assert [link["href"] for link in article.select("p a")] == [f"{prefix}index.html", f"{prefix}search.html"]


@pytest.mark.parametrize("moved", ["guides/end", "old/reel/end"])
def test_moved_page_leads_to_its_new_place(moved: str, site: Site) -> None:
    page = site.build().html(moved)
    [canonical], [link] = page.select("link[rel=canonical]"), page.select("a")
    refresh = str(page.select("noscript meta[http-equiv=refresh]")[0]["content"])
    new = {str(canonical["href"]), str(link["href"]), refresh.removeprefix("0; url=")}
    assert {urljoin(f"{moved}.html", target) for target in new} == {"guides/reel/ending.html"}
    assert "location.hash" in str(page.select("script")[0].string)


def test_moved_pages_of_the_site_lead_somewhere(repository: Build) -> None:
    redirects: dict[str, str] = repository.app.config.redirects
    assert [page for page in redirects if page in repository.app.env.found_docs] == []
    assert [
        new
        for new in redirects.values()
        if not (repository.out / new.lstrip("/").partition("#")[0]).is_file()
    ] == []


def meta(page: Tag, name: str) -> str:
    [tag] = page.select(f"meta[name='{name}'], meta[property='{name}']")
    return str(tag["content"])


def test_every_page_is_described_by_its_author(published: Build) -> None:
    for docname in published.app.env.found_docs:
        page = published.html(docname)
        described = meta(page, "description")
        assert 50 <= len(described) <= 200, docname
        assert meta(page, "og:description") == described
        [heading] = page.select("article h1")
        assert f"{meta(page, 'og:title')}¶" == words(heading).replace("#", "¶")
        assert meta(page, "og:url") == f"{ADDRESS}{docname}.html"
        assert meta(page, "og:site_name") == "Last Reel"
        assert not page.select("meta[property='og:image']")


def test_descriptions_quote_nothing_and_give_nothing_away(published: Build) -> None:
    descriptions = [meta(published.html(docname), "description") for docname in published.app.env.found_docs]
    for film in published.domain.catalogue.films.values():
        secrets = [
            part.text for quotation in film.quotations for line in quotation.lines for part in line.words
        ]
        secrets += [scene.summary for scene in film.scenes if scene.spoiler and scene.summary]
        assert [text for text in secrets if any(text.casefold() in d.casefold() for d in descriptions)] == []


def test_page_without_an_address_names_itself(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    site.edit(
        "guides/reel/ending.md", "# The", "---\nmyst: {html_meta: {description: 'A \"B\" & <C>'}}\n---\n# The"
    )
    page = site.build().html("guides/reel/ending")
    assert meta(page, "og:url") == "ending.html"
    assert meta(page, "og:title") == "The end of “A & B”"
    assert meta(page, "og:description") == 'A "B" & <C>'


def things(build: Build) -> Iterator[tuple[str, dict[str, object]]]:
    for docname in sorted(build.app.env.found_docs):
        for script in build.html(docname).select("script[type='application/ld+json']"):
            yield from ((docname, thing) for thing in json.loads(str(script.string))["@graph"])


def test_json_ld_of_the_site_is_valid_and_leads_to_the_objects(published: Build) -> None:
    found = list(things(published))
    assert {thing["@type"] for _, thing in found} == {"Movie", "Person", "Quotation"}
    assert [(docname, text) for docname, thing in found for text in mistakes(thing)] == []
    assert {thing["@id"] for _, thing in found} == {
        f"{ADDRESS}{home}.html#{key}" for key, home in published.homes.items() if is_told(published, key)
    }


def test_json_ld_without_an_address_leads_to_the_objects(repository: Build) -> None:
    found = [(docname, str(thing["@id"]), thing) for docname, thing in things(repository)]
    assert found
    assert [text for _, _, thing in found for text in mistakes(thing)] == []
    assert {f"{docname} {name}" for docname, name, _ in found} == {
        f"{home} #{key}" for key, home in repository.homes.items() if is_told(repository, key)
    }


def is_told(build: Build, key: str) -> bool:
    """Tell whether pages describe the object with *key* to programs; of quotations, not those that spoil."""
    known = build.domain.catalogue.objects[key]
    return known.kind in ("film", "person", "quote") and not known.spoiler


def test_pages_load_nothing_from_elsewhere(published: Build) -> None:
    loading = "script[src], img[src], iframe[src], link[rel~=stylesheet], link[rel~=preload], link[rel~=icon]"
    for file in published.out.rglob("*.html"):
        tags = parse(file.read_text("utf-8")).select(loading)
        assert [tag for tag in tags if urlsplit(str(tag.get("src") or tag.get("href"))).netloc] == [], file
