"""Which files are meant by a path, and to which site they belong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILM, THEMES, PEOPLE = NAMES = ("film.yaml", "themes.yaml", "people.yaml")


@dataclass(frozen=True)
class Site:
    """Files that are judged together. Paths are absolute and inside ``root``."""

    root: Path
    asked: set[Path] = field(default_factory=set)

    def named(self, name: str) -> list[str]:
        """Return the files asked for that have *name*, as POSIX paths relative to the root."""
        return self._relative(path for path in self.asked if path.name == name)

    def shared(self, name: str) -> list[str]:
        """Return the files with *name* that count here: those asked for, and the nearest above them."""
        above = (nearest(path.parent, name, self.root) for path in self.asked)
        return self._relative({path for path in above if path} | {p for p in self.asked if p.name == name})

    def _relative(self, paths: Iterator[Path] | set[Path]) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in paths)


def find_sites(paths: list[Path]) -> tuple[list[Site], list[OSError]]:
    """Find the files of films, themes and people that *paths* are or, as folders, contain.

    :param paths: absolute; a path with one of ``NAMES`` is that file, whatever is there.
    :returns: the sites, and what went wrong with folders that cannot be listed.
    """
    sites: dict[Path, Site] = {}
    errors: list[OSError] = []
    for path in paths:
        is_file = path.name in NAMES
        for file in [path] if is_file else _walk(path, errors):
            root = site_root(file.parent, path.parent if is_file else path)
            sites.setdefault(root, Site(root)).asked.add(file)
    return list(sites.values()), errors


def site_root(folder: Path, start: Path) -> Path:
    """Return the folder to whose site *folder* belongs: the documentation root, if there is one.

    Otherwise it is the folder above the current one, or above *start* if that lies elsewhere, so that a
    film has its folder's name and themes beside the folder are found.
    """
    here = Path.cwd()
    return documentation_root(folder) or (here if folder.is_relative_to(here) else start).parent


def documentation_root(folder: Path) -> Path | None:
    """Return the nearest folder around *folder*, or itself, that has a ``conf.py``."""
    return next((around for around in (folder, *folder.parents) if (around / "conf.py").is_file()), None)


def nearest(folder: Path, name: str, root: Path) -> Path | None:
    """Return the file with *name* in *folder* or the nearest folder above it, up to *root*."""
    inside = (above for above in (folder, *folder.parents) if above.is_relative_to(root))
    return next((above / name for above in inside if os.path.lexists(above / name)), None)


def _walk(top: Path, errors: list[OSError]) -> Iterator[Path]:
    """Yield the files below *top*, however deep, but not in folders that a dot or an underscore hides."""
    followed: set[str] = set()
    folders = [str(top)]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            errors.append(error)
            continue
        yield from (Path(entry.path) for entry in found if entry.name in NAMES)
        folders += [entry.path for entry in found if _is_entered(entry, followed)]


def _is_entered(entry: os.DirEntry[str], followed: set[str]) -> bool:
    if entry.name in (*NAMES, "node_modules") or entry.name.startswith((".", "_")):
        return False
    try:
        return entry.is_dir() and not _leads_back(entry.path, followed)
    except OSError:  # a link to itself
        return False


def _leads_back(path: str, followed: set[str]) -> bool:
    """Tell whether *path* is a link to a folder around it, or to one that another link has led to."""
    if not os.path.islink(path):
        return False
    target = os.path.realpath(path)
    around = os.path.commonpath([target, os.path.realpath(os.path.dirname(path))]) == target
    back = around or target in followed
    followed.add(target)
    return back
