"""An edit touches the pages that it concerns, and the result is that of a clean build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, build

if TYPE_CHECKING:
    from tests.conftest import Build, MakeSite, Site

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore}
  - {performer: Bea Moss, role: Samantha}
quotes:
  hello: {speaker: Theodore, text: Hello}
  bye:
    speaker: Samantha
    text: Bye
"""
PAGES = {
    "reel/index.md": "# Guide\n```{film}\n```\n```{toctree}\nblock\ninline\ncast\nplain\n```\n",
    "reel/block.md": "# Block\n```{quote} hello\n```\n",
    "reel/inline.md": "# Inline\nHe says {quote}`hello`.\n\n```{quote} bye\n```\n",
    "reel/cast.md": "# Cast\n```{cast}\n```\n",
    "reel/plain.md": "# Plain\nNothing of the film.\n",
}


def guide(make_site: MakeSite, **pages: str) -> Site:
    files = {f"reel/{name}.md": text for name, text in pages.items()}
    return make_site({"reel/film.yaml": FILM, **PAGES, **files}, root_doc="reel/index")


def assert_equals_a_clean_build(
    site: Site, build: Build, *, warn: bool = False, builder: str = "html"
) -> None:
    clean, files = site.build(builder, into="clean", warn=warn).files(), build.files()
    assert [name for name in clean if files.get(name) != clean[name]] == []


def written(build: Build) -> list[str]:
    """The pages that were written; Sphinx adds the page whose toctree lists them."""
    return [page for page in build.written if page != "reel/index"]


def test_nothing_is_read_or_written_when_nothing_changed(make_site: MakeSite) -> None:
    site = guide(make_site)
    assert len(site.build().read) == 5
    again = site.build()
    assert (again.read, again.written) == ([], [])


def test_edited_quotation_touches_the_pages_that_show_it(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    site.edit("reel/film.yaml", "text: Hello", "text: Good morning")
    again = site.build()
    assert again.read == written(again) == ["reel/block", "reel/inline"]
    assert "Good morning" in again.text("reel/block.html")
    assert_equals_a_clean_build(site, again)


def test_edited_quotation_touches_the_same_pages_in_parallel(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build(parallel=2)
    site.edit("reel/film.yaml", "text: Hello", "text: Good morning")
    again = site.build(parallel=2)
    assert again.read == written(again) == ["reel/block", "reel/inline"]
    assert_equals_a_clean_build(site, again)


def test_edited_cast_touches_casts_names_and_speakers_but_no_other_page(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    site.edit("reel/film.yaml", "performer: Bea Moss", "performer: Bea Fern")
    again = site.build()
    assert again.read == written(again) == ["reel/cast"]
    assert_equals_a_clean_build(site, again)

    site.edit("reel/film.yaml", "short: Theodore", "short: Theo, aliases: [Theodore]")
    again = site.build()
    assert again.read == written(again) == ["reel/block", "reel/cast", "reel/inline"]
    assert_equals_a_clean_build(site, again)


def test_comments_and_moved_lines_touch_nothing(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    bye = "  bye:\n    speaker: Samantha\n    text: Bye\n"
    site.edit("reel/film.yaml", bye, "")
    hello = "  hello: {speaker: Theodore, text: Hello}\n"
    site.edit("reel/film.yaml", hello, f"\n  # A remark.\n{bye}{hello}")
    again = site.build()
    assert (again.read, again.written) == ([], [])
    assert_equals_a_clean_build(site, again)


def test_record_that_a_page_asked_for_in_vain_is_found_once_it_is_there(make_site: MakeSite) -> None:
    site = guide(make_site, plain="# Plain\n```{quote} late\n```\n{quote}`late` {character}`Newcomer`\n")
    assert len(site.build(warn=True).warnings) == 3
    site.edit("reel/film.yaml", "quotes:\n", "quotes:\n  late: {text: Late}\n")
    again = site.build(warn=True)
    assert again.read == written(again) == ["reel/plain"]
    assert len(again.warnings) == 1
    site.edit("reel/film.yaml", "Samantha}\n", "Samantha}\n  - {performer: Cy Vale, role: Newcomer}\n")
    again = site.build()
    assert again.read == written(again) == ["reel/cast", "reel/plain"]
    assert_equals_a_clean_build(site, again)


def test_name_that_becomes_ambiguous_is_told_of(make_site: MakeSite) -> None:
    site = guide(make_site, plain="# Plain\n{character}`Theodore`\n")
    site.build()
    site.edit(
        "reel/film.yaml", "Samantha}\n", "Samantha}\n  - {performer: Cy, role: Dora, aliases: [Theodore]}\n"
    )
    again = site.build(warn=True)
    assert "reel/plain" in again.read
    assert any(warning.startswith("reel/plain.md:2: WARNING: “Theodore”") for warning in again.warnings)


def test_removed_film_is_gone_from_its_pages_and_from_those_that_link_to_it(make_site: MakeSite) -> None:
    pages = {
        "index.md": "# Site\n{film}`reel`\n```{toctree}\nreel/index\nother\n```\n",
        "other.md": "# Other\nNothing of the film.\n",
        "reel/index.md": "# Guide\n```{film}\n```\nText.\n",
    }
    site = make_site({"reel/film.yaml": FILM, **pages})
    site.build()
    (site.root / "reel/film.yaml").unlink()
    again = site.build(warn=True)
    assert again.read == ["index", "reel/index"]
    assert again.homes == {}
    assert len(again.warnings) == 2
    assert_equals_a_clean_build(site, again, warn=True)


def test_index_that_has_nothing_left_is_gone_from_the_book(make_site: MakeSite) -> None:
    pages = {
        "index.md": "# Site\n```{toctree}\nreel/index\nreel/page\n```\n",
        "reel/index.md": "# Guide\nText.\n",
        "reel/page.md": "# Page\n```{quote} hello\n```\n",
    }
    site = make_site({"reel/film.yaml": FILM, **pages})
    assert "film-quotations.xhtml" in site.build("epub").files()
    site.edit("reel/page.md", "```{quote} hello\n```", "Text.")
    again = site.build("epub").files()
    assert "film-quotations.xhtml" not in again
    assert b"film-quotations" not in again["content.opf"]


def test_added_film_is_found_by_its_pages(make_site: MakeSite) -> None:
    site = make_site({"reel/index.md": "# Guide\n```{film}\n```\n"}, root_doc="reel/index")
    assert len(site.build(warn=True).warnings) == 1
    site.write({"reel/film.yaml": FILM})
    again = site.build()
    assert again.read == ["reel/index"]
    assert_equals_a_clean_build(site, again)


def test_home_that_moves_rewrites_the_pages_that_link_to_it_and_no_other(make_site: MakeSite) -> None:
    site = guide(make_site, plain="# Plain\n```{quote} hello\n```\n```{quote} bye\n```\n")
    site.edit("reel/block.md", "```{quote} hello\n```\n", "")
    assert site.build().homes["quote.reel.hello"] == "reel/plain"
    site.write({"reel/block.md": "# Block\n```{quote} hello\n```\n"})
    again = site.build()
    assert again.read == ["reel/block"]
    assert again.homes["quote.reel.hello"] == "reel/block"
    assert written(again) == ["reel/block", "reel/inline", "reel/plain"]
    assert 'href="block.html#quote.reel.hello"' in again.text("reel/inline.html")
    assert_equals_a_clean_build(site, again)


def test_home_that_moves_with_the_toctree_rewrites_the_pages_that_link_to_it(make_site: MakeSite) -> None:
    site = guide(make_site, plain="# Plain\n```{quote} hello\n```\n")
    assert site.build().homes["quote.reel.hello"] == "reel/block"
    site.edit("reel/index.md", "block\ninline\ncast\nplain", "plain\ninline\ncast\nblock")
    again = site.build()
    assert again.read == ["reel/index"]
    assert again.homes["quote.reel.hello"] == "reel/plain"
    assert {"reel/block", "reel/inline", "reel/plain"} <= set(again.written)


def test_pages_that_get_other_neighbours_are_written_again(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    site.edit("reel/index.md", "block\ninline\ncast\nplain", "inline\nblock\ncast\nplain")
    assert_equals_a_clean_build(site, site.build())


def test_name_gains_its_link_when_a_home_appears(make_site: MakeSite) -> None:
    site = guide(make_site, cast="# Cast\n```{cast}\n:only: Samantha\n```\n")
    assert "#character.reel.theodore" not in site.build().text("reel/block.html")
    site.write({"reel/cast.md": PAGES["reel/cast.md"]})
    again = site.build()
    assert again.read == ["reel/cast"]
    assert written(again) == ["reel/block", "reel/cast"]
    assert 'href="cast.html#character.reel.theodore-twombly"' in again.text("reel/block.html")
    assert_equals_a_clean_build(site, again)


def test_first_character_brings_the_link_to_their_index_to_every_page(make_site: MakeSite) -> None:
    site = guide(make_site, cast="# Cast\n")
    site.build()
    site.write({"reel/cast.md": PAGES["reel/cast.md"]})
    assert_equals_a_clean_build(site, site.build())


def test_page_that_is_gone_leaves_the_toctree_that_still_lists_it_and_the_book(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    site = guide(make_site)
    site.build("epub")
    (site.root / "reel/plain.md").unlink()
    again = site.build("epub", warn=True)
    assert again.read == ["reel/index"]
    assert "reel/plain.xhtml" not in again.text("content.opf")
    assert_equals_a_clean_build(site, again, warn=True, builder="epub")


def test_title_of_a_page_reaches_the_pages_that_refer_to_it(make_site: MakeSite) -> None:
    plain = "# Plain\n[](cast.md), {doc}`block`, [my words](inline.md)\n"
    site = guide(make_site, plain=plain)
    site.build()
    site.edit("reel/cast.md", "# Cast", "# The cast")
    again = site.build()
    assert again.read == ["reel/cast"]
    assert "The cast</span></a>" in again.text("reel/plain.html")
    assert_equals_a_clean_build(site, again)


def test_page_that_goes_and_comes_is_noticed_by_the_pages_that_refer_to_its_file(make_site: MakeSite) -> None:
    site = guide(make_site, plain="# Plain\n[](cast.md)\n", block="# Block\n[](late.md)\n")
    site.build(warn=True)
    (site.root / "reel/cast.md").unlink()
    site.write({"reel/late.md": "# Late\n"})
    again = site.build(warn=True)
    assert again.read == ["reel/block", "reel/index", "reel/late", "reel/plain"]
    assert_equals_a_clean_build(site, again, warn=True)


def test_builders_that_share_what_was_read_each_write_what_changed(make_site: MakeSite) -> None:
    site = guide(make_site)
    where = site.root / "_build"
    for builder in ("html", "epub"):
        build(site.root, where / builder, builder, doctrees=where / "doctrees", conf={"version": "1"})
    site.edit("reel/film.yaml", "text: Hello", "text: Good morning")
    for builder, suffix in (("html", "html"), ("epub", "xhtml")):
        again = build(site.root, where / builder, builder, doctrees=where / "doctrees", conf={"version": "1"})
        assert "Good morning" in again.text(f"reel/block.{suffix}")


@pytest.mark.slow
def test_another_version_of_the_extension_reads_all_pages_anew(make_site: MakeSite, tmp_path: Path) -> None:
    site = guide(make_site)
    shutil.copytree(ROOT / "_ext" / "filmguide", tmp_path / "ext" / "filmguide")
    command = [sys.executable, "-m", "sphinx", "-b", "html", str(site.root), str(tmp_path / "html")]
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "ext")}

    def said() -> str:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout

    assert "5 added, 0 changed, 0 removed" in said()
    assert "0 added, 0 changed, 0 removed" in said()
    extension = tmp_path / "ext" / "filmguide" / "__init__.py"
    extension.write_text(extension.read_text("utf-8").replace('__version__ = "', '__version__ = "9'), "utf-8")
    assert "5 added, 0 changed, 0 removed" in said()
    style = tmp_path / "ext" / "filmguide" / "output" / "static" / "filmguide.css"
    style.write_text(style.read_text("utf-8") + "p { color: red }\n", "utf-8")
    again = said()
    assert "0 added, 0 changed, 0 removed" in again
    styles = {
        page.read_text("utf-8").split("filmguide.css?v=")[1][:8] for page in tmp_path.glob("html/reel/*.html")
    }
    assert len(styles) == 1
