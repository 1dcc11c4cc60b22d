"""How much is quoted of a film, where it is shown, and what of its file is idle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from filmguide.catalogue.budget import Budget, count_words
from filmguide.catalogue.records import Film, Quotation
from filmguide.catalogue.wording import words
from filmguide.tools.usage import Usage

NEARLY = 85.0
"""How similar, of 100, two quotations are that are told to be nearly the same."""


@dataclass(frozen=True)
class Quoted:
    """One quotation: how many words, in which form, on which pages, and whether it was checked."""

    id: str
    words: int
    form: str
    pages: Sequence[str]
    checked: bool


@dataclass(frozen=True)
class Summary:
    """One film. ``budget`` is None where there is no limit; what is idle is named by ids, people by roles.

    ``unshown`` are quotations on no page, ``listed`` those that no author asks for by name.
    """

    id: str
    title: str
    rights: str
    budget: Budget | None
    quotations: tuple[Quoted, ...]
    unshown: tuple[str, ...]
    listed: tuple[str, ...]
    unnamed: tuple[str, ...]
    similar: tuple[tuple[str, str], ...]

    @property
    def words(self) -> int:
        """How many words are quoted in all."""
        return sum(quoted.words for quoted in self.quotations)

    @property
    def longest(self) -> Quoted | None:
        """The longest quotation, the first of several."""
        return max(self.quotations, key=lambda quoted: quoted.words, default=None)

    @property
    def forms(self) -> dict[str, tuple[int, int]]:
        """For each form the number of its quotations and of their words."""
        forms: dict[str, tuple[int, int]] = {}
        for quoted in self.quotations:
            number, total = forms.get(quoted.form, (0, 0))
            forms[quoted.form] = number + 1, total + quoted.words
        return forms

    @property
    def idle(self) -> bool:
        """Whether anything is there that no page uses, or that is there twice."""
        return bool(self.unshown or self.unnamed or self.similar)


def summarise(film: Film, usage: Usage) -> Summary:
    """Return the summary of *film*."""
    quotations = tuple(
        Quoted(str(q.id), count_words(q), q.form, usage.quoted.get(q.key, ()), q.checked is not None)
        for q in film.quotations
    )
    return Summary(
        id=film.id,
        title=str(film.title.title),
        rights=film.rights,
        budget=usage.budget if film.rights == "in-copyright" else None,
        quotations=quotations,
        unshown=tuple(quoted.id for quoted in quotations if not quoted.pages),
        listed=tuple(
            str(q.id) for q in film.quotations if q.key in usage.quoted and q.key not in usage.named
        ),
        unnamed=tuple(_unnamed(film, usage)),
        similar=tuple(_similar(film.quotations)),
    )


def idle_themes(usage: Usage) -> tuple[str, ...]:
    """Return the ids of the themes that no quotation carries."""
    return tuple(entry.theme.id for entry in usage.catalogue.themes() if not entry.quotations)


def _unnamed(film: Film, usage: Usage) -> Iterator[str]:
    """Yield the characters that no author names, and who neither speak nor are spoken to on any page."""
    shown = [quotation for quotation in film.quotations if quotation.key in usage.quoted]
    heard = {speaker.key for q in shown for speaker in (*q.speakers, q.to) if speaker}
    for character in film.characters:
        if character.key not in usage.named and character.key not in heard:
            yield str(character.name)


def _similar(quotations: Sequence[Quotation]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of quotations of which one is nearly the other, or part of it."""
    texts = [(str(quotation.id), " ".join(_words(quotation))) for quotation in quotations]
    for (one, text), (other, second) in combinations(texts, 2):
        shorter, longer = sorted((text, second), key=len)
        contained = shorter.count(" ") > 1 and f" {shorter} " in f" {longer} "
        if contained or fuzz.ratio(text, second, score_cutoff=NEARLY):
            yield one, other


def _words(quotation: Quotation) -> list[str]:
    parts = [part for line in quotation.lines for part in line.words if not part.direction]
    return [word for part in parts for word in words(part.text)]
