"""Guides as LaTeX documents of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Site

FILM = """
title: {title}
year: 1927
cast:
  - {{performer: Ada Stone, role: {role}, about: Writes letters.}}
scenes:
  street: {{title: The street}}
quotes:
  hello: {{speaker: {role}, scene: street, text: Hello over there}}
"""
FILES = {
    "reel/film.yaml": FILM.format(title="Reel & Co", role="Theodore"),
    "spool/film.yaml": FILM.format(title="The Spool", role="Samantha"),
    "spool/notes.md": "---\norphan: true\n---\n# Notes\n\nA film without a guide.\n",
    "index.md": """
        # Front
        ```{toctree}
        reel/index
        people
        ```
        """,
    "people.md": "# People\n```{people}\n```\n\nOf {character}`reel.Theodore`.\n",
    "reel/index.md": """
        # Reel, a guide
        ```{cast}
        ```
        ```{toctree}
        ending
        ```
        """,
    "reel/ending.md": """
        # The ending
        ```{cast}
        ```
        Says {person}`Ada Stone` and {credit}`Theodore`; see [everyone](../people.md).
        ```{quote} hello
        ```
        """,
}


def guide(make_site: MakeSite, **conf: object) -> Site:
    return make_site(FILES, filmguide_latex_guides=True, **conf)


def test_each_guide_is_a_document_after_those_of_the_site(make_site: MakeSite) -> None:
    build = guide(make_site).build("latex")
    assert [document[:3] for document in build.app.config.latex_documents] == [
        ("index", "site.tex", "Site"),
        ("reel/index", "site-reel.tex", r"Reel \& Co (1927)"),
    ]
    assert sorted(path.name for path in build.out.glob("site*.tex")) == ["site-reel.tex", "site.tex"]


def test_guides_are_not_documents_unless_asked_for(make_site: MakeSite) -> None:
    build = make_site(FILES).build("latex")
    assert [path.name for path in build.out.glob("site*.tex")] == ["site.tex"]


def test_guide_keeps_the_headings_that_it_has_in_the_whole_book(make_site: MakeSite) -> None:
    build = guide(make_site, latex_toplevel_sectioning="part").build("latex")
    for name in ("site.tex", "site-reel.tex"):
        headings = re.findall(r"\\(part|chapter){(.*?)}", build.text(name))
        assert headings[:2] == [("part", "Reel, a guide"), ("chapter", "The ending")]


def test_guide_links_only_to_what_is_in_it(make_site: MakeSite) -> None:
    """People live on a page outside, and in the guide in its cast, which is printed once."""
    build = guide(make_site).build("latex")
    for name, person in (("site.tex", "people"), ("site-reel.tex", "reel/index")):
        tex = build.text(name)
        assert undefined(tex) == []
        assert f"label{{\\detokenize{{{person}:person.ada-stone}}}}" in tex
        assert f"hyperref[\\detokenize{{{person}:person.ada-stone}}]" in tex
        assert tex.count("Cast of ") == 1
        assert "everyone" in tex


def test_guide_has_indexes_of_its_own(make_site: MakeSite) -> None:
    tex = guide(make_site).build("latex").text("site-reel.tex")
    assert re.findall(r"renewcommand{\\indexname}{(Index of .*?)}", tex) == [
        "Index of people",
        "Index of characters",
        "Index of quotations",
    ]
    assert re.findall(r"sphinxstyleindexpageref{(.*?):\\detokenize{(.*?)}}", tex) == [
        ("reel/index", "person.ada-stone"),
        ("reel/index", "character.reel.theodore"),
        ("reel/ending", "quote.reel.hello"),
    ]


def test_home_in_a_guide_tells_of_the_pages_of_this_guide_alone(make_site: MakeSite) -> None:
    site = guide(make_site)
    site.write({"reel/scenes.md": "# Scenes\n```{scenes}\n```\n"})
    site.edit("reel/index.md", "ending\n", "ending\nscenes\n")
    site.edit("reel/ending.md", "Says ", "In {scene}`street` says ")
    site.edit("people.md", "Of ", "In {scene}`reel.street` of ")
    build = site.build("latex")
    assert "People" in discussed(build.text("site.tex"))
    assert "People" not in discussed(build.text("site-reel.tex"))
    assert "The ending" in discussed(build.text("site-reel.tex"))


def test_page_that_leads_into_a_book_is_not_in_it(make_site: MakeSite) -> None:
    """With ``toctree_only`` the front page is left out, and so is what it shows first."""
    documents = [("index", "site.tex", "Site", "Author", "manual", True)]
    site = make_site(FILES, latex_documents=documents)
    site.edit("index.md", "# Front\n", "# Front\n```{quote} reel.hello\n```\n")
    tex = site.build("latex").text("site.tex")
    assert undefined(tex) == []
    assert r"sphinxstyleindexpageref{reel/ending:\detokenize{quote.reel.hello}}" in tex


def undefined(tex: str) -> list[str]:
    """Return the targets of links that are nowhere."""
    labels = set(re.findall(r"\\label{\\detokenize{(.*?)}}", tex))
    targets = re.findall(r"(?:\\hyperref\[|pageref\*?{)\\detokenize{(.*?)}", tex)
    assert targets
    return [target for target in targets if target not in labels]


def discussed(tex: str) -> str:
    return " ".join(re.findall(r"Discussed in .*", tex))
