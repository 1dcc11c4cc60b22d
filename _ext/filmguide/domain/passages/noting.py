"""Noting the passages of a page from its doctree, before anything of ours is put into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from filmguide.catalogue.misquotes.tokens import LEAST_WORDS
from filmguide.domain.passages.attributions import find_speaker, is_negated
from filmguide.domain.passages.marks import find_passages
from filmguide.domain.passages.sources import Source

MAX_LENGTH = 4000
"""How many characters of a passage are kept."""

_SKIPPED = (
    nodes.FixedTextElement,
    nodes.Invisible,
    nodes.docinfo,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    nodes.literal,
    nodes.math,
    nodes.problematic,
    nodes.raw,
    nodes.system_message,
    addnodes.index,
    addnodes.toctree,
)
_NO_BLOCK = (nodes.Text, *_SKIPPED)
_WORD = re.compile(r"\w+")
_SIGNATURE = re.compile(r"\n\s*(?:—|–|--)\s*(?P<who>[^\n]{1,80})$")
_ALL_QUOTED = re.compile(r"\W*[“„«»\"‘‚‹›].*[”“»«\"’‘›‹]\W*", re.DOTALL)


class Passage(NamedTuple):
    """Words in quotation marks, or a ``block`` of quoted words, as a page has them.

    ``line`` is that of the source file, which is the page's own unless ``file`` names another. ``speaker``
    is the name or the pronoun of who says it, "" where the page does not tell. ``inside`` of the passages
    before it are parts of it. ``negated`` tells whether the page says "not" just before it.
    """

    text: str
    line: int
    file: str = ""
    speaker: str = ""
    inside: int = 0
    negated: bool = False
    block: bool = False


def find_in_document(document: nodes.document, file: Path) -> Iterator[Passage]:
    """Yield the passages of *document*, whose source is *file*, those inside others first."""
    yield from _within(document, Source(file))


def _within(node: nodes.Element, source: Source) -> Iterator[Passage]:
    for child in node.children:
        if isinstance(child, _NO_BLOCK):
            continue
        if isinstance(child, nodes.block_quote):
            parts = list(_within(child, source))
            yield from parts
            yield from _block(child, len(parts), source)
        elif isinstance(child, nodes.TextElement) and not isinstance(child, nodes.Inline):
            yield from _quoted(child, source)
        elif isinstance(child, nodes.Element):
            yield from _within(child, source)


def _quoted(node: nodes.TextElement, source: Source) -> Iterator[Passage]:
    """Yield the passages of a paragraph, a heading, a caption or the like."""
    text = _text(node)
    spans = find_passages(text)
    words = {span: text[span.start : span.end].strip() for span in spans}
    long = [span for span in spans if _is_long(words[span])]
    if not long:
        return
    lines = source.lines(node, text, [(span.start, words[span]) for span in sorted(long)])
    translated = bool(node.get("translated"))
    for span in long:
        before = text[: max(0, span.start - 1)]
        yield Passage(
            words[span][:MAX_LENGTH],
            lines[span.start],
            source.included(node),
            "" if translated else find_speaker(before, text[span.end + 1 :]),
            sum(span.start <= other.start and other.end <= span.end for other in long) - 1,
            is_negated(before),
        )


def _block(node: nodes.block_quote, inside: int, source: Source) -> Iterator[Passage]:
    """Yield a block quote as one passage, unless it is no more than what stands in quotation marks in it."""
    attributions = [child for child in node.children if isinstance(child, nodes.attribution)]
    blocks = (child for child in node.children if child not in attributions)
    text = "\n".join(filter(None, (_block_text(child) for child in blocks))).strip()
    signature = _SIGNATURE.search(text)
    who = attributions[0].astext() if attributions else signature["who"] if signature else ""
    text = text[: signature.start()] if signature else text
    first = next(node.findall(nodes.TextElement), None)
    if first is not None and _is_long(text) and not (inside and _ALL_QUOTED.fullmatch(text)):
        speaker = "" if first.get("translated") else re.split(r"[,(]", who)[0].strip()
        line = source.lines(first, text, [(0, text)])[0]
        yield Passage(text[:MAX_LENGTH], line, source.included(first), speaker, inside, block=True)


def _block_text(node: nodes.Node) -> str:
    """Return the words of a block, each paragraph and line of verse on a line of its own."""
    if isinstance(node, _NO_BLOCK):
        return ""
    if isinstance(node, nodes.TextElement):
        return _text(node)
    return "\n".join(filter(None, (_block_text(child) for child in node.children)))


def _text(node: nodes.Element) -> str:
    """Return the text of a paragraph, without what is code."""
    return nodes.unescape("".join(_pieces(node)))


def _pieces(node: nodes.Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
        elif isinstance(child, nodes.Element) and not isinstance(child, _SKIPPED):
            yield from _pieces(child)


def _is_long(passage: str) -> bool:
    return sum(1 for _ in zip(_WORD.finditer(passage), range(LEAST_WORDS), strict=False)) == LEAST_WORDS
