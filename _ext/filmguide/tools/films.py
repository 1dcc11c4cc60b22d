"""Which film is meant by an id or a path on the command line."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from filmguide.catalogue.budget import UNLIMITED
from filmguide.catalogue.lookups import read_catalogue
from filmguide.catalogue.matching import Miss
from filmguide.catalogue.records import Film
from filmguide.tools.finding import FILM, PEOPLE, THEMES, Site, find_sites


class FoundFilm(NamedTuple):
    """A film and its file, absolute, and as it is printed."""

    film: Film
    path: Path

    @property
    def shown(self) -> str:
        """The path of the file, relative to the current folder."""
        return Path(os.path.relpath(self.path)).as_posix()


class CannotFind(Exception):
    """A film that is not there, and what to write instead."""


def find_film(name: str) -> FoundFilm:
    """Return the film that *name* means: an id, looked for below the current folder, or a path.

    :raises CannotFind: if there is none, or more than one, or nothing can be read of it.
    """
    path = Path(os.path.abspath(name))
    path = path / FILM if path.is_dir() and os.path.lexists(path / FILM) else path
    if path.name == FILM and os.path.lexists(path):
        [site] = find_sites([path])[0]
    else:
        site, path = _by_id(name)
    catalogue = read_catalogue(
        site.root, site.named(FILM), site.shared(THEMES), site.shared(PEOPLE), UNLIMITED
    )
    file = path.relative_to(site.root).as_posix()
    film = next((film for film in catalogue.films.values() if film.file == file), None)
    if film is None or film.unreadable:
        raise CannotFind(f"{Path(os.path.relpath(path)).as_posix()} cannot be read; see filmguide check")
    return FoundFilm(film, path)


def _by_id(name: str) -> tuple[Site, Path]:
    sites = find_sites([Path.cwd()])[0]
    films = [(site, site.root / PurePosixPath(file)) for site in sites for file in site.named(FILM)]
    found = [(site, path) for site, path in films if path.parent.name == name]
    if len(found) == 1:
        return found[0]
    if found:
        paths = " or ".join(Path(os.path.relpath(path)).as_posix() for _, path in found)
        raise CannotFind(f"“{name}” is the id of several films; write {paths}")
    raise CannotFind(Miss.among(name, [path.parent.name for _, path in films]).message("film"))
