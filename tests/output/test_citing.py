"""What a website offers to those who quote: how to cite a page and a line, and where a line is written."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator
from pypdf import PdfReader
from sphinx.errors import ConfigError

from tests.conftest import words

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.conftest import Build, MakeSite, Site

ADDRESS = "https://site.example/en/"
EDIT = "https://github.com/example/site/blob/main/{path}#L{line}"
FILM = """\
title: Sound & Fury
year: 1927
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore}
  - {performer: Bea Moss, role: Samantha}
crew:
  - {person: Hal van Ray, job: Writer and director}
  - {person: Soko, job: Director}
  - {person: Jo Fir, job: Art director}
quotes:
  hello:
    speaker: Theodore
    to: Samantha
    text: Hello
  bye: {speaker: Samantha, text: Bye}
"""
PAGES = {
    "reel/index.md": "# The *end* & after\n```{toctree}\nline\ninline\nplain\n```\n```{quote} hello\n```\n",
    "reel/line.md": "# Line\n```{quote} bye\n```\n",
    "reel/inline.md": "# Inline\n```{quote} hello\n```\n{quote}`bye`\n",
    "reel/plain.md": "# Plain\nNothing of the film.\n",
}


def guide(make_site: MakeSite, film: str = FILM, **conf: Any) -> Site:
    values = {"root_doc": "reel/index", "html_baseurl": ADDRESS, "filmguide_date": "2026-11-22"}
    return make_site({"reel/film.yaml": film, **PAGES}, **{**values, **conf})


def citation(page: Tag, selector: str) -> tuple[str, str, Any]:
    """Return the text, the BibTeX and the CSL-JSON of the one citation that *selector* finds."""
    [found] = page.select(selector)
    bibtex, csl = (pre.get_text() for pre in found.select("pre"))
    return words(found.select("p")[0]), bibtex, json.loads(csl)


def page_citation(build: Build, docname: str = "reel/index") -> tuple[str, str, Any]:
    return citation(build.html(docname), "details.film-cite:not(figure *)")


def line_citation(build: Build, docname: str = "reel/index") -> tuple[str, str, Any]:
    return citation(build.html(docname), "figure details.film-cite")


# -- A page


def test_page_says_how_to_cite_it(make_site: MakeSite) -> None:
    text, bibtex, csl = page_citation(guide(make_site).build())
    assert text == (
        "Author, “The end & after”, guide to Sound & Fury, Site, version 1, November 22, 2026, "
        "https://site.example/en/reel/index.html."
    )
    assert bibtex.splitlines() == [
        "@misc{site-reel-index,",
        "  author = {{Author}},",
        r"  title = {{The end \& after}},",
        "  howpublished = {Site, version 1},",
        r"  note = {guide to Sound \& Fury},",
        "  year = {2026},",
        "  month = {11},",
        "  day = {22},",
        "  url = {https://site.example/en/reel/index.html}",
        "}",
    ]
    assert csl == [
        {
            "id": "site-reel-index",
            "type": "webpage",
            "author": [{"literal": "Author"}],
            "title": "The end & after",
            "container-title": "Site",
            "version": "1",
            "issued": {"date-parts": [[2026, 11, 22]]},
            "language": "en",
            "URL": "https://site.example/en/reel/index.html",
        }
    ]


def test_page_that_shows_nothing_of_a_film_says_nothing(make_site: MakeSite) -> None:
    assert guide(make_site).build().html("reel/plain").select("details") == []


def test_day_is_that_of_the_sources_and_never_today(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = make_site({"reel/film.yaml": FILM, **PAGES}, root_doc="reel/index", html_baseurl=ADDRESS)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    text, bibtex, [csl] = page_citation(site.build())
    assert text.endswith("Site, version 1, https://site.example/en/reel/index.html.")
    assert "year" not in bibtex
    assert "issued" not in csl
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert "September 9, 2001" in page_citation(site.build())[0]


def test_day_of_the_page_s_front_matter_comes_first(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.write({"reel/line.md": "---\ndate: 2020-02-29\n---\n# Line\n```{quote} bye\n```\n"})
    assert "February 29, 2020" in page_citation(site.build(), "reel/line")[0]


def test_site_without_an_address_is_cited_without(make_site: MakeSite) -> None:
    text, bibtex, [csl] = page_citation(guide(make_site, html_baseurl="").build())
    assert text.endswith("November 22, 2026.")
    assert "url" not in bibtex
    assert "URL" not in csl


# -- A line


def test_line_says_in_its_home_how_to_cite_film_and_place(make_site: MakeSite) -> None:
    build = guide(make_site).build()
    text, bibtex, [csl] = line_citation(build)
    address = "https://site.example/en/reel/index.html#quote.reel.hello"
    note = "Theodore to Samantha, quoted in “The end & after”, Site, version 1"
    assert text == (
        "Theodore to Samantha, Sound & Fury (1927), directed by Hal van Ray, Soko, "
        f"quoted in “The end & after”, Site, version 1, November 22, 2026, {address}."
    )
    assert bibtex.splitlines() == [
        "@misc{reel-hello,",
        "  author = {Ray, Hal van and {Soko}},",
        r"  title = {{Sound \& Fury}},",
        "  year = {1927},",
        "  howpublished = {Film},",
        "  note = {" + note.replace("&", r"\&") + "},",
        f"  url = {{{address}}}",
        "}",
    ]
    assert csl == {
        "id": "reel-hello",
        "type": "motion_picture",
        "title": "Sound & Fury",
        "director": [{"family": "Ray", "given": "Hal van"}, {"literal": "Soko"}],
        "issued": {"date-parts": [[1927]]},
        "note": note,
        "URL": address,
    }
    assert build.html("reel/inline").select("figure details") == []


def test_citation_is_in_no_summary_of_search_and_in_no_book(make_site: MakeSite) -> None:
    site = guide(make_site, filmguide_edit_url=EDIT, copyright="Author")
    page = site.build().html("reel/index")
    for part in page.select(".headerlink"):  # as searchtools.js does
        part.decompose()
    assert "cite" not in page.get_text().lower()
    assert "edit this line" not in page.get_text()
    for builder, file in (("epub", "reel/index.xhtml"), ("latex", "site.tex"), ("text", "reel/index.txt")):
        book = site.build(builder).text(file)
        assert "cite this" not in book.lower()
        assert "edit this" not in book


def test_csl_json_is_valid(make_site: MakeSite) -> None:
    """The schema is that of https://github.com/citation-style-language/schema."""
    schema = json.loads(Path(__file__).with_name("csl-data.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    build = guide(make_site).build()
    for items in (page_citation(build)[2], line_citation(build)[2], line_citation(build, "reel/line")[2]):
        assert [error.message for error in Draft7Validator(schema).iter_errors(items)] == []


HOSTILE = r"100% \fury_{} #1 & $2 ~ ^ }{ <i>"


@pytest.mark.usefixtures("require_tex")
def test_bibtex_sets_what_means_something_to_tex(make_site: MakeSite, tmp_path: Path) -> None:
    film = FILM.replace("Sound & Fury", f"'{HOSTILE}'").replace("Hal van Ray", f"'Hal {HOSTILE}'")
    site = guide(make_site, film, project=HOSTILE)
    site.write({"reel/line.md": "# Line 100 % & \\_\n```{quote} bye\n```\n"})
    build = site.build()
    entries = [page_citation(build, "reel/line")[1], line_citation(build, "reel/line")[1]]
    (tmp_path / "refs.bib").write_text("\n".join(entries), "utf-8")
    (tmp_path / "paper.tex").write_text(
        "\\documentclass{article}\\usepackage{fontspec}\\begin{document}\\nocite{*}"
        "\\bibliographystyle{plain}\\bibliography{refs}\\end{document}",
        "utf-8",
    )
    for command in ("lualatex", "bibtex", "lualatex"):
        options = ["-interaction=nonstopmode", "-halt-on-error"] if command == "lualatex" else []
        done = subprocess.run([command, *options, "paper"], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
        assert b"Warning--" not in done.stdout.replace(b"Warning--empty", b"")
    printed = "".join(PdfReader(tmp_path / "paper.pdf").pages[0].extract_text().split())
    assert printed.count("".join(HOSTILE.split())) >= 3
    assert "Line100%&_" in printed


def test_director_who_changes_reaches_the_pages_where_lines_are_at_home(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.build()
    site.edit("reel/film.yaml", "Soko, job: Director", "Soko, job: Music")
    again = site.build()
    assert again.read == ["reel/index", "reel/inline", "reel/line"]
    assert "Soko" not in line_citation(again)[0]
    assert again.files() == site.build(into="clean").files()


# -- Where a line is written


def edit_links(build: Build, docname: str) -> list[str]:
    return [str(link["href"]) for link in build.html(docname).select("figure a.film-edit")]


def test_line_links_in_its_home_to_its_place_in_the_file(make_site: MakeSite) -> None:
    build = guide(make_site, filmguide_edit_url=EDIT).build()
    place = "https://github.com/example/site/blob/main/reel/film.yaml"
    assert edit_links(build, "reel/index") == [f"{place}#L11"]
    assert edit_links(build, "reel/line") == [f"{place}#L15"]
    assert edit_links(build, "reel/inline") == []
    lines = FILM.splitlines()
    assert (lines[10], lines[14][:6]) == ("  hello:", "  bye:")


def test_nothing_links_to_the_file_where_the_site_does_not_say_where_it_is(make_site: MakeSite) -> None:
    assert "film-edit" not in guide(make_site).build().text("reel/index.html")


def test_page_follows_when_a_line_moves_in_the_file(make_site: MakeSite) -> None:
    site = guide(make_site, filmguide_edit_url=EDIT)
    site.build()
    site.edit("reel/film.yaml", "    text: Hello\n", "    # A remark.\n    text: Hello\n")
    again = site.build()
    assert again.read == []
    assert again.written == ["reel/index", "reel/line"]  # Sphinx adds the page whose toctree lists it
    assert edit_links(again, "reel/line")[0].endswith("#L16")
    assert again.files() == site.build(into="clean").files()


def test_page_follows_when_the_file_moves(make_site: MakeSite) -> None:
    site = guide(make_site, filmguide_edit_url=EDIT, filmguide_films="**/*film.yaml")
    site.build()
    (site.root / "reel/film.yaml").rename(site.root / "reel/a-film.yaml")
    again = site.build()
    assert edit_links(again, "reel/line")[0].endswith("/reel/a-film.yaml#L15")
    assert again.files() == site.build(into="clean").files()


@pytest.mark.parametrize(
    "template", ["https://a.example/{path}", "https://a.example/{path}#{line}{branch}", "{path}{line}", "{"]
)
def test_mistake_in_the_template_stops_with_one_message(template: str, make_site: MakeSite) -> None:
    with pytest.raises(ConfigError, match=r"^filmguide_edit_url: .* {path} and {line}, and no other$"):
        guide(make_site, filmguide_edit_url=template).build()


def test_mistake_in_the_date_stops_with_one_message(make_site: MakeSite) -> None:
    with pytest.raises(ConfigError, match=r"^filmguide_date: “November” is no day; write it as 2026-11-22$"):
        guide(make_site, filmguide_date="November").build()
