"""What films share: themes, and people of whom more is known than a name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from filmguide.catalogue import records, schema
from filmguide.catalogue.files import read_file
from filmguide.catalogue.problems import Code, Problem
from filmguide.catalogue.reporting import Report
from filmguide.catalogue.scalars import ID
from filmguide.catalogue.sorting import sort_name
from filmguide.catalogue.text import Mapping, Text, clip, slug
from filmguide.catalogue.validation import validate

Model = TypeVar("Model", bound=BaseModel)


class Library:
    """Themes by id, and people by the name that films credit.

    ``problems`` are those of the files read so far; ``lost`` holds the ids, in lower case, of records that
    mistakes keep out, and "themes.yaml" where nothing of the themes can be read.
    """

    def __init__(self) -> None:
        self.themes: dict[str, records.Theme] = {}
        self.problems: list[Problem] = []
        self.lost: set[str] = set()
        self._people: dict[str, records.Person] = {}

    def person(self, name: Text) -> records.Person:
        """Return the person called *name*: as ``people.yaml`` has it, or by the name alone.

        The id may be empty; :func:`check_person` tells that.
        """
        return self._people.get(name.casefold()) or records.Person(slug(name), name, sort_name(name))

    def read_themes(self, root: Path, files: Iterable[str]) -> None:
        """Read the themes in *files*, POSIX paths relative to *root*, into ``themes`` and ``problems``.

        Of two themes with one id the first is kept. Nothing is raised, and a file adds at most
        :data:`~filmguide.catalogue.reporting.MAX_PROBLEMS` problems and one.
        """
        for file in sorted(files):
            report = Report(file)
            for key, entry in self._entries(root, report, schema.ThemesEntry).root.items():
                if key in self.themes:
                    report.add(
                        key.place, (key,), f"the id “{clip(key)}” is taken; write another", Code.DUPLICATE_ID
                    )
                else:
                    formerly = tuple(entry.formerly)
                    self.themes[key] = records.Theme(key, entry.name, entry.summary, formerly)
            self.problems += report.problems

    def read_people(self, root: Path, files: Iterable[str]) -> None:
        """Read the people in *files*, POSIX paths relative to *root*, for :meth:`person`, and ``problems``.

        Of two people with one id or name the first is kept. Nothing is raised; the bounds are those of
        :meth:`read_themes`.
        """
        for file in sorted(files):
            report = Report(file)
            ids = {person.id for person in self._people.values()}
            for key, entry in self._entries(root, report, schema.PeopleEntry).root.items():
                if key in ids or entry.name.casefold() in self._people:
                    message = (
                        f"“{clip(entry.name)}” is here already, or the id is; keep one record for each person"
                    )
                    report.add(key.place, (key,), message, Code.DUPLICATE_ID)
                    continue
                ids.add(key)
                self._people[entry.name.casefold()] = records.Person(
                    key,
                    entry.name,
                    entry.sort or sort_name(entry.name),
                    tuple(entry.same_as),
                    tuple(entry.formerly),
                )
            self.problems += report.problems

    def _entries(self, root: Path, report: Report, model: type[Model]) -> Model:
        reading = read_file(root, report.file)
        if reading.tree is None and not reading.faults:  # an empty file has no entries
            return model.model_validate({})
        entry, mistakes, set_aside = validate(model, reading.tree)
        report.add_all(reading, mistakes if reading.tree is not None else [])
        self.lost |= reading.lost | set_aside
        if not isinstance(reading.tree, Mapping) and model is schema.ThemesEntry:
            self.lost.add("themes.yaml")
        return entry


def check_person(person: records.Person, path: tuple[int | str, ...], report: Report) -> None:
    """Report a *person*, named at *path*, whose name makes no id."""
    if not is_id(person.id):
        message = f"“{clip(person.name)}” makes no id; give it one in people.yaml"
        report.add(person.name.place, path, message, Code.ID)


def is_id(text: str) -> bool:
    """Tell whether *text* can be an id."""
    return bool(ID.fullmatch(text))
