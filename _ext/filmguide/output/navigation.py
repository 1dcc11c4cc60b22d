"""Navigation per guide: the pages of this guide and the way to all of them, not every page of every guide.

A theme's own navigation lists all pages on each page, so that the size of a site grows with the square of
the number of its guides.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment.adapters.toctree import TocTree

from filmguide.domain import FilmDomain, film_domain
from filmguide.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def navigate(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Replace ``toctree``, by which themes list the pages, and keep previous and next inside a guide.

    For Furo the list is marked when Furo has made its own of it: what it makes of a list it remembers, and
    until then the pages of a guide and folder have the same one.
    """
    builder, domain = app.builder, film_domain(app.env)
    if not isinstance(builder, StandaloneHTMLBuilder) or isinstance(builder, SingleFileHTMLBuilder):
        return
    if not domain.guides.of_film:
        return

    address = builder.get_target_uri(pagename)
    base = context["pathto"](pagename)  # "#", or the absolute address of a page that is shown anywhere

    def toctree(collapse: bool = True, **options: Any) -> str:
        known = {name: value for name, value in options.items() if value != ""}
        alike = (pagename if collapse else posixpath.dirname(address), base)
        key = ("navigation", domain.catalogue.film_of_page(pagename), alike, repr(known))
        if key not in domain.fragments:
            outline = _outline(domain, builder, pagename, base, collapse=collapse, **known)
            domain.fragments[key] = outline
        return domain.fragments[key] if "furo" in app.extensions else _mark(domain.fragments[key], address)

    context["toctree"] = toctree
    _, before, after = domain.neighbours.get(pagename, (None, None, None))
    for name, key, neighbour in (("prev", "P", before), ("next", "N", after)):
        if context.get(name) and not neighbour:
            context[name] = None
            context["rellinks"] = [link for link in context["rellinks"] if link[2] != key]


def mark_in_furo(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Mark in Furo's list what Furo would: what leads to the page, open, and the page itself."""
    if "furo_navigation_tree" not in context:
        return
    address, toctree = app.builder.get_target_uri(pagename), context["toctree"]
    context["toctree"] = lambda *args, **options: _mark(toctree(*args, **options), address)
    context["furo_navigation_tree"] = _mark(_open(context["furo_navigation_tree"], address), address)


def _outline(
    domain: FilmDomain, builder: StandaloneHTMLBuilder, docname: str, base: str, **options: Any
) -> str:
    """Return the navigation of a page as HTML, which is the same for all pages of its guide and folder.

    Among the classes of each element are, each between NULs, the addresses of the pages that it leads to.
    """
    listed = addnodes.compact_paragraph("", "", toctree=True)
    for node in listing(domain, docname):
        found = TocTree(domain.env).resolve(docname, builder, node, **options)
        _append(listed, found.children if found is not None else ())
    own = builder.get_target_uri(docname)
    for link in listed.findall(nodes.reference):
        address = urljoin(own, link["refuri"])
        if link["refuri"][:1] in ("", "#"):
            link["refuri"] = posixpath.basename(own) + link["refuri"]
        if base != "#":
            link["refuri"] = urljoin(base, link["refuri"])
        for element in _branch(link) if "#" not in address else ():
            classes = (name for name in element["classes"] if name != "current")
            element["classes"] = [*classes, f"\0{address}\0"]
    return builder.render_partial(listed)["fragment"] if len(listed) else ""


def _branch(link: nodes.Element) -> Iterator[nodes.Element]:
    """Yield *link*, and what it is in, up to the whole list."""
    element: nodes.Element | None = link
    while element is not None:
        yield element
        element = element.parent


def _mark(outline: str, address: str) -> str:
    """Mark what leads to the page with *address* as current, as Sphinx and its themes have it."""
    return re.sub('(?<=")(?:\0[^\0]*\0 ?)+| \0[^\0]*\0', "", outline.replace(f"\0{address}\0", "current"))


def _open(tree: str, address: str) -> str:
    """Return Furo's list, open where it leads to the page with *address*, whose own item is marked."""
    token, box = f"\0{address}\0", 'class="toctree-checkbox"'
    start, *items = tree.split("<li")
    leading = [number for number, item in enumerate(items) if token in item.partition(">")[0]]
    for number in leading:
        items[number] = items[number].replace(box, f'checked="" {box}', 1)
    for number in leading[-1:]:
        head, _token, rest = items[number].partition(token)
        items[number] = head + token + rest.replace('"', ' current-page"', 1)
    return "<li".join((start, *items))


def listing(domain: FilmDomain, docname: str) -> list[addnodes.toctree]:
    """Return what the navigation of a page lists, as toctrees: as few as it takes, for each is resolved.

    First the way to all guides, with the page's own guide; then what the root lists, without the guides.
    """
    guides, root = domain.guides, domain.env.config.root_doc
    guide = guides.of_film.get(domain.catalogue.film_of_page(docname) or "")
    shelf = guide.shelf if guide else root
    trees: list[addnodes.toctree] = []
    if guide or any(guide.shelf == root for guide in guides.of_film.values()):
        _list(trees, shelf, (_("All guides"), "self"))
    if guide:
        _list(trees, shelf, (guide.title, guide.start))
    for caption, entries in guides.others:
        for title, entry in entries:
            if guide and entry == shelf:
                continue
            if entry in guides.shelves:  # without the guides below it
                _list(trees, entry, (title, "self"), caption)
            else:
                _list(trees, root, (title, entry), caption)
            caption = ""
    return trees


def _list(
    trees: list[addnodes.toctree], parent: str, entry: tuple[str | None, str], caption: str = ""
) -> None:
    """Let the last toctree list *entry*, or a new one where that has a caption or a parent of its own."""
    if not trees or caption or (entry[1] == "self" and trees[-1]["parent"] != parent):
        trees.append(addnodes.toctree("", parent=parent, entries=[], caption=caption, rawcaption=caption))
    trees[-1]["entries"].append(entry)


def _append(listed: nodes.Element, found: Sequence[nodes.Node]) -> None:
    """Append what a toctree lists; without a caption it continues the list before it."""
    last = listed[-1] if len(listed) else None
    if len(found) == 1 and isinstance(last, nodes.bullet_list):
        last.extend(found[0].children)
    else:
        listed.extend(found)
