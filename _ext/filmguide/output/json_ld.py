"""The films, people and quotations that have their home on a page, as JSON-LD in the head of the page."""

from __future__ import annotations

import json
import posixpath
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from filmguide.catalogue.records import Cast, FactCard, Person, Quotation
from filmguide.domain import FilmDomain, film_domain
from filmguide.output import schema_org
from filmguide.output.schema_org import Identify, Thing

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

# What could end the script element or, in scripts of old, a line.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def add_json_ld(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add to ``metatags``, which every theme puts in the head, what is defined on the page.

    Only websites have it, and not those of one page, whose homes are on pages that are none.
    """
    builder = app.builder
    if doctree is None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    if builder.embedded or isinstance(builder, SingleFileHTMLBuilder):
        return
    domain = film_domain(app.env)
    graph = page_graph(domain, pagename, _identifier(domain, builder, pagename))
    if graph:
        context["metatags"] = context.get("metatags", "") + script(graph)


def script(graph: list[Thing]) -> str:
    """Return the script element for *graph*; no value in it can end the element."""
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data.translate(_ESCAPES)}</script>\n'


def page_graph(domain: FilmDomain, docname: str, identify: Identify) -> list[Thing]:
    """Return what has its home on a page, in the order of the page.

    Nothing is told but what the page asked for: it is written again when that changes, not else. Nor are
    spoilers: what programs take from a page, they show without its folds.
    """
    showings = [showing for showing in domain.showings.get(docname, ()) if not showing.folded]
    keys = dict.fromkeys(key for showing in showings for key in showing.keys)
    keys = {key: None for key in keys if domain.homes[key].docname == docname}
    if not keys:
        return []
    asked: dict[str, FactCard | Person | Quotation] = {}
    casts: dict[str, Cast] = {}
    for record in chain.from_iterable(map(domain.answers.records, domain.questions.get(docname, ()))):
        match record:
            case Cast():
                casts[record.film.key] = record
            case FactCard():
                asked[record.film.key] = record
            case Person():
                asked[record.key] = record
            case Quotation() if not record.spoiler:
                # A page may ask for a line of a quotation, and elsewhere for all of it.
                known = asked.setdefault(record.key, record)
                if isinstance(known, Quotation) and len(known.lines) < len(record.lines):
                    asked[record.key] = record
    return [_thing(asked[key], casts.get(key), identify) for key in keys if key in asked]


def _thing(record: FactCard | Person | Quotation, cast: Cast | None, identify: Identify) -> Thing:
    match record:
        case FactCard():
            return schema_org.movie(record, cast, identify)
        case Person():
            return schema_org.person(record, identify)
        case Quotation():
            return schema_org.quotation(record, identify)


def _identifier(domain: FilmDomain, builder: StandaloneHTMLBuilder, docname: str) -> Identify:
    """Return the function that identifies objects, relative to a page if the site's address is unknown."""
    base, mentions = builder.config.html_baseurl, domain.mentions.get(docname, set())

    def identify(key: str) -> Thing:
        home = domain.homes.get(key)
        if home is None or key not in mentions:  # the page would not follow if the home moved
            return {}
        anchor = f"#{quote(key)}"
        if not base:
            return {"@id": builder.get_relative_uri(docname, home.docname) + anchor}
        address = posixpath.join(base, builder.get_target_uri(home.docname)) + anchor
        return {"@id": address, "url": address}

    return identify
