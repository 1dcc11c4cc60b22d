"""What sphinxext-opengraph, if a site uses it, says of a page: the author's description, the true address."""

from __future__ import annotations

import posixpath
from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Set the fields of the page's front matter by which opengraph is overruled; the author's own stay.

    The description is that of the page's ``html_meta``. Opengraph would take the first words of the page,
    which may be quoted or give the ending away. Without ``html_baseurl`` the address is relative to the page.
    """
    if doctree is None:
        return
    fields = {"og:url": context.get("pageurl") or posixpath.basename(app.builder.get_target_uri(pagename))}
    if words := description(doctree):
        fields["og:description"] = escape(words, quote=False)
    context["meta"] = {**fields, **(context.get("meta") or {})}


def description(document: nodes.document) -> str:
    """Return the description in the metadata of a page, "" if there is none."""
    found = (meta["content"] for meta in document.findall(nodes.meta) if meta.get("name") == "description")
    return next(found, "")
