"""Long words, long lists and long quotations in a PDF, set by real LuaLaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.output.test_latex import look

if TYPE_CHECKING:
    from tests.conftest import MakeSite, TypesetPdf

NAME = "The Honourable Bartholomew Featherstonehaugh Cholmondeley of Upper Slaughter on the Wold"
CAST = "".join(f"  - {{performer: Performer {n}, role: Role {n}, about: Somebody.}}\n" for n in range(1, 61))
LINES = "".join(
    f"      {('Role 1', 'Role 2', NAME)[n % 3]}: Line {n} of a long talk about trams.\n" for n in range(40)
)
SHORT = "".join(
    f"  short{n}: {{speaker: Role 1, text: {'words of a quotation ' * (4 + n % 9)}ending {n}e}}\n"
    for n in range(40)
)
URL = "https://example.org/" + "a-very-long-path-without-an-end/" * 6
FILM = f"""
title: Reel
year: 1927
rights: public-domain
cast:
{CAST}
  - {{performer: Bea Moss, role: "{NAME}"}}
quotes:
  talk:
    lines: |
{LINES}
  speech:
    speaker: {NAME}
    source: {{title: "{URL}", url: "{URL}"}}
    text: {"words that go on and on " * 80}
  letter: {{speaker: Role 1, form: letter, text: {"dear words that go on " * 90}}}
  card:
    form: intertitle
    original: {{lang: de, text: {"Donaudampfschifffahrtsgesellschaftskapitän und Söhne " * 3}}}
    text: {"steamship captain " * 10}
  cards: {{form: intertitle, text: {"a card too long for any screen " * 60}}}
{SHORT}
"""
QUOTES = "".join(f"{'Some words between. ' * (1 + n % 5)}\n\n```{{quote}} short{n}\n```\n" for n in range(40))
PAGES = {
    "reel/film.yaml": FILM,
    "reel/index.md": f"""# Reel

```{{cast}}
```
See {{character}}`{NAME}` and {{quote}}`speech`.

```{{quote}} talk
```
```{{quote}} speech
```
```{{quote}} letter
```
```{{quote}} card
```
```{{quote}} cards
```
{QUOTES}
""",
}


@pytest.mark.slow
def test_long_words_and_lists_break_as_they_should(make_site: MakeSite, typeset_pdf: TypesetPdf) -> None:
    site = make_site(PAGES, root_doc="reel/index", **look())
    pdf = typeset_pdf(site.build("latex").out, "site")
    assert pdf.complaints == []
    cast = [page for page in pdf.pages if re.search(r"Performer\d+Role\d+", page)]
    assert len(cast) > 2
    assert [page for page in cast if "PerformerRole" not in page] == []
    for n in range(40):
        [page] = [page for page in pdf.pages if re.search(rf"ending{n}e”", page)]
        assert re.search(rf"ending{n}e”—Role1", page), f"quotation {n} and its attribution are apart"
