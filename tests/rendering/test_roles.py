"""What each role makes of a name: the paragraph as it is handed to the writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import MakeSite, Snapshot

FILM = """
title: The Reel
cast:
  - {performer: Ada Stone, role: Theodore Twombly, short: Theodore, aliases: [Teddy]}
  - {performer: Bea Moss, role: Samantha, credited_as: B. Moss}
  - {performer: Cy Vale, role: Isabella}
  - {performer: Dot, role: Isabella, as: Isabella’s voice, voice: true}
quotes:
  short: {speaker: Samantha, text: "Don't -- \\"stop\\" ..."}
  verse:
    form: song
    text: |
      One line,
      another.
  exchange:
    lines: |
      Theodore: First line.
      [They wait.]
      Samantha: Second [laughs] line.
"""
HOMES = """
# Guide

```{film}
```
```{cast}
```
```{quote} short
```
```{quote} verse
```
```{quote} exchange
```
```{toctree}
roles
```
"""

CASES = {
    "role-film": "{film}`reel` {film}`THE REEL` {film}`it <reel>` {film}`!reel`",
    "role-person": "{person}`Ada Stone` {person}`ada-stone` {person}`bea moss` {person}`she <Ada Stone>`",
    "role-character": "{character}`Theodore` {character}`theodore twombly` {character}`Teddy`",
    "role-character-tilde": "{character}`~Theodore Twombly` {character}`~Teddy` {character}`~Samantha`",
    "role-character-prefix": "{character}`reel.Samantha` {character}`~reel.theodore-twombly`",
    "role-character-explicit": "{character}`*the* writer's <Theodore>`",
    "role-character-bang": "{character}`!Nobody` {credit}`!Nobody` {quote}`!nothing`",
    "role-credit": "{credit}`Theodore` {credit}`Isabella`",
    "role-credit-tilde-and-explicit": "{credit}`~Theodore Twombly` {credit}`the writer <Theodore>`",
    "role-quote": "{quote}`short` {quote}`reel.short` {quote}`her words <short>`",
    "role-quote-exchange": "{quote}`exchange`",
    "role-quote-line": "{quote}`exchange.3` {quote}`reel.exchange.1`",
    "role-quote-verse": "{quote}`verse`",
}


@pytest.mark.parametrize("name", CASES)
def test_role(name: str, make_site: MakeSite, snapshot: Snapshot) -> None:
    files = {"reel/film.yaml": FILM, "reel/index.md": HOMES, "reel/roles.md": f"# Page\n\n{CASES[name]}\n"}
    build = make_site(files, root_doc="reel/index").build("pseudoxml")
    snapshot(f"{name}.txt", f"{CASES[name]}\n\n{build.body('reel/roles')}")


@pytest.mark.parametrize(
    ("language", "opening", "closing"), [("en", "“", "”"), ("de", "„", "“"), ("fr", "« ", " »")]
)
def test_inline_quotation_stands_in_the_marks_of_the_language(
    language: str, opening: str, closing: str, make_site: MakeSite
) -> None:
    files = {
        "reel/film.yaml": FILM,
        "reel/index.md": HOMES,
        "reel/roles.md": "# Page\n\n{quote}`exchange.1`\n",
    }
    build = make_site(files, root_doc="reel/index", language=language).build("pseudoxml")
    shown = build.section("reel/roles")[1].astext()
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == f"{opening}First line.{closing}"


def test_a_line_that_is_a_stage_direction_is_shown_inline(make_site: MakeSite) -> None:
    files = {
        "reel/film.yaml": FILM,
        "reel/index.md": HOMES,
        "reel/roles.md": "# Page\n\n{quote}`exchange.2`\n",
    }
    build = make_site(files, root_doc="reel/index").build("pseudoxml")
    assert build.section("reel/roles")[1].astext() != ""
