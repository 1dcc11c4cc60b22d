"""References to a page and to a line of a film: as text, for BibTeX, and as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
class Site:
    """Where things are printed: the site, the page, its address ("" if unknown), the day of the edition."""

    name: str
    author: str
    version: str
    language: str
    page: str
    docname: str
    address: str
    day: date | None


@dataclass(frozen=True)
class Reference:
    """One reference in three forms; ``text`` is HTML."""

    text: str
    bibtex: str
    csl: str


def page_reference(site: Site, guide: str) -> Reference:
    """Return the reference to a page; *guide* is the film whose guide it belongs to, or ""."""
    of = _("guide to {film}").format(film=_title(guide)) if guide else ""
    parts = [escape(site.author[:1].upper() + site.author[1:]), _quoted(site), of, *_printed(site)]
    key = slugify(f"{site.name} {site.docname}")
    bibtex = {
        "author": f"{{{_tex(site.author)}}}",
        "title": f"{{{_tex(site.page)}}}",
        "howpublished": _tex(_published(site)),
        "note": _tex(_("guide to {film}").format(film=guide)) if guide else "",
        **_bibtex_day(site.day),
        "url": site.address,
    }
    csl = {
        "id": key,
        "type": "webpage",
        "author": [{"literal": site.author}] if site.author else [],
        "title": site.page,
        "container-title": site.name,
        "version": site.version,
        "issued": {"date-parts": [[site.day.year, site.day.month, site.day.day]]} if site.day else {},
        "language": site.language,
        "URL": site.address,
    }
    return Reference(_sentence(parts), _bibtex(key, bibtex), _csl(csl))


def line_reference(
    site: Site, key: str, *, who: str, film: str, year: int | None, directors: Sequence[Person]
) -> Reference:
    """Return the reference to a line of *film*, and to where it is printed.

    :param who: who says it, as the caption does.
    """
    names = ", ".join(person.name for person in directors)
    title = f"{_title(film)} ({year})" if year else _title(film)
    directed = _("directed by {names}").format(names=names) if names else ""
    quoted = _("quoted in {page}").format(page=_quoted(site))
    where = _("quoted in {page}").format(page=_in_marks(site.page, site.language))
    note = ", ".join(filter(None, (who, where, _published(site))))
    bibtex = {
        "author": " and ".join(_bibtex_name(person) for person in directors),
        "title": f"{{{_tex(film)}}}",
        "year": str(year or ""),
        "howpublished": _tex(_("Film")),
        "note": _tex(note),
        "url": site.address,
    }
    csl = {
        "id": key,
        "type": "motion_picture",
        "title": film,
        "director": [_csl_name(person) for person in directors],
        "issued": {"date-parts": [[year]]} if year else {},
        "note": note,
        "URL": site.address,
    }
    parts = [escape(who), title, escape(directed), quoted, *_printed(site)]
    return Reference(_sentence(parts), _bibtex(key, bibtex), _csl(csl))


def _sentence(parts: Sequence[str]) -> str:
    return f"{', '.join(filter(None, parts))}."


def _title(name: str) -> str:
    return f"<cite>{escape(name)}</cite>"


def _in_marks(words: str, language: str) -> str:
    opening, closing = quotation_marks(language)
    return f"{opening}{words}{closing}"


def _quoted(site: Site) -> str:
    return _in_marks(escape(site.page), site.language)


def _printed(site: Site) -> list[str]:
    """Return what ends a reference: site, edition, address."""
    version = _("version {version}").format(version=escape(site.version)) if site.version else ""
    day = format_date(site.day, "long", locale_of(site.language)) if site.day else ""
    return [_title(site.name), version, day, escape(site.address)]


def _published(site: Site) -> str:
    version = _("version {version}").format(version=site.version) if site.version else ""
    return ", ".join(filter(None, (site.name, version)))


def _tex(words: str) -> str:
    """Return *words* as TeX prints them."""
    return words.translate(_TEX)


def _bibtex(key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value.strip("{}")]
    return "@misc{" + ",\n".join((key, *lines)) + "\n}"


def _bibtex_day(day: date | None) -> dict[str, str]:
    return {"year": str(day.year), "month": str(day.month), "day": str(day.day)} if day else {}


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
