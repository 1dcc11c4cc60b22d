"""Wordings as sequences of tokens: words, marks of omission, and changes in square brackets."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from filmguide.catalogue.wording import folded

LEAST_WORDS = 4
"""Shorter passages are titles, terms and exclamations, and are not judged."""

MAX_TOKENS = 400
"""How much of a passage is looked at; lines of films are shorter by far."""

_TOKEN = re.compile(
    r"""(?P<gap>[\[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])] | … | \.\s?\.\s?\.(?:\s?\.)?)
    | (?P<change>\w*\[[^\[\]]*\]\w*(?:['’ʼ]\w+)?)
    | (?P<word>&|[^\W_]+(?:['’ʼ][^\W_]+)*)""",
    re.VERBOSE,
)
_CLAUSE = re.compile(r"[.,;:!?…—–\n]|(?:^|\s)-+(?:\s|$)")

# Words that turn a sentence into its opposite, in the languages that films are most often quoted in.
_NEGATIONS = {
    *("not", "never", "no", "nor", "none", "nothing", "nobody", "nowhere", "neither", "ne'er", "nay"),
    *("nicht", "nie", "niemals", "nichts", "niemand", "weder"),
    *("kein", "keine", "keinen", "keinem", "keiner", "keines"),
    *("ne", "n'est", "pas", "jamais", "rien", "personne", "aucun", "aucune"),
    *("nunca", "nada", "nadie", "ningún", "ninguna", "ni", "jamás"),
    *("non", "mai", "niente", "nessuno", "nessuna", "não", "nem"),
}
_SUPPORTS = {"do", "does", "did", "don't", "doesn't", "didn't"}
_CONTRACTED = {"won't": "will", "shan't": "shall", "cannot": "can", "can't": "can", "ain't": "is"}
_UNCOUNTED = _NEGATIONS | _SUPPORTS
_PLAIN = re.compile(r"&|[^\W_]+(?:['’ʼ][^\W_]+)*")


class Token(NamedTuple):
    """A part of a wording, from ``start`` to ``end`` of the text.

    ``text`` is the word as it is compared; ``base`` the word without its "n't"; ``weight`` is how much it
    tells. ``negates`` says whether it is or holds a "not", ``light`` whether it comes and goes with one, as
    both words of "do not" do. ``closes`` is true where a sign ends the clause after it. A ``gap`` stands for
    words left out, a ``change`` for words of the editor's.
    """

    text: str
    base: str
    weight: float
    negates: bool
    light: bool
    start: int
    end: int
    closes: bool = False
    gap: bool = False
    change: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is a word of the passage."""
        return not (self.gap or self.change)


def tokens(text: str) -> list[Token]:
    """Return the tokens of *text*, at most :data:`MAX_TOKENS`."""
    matches = list(islice(_TOKEN.finditer(text), MAX_TOKENS))
    bounds = [match.start() for match in matches[1:]] + [len(text)] * bool(matches)
    found = [_token(text, match, bound) for match, bound in zip(matches, bounds, strict=True)]
    for number, token in enumerate(found):
        if token.text in _SUPPORTS and not token.light:
            around = found[max(0, number - 1) : number + 3]  # "do not", "do you not", "know not"
            if any(other.negates for other in around):
                found[number] = token._replace(light=True)
    return found


def plain_bases(text: str) -> list[str]:
    """Return the bases of the words of *text*, a wording without marks of editors, by which it is found.

    Words that come and go with a "not" are left out, and "do" always.
    """
    found = (_word(word) for word in _PLAIN.findall(text))
    return [word[1] for word in found if word[0] not in _UNCOUNTED]


def bases(sequence: Iterable[Token]) -> list[str]:
    """Return the bases of the words of *sequence*, as :func:`plain_bases` does."""
    return [token.base for token in sequence if token.is_word and token.text not in _UNCOUNTED]


def rejoined(sequence: Sequence[Token], words: Container[str]) -> Sequence[Token]:
    """Return *sequence* with two words in one where *words* has them so: "any more" as "anymore"."""
    if not any(left.text + right.text in words for left, right in pairwise(sequence)):
        return sequence
    made: list[Token] = []
    for token in sequence:
        last = made[-1] if made else None
        if last and last.is_word and token.is_word and last.text + token.text in words:
            word = _word(last.text + token.text)
            made[-1] = Token(*word, last.start, token.end, token.closes)
        else:
            made.append(token)
    return made


def _token(text: str, match: re.Match[str], bound: int) -> Token:
    start, end = match.span()
    between = text[end:bound]
    closes = between != " " and _CLAUSE.search(between) is not None
    if match["word"] is not None:
        return Token(*_word(match[0]), start, end, closes)
    negates = any(_word(word)[3] for word in re.findall(r"[\w'’]+", match[0]))
    gap = match["gap"] is not None
    return Token("", "", 0.0, negates, False, start, end, closes, gap, not gap)


@lru_cache(maxsize=8192)
def _word(written: str) -> tuple[str, str, float, bool, bool]:
    """Return what is known of a word by itself: text, base, weight, whether it negates and is light."""
    word = "and" if written == "&" else folded(written)
    negates = word in _NEGATIONS or word in _CONTRACTED or word.endswith("n't")
    light = word in _NEGATIONS or (word in _SUPPORTS and negates)
    base = _CONTRACTED.get(word) or word.removesuffix("n't")
    return word, base, min(1.0, 0.35 + 0.13 * len(word)), negates, light
