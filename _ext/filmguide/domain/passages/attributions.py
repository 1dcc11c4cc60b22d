"""Whose words the sentence around a passage says they are: "says Samantha", "Theodore asks", "she writes"."""

from __future__ import annotations

import re

from filmguide.catalogue.misquotes.tokens import tokens

_VERBS = (
    r"(?:says?|said|asks?|asked|repl(?:y|ies|ied)|answers?|answered|writes?|wrote|tells?|told|adds?|added"
    r"|whispers?|whispered|shouts?|shouted|cries|cried|murmurs?|murmured|calls? out|called out"
    r"|explains?|explained"
    r"|admits?|admitted|confess(?:es|ed)?|insists?|insisted|declares?|declared|promis(?:es|ed)|warns?|warned"
    r"|remarks?|remarked|observes?|observed|begins?|began|goes on|went on|concludes?|concluded|sings?|sang"
    r"|sagt|sagte|fragt|fragte|antwortet|antwortete|erwidert|erwiderte|schreibt|schrieb|ruft|rief|flüstert"
    r"|flüsterte|meint|meinte|dit|demande|répond|écrit)"
)
_LOWER = r"(?:he|she|they|er|sie|il|elle)"
_PRONOUN = rf"(?i:{_LOWER})\b"
_PART = r"(?:[A-ZÀ-Þ][\w’'-]*\.?|#?\d+)"
_NAME = rf"{_PART}(?: (?:{_PART}|the|von|de|of)(?= |$|[,.;:)])){{0,3}}"
_CAST = r"(?: \([^()]{1,60}\))?"
_WHO = rf"(?P<who>{_PRONOUN}|{_NAME}){_CAST}"
_ADVERB = r"(?:,? \w+ly)?"

_BEFORE = re.compile(
    rf"(?:^|[\s(“\"—–]){_WHO}{_ADVERB} (?i:{_VERBS})(?: (?!that\b)[\w’']+){{0,3}}[,:]?\s*$"
    rf"|(?:^|\s)(?P<label>{_NAME}){_CAST}:\s*$"
)
# “…” she says – but not: “…” She says: “…”
_AFTER = re.compile(
    rf"\s*[,—–-]*\s*(?:(?P<who>{_LOWER}\b|{_NAME}){_CAST}{_ADVERB} (?i:{_VERBS})\b(?!\s*[:,]\s*[“\"„«»])"
    rf"|{_VERBS} (?P<inverted>{_PRONOUN}|{_NAME}))"
)
_REACH = 120


def find_speaker(before: str, after: str) -> str:
    """Return the name, or the pronoun, of who says the passage between *before* and *after*; or ""."""
    before = re.split(r"[.!?][”\"’]?\s|\n\n", before[-_REACH:].replace("\n", " "))[-1]
    first, second = _BEFORE.search(before), _AFTER.match(after[:_REACH].replace("\n", " "))
    if second and not (first and before.rstrip().endswith((",", ":"))):
        return (second["who"] or second["inverted"]).rstrip(".")
    return (first["who"] or first["label"]).rstrip(".") if first else ""


def is_pronoun(speaker: str) -> bool:
    """Tell whether *speaker* is a pronoun."""
    return re.fullmatch(_PRONOUN, speaker) is not None


def is_negated(before: str) -> bool:
    """Tell whether the word just before a passage says "not", as in: she has never “loved him so”."""
    words = [token for token in tokens(before[-40:]) if token.is_word]
    return bool(words) and words[-1].negates
