"""A new guide: what its files say, and how they get into their folder, all or none."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from filmguide.catalogue.lookups import read_catalogue
from filmguide.tools.finding import FILM, documentation_root

PAGES = ("index", "ending", "themes", "motifs", "title", "questions")
SCHEMA = Path("_static", "schema", "film.json")
"""Where the JSON Schema is looked for, below the documentation root."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&$#~|^@!])")


class NewFilm(NamedTuple):
    """What is known of a film before its guide is written."""

    id: str
    title: str
    year: int
    directors: tuple[str, ...]


class CannotMake(Exception):
    """A guide that cannot be made, and why."""


def make_guide(folder: Path, film: NewFilm) -> Path:
    """Make the guide in *folder*, which is made too if need be, and return the guide's own folder.

    :raises CannotMake: if there is something already, or the values or the system do not allow it; then
        nothing is left behind.
    """
    guide = folder / film.id
    if os.path.lexists(guide):
        raise CannotMake(f"{guide} is there already, and nothing is ever overwritten; choose another id")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".") as place:
            made = Path(place, film.id)
            _write(made, guide_files(film, _schema_for(guide)))
            if problems := read_catalogue(Path(place), [f"{film.id}/{FILM}"]).problems:
                raise CannotMake("; ".join(problem.text for problem in problems))
            made.rename(guide)
    except OSError as error:
        raise CannotMake(f"{error.filename}: {error.strerror}") from None
    return guide


def guide_files(film: NewFilm, schema: str) -> dict[str, str]:
    """Return name and text of each file of a new guide.

    :param schema: where the JSON Schema is, seen from the guide's folder.
    """
    values = {
        "id": film.id,
        "year": str(film.year),
        "title": _in_yaml(film.title),
        "plain": film.title,
        "marked": _MARKUP.sub(r"\\\1", film.title),
        "crew": "\n".join(map(_director, film.directors)),
        "schema": schema,
    }
    return {name: _template(name).substitute(values) for name in (FILM, *(f"{page}.md" for page in PAGES))}


def _director(name: str) -> str:
    return f"  - person: {_in_yaml(name)}\n    job: Director\n    with_cast: true"


def _in_yaml(value: str) -> str:
    """Return a text as a scalar on one line, in quotation marks if it needs them."""
    return yaml.safe_dump(value, allow_unicode=True, width=float("inf")).removesuffix("...\n").rstrip("\n")


def _template(name: str) -> Template:
    return Template(files("filmguide.tools").joinpath("templates", f"{name}.template").read_text("utf-8"))


def _schema_for(guide: Path) -> str:
    root = documentation_root(guide.absolute()) or Path.cwd()
    return Path(os.path.relpath(root / SCHEMA, guide)).as_posix()


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
