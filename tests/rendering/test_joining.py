"""Lines of a paragraph are one text to all that comes after reading, and are printed as they would be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

if TYPE_CHECKING:
    from tests.conftest import MakeSite

PAGE = """
    # A heading with *words*

    He says "hello
    there" and 'one
    *more* time' -- at
    once... The dogs'
    bone, the "*em
    phasis* over
    lines" in `code
    "x"` of
    the end.\\
    A line "here"\\
    "there".

    - An item
      of two lines

    ```python
    x = "1"
    y = 'a'
    ```

    A [link "with
    marks"](index.md) and a note.[^1]

    [^1]: The note "goes
        on" here.
"""


def test_lines_of_a_paragraph_are_one_text(make_site: MakeSite) -> None:
    build = make_site({"index.md": PAGE}).build()
    document = build.app.env.get_doctree("index")
    texts = [*document.findall(nodes.Text)]
    assert "An item\nof two lines" in texts
    for element in document.findall(nodes.Element):
        kinds = [isinstance(child, nodes.Text) for child in element.children]
        assert (True, True) not in pairwise(kinds), element


@pytest.mark.parametrize("language", ["en", "de"])
def test_page_is_printed_as_without_the_extension(make_site: MakeSite, language: str) -> None:
    site = make_site({"index.md": PAGE}, language=language, primary_domain="std")

    def printed(*extensions: str) -> tuple[str, str]:
        into, loaded = "-".join(extensions), ["myst_parser", *extensions]
        main = site.build("html", into=into, extensions=loaded).html("index").select_one("[role=main]")
        text = site.build("text", into=into, extensions=loaded).text("index.txt")
        return str(main), text

    assert printed("filmguide") == printed()
