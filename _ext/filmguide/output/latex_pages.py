"""Page numbers in LaTeX: of what a printed page refers to, and in the indexes of all that is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.locale import _
from filmguide.output.latex import mention

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

_INDEXED = ("character", "person", "quote")
_NAMED = ("character", "person", "film")
_HEADINGS = (nodes.title, nodes.rubric)


class page_number(nodes.inline):
    """The page of ``label``, where that is another page."""


class page_mention(nodes.inline):
    """A place where the object with ``key`` is mentioned."""


class PageNumbers(SphinxPostTransform):
    """Say on which page is what a reference leads to, the first time that a page of the site refers to it.

    Names of people, characters and films have none; an index lists the pages where they occur.
    """

    formats = ("latex",)
    default_priority = 300  # after all references are resolved

    def run(self, **kwargs: Any) -> None:
        """Put a mention before each reference, and a page number after it."""
        told: set[tuple[str, str]] = set()
        for reference in list(self.document.findall(nodes.reference)):
            uri = str(reference.get("refuri", ""))
            if not uri.startswith("%") or _within(reference, *_HEADINGS):
                continue
            docname, _hash, anchor = uri[1:].partition("#")
            kind = anchor.partition(".")[0] if "." in anchor else ""
            label = f"{docname}:{anchor}" if anchor else f"{docname}::doc"
            place = _page(reference), label
            after = []
            if kind not in _NAMED and place not in told and not _within(reference, nodes.caption):
                told.add(place)
                after = [page_number(label=label)]
            before = [page_mention(key=anchor)] if kind in _INDEXED else []
            reference.replace_self([*before, reference, *after])


def _within(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    return any(isinstance(ancestor, kinds) for ancestor in _ancestors(node))


def _page(node: nodes.Node) -> str:
    """Return the name of the page of the site that *node* is on; "" for the first."""
    files = (a for a in _ancestors(node) if isinstance(a, addnodes.start_of_file))
    return next((str(file["docname"]) for file in files), "")


def _ancestors(node: nodes.Node) -> list[nodes.Node]:
    return [node.parent, *_ancestors(node.parent)] if node.parent else []


def visit_page_number(self: LaTeXTranslator, node: page_number) -> None:
    """Write the number in brackets."""
    before, after = (self.encode(part) for part in _("(p. {page})").split("{page}"))
    self.body.append(f"\\filmguidepageref{{{self.idescape(node['label'])}}}{{{before}}}{{{after}}}")
    raise nodes.SkipNode


def visit_page_mention(self: LaTeXTranslator, node: page_mention) -> None:
    """Write the command that notes the page."""
    self.body.append(mention(self, node["key"]))
    raise nodes.SkipNode
