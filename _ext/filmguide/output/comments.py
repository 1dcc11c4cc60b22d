"""The end of a page in HTML, and comments there, of which nothing is loaded before the reader agrees."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from filmguide.locale import _
from filmguide.rendering.responses import comments, response

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.docutils import SphinxTranslator
    from sphinx.writers.html5 import HTML5Translator

SCRIPT = "filmguide-comments.js"


def visit_response(self: HTML5Translator, node: response) -> None:
    """Begin the end of the page, with a heading below that of the page."""
    for heading in node.findall(nodes.rubric):
        heading.setdefault("heading-level", 2)
    self.body.append(self.starttag(node, "div"))


def depart_response(self: HTML5Translator, node: response) -> None:
    """End the page."""
    self.body.append("</div>\n")


def visit_comments(self: HTML5Translator, node: comments) -> None:
    """Write what the script works on; without it nothing of this is seen, and the link above stays.

    Comments belong to a page, so that a website of one page has none.
    """
    if not self.builder.embedded and self.builder.name != "singlehtml":
        self.document["comments"] = True
        values = {"src": node["src"], **node["attributes"]}
        attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())
        consent = _("Comments are kept at {host}. Nothing is asked of it before you choose to see them.")
        title = escape(node["title"])
        failure, show = _("The comments could not be loaded."), _("Show the comments")
        self.body.append(
            f'<div class="film-comments" hidden{attributes}>\n'
            f"<p>{escape(consent.format(host=node['host']))}</p>\n"
            f'<button type="button">{escape(show)}</button>\n'
            f'<p role="status" hidden>{escape(failure)}</p>\n'
            f'<div class="giscus" id="isso-thread" tabindex="-1" data-title="{title}"></div>\n'
            "</div>\n"
        )
    raise nodes.SkipNode


def skip(self: SphinxTranslator, node: comments) -> None:
    """Leave comments to websites."""
    raise nodes.SkipNode


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Load the script on pages that have comments."""
    if doctree is not None and "comments" in doctree:
        app.add_js_file(SCRIPT, loading_method="defer")
