"""Where an object is discussed, as its home says."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from filmguide.locale import _
from filmguide.rendering.films import title
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import joined, phrase


def render_discussed(page: Page, key: str) -> list[nodes.Node]:
    """Return the line that says which other pages refer to an object, by guide; nothing if none does."""
    guides = []
    for discussion in page.discussed(key):
        pages = [
            _page_link(page, docname, name) for docname, name in discussion.pages if docname != page.docname
        ]
        if pages:
            guide = title(page, discussion.film) if discussion.film else nodes.Text(_("other pages"))
            guides.append(phrase("{guide}: {pages}", guide=[guide], pages=joined([[link] for link in pages])))
    if not guides:
        return []
    line = phrase(_("Discussed in {pages}"), pages=joined(guides, "; "))
    return [nodes.paragraph("", "", *line, classes=["film-discussed"])]


def _page_link(page: Page, docname: str, name: str) -> nodes.Node:
    content = nodes.inline("", name)
    target = {"refdomain": "std", "reftype": "doc", "reftarget": f"/{docname}", "refdoc": page.docname}
    return addnodes.pending_xref("", content, refexplicit=True, refwarn=True, **target)
