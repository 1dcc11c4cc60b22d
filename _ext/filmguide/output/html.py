"""What HTML and EPUB need: quotations as figures, spoilers as ``details``, cells that say what they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from filmguide.domain import film_domain
from filmguide.locale import _
from filmguide.output.citing import is_website, line_tools

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

    from filmguide.rendering.casts import cast_cell
    from filmguide.rendering.fragments import fragment
    from filmguide.rendering.quotations import quotation
    from filmguide.rendering.spoilers import spoiler

STATIC = Path(__file__).parent / "static"


def visit_quotation(self: HTML5Translator, node: quotation) -> None:
    """Write the whole figure: Sphinx's own caption would take it for an image and number it.

    Its name is the attribution alone; its caption holds more.
    """
    caption = next(iter(node.findall(nodes.caption)), None)
    name: dict[str, Any] = {"aria-label": caption.astext()} if caption else {}
    self.body.append(self.starttag(node, "figure", **name))
    # Nothing may follow a caption, so that a note is part of it; without one, docutils begins one for it.
    captioned = isinstance(node.children[-1], nodes.caption | nodes.legend)
    for child in node.children:
        if isinstance(child, nodes.caption):
            self.body.append("<figcaption>")
            for part in child.children:
                part.walkabout(self)
            self.add_permalink_ref(node, _("Link to this quotation"))
            if node["ids"] and is_website(self.builder):
                self.body.append(line_tools(film_domain(self.builder.env), node, child))
        else:
            child.walkabout(self)
    self.body.append("</figcaption>\n</figure>\n" if captioned else "</figure>\n")
    raise nodes.SkipNode


def visit_cell(self: HTML5Translator, node: cast_cell) -> None:
    """Write the tag of a cell; that of a header cell says what it heads."""
    row = node.parent
    heads = "col" if isinstance(row.parent, nodes.thead) else "row" if node is row.children[0] else ""
    tag = "th" if heads else "td"
    scope: dict[str, Any] = {"scope": heads} if heads else {}
    self.body.append(self.starttag(node, tag, "", **scope))
    self.context.append(f"</{tag}>\n")


def visit_fragment(self: HTML5Translator, node: fragment) -> None:
    """Write what another page has shown already, or keep what is written for the next."""
    fragments = film_domain(self.builder.env).fragments
    if node["key"] not in fragments:
        start = len(self.body)
        for child in (node.get("draft") or node).children:
            child.walkabout(self)
        fragments[node["key"]] = "".join(self.body[start:])
        del self.body[start:]
    self.body.append(fragments[node["key"]])
    raise nodes.SkipNode


def visit_spoiler(self: HTML5Translator, node: spoiler) -> None:
    """Write a ``details`` element, whose content searches leave out.

    Summaries of Sphinx's search and the index of Read the Docs pass over permalinks, which they know by
    their class; web searches quote nothing that has the attribute. The id is inside: browsers open what
    an address leads into.
    """
    summary, body = node.children
    self.body.append('<details class="spoiler"><summary>')
    for part in summary.children:
        part.walkabout(self)
    self.body.append("</summary>\n")
    attributes = {"class": "headerlink", "data-nosnippet": ""}
    self.body.append(self.starttag(node, "div", "\n", False, **attributes))
    for part in body.children:
        part.walkabout(self)
    self.body.append("</div></details>\n")
    raise nodes.SkipNode


def add_static_path(app: Sphinx, config: Config) -> None:
    """Add the extension's stylesheet to the site's files, before the site's own, which may overrule it."""
    config.html_static_path.insert(0, str(STATIC))
