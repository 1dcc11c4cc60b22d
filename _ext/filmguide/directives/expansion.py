"""The last step before a page is written: notes of what to show become what is shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.catalogue.matching import Miss
from filmguide.catalogue.records import Character, FilmTitle, Person, Quotation, Scene, Theme
from filmguide.catalogue.text import Text
from filmguide.directives.showing import shown
from filmguide.domain import FilmDomain, film_domain
from filmguide.domain.addresses import address
from filmguide.domain.translations import translator, untranslated
from filmguide.rendering.casts import render_cast, render_credit
from filmguide.rendering.films import render_card, render_line
from filmguide.rendering.fragments import fragment, place
from filmguide.rendering.gatherings import (
    render_films,
    render_people,
    render_quotations,
    render_scenes,
    render_themes,
    sorted_quotations,
)
from filmguide.rendering.page import Discussion, Page
from filmguide.rendering.quotations import render_quotation, render_words
from filmguide.rendering.responses import Subject, render_response
from filmguide.rendering.timelines import render_timeline
from filmguide.settings import respond

Translate = Callable[[Text], str]


class Expansion(SphinxPostTransform):
    """Replace each ``shown`` by what it stands for, and give each reference its title."""

    # Before MathReferenceTransform (5) and all that follow: what is put in here is resolved and
    # fitted to the output format as if the author had written it.
    default_priority = 4

    def is_supported(self) -> bool:
        """Leave the builder of message catalogues to :class:`Extraction`."""
        return self.env._builder_cls.name != "gettext"

    def run(self, **kwargs: Any) -> None:
        """Expand the document, which holds all pages in the formats that have only one."""
        domain = film_domain(self.env)
        translators = cache(lambda docname: translator(self.config, docname, self.env.srcdir))
        page = cache(lambda docname: page_of(domain, docname, translators(docname)))
        found = _Found(self.document)
        domain.open_book(self._pages(found.starts))
        if domain.book:
            _drop_repeated_casts(domain, self.document)
            _end_pages(self.document)
            found = _Found(self.document)
        for node in found.showings:
            translate = translators(node["docname"])
            key = self._shared(domain, node) if translate is untranslated else None
            if key is None:
                node.replace_self(render(domain, node, translate))
            elif key in domain.fragments or key in domain.drafts:
                node.replace_self(fragment("", key=key, draft=domain.drafts.get(key)))
            else:
                draft = fragment("", *render(domain, node, translate), key=key)
                domain.drafts = {key: draft}
                node.replace_self(draft)
        for ref in filter(is_film_reference, found.references):
            entitle(domain, ref, page(ref["refdoc"]))

    def _shared(self, domain: FilmDomain, node: shown) -> Hashable:
        """Return a key for what looks the same on other pages of a website: a cast away from its home."""
        docname = node["docname"]
        if node["what"] != "cast" or domain.book or self.env._builder_cls.format != "html":
            return None
        if domain.defines(docname, node["serial"]):
            return None
        cast = domain.catalogue.cast(*node["target"])
        people = {key for c in cast.cast for key in (c.performer.key, *(other.key for other in c.characters))}
        linked = {cast.film.key, *people, *(credit.person.key for credit in cast.crew)}
        here = any(domain.homes[key].docname == docname for key in linked & domain.homes.keys())
        return *node["target"], repr(node["options"]), place(docname), docname if here else ""

    def _pages(self, starts: list[addnodes.start_of_file]) -> set[str]:
        """Return the pages that are in the document, by their *starts*; none, if it is a page."""
        pages = {str(node["docname"]) for node in starts}
        whole = not str(self.document["source"]).startswith("<")  # not only what its table of contents lists
        return pages | {self.env.current_document.docname} if pages and whole else pages


class _Found:
    """What there is to expand in a document, and where pages start in it, found in one walk."""

    def __init__(self, document: nodes.document) -> None:
        self.showings: list[shown] = []
        self.references: list[addnodes.pending_xref] = []
        self.starts: list[addnodes.start_of_file] = []
        for node in document.findall():
            match node:
                case shown():
                    self.showings.append(node)
                case addnodes.pending_xref():
                    self.references.append(node)
                case addnodes.start_of_file():
                    self.starts.append(node)


def render(domain: FilmDomain, node: shown, translate: Translate) -> list[nodes.Node]:
    """Return what *node* stands for."""
    page = page_of(domain, node["docname"], translate, node["serial"])
    catalogue, target, options = domain.catalogue, node["target"], node["options"]
    match node["what"]:
        case "line":
            section = options["section"]
            titles = domain.env.titles[node["docname"]]
            name = nodes.inline("", section) if section else titles.deepcopy()
            return render_line(page, catalogue.title(*target), name.children)
        case "film":
            return render_card(page, catalogue.card(*target))
        case "cast":
            return render_cast(page, catalogue.cast(*target), **options)
        case "films":
            return render_films(page, catalogue.cards())
        case "people":
            return render_people(page, catalogue.people())
        case "scenes":
            return render_scenes(page, catalogue.scenes(*target))
        case "timeline":
            return render_timeline(page, catalogue.timeline(*target))
        case "themes":
            return render_themes(page, catalogue.themes())
        case "quotes":
            return render_quotations(page, sorted_quotations(catalogue.quotations(*target), options["sort"]))
        case "respond":
            return _response(domain, page, node)
    record = catalogue.quotation(*target)
    if isinstance(record, Miss):  # only what was found was noted
        return []
    return render_quotation(page, record, note=node.children, **options)


def _response(domain: FilmDomain, page: Page, node: shown) -> list[nodes.Node]:
    env = domain.env
    film = ""
    for name in node["target"]:
        record = domain.catalogue.title(name)
        film = page.translate(record.title) + (f" ({record.year})" if record.year else "")
    where = address(env, page.docname) or page.docname
    subject = Subject(env.titles[page.docname].astext(), film, where, page.language)
    web = env._builder_cls.format == "html"
    return render_response(respond(env.config), subject, words=node.children, web=web)


def is_film_reference(ref: nodes.Element) -> bool:
    """Tell whether *ref* is to an object of the catalogue that was found when it was read."""
    return ref.get("refdomain") == "film" and "record" in ref and "miss" not in ref


def entitle(domain: FilmDomain, ref: nodes.Element, page: Page) -> None:
    """Give *ref* its title, if the author gave none, and a credit its performers."""
    record = domain.answers.to(ref["record"])
    if not ref["refexplicit"] and (words := _title(page, record, "short" in ref)):
        inner = next(ref.findall(nodes.inline))
        inner.clear()
        inner.extend(words)
    if ref["reftype"] == "credit":
        ref["reftype"] = "character"
        ref.replace_self(render_credit(page, record, ref))


def _title(page: Page, record: object, short: bool) -> list[nodes.Node]:
    """Return the title that *record* gives a reference; nothing where it stays as it was typed."""
    match record:
        case FilmTitle():
            return [nodes.emphasis("", page.translate(record.title))]
        case Person() | Theme():
            return [nodes.Text(page.translate(record.name))]
        case Scene():
            return [nodes.Text(page.translate(record.title))]
        case Character() if short:
            return [nodes.Text(page.translate(record.short))]
        case Quotation():
            return render_words(page, record)
        case _:
            return []


def page_of(domain: FilmDomain, docname: str, translate: Translate, serial: int = -1) -> Page:
    """Return what rendering needs to know of a page, for one of its showings or for what shows nothing."""
    return Page(
        docname=docname,
        language=domain.env.config.language,
        translate=translate,
        home=lambda key: domain.is_home(key, docname, serial),
        former=lambda key: domain.catalogue.objects[key].formerly,
        discussed=lambda key: discussions(domain, key),
        bound=domain.book is not None,
    )


def discussions(domain: FilmDomain, key: str) -> list[Discussion]:
    """Return the pages that refer to the object with *key*, by guide, guides in the order of their pages."""
    guides: dict[str | None, list[tuple[str, str]]] = {}
    for docname, name in domain.backlinks.get(key, ()):
        if domain.book and docname not in domain.book.docnames:
            continue
        guides.setdefault(domain.catalogue.film_of_page(docname), []).append((docname, name))
    films = domain.catalogue.films
    return [Discussion(films[film].title if film else None, tuple(pages)) for film, pages in guides.items()]


def _drop_repeated_casts(domain: FilmDomain, document: nodes.document) -> None:
    """Leave each cast list once where all pages are one document: at its home, or where it comes first."""
    casts: dict[str, list[shown]] = {}
    for node in document.findall(shown):
        if node["what"] == "cast":
            shows = {name: value for name, value in node["options"].items() if name != "layout"}
            casts.setdefault(repr((node["target"], shows)), []).append(node)
    for nodes_ in casts.values():
        kept = next((node for node in nodes_ if domain.defines(node["docname"], node["serial"])), nodes_[0])
        for node in nodes_:
            if node is not kept:
                node.parent.remove(node)


def _end_pages(document: nodes.document) -> None:
    """Leave the end of a page with its page, where the pages below it follow inside."""
    for node in document.findall(shown):
        if node["what"] == "respond":
            siblings = node.parent.children[: node.parent.index(node)]
            inner = (s for s in siblings if isinstance(s, nodes.Element) and next(_pages(s), None))
            if (first := next(inner, None)) is not None:
                parent = node.parent
                parent.remove(node)
                parent.insert(parent.index(first), node)


def _pages(node: nodes.Element) -> Iterator[nodes.Node]:
    return iter(node.findall(addnodes.start_of_file))
