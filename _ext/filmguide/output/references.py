"""References to a page and to a line of a film: as text, for BibTeX, and as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from babel.dates import format_date
from slugify import slugify

from filmguide.catalogue.records import Person
from filmguide.locale import _
from filmguide.rendering.phrases import locale_of, quotation_marks

# What means something to TeX or, as a brace, to BibTeX, which counts even those behind a backslash.
_TEX = str.maketrans(
    {
        **{sign: f"\\{sign}" for sign in "#$%&_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True)
class Edition:
    """What is cited: the site, who wrote it, its version, its language, the day that it is of."""

    name: str
    author: str
    version: str
    language: str
    day: date | None


@dataclass(frozen=True)
class Printed:
    """Where something is printed: the page's title and name, and the address ("" if unknown)."""

    edition: Edition
    title: str
    docname: str
    address: str


@dataclass(frozen=True)
class Reference:
    """One reference in three forms; ``text`` is HTML."""

    text: str
    bibtex: str
    csl: str


def page_reference(page: Printed, guide: str) -> Reference:
    """Return the reference to a page; *guide* is the film whose guide it belongs to, or ""."""
    edition = page.edition
    author, day = edition.author, edition.day
    of = _("guide to {film}")
    parts = [
        escape(author[:1].upper() + author[1:]),
        _in_marks(escape(page.title), edition.language),
        of.format(film=_title(guide)) if guide else "",
        *_edition(edition),
        escape(page.address),
    ]
    key = "-".join((slugify(edition.name), *re.findall(r"[\w.]+", page.docname)))
    bibtex = {
        "author": f"{{{_tex(author)}}}",
        "title": f"{{{_tex(page.title)}}}",
        "howpublished": _tex(_published(edition)),
        "note": _tex(of.format(film=guide)) if guide else "",
        **({"year": str(day.year), "month": str(day.month), "day": str(day.day)} if day else {}),
        "url": page.address,
    }
    csl = {
        "id": key,
        "type": "webpage",
        "author": [{"literal": author}] if author else [],
        "title": page.title,
        "container-title": edition.name,
        "version": edition.version,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else {},
        "language": edition.language,
        "URL": page.address,
    }
    return Reference(_sentence(parts), _bibtex(key, bibtex), _csl(csl))


def line_reference(
    page: Printed, key: str, *, who: str, film: str, year: int | None, directors: Sequence[Person]
) -> Reference:
    """Return the reference to a line of *film*, and to where it is printed.

    :param who: who says it, as the caption does.
    """
    names = ", ".join(person.name for person in directors)
    directed = _("directed by {names}").format(names=names) if names else ""
    quoted = _("quoted in {page}").format(page=_in_marks(page.title, page.edition.language))
    note = ", ".join(filter(None, (who, quoted, _published(page.edition))))
    bibtex = {
        "author": " and ".join(map(_bibtex_name, directors)),
        "title": f"{{{_tex(film)}}}",
        "year": str(year or ""),
        "howpublished": _tex(_("Film")),
        "note": _tex(note),
        "url": page.address,
    }
    csl = {
        "id": key,
        "type": "motion_picture",
        "title": film,
        "director": [_csl_name(person) for person in directors],
        "issued": {"date-parts": [[year]]} if year else {},
        "note": note,
        "URL": page.address,
    }
    title = f"{_title(film)} ({year})" if year else _title(film)
    parts = [
        escape(who),
        title,
        escape(directed),
        escape(quoted),
        *_edition(page.edition),
        escape(page.address),
    ]
    return Reference(_sentence(parts), _bibtex(key, bibtex), _csl(csl))


def _sentence(parts: Sequence[str]) -> str:
    return f"{', '.join(filter(None, parts))}."


def _title(name: str) -> str:
    return f"<cite>{escape(name)}</cite>"


def _in_marks(words: str, language: str) -> str:
    opening, closing = quotation_marks(language)
    return f"{opening}{words}{closing}"


@lru_cache
def _edition(edition: Edition) -> tuple[str, ...]:
    """Return what all references to an edition have in common, as HTML."""
    version = _("version {version}").format(version=escape(edition.version)) if edition.version else ""
    day = format_date(edition.day, "long", locale_of(edition.language)) if edition.day else ""
    return _title(edition.name), version, day


def _published(edition: Edition) -> str:
    version = _("version {version}").format(version=edition.version) if edition.version else ""
    return ", ".join(filter(None, (edition.name, version)))


def _tex(words: str) -> str:
    """Return *words* as TeX prints them."""
    return words.translate(_TEX)


def _bibtex(key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}")]
    return "@misc{" + ",\n".join((key, *lines)) + "\n}"


def _bibtex_name(person: Person) -> str:
    """Return a name that BibTeX takes apart as ``sort`` does, or not at all."""
    whole = person.sort.count(", ") != 1 or " and " in person.sort
    return f"{{{_tex(person.name)}}}" if whole else _tex(person.sort)


def _csl_name(person: Person) -> dict[str, str]:
    family, comma, given = person.sort.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": person.name}


def _csl(item: dict[str, Any]) -> str:
    filled = {name: value for name, value in item.items() if value}
    return json.dumps([filled], ensure_ascii=False)
