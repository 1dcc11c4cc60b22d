"""Messages for translators: the words that a page shows of the catalogue, with their place in the YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.catalogue.text import Text
from filmguide.directives.expansion import entitle, is_film_reference, page_of, render
from filmguide.directives.showing import shown
from filmguide.domain import film_domain


class message(nodes.Element, addnodes.translatable):
    """Words of the catalogue, at their place in its file."""

    uid = ""  # the builder of message catalogues passes over what has none

    def extract_original_messages(self) -> Sequence[str]:
        """Return the words."""
        return [self["words"]]


class Extraction(SphinxPostTransform):
    """Put beside each showing the words that it takes from the catalogue."""

    default_priority = 4  # as Expansion, in whose place it is
    builders = ("gettext",)

    def run(self, **kwargs: Any) -> None:
        """Render as ever, only to learn which words that takes."""
        domain = film_domain(self.env)
        for node in list(self.document.findall(shown)):
            words: list[Text] = []
            children = node.children
            render(domain, node, _recorder(words))
            node.replace_self([*self._messages(words), *children])
        for ref in filter(is_film_reference, list(self.document.findall(addnodes.pending_xref))):
            words = []
            parent = ref.parent
            entitle(domain, ref, page_of(domain, ref["refdoc"], _recorder(words)))
            parent.extend(self._messages(words))

    def _messages(self, words: list[Text]) -> list[nodes.Node]:
        messages = [message(words=str(text)) for text in words]
        for node, text in zip(messages, words, strict=True):
            node.source, node.line = str(self.env.srcdir / text.place.file), text.place.line
        return list(messages)


def _recorder(words: list[Text]) -> Callable[[Text], str]:
    def record(text: Text) -> str:
        words.append(text)
        return text

    return record
