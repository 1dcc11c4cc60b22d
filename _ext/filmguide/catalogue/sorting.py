"""How names are sorted."""

from __future__ import annotations

import unicodedata

from filmguide.catalogue.text import Text


def fold(text: str) -> str:
    """Return *text* as it is sorted: without accents, case and opening punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().lstrip("“‘„«\"'([…- ")


def letter(text: str) -> str:
    """Return the letter under which *text* is sorted, "0–9" for a digit or a sign."""
    first = fold(text)[:1].upper()
    return first if first.isalpha() else "0–9"


def sort_name(name: Text) -> Text:
    """Return a person's *name* as it is sorted where nothing else is said: "Adams, Amy"."""
    first, _, last = name.strip().rpartition(" ")
    return Text(f"{last}, {first}", name.place) if first else name
