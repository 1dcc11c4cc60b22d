"""References by which a page shows what is elsewhere: in the site but not a film's, or in another project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx import addnodes
from sphinx.util import docname_join

from filmguide.domain.inventories import spelled

if TYPE_CHECKING:
    from docutils import nodes


class Reference(NamedTuple):
    """A reference to something that is not a film's; ``titled`` if the author gave it a title."""

    kind: str
    target: str
    titled: bool

    def files(self, docname: str) -> set[str]:
        """Return the pages that MyST may find by their files for this reference on the page *docname*."""
        if self.kind != "myst":
            return set()
        return {self.target, docname_join(docname, self.target).rpartition(".")[0]}


def find_references(document: nodes.document) -> frozenset[Reference]:
    """Return the references in a page by which it shows what is elsewhere, here or in another project."""
    found = set()
    for ref in document.findall(addnodes.pending_xref):
        kind, target, titled = ref["reftype"], str(ref["reftarget"]), bool(ref.get("refexplicit"))
        if ref.get("refdomain") == "film" and ("miss" in ref or "intersphinx" in ref):
            found.add(Reference(kind, spelled(ref) if "miss" in ref else target, titled))
        elif kind in ("any", "doc", "myst", "ref", "term"):
            found.add(Reference(kind, target, titled))
    return frozenset(found)
