"""What rendering needs to know of the page that it renders for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from filmguide.catalogue.text import Text


@dataclass(frozen=True)
class Page:
    """A showing on a page.

    ``home`` tells of a key whether its home is this showing, or None if it has none; ``translate`` takes
    words of the catalogue into the language of the page; ``defined`` is what the showing has defined.
    """

    docname: str
    language: str
    translate: Callable[[Text], str]
    home: Callable[[str], bool | None]
    defined: set[str] = field(default_factory=set)

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
        self.defined.add(key)
        # The anchor stands before the words: the text builder leaves out what is inside a target.
        anchor = nodes.target("", "", ids=[key])
        return nodes.inline("", "", anchor, nodes.Text(words), classes=["film-home", *classes])

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
