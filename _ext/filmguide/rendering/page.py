"""What rendering needs to know of the page that it renders for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from filmguide.catalogue.records import FilmTitle
    from filmguide.catalogue.text import Text


@dataclass(frozen=True)
class Discussion:
    """The pages of one guide, or of none, that refer to an object, as (docname, title)."""

    film: FilmTitle | None
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
    """A showing on a page.

    ``home`` tells of a key whether its home is this showing, or None if it has none; ``translate`` takes
    words of the catalogue into the language of the page; ``former`` gives the keys that an object once
    had, ``discussed`` the pages that refer to it; ``defined`` is what the showing has defined. A page that is
    ``bound`` is in one document with others.
    """

    docname: str
    language: str
    translate: Callable[[Text], str]
    home: Callable[[str], bool | None]
    former: Callable[[str], Sequence[str]] = lambda key: ()
    discussed: Callable[[str], Sequence[Discussion]] = lambda key: ()
    defined: set[str] = field(default_factory=set)
    bound: bool = False

    def is_home(self, key: str | None) -> bool:
        """Tell whether the object with *key* is defined by this showing."""
        return bool(key and self.home(key))

    def name(self, key: str | None, text: Text, *classes: str) -> nodes.Node:
        """Return *text* as the name of an object.

        In the object's home the first name carries its id and the others are plain; elsewhere it is a
        link; an object without a home is plain text.
        """
        words = self.translate(text)
        if key is None or self.home(key) is None:
            return nodes.inline("", words, classes=[*classes]) if classes else nodes.Text(words)
        if not self.is_home(key):
            return self.link(key, nodes.inline("", words, classes=["film", *classes]))
        if key in self.defined:
            return nodes.inline("", words, classes=[*classes])
        # The anchor stands before the words: the text builder leaves out what is inside a target.
        return nodes.inline("", "", self.anchor(key), nodes.Text(words), classes=["film-home", *classes])

    def anchor(self, key: str) -> nodes.target:
        """Return the target that bears the id of the object with *key*, and those that it once had."""
        self.defined.add(key)
        return nodes.target("", "", ids=self.ids(key))

    def ids(self, key: str) -> list[str]:
        """Return the id of the object with *key*, and those that it once had."""
        return [key, *self.former(key)]

    def link(self, key: str, content: nodes.Element) -> addnodes.pending_xref:
        """Return *content* as a reference to the object with *key*."""
        return addnodes.pending_xref(
            "",
            content,
            refdomain="film",
            reftype=key.partition(".")[0],
            reftarget=key,
            refdoc=self.docname,
            refexplicit=True,
            refwarn=True,
        )
