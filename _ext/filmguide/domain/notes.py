"""What pages note while they are read, and what is found once all of them are."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, Any

from sphinx.domains import Domain

from filmguide.domain.backlinks import Backlink
from filmguide.domain.guides import Guides
from filmguide.domain.homes import Showing
from filmguide.domain.neighbours import Neighbours
from filmguide.domain.passages.noting import Passage, find_in_document
from filmguide.domain.questions import Question
from filmguide.domain.references import Reference

if TYPE_CHECKING:
    from docutils import nodes

NOTED = ("showings", "mentions", "references", "quoted", "questions", "passages", "elsewhere")
"""What is noted of each page, by its name."""


class Notes(Domain):
    """The data of the domain, which Sphinx keeps from build to build."""

    @property
    def showings(self) -> dict[str, list[Showing]]:
        """What each page shows, in order."""
        showings: dict[str, list[Showing]] = self.data.setdefault("showings", {})
        return showings

    @property
    def mentions(self) -> dict[str, set[str]]:
        """The keys of the objects that each page links to or defines."""
        mentions: dict[str, set[str]] = self.data.setdefault("mentions", {})
        return mentions

    @property
    def references(self) -> dict[str, set[str]]:
        """The keys of the objects to which the author of each page refers."""
        references: dict[str, set[str]] = self.data.setdefault("references", {})
        return references

    @property
    def quoted(self) -> dict[str, set[str]]:
        """The keys of the quotations of which each page shows the words."""
        quoted: dict[str, set[str]] = self.data.setdefault("quoted", {})
        return quoted

    @property
    def elsewhere(self) -> dict[str, frozenset[Reference]]:
        """The references of each page to what is not a film's, or not of this project."""
        elsewhere: dict[str, frozenset[Reference]] = self.data.setdefault("elsewhere", {})
        return elsewhere

    @property
    def backlinks(self) -> dict[str, tuple[Backlink, ...]]:
        """The pages that refer to each object, as of the end of the last reading."""
        backlinks: dict[str, tuple[Backlink, ...]] = self.data.setdefault("backlinks", {})
        return backlinks

    @property
    def questions(self) -> dict[str, dict[Question, str]]:
        """What each page asked of the catalogue, with the digest of the answer."""
        questions: dict[str, dict[Question, str]] = self.data.setdefault("questions", {})
        return questions

    @property
    def passages(self) -> dict[str, tuple[Passage, ...]]:
        """What stands in quotation marks on each page that has such words."""
        passages: dict[str, tuple[Passage, ...]] = self.data.setdefault("passages", {})
        return passages

    @property
    def homes(self) -> dict[str, Showing]:
        """The one showing that defines each object, as of the end of the last reading."""
        homes: dict[str, Showing] = self.data.setdefault("homes", {})
        return homes

    @property
    def guides(self) -> Guides:
        """Where the guides stand among the pages, as of the end of the last reading."""
        guides: Guides = self.data.setdefault("guides", Guides())
        return guides

    @property
    def neighbours(self) -> dict[str, Neighbours]:
        """The pages around each page, as of the end of the last reading."""
        neighbours: dict[str, Neighbours] = self.data.setdefault("neighbours", {})
        return neighbours

    def note_showing(self, showing: Showing) -> None:
        """Note that a page shows objects, which could have their home there."""
        self.showings.setdefault(showing.docname, []).append(showing)

    def note_folded(self, docname: str, serials: Set[int]) -> None:
        """Note that these showings of a page are folded away."""
        showings = self.showings.get(docname, [])
        showings[:] = [s._replace(folded=s.folded or s.serial in serials) for s in showings]

    def note_mentions(self, docname: str, keys: Iterable[str]) -> None:
        """Note that a page links to the objects with *keys*, or defines them."""
        self.mentions.setdefault(docname, set()).update(keys)

    def note_reference(self, docname: str, key: str) -> None:
        """Note that the author of a page refers to the object with *key*."""
        self.references.setdefault(docname, set()).add(key)
        self.note_mentions(docname, [key])

    def note_words(self, docname: str, keys: Iterable[str]) -> None:
        """Note that a page shows the words of those of the objects with *keys* that are quotations."""
        if quotations := {key for key in keys if key.startswith("quote.")}:
            self.quoted.setdefault(docname, set()).update(quotations)

    def note_passages(self, docname: str, document: nodes.document) -> None:
        """Note what a page has in quotation marks; none of our own words are in it as yet."""
        if passages := tuple(find_in_document(document, self.env.doc2path(docname))):
            self.passages[docname] = passages

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for name in NOTED:
            self.data.get(name, {}).pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read of *docnames*."""
        for name in NOTED:
            mine, other = self.data.setdefault(name, {}), otherdata.get(name, {})
            mine.update({docname: other[docname] for docname in docnames if docname in other})
