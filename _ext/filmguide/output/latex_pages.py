"""Page numbers in LaTeX: of what a printed page refers to, and in the indexes of all that is mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.locale import _
from filmguide.output.latex import mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.writers.latex import LaTeXTranslator

_INDEXED = ("character", "person", "quote")
_NAMED = ("character", "person", "film")


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
        for page, reference in list(_references(self.document, "")):
            uri = str(reference.get("refuri", ""))
            if not uri.startswith("%"):
                continue
            docname, _hash, anchor = uri[1:].partition("#")
            kind = anchor.partition(".")[0] if "." in anchor else ""
            label = f"{docname}:{anchor}" if anchor else f"{docname}::doc"
            after = []
            if kind not in _NAMED and (page, label) not in told and not _in_caption(reference):
                told.add((page, label))
                after = [page_number(label=label)]
            before = [page_mention(key=anchor)] if kind in _INDEXED else []
            reference.replace_self([*before, reference, *after])


def _references(node: nodes.Element, page: str) -> Iterator[tuple[str, nodes.reference]]:
    """Yield the references below *node*, but for those in headings, with the page of the site.

    From the top, since the first nodes of an included page do not know where they are included.
    """
    for child in node.children:
        if isinstance(child, nodes.reference):
            yield page, child
        elif isinstance(child, nodes.Element) and not isinstance(child, nodes.title | nodes.rubric):
            inside = str(child["docname"]) if isinstance(child, addnodes.start_of_file) else page
            yield from _references(child, inside)


def _in_caption(node: nodes.Node) -> bool:
    return node.parent is not None and (isinstance(node, nodes.caption) or _in_caption(node.parent))


def visit_page_number(self: LaTeXTranslator, node: page_number) -> None:
    """Write the number in brackets."""
    before, after = (self.encode(part) for part in _("(p. {page})").split("{page}"))
    self.body.append(f"\\filmguidepageref{{{self.idescape(node['label'])}}}{{{before}}}{{{after}}}")
    raise nodes.SkipNode


def visit_page_mention(self: LaTeXTranslator, node: page_mention) -> None:
    """Write the command that notes the page."""
    self.body.append(r"\leavevmode" + mention(self, node["key"]))
    raise nodes.SkipNode
