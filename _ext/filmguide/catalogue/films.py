"""From one file to one :class:`Film`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

from filmguide.catalogue import records, schema
from filmguide.catalogue.budget import DEFAULT, Budget, check_budget
from filmguide.catalogue.casts import CastBuilder
from filmguide.catalogue.files import read_file
from filmguide.catalogue.library import Library, check_person, is_id
from filmguide.catalogue.problems import Code, Problem
from filmguide.catalogue.quotations import QuotationBuilder, position, source
from filmguide.catalogue.reporting import Report
from filmguide.catalogue.scalars import id_message
from filmguide.catalogue.text import Mapping, Place, Sequence, Text, place_of
from filmguide.catalogue.validation import not_keys, validate

_TOP = Place(1, 1)


def read_film(
    root: Path, file: str, library: Library, budget: Budget = DEFAULT
) -> tuple[records.Film, list[Problem]]:
    """Read the film in *file*, a POSIX path relative to *root*.

    :param budget: how much may be quoted, if the film is in copyright.
    :returns: the film, with what is good in the file, and all problems, in the order of the lines.
        A file of which nothing can be read makes a film that has a title, its folder's name, and
        nothing else. Nothing is raised, and there are at most
        :data:`~filmguide.catalogue.reporting.MAX_PROBLEMS` problems and one.
    """
    name = PurePosixPath(file).parent.name or "film"
    report = Report(file)
    reading = read_file(root, file)
    if not isinstance(reading.tree, Mapping) or (reading.faults and not reading.tree):
        report.add_all(reading, [not_keys(reading.tree)] if isinstance(reading.tree, Text | Sequence) else [])
        if not report.problems:
            report.add(_TOP, (), "an empty file; write “title:” and the film’s title", Code.MISSING_FIELD)
        title = records.FilmTitle(name, Text(name), None, ())
        return records.Film(title, _folder(file), file, unreadable=True), report.problems
    entry, mistakes, set_aside = validate(schema.FilmEntry, reading.tree, title=name)
    lost_title = "title" in reading.lost
    report.add_all(reading, [m for m in mistakes if not (lost_title and m.path == ("title",))])
    if not is_id(name):
        report.add(_TOP, (), f"the folder’s name is the film’s id; {id_message(name)}", Code.ID)
    film = _film(name, entry, library, report, reading.lost | set_aside)
    _check_positions(entry, reading.tree, report)
    if film.rights == "in-copyright":
        check_budget(film.quotations, budget, report)
    return film, report.problems


def _film(
    name: str, entry: schema.FilmEntry, library: Library, report: Report, lost: frozenset[str]
) -> records.Film:
    title = records.FilmTitle(name, entry.title, entry.year, tuple(entry.languages))
    cast = CastBuilder(name, library, report)
    credits = cast.credits(entry.cast)
    scenes = {str(key): _scene(name, key, scene) for key, scene in entry.scenes.items()}
    characters = tuple(cast.characters.values())
    quotes = QuotationBuilder(title, characters, scenes, library.themes, lost | library.lost, report)
    _check_people(entry, library, report)
    return records.Film(
        title=title,
        folder=_folder(report.file),
        file=report.file,
        released=entry.released,
        runtime=entry.runtime,
        countries=tuple(entry.countries),
        rights=entry.rights,
        synopsis=entry.synopsis,
        characters=characters,
        cast=credits,
        crew=tuple(records.CrewCredit(library.person(c.person), c.job, c.with_cast) for c in entry.crew),
        scenes=tuple(scenes.values()),
        quotations=tuple(quotes.quotation(key, quote) for key, quote in entry.quotes.items()),
        set_aside=lost,
    )


def _folder(file: str) -> str:
    return str(PurePosixPath(file).parent)


def _scene(film: str, key: Text, entry: schema.SceneEntry) -> records.Scene:
    return records.Scene(
        film=film,
        id=key,
        title=entry.title,
        summary=entry.summary,
        spoiler=entry.spoiler,
        position=position(entry),
        source=source(entry.source),
        formerly=tuple(entry.formerly),
    )


def _check_people(entry: schema.FilmEntry, library: Library, report: Report) -> None:
    """Report the people whose names make no id."""
    for index, performer in enumerate(entry.cast):
        check_person(library.person(performer.performer), ("cast", index, "performer"), report)
    for index, member in enumerate(entry.crew):
        check_person(library.person(member.person), ("crew", index, "person"), report)


def _check_positions(entry: schema.FilmEntry, tree: Any, report: Report) -> None:
    """Report what lies after the end of the film; its last minute may have begun."""
    end = (entry.runtime + 1) * 60 if entry.runtime else None
    placed = [("scenes", key, scene) for key, scene in entry.scenes.items()]
    for kind, key, record in (*placed, *(("quotes", key, quote) for key, quote in entry.quotes.items())):
        times = {"at": record.at or 0, "until": record.until or 0}
        late = next((name for name, time in times.items() if end and time > end), None)
        if late:
            message = f"later than the end of the film, which runs {entry.runtime} minutes; check the time"
            path = (kind, str(key), late)
            report.add(place_of(tree, path), path, message, Code.POSITION)
