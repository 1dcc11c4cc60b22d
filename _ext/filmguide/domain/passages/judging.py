"""Telling authors of passages that are not what the records say, or that a record could show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from filmguide.catalogue.matching import Miss, find_characters
from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import clip
from filmguide.domain import film_domain
from filmguide.domain.passages.attributions import is_pronoun
from filmguide.domain.passages.ignoring import Ignored
from filmguide.domain.passages.noting import Passage

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from filmguide.catalogue.misquotes.judge import Judge, Verdict
    from filmguide.catalogue.records import Character, Film
    from filmguide.domain import FilmDomain

logger = logging.getLogger(__name__)


def judge_passages(app: Sphinx, env: BuildEnvironment) -> None:
    """Judge the passages of all pages, also of those that were not read again, by today's records."""
    domain = film_domain(env)
    if not domain.passages:
        return
    from filmguide.catalogue.misquotes.judge import Judge  # only here, since many sites quote nothing by hand

    judge = Judge(domain.catalogue.films.values())
    ignored = Ignored(app.config.filmguide_ignore_quotes)
    for docname, passages in sorted(domain.passages.items()):
        page = _Page(domain, docname)
        for passage, code, message in page.findings(judge, passages):
            if not ignored.covers(code, passage.text, env.metadata.get(docname, {})):
                _tell(app, page.place(passage), code, message)


def _tell(app: Sphinx, place: str, code: Code, message: str) -> None:
    """Warn, but tell of words that are right only by the way, unless the site asks for more."""
    if code is not Code.TYPED_QUOTE or app.config.filmguide_warn_typed_quotes:
        logger.warning(message, location=place, type="film", subtype=code.value)
    elif not logging.is_suppressed_warning("film", code.value, app.config.suppress_warnings):
        logger.info("%s: %s [film.%s]", place, message, code.value)


Finding = tuple[Passage, Code, str]


class _Page:
    def __init__(self, domain: FilmDomain, docname: str) -> None:
        self._env, self._catalogue = domain.env, domain.catalogue
        self._docname = docname
        self._film = self._find_film()

    def place(self, passage: Passage) -> str:
        """Return the file and the line of *passage*."""
        path = Path(passage.file) if passage.file else self._env.doc2path(self._docname)
        return f"{os.fspath(path)}:{passage.line}"

    def findings(self, judge: Judge, passages: tuple[Passage, ...]) -> Iterator[Finding]:
        """Yield what there is to tell; of a passage with another inside it, if there is nothing of that."""
        told: list[bool] = []
        for passage in passages:
            inner = any(told[len(told) - passage.inside :]) if passage.inside else False
            found = None if inner else self._finding(judge, passage)
            told.append(found is not None or inner)
            if found is not None:
                yield passage, *found

    def _finding(self, judge: Judge, passage: Passage) -> tuple[Code, str] | None:
        text = self._without_speakers(passage.text)
        verdict = judge.verdict(text, self._film.id if self._film else None, negated=passage.negated)
        if verdict is not None:
            return self._compared(text, verdict, f"write {self._markup(verdict, passage.block)}")
        speaker = self._speaker(passage.speaker)
        if speaker is None or self._film is None:
            return None
        message = (
            f"“{clip(text)}” is attributed to {speaker}, and no record of {self._film.title.title} has it; "
            f"check it against the film, record it in {self._film.file}, and show the record"
        )
        return Code.UNRECORDED_QUOTE, message

    def _compared(self, text: str, verdict: Verdict, remedy: str) -> tuple[Code, str]:
        from filmguide.catalogue.misquotes.judge import Likeness
        from filmguide.catalogue.wording import contrasted

        text = text[verdict.span] if verdict.part else text
        if verdict.likeness is Likeness.SAME:
            return Code.TYPED_QUOTE, f"“{clip(text)}” is on record; {remedy} in the place of the typed words"
        ours, theirs = (f"“{' '.join(side.split())}”" for side in contrasted(text, verdict.wording))
        if verdict.likeness is Likeness.KNOWN:
            message = f"{ours} is a known misquotation; the film has {theirs}; {remedy}"
            return Code.KNOWN_MISQUOTE, message
        return Code.MISQUOTE, f"{ours} is not what the film has, which is {theirs}; {remedy}"

    def _markup(self, verdict: Verdict, block: bool) -> str:
        """Return what to write: the role, or the directive for a block, and for words of the original."""
        unit, film = verdict.unit, verdict.unit.record.film.id
        prefix = "" if self._film and film == self._film.id else f"{film}."
        name = "quote" if self._env.config.primary_domain == "film" else "film:quote"
        restructured = str(self._env.doc2path(self._docname)).endswith(".rst")
        if not block and not unit.original:
            role = f":{name}:" if restructured else f"{{{name}}}"
            return f"{role}`{prefix}{unit.target}`"
        target, _, line = unit.target.partition(".")
        directive = f".. {name}::" if restructured else f"{{{name}}}"
        lines = f" with :lines: {line}" if line else ""
        return f"the directive {directive} {prefix}{target}{lines}"

    def _find_film(self) -> Film | None:
        metadata: dict[str, Any] = self._env.metadata.get(self._docname, {})
        if "film" in metadata:
            named = self._catalogue.film(str(metadata["film"]).strip())
            return None if isinstance(named, Miss) else self._catalogue.films[named.id]
        film = self._catalogue.film_of_page(self._docname)
        return self._catalogue.films[film] if film else None

    @property
    def _characters(self) -> tuple[Character, ...]:
        return self._film.characters if self._film else ()

    def _speaker(self, name: str) -> str | None:
        """Return whom of the film *name* means; the end of it, as in "Then Samantha", is enough."""
        if not name or is_pronoun(name):
            return f"a character (“{name}”)" if name else None
        parts = name.split()
        for start in range(len(parts)):
            if found := find_characters(self._characters, " ".join(parts[start:])):
                return found[0].short
        return None

    def _without_speakers(self, text: str) -> str:
        """Return *text* without the names before the lines of an exchange."""
        lines = [re.match(r"\s*([^\n:]{1,60}):\s+(.*)", line) for line in text.split("\n")]
        return "\n".join(
            match[2] if match and self._is_speaker(match[1]) else line
            for match, line in zip(lines, text.split("\n"), strict=True)
        )

    def _is_speaker(self, label: str) -> bool:
        label = label.strip("*_ ")
        return bool(find_characters(self._characters, label)) or label in {
            character.short[:1] for character in self._characters
        }
