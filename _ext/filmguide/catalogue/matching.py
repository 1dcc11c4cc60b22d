"""Matching a name against names. Nothing is guessed: a name is found, missed, or shared by several."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from filmguide.catalogue.problems import Code
from filmguide.catalogue.records import Character
from filmguide.catalogue.text import clip

MAX_NAME = 200


@dataclass(frozen=True)
class Miss:
    """A name that is nobody's, or that several share.

    ``candidates`` are names that may be meant. ``reported`` is true where a problem of the film's file,
    already told, is the reason; ``no_film`` where it is not known which film is meant.
    """

    name: str
    candidates: tuple[str, ...] = ()
    ambiguous: bool = False
    reported: bool = False
    no_film: bool = False

    def code(self, unknown: Code) -> Code:
        """Return the code of the warning; *unknown* is that of a name that is nobody's."""
        return Code.NO_FILM if self.no_film else Code.AMBIGUOUS_NAME if self.ambiguous else unknown

    @classmethod
    def among(cls, name: str, names: Iterable[str]) -> Miss:
        """Return the miss of *name* among *names*, with those that look like it."""
        return cls(name, near(name, names))

    def message(self, kind: str, otherwise: str = "") -> str:
        """Return the sentence for the author.

        :param kind: what was looked for, such as "scene".
        :param otherwise: what to do if none of the candidates is meant.
        """
        if self.no_film:
            name = clip(self.name)
            return f"this page belongs to no film; write FILM.{name}, or “film: FILM” in its front matter"
        names = ", ".join(f"“{clip(name)}”" for name in self.candidates)
        if self.ambiguous:
            return f"“{clip(self.name)}” is the name of more than one {kind}; write the full one: {names}"
        if otherwise:
            advice = f"write {names}, or {otherwise}" if names else otherwise
        else:
            advice = f"did you mean {names}?" if names else "check the spelling"
        return f"no {kind} is called “{clip(self.name)}”; {advice}"


def match_character(characters: Collection[Character], name: str) -> Character | Miss:
    """Return the character whose id, role, short name or alias is *name*, without regard to case.

    A full name or an id wins over a short name or an alias.
    """
    found = find_characters(characters, name)
    if len(found) == 1:
        return found[0]
    if found:
        return Miss(name, tuple(character.name for character in found), ambiguous=True)
    return Miss.among(name, [n for c in characters for n in (c.name, c.short, *c.aliases)])


def find_characters(characters: Iterable[Character], name: str) -> list[Character]:
    """Return the characters called *name*; more than one, if it is not clear who is meant."""
    characters, wanted = list(characters), name.casefold()
    full = [c for c in characters if wanted in (c.name.casefold(), c.id, *c.formerly)]
    return full or [c for c in characters if wanted in {n.casefold() for n in (c.short, *c.aliases)}]


def near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return up to three *names* that look like *name*, the nearest first."""
    from rapidfuzz import process  # only here, since nearly every name is found

    folded = {candidate.casefold()[:MAX_NAME]: candidate for candidate in names}
    return tuple(
        folded[match]
        for match, _, _ in process.extract(
            name.casefold()[:MAX_NAME], folded.keys(), score_cutoff=60, limit=3
        )
    )
