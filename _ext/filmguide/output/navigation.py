"""Navigation per guide: the pages of this guide and the way to all of them, not every page of every guide.

A theme's own navigation lists all pages on each page, so that the size of a site grows with the square of
the number of its guides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.environment.adapters.toctree import TocTree

from filmguide.domain import FilmDomain, film_domain
from filmguide.domain.guides import toctrees
from filmguide.locale import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def navigate(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Replace ``toctree``, by which themes list the pages, and keep previous and next inside a guide."""
    builder, domain = app.builder, film_domain(app.env)
    if not isinstance(builder, StandaloneHTMLBuilder) or isinstance(builder, SingleFileHTMLBuilder):
        return
    if not domain.guides.of_film:
        return

    def toctree(collapse: bool = True, **options: Any) -> str:
        known = {name: value for name, value in options.items() if value != ""}
        listed = addnodes.compact_paragraph("", "", toctree=True)
        for node in listing(domain, pagename):
            found = TocTree(app.env).resolve(pagename, builder, node, collapse=collapse, **known)
            _append(listed, found.children if found is not None else ())
        return builder.render_partial(listed)["fragment"] if len(listed) else ""

    context["toctree"] = toctree
    _, before, after = domain.neighbours.get(pagename, (None, None, None))
    for name, key, neighbour in (("prev", "P", before), ("next", "N", after)):
        if context.get(name) and not neighbour:
            context[name] = None
            context["rellinks"] = [link for link in context["rellinks"] if link[2] != key]


def listing(domain: FilmDomain, docname: str) -> Iterator[addnodes.toctree]:
    """Yield what the navigation of a page lists, as toctrees.

    First the way to all guides, with the page's own guide; then what the root lists, without the guides.
    """
    guides, root = domain.guides, domain.env.config.root_doc
    guide = guides.of_film.get(domain.catalogue.film_of_page(docname) or "")
    shelf = guide.shelf if guide else root
    if guide or any(guide.shelf == root for guide in guides.of_film.values()):
        yield _toctree(shelf, [(_("All guides"), "self")])
    if guide:
        yield _toctree(shelf, [(guide.title, guide.start)])
    for node in toctrees(domain.env, root):
        entries = [
            (title, entry)
            for title, entry in node["entries"]
            if domain.catalogue.film_of_page(entry) not in guides.of_film and not (guide and entry == shelf)
        ]
        caption = {name: node[name] for name in ("caption", "rawcaption") if node.get(name)}
        for shelved, group in groupby(entries, key=lambda entry: entry[1] in guides.shelves):
            if shelved:  # without the guides below it
                for title, entry in group:
                    yield _toctree(entry, [(title, "self")], **caption)
                    caption = {}
            else:
                yield _toctree(root, list(group), **caption)
                caption = {}


def _toctree(parent: str, entries: list[tuple[str | None, str]], **caption: str) -> addnodes.toctree:
    return addnodes.toctree("", parent=parent, entries=entries, **caption)


def _append(listed: nodes.Element, found: Sequence[nodes.Node]) -> None:
    """Append what a toctree lists; without a caption it continues the list before it."""
    last = listed[-1] if len(listed) else None
    if len(found) == 1 and isinstance(last, nodes.bullet_list):
        last.extend(found[0].children)
    else:
        listed.extend(found)
