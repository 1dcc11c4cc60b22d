"""The one YAML file of a film, as a person would write it."""

from __future__ import annotations

from textwrap import fill

from benchmarks.corpus import Film


def film_yaml(film: Film) -> str:
    """Return the text of ``film.yaml``."""
    lines = [
        f"title: {film.title}",
        f"year: {film.year}",
        f"runtime: {film.runtime}",
        "countries: [United States]",
        "languages: [en]",
        "rights: public-domain",
        "synopsis: >-",
        _folded(film.synopsis, 2),
        "",
        "cast:",
    ]
    for credit in film.cast:
        lines += [
            f"  - performer: {credit.performer}",
            f"    role: {credit.role}",
            f"    short: {credit.short}",
        ]
        lines += [f"    about: {credit.about}"] if credit.about else []
    lines += ["", "quotes:"]
    for quotation in film.quotations:
        lines += [
            f"  {quotation.id}:",
            f"    speaker: {quotation.speaker.short}",
            f"    to: {quotation.to.short}",
        ]
        lines += ["    text: >-", _folded(quotation.text, 6)]
    return "\n".join(lines) + "\n"


def _folded(text: str, indent: int) -> str:
    space = " " * indent
    return fill(text, 90, initial_indent=space, subsequent_indent=space, break_on_hyphens=False)
