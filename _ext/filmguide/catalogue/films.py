"""From one file to one :class:`Film`: names become characters, scripts become lines."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from slugify import slugify

from filmguide.catalogue import records, schema
from filmguide.catalogue.matching import Miss, match_character
from filmguide.catalogue.problems import Code, Problem, path_text
from filmguide.catalogue.reading import read
from filmguide.catalogue.scripts import parse_script
from filmguide.catalogue.text import Place, Text
from filmguide.catalogue.validation import validate

_ID = re.compile(r"[a-z][a-z0-9-]*")


def read_film(root: Path, file: str) -> tuple[records.Film, list[Problem]]:
    """Read the film in *file*, a POSIX path relative to *root*.

    :returns: the film, with what is good in the file, and all problems, in the order of the lines.
    """
    name = PurePosixPath(file).parent.name
    tree, faults = read((root / file).read_bytes())
    builder = _Builder(file)
    for fault in faults:
        builder.report(fault.place, (), fault.message, fault.code)
    if tree is None:
        if not faults:
            builder.report(Place(1, 1), (), "empty; write “title:” and the film’s title", Code.MISSING_FIELD)
        return builder.empty(name), builder.problems
    entry, mistakes, set_aside = validate(tree, name)
    for mistake in mistakes:
        builder.report(*mistake)
    return builder.film(name, entry, set_aside), sorted(builder.problems)


class _Builder:
    """Makes the records of one film and keeps the problems met on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.characters: dict[str, records.Character] = {}
        self.scenes: dict[str, records.Scene] = {}

    def report(self, place: Place, path: tuple[int | str, ...], message: str, code: Code) -> None:
        self.problems.append(Problem(self.file, place.line, place.column, path_text(path), message, code))

    def empty(self, name: str) -> records.Film:
        title = records.FilmTitle(name, Text(name), None, ())
        return records.Film(title, self._folder(), self.file, unreadable=True)

    def film(self, name: str, entry: schema.FilmEntry, set_aside: frozenset[str]) -> records.Film:
        if not _ID.fullmatch(name):
            self.report(Place(1, 1), (), f"the folder “{name}” is the film’s id; {_ID_ADVICE}", Code.ID)
        title = records.FilmTitle(name, entry.title, entry.year, tuple(entry.languages))
        cast = self._cast(name, entry.cast)
        self.scenes = {
            key: records.Scene(name, key, scene.title, scene.summary, scene.spoiler)
            for key, scene in entry.scenes.items()
            if self._id(key, "scenes")
        }
        quotations = [
            self._quotation(title, key, quote)
            for key, quote in entry.quotes.items()
            if self._id(key, "quotes")
        ]
        return records.Film(
            title=title,
            folder=self._folder(),
            file=self.file,
            runtime=entry.runtime,
            countries=tuple(entry.countries),
            rights=entry.rights,
            synopsis=entry.synopsis,
            characters=tuple(self.characters.values()),
            cast=cast,
            crew=tuple(records.CrewCredit(person(c.person), c.job, c.with_cast) for c in entry.crew),
            scenes=tuple(self.scenes.values()),
            quotations=tuple(quotations),
            set_aside=set_aside,
        )

    def _folder(self) -> str:
        return str(PurePosixPath(self.file).parent)

    def _id(self, key: Text, kind: str) -> bool:
        if _ID.fullmatch(key):
            return True
        self.report(key.place, (kind, key), f"“{key}” cannot be an id; {_ID_ADVICE}", Code.ID)
        return False

    def _cast(self, film: str, entries: list[schema.CastEntry]) -> tuple[records.CastCredit, ...]:
        for entry in entries:
            for role in entry.role:
                self._add_character(film, entry, role)
        return tuple(
            records.CastCredit(
                performer=person(entry.performer),
                characters=tuple(self.characters[_character_id(entry, role)] for role in entry.role),
                printed=entry.printed,
                credited_as=entry.credited_as,
                about=entry.about,
                voice=entry.voice,
                uncredited=entry.uncredited,
                archive=entry.archive,
            )
            for entry in entries
        )

    def _add_character(self, film: str, entry: schema.CastEntry, role: Text) -> None:
        """Add the character, or another performer of a character that is there already."""
        key, performer = _character_id(entry, role), person(entry.performer)
        known = self.characters.get(key)
        self.characters[key] = records.Character(
            film=film,
            id=key,
            name=known.name if known else role,
            short=entry.short or (known.short if known else role),
            aliases=(*(known.aliases if known else ()), *entry.aliases),
            performers=(*(known.performers if known else ()), performer),
        )
        if known and performer in known.performers:
            message = f"“{entry.performer}” plays “{role}” twice; keep one entry"
            self.report(entry.performer.place, ("cast",), message, Code.DUPLICATE_CREDIT)

    def _quotation(self, film: records.FilmTitle, key: Text, entry: schema.QuoteEntry) -> records.Quotation:
        path = ("quotes", str(key))
        return records.Quotation(
            film=film,
            id=key,
            lines=self._lines(entry, path),
            script=entry.lines is not None,
            to=self._speaker(entry.to, (*path, "to")) if entry.to else None,
            scene=self._scene(entry.scene, path),
            form=entry.form,
            delivery=entry.delivery,
            original=records.Original(entry.original.lang, entry.original.text) if entry.original else None,
            translator=entry.translator,
            source=records.Source(entry.source.title, entry.source.url, entry.source.locator)
            if entry.source
            else None,
        )

    def _lines(self, entry: schema.QuoteEntry, path: tuple[str, ...]) -> tuple[records.Line, ...]:
        if entry.text is not None:
            speaker = self._speaker(entry.speaker, (*path, "speaker")) if entry.speaker else None
            return (records.Line(speaker, (records.Words(entry.text),)),)
        lines = []
        for speaker_name, words in parse_script(entry.lines or Text("")):
            if speaker_name == "":
                message = (
                    "no speaker; write “NAME: words”, [a stage direction], or indent to go on with a line"
                )
                self.report(speaker_name.place, (*path, "lines"), message, Code.SCRIPT)
            speaker = self._speaker(speaker_name, (*path, "lines")) if speaker_name else None
            lines.append(records.Line(speaker, words))
        return tuple(lines)

    def _speaker(self, name: Text, path: tuple[str, ...]) -> records.Speaker:
        """Return who is named; a name that is nobody's is told and printed as it is."""
        found = match_character(self.characters.values(), name)
        if isinstance(found, Miss):
            code = Code.AMBIGUOUS_NAME if found.ambiguous else Code.UNKNOWN_CHARACTER
            self.report(name.place, path, found.message("character of the cast"), code)
            return records.Speaker(None, name, name)
        return records.Speaker(found.key, found.name, found.short)

    def _scene(self, key: Text | None, path: tuple[str, ...]) -> records.Scene | None:
        if key is not None and key not in self.scenes:
            known = ", ".join(self.scenes) or "none so far"
            message = f"no scene “{key}”; add it under “scenes:”, or write one of these: {known}"
            self.report(key.place, (*path, "scene"), message, Code.UNKNOWN_SCENE)
        return self.scenes.get(key) if key else None


_ID_ADVICE = "write a lower-case letter, then letters, digits and hyphens"


def person(name: Text) -> records.Person:
    """Return the person called *name*."""
    return records.Person(slugify(name), name)


def _character_id(entry: schema.CastEntry, role: Text) -> str:
    return entry.id if entry.id and len(entry.role) == 1 else slugify(role)
