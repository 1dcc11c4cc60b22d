"""What each directive makes of a record: the document as it is handed to the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Snapshot

FILM = """
title: The Reel
year: 1927
runtime: 93
countries: [Germany, France]
languages: [de, en]
synopsis: A reel turns; "it" shows -- itself.
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, about: Writes letters.}
  - {performer: Bea Moss, role: Samantha, voice: true}
  - {performer: Cy Vale, role: Isabella}
  - {performer: Dot, role: Isabella, as: Isabella’s voice, voice: true}
  - {performer: Eve Lark, role: [Miller, Baker]}
  - {performer: Fay Wren, role: "Friend #2", uncredited: true, voice: true}
  - {performer: Gus Roe, role: Newsreader, archive: true, credited_as: G. Roe}
  - {performer: Tom Orr, role: Taxi}
crew:
  - {person: Hal Ray, job: Writer and director, with_cast: true}
  - {person: Ida Poe, job: Music}
  - {person: Jo Fir, job: Editor}
  - {person: Kit Ash, job: Music}
scenes:
  roof: {title: The roof}
quotes:
  spoken:
    {speaker: Samantha, to: Theodore, scene: roof, text: "Don't -- \\"stop\\" ..."}
  nobody:
    {text: Nobody says this.}
  phone:
    {speaker: Taxi, delivery: on-phone, text: Hello?}
  letter:
    speaker: Theodore
    to: Isabella
    form: letter
    delivery: voice-over
    text: |
      Dear Isabella,
      goodbye.
  title-card:
    form: intertitle
    original: {lang: de, text: Mittler}
    text: A mediator
    translator: Lu Ott
    source: {title: The Booklet, url: "https://example.org/b?a=1&b=2", locator: page 7}
  song:
    {to: Theodore, form: song, text: La la, source: {title: The Score}}
  exchange:
    lines: |
      Theodore: First.
      [They wait.]
      Samantha: Second [laughs] and
        third.
      Theodore: Fourth.
      Taxi: Fifth.
      Taxi: Sixth.
  initials:
    lines: |
      Theodore: First.
      Samantha: Second.
      Theodore: Third.
"""

CASES = {
    "film": "```{film}\n```",
    "film-away-from-home": "```{film}\n```\n\n```{film}\n```",
    "film-no-index": "```{film}\n:no-index:\n```",
    "film-line": "```{film}\n:line:\n```",
    "film-line-with-section": "```{film}\n:line: The *section*\n```",
    "cast": "```{cast}\n```",
    "cast-away-from-home": "```{cast}\n:only: Isabella\n```\n\n```{cast}\n:only: Isabella\n```",
    "cast-no-index": "```{cast}\n:only: Theodore\n:no-index:\n```",
    "cast-list": "```{cast}\n:layout: list\n```",
    "cast-grid": "```{cast}\n:layout: grid\n:only: Isabella\n```",
    "quote-spoken": "```{quote} spoken\n```",
    "quote-with-links": "```{cast}\n:only: Samantha\n```\n\n```{quote} spoken\n```",
    "quote-nobody": "```{quote} nobody\n```",
    "quote-on-phone": "```{quote} phone\n```",
    "quote-letter": "```{quote} letter\n```",
    "quote-original-and-source": "```{quote} title-card\n```",
    "quote-song": "```{quote} song\n```",
    "quote-exchange": "```{quote} exchange\n```",
    "quote-initials": "```{quote} initials\n```",
    "quote-lines": "```{quote} exchange\n:lines: 1,3-4\n```",
    "quote-no-attribution": "```{quote} spoken\n:no-attribution:\n```",
    "quote-class": "```{quote} nobody\n:class: pull wide\n```",
    "quote-with-note": "```{quote} nobody\nAn *editor’s* note.\n\nIts second paragraph.\n```",
    "quote-no-index": "```{quote} nobody\n:no-index:\n```",
}


@pytest.mark.parametrize("name", CASES)
def test_directive(name: str, make_site: MakeSite, snapshot: Snapshot) -> None:
    page = f"# Page\n\n{CASES[name]}\n"
    site = make_site({"reel/film.yaml": FILM, "reel/index.md": page}, root_doc="reel/index")
    snapshot(f"{name}.txt", f"{CASES[name]}\n\n{site.build('pseudoxml').body('reel/index')}")


def test_cast_without_crew_ends_with_the_last_performer(make_site: MakeSite) -> None:
    def rows(page: str) -> list[str]:
        site = make_site({"reel/film.yaml": FILM, "reel/index.md": page}, root_doc="reel/index")
        found = site.build("pseudoxml").doctree("reel/index").findall(nodes.row)
        return [row.astext() for row in found]

    *performers, crew = rows("# Page\n```{cast}\n```\n")
    assert crew == "Hal Ray\n\nWriter and director"
    assert rows("# Page\n```{cast}\n:no-crew:\n```\n") == performers
