"""All films together, and the questions that pages ask of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from filmguide.catalogue import gatherings, records
from filmguide.catalogue.budget import DEFAULT, Budget
from filmguide.catalogue.films import read_film
from filmguide.catalogue.library import Library
from filmguide.catalogue.matching import Miss, match_character
from filmguide.catalogue.objects import objects
from filmguide.catalogue.problems import Code, Problem
from filmguide.catalogue.timeline import Timeline, timeline

T = TypeVar("T")


class Catalogue:
    """All films of the site, the themes they share, and all problems of their files.

    The methods that pages ask take texts and return records, or a :class:`Miss`; those that take a
    film's id raise KeyError where there is no such film.
    """

    def __init__(
        self,
        films: Iterable[records.Film] = (),
        themes: Iterable[records.Theme] = (),
        problems: Iterable[Problem] = (),
    ) -> None:
        self.films = {film.id: film for film in films}
        self.problems = tuple(sorted(problems))
        self.objects = {found.key: found for found in objects(self.films.values(), themes)}
        self.lines = {line.key: line for film in self.films.values() for line in film.quotations}
        self._themes = tuple(themes)
        self._folders = {film.folder: film.id for film in self.films.values()}
        self._pages: dict[str, str | None] = {}
        self._persons: dict[str, records.Person] = {}
        for person in (person for film in self.films.values() for person in film.persons):
            for name in (person.name.casefold(), person.id, *person.formerly):
                self._persons.setdefault(name, person)

    def name(self, key: str) -> str:
        """Return how the object with *key* is called; a quotation by its first words."""
        found = self.objects.get(key)
        return found.name if found else key

    def film_of_page(self, docname: str) -> str | None:
        """Return the id of the film that the page is about, by its folder; the nearest folder wins."""
        if docname not in self._pages:
            folders = (str(folder) for folder in PurePosixPath(docname).parents)
            found = (self._folders[folder] for folder in folders if folder in self._folders)
            self._pages[docname] = next(found, None)
        return self._pages[docname]

    def split(self, target: str) -> tuple[str | None, str]:
        """Split ``her.theodore`` into film and name, if what stands before the dot is a film's id."""
        prefix, dot, name = target.partition(".")
        return (prefix, name) if dot and name and prefix in self.films else (None, target)

    def film(self, name: str) -> records.FilmTitle | Miss:
        """Return the title record of the film whose id or title is *name*."""
        wanted = name.casefold()
        found = [f.title for f in self.films.values() if wanted == f.id.casefold()]
        found = found or [f.title for f in self.films.values() if wanted == f.title.title.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            return Miss(name, tuple(title.id for title in found), ambiguous=True)
        return Miss.among(name, self.films)

    def title(self, film: str) -> records.FilmTitle:
        """Return the title record of the film with the id *film*."""
        return self.films[film].title

    def card(self, film: str) -> records.FactCard:
        """Return what the fact card of the film with the id *film* shows."""
        whole = self.films[film]
        return records.FactCard(
            whole.title, whole.released, whole.runtime, whole.countries, whole.synopsis, whole.crew
        )

    def directors(self, film: str) -> tuple[records.Person, ...]:
        """Return who directed the film with the id *film*."""
        return tuple(credit.person for credit in self.films[film].crew if credit.directs)

    def cast(self, film: str) -> records.Cast:
        """Return the cast list of the film with the id *film*."""
        whole = self.films[film]
        return records.Cast(
            whole.title, whole.cast, tuple(credit for credit in whole.crew if credit.with_cast)
        )

    def character(self, film: str, name: str) -> records.Character | Miss:
        """Return the character of *film* called *name*."""
        return self._excused(film, "cast", match_character(self.films[film].characters, name))

    def person(self, name: str) -> records.Person | Miss:
        """Return the person, in any film, whose name or id is *name*."""
        wanted = name.casefold()
        if wanted in self._persons:
            return self._persons[wanted]
        films = self.films.values()
        reported = any(wanted in film.set_aside or film.unreadable for film in films)
        return replace(Miss.among(name, [p.name for p in self._persons.values()]), reported=reported)

    def scene(self, film: str, name: str) -> records.Scene | Miss:
        """Return the scene of *film* whose id or title is *name*."""
        wanted, scenes = name.casefold(), self.films[film].scenes
        found = [s for s in scenes if wanted in (s.id, *s.formerly)]
        found = found or [s for s in scenes if wanted == s.title.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            return Miss(name, tuple(scene.id for scene in found), ambiguous=True)
        return self._excused(film, "scenes", Miss.among(name, [n for s in scenes for n in (s.id, s.title)]))

    def theme(self, name: str) -> records.Theme | Miss:
        """Return the theme whose id or name is *name*."""
        wanted = name.casefold()
        found = [t for t in self._themes if wanted in (t.id, t.name.casefold(), *t.formerly)]
        return found[0] if found else Miss.among(name, [n for t in self._themes for n in (t.id, t.name)])

    def cards(self) -> tuple[records.FactCard, ...]:
        """Return the fact cards of all films, by title."""
        ids = sorted(self.films, key=lambda film: self.films[film].title.title.casefold())
        return tuple(self.card(film) for film in ids)

    def people(self) -> tuple[gatherings.PersonEntry, ...]:
        """Return everyone with a credit, with what they did."""
        return gatherings.people(self.films.values())

    def themes(self) -> tuple[gatherings.ThemeEntry, ...]:
        """Return all themes with their lines."""
        return gatherings.themes(self._themes, self.films.values())

    def scenes(self, film: str) -> tuple[gatherings.SceneEntry, ...]:
        """Return the scenes of *film* with their lines."""
        return gatherings.scenes(self.films[film])

    def timeline(self, film: str) -> Timeline:
        """Return the scenes of *film* along its length."""
        return timeline(self.films[film])

    def quotations(
        self, film: str, speaker: str, scene: str, theme: str, form: str
    ) -> tuple[records.Quotation, ...]:
        """Return the quotations that have all of what is given; "" stands for anything.

        :param film: an id; *speaker* and *scene* are keys, *theme* is an id.
        """
        films = [self.films[film]] if film else self.films.values()
        return gatherings.quotations(films, speaker=speaker, scene=scene, theme=theme, form=form)

    def quotation(self, film: str, name: str) -> records.Quotation | Miss:
        """Return the quotation *name* of *film*; ``name.2`` is its second line alone."""
        quotations: dict[str, records.Quotation] = {q.id: q for q in self.films[film].quotations}
        former = {old: q for q in quotations.values() for old in q.formerly}
        name, _, number = name.partition(".")
        quotation = quotations.get(name) or former.get(name)
        if quotation is None:
            return self._excused(film, "quotes", Miss.among(name, quotations))
        if not number:
            return quotation
        if not number.isdecimal() or not 1 <= int(number) <= len(quotation.lines):
            return Miss(
                f"{name}.{number}", tuple(f"{name}.{n + 1}" for n in range(min(3, len(quotation.lines))))
            )
        return replace(quotation, lines=(quotation.lines[int(number) - 1],), script=False)

    def _excused(self, film: str, section: str, answer: T | Miss) -> T | Miss:
        """Return *answer*; a miss is excused where a problem keeps the name, or all of its *section*, out."""
        whole = self.films[film]
        if isinstance(answer, Miss) and (
            whole.unreadable or whole.set_aside & {section, answer.name.casefold()}
        ):
            return replace(answer, reported=True)
        return answer


def read_catalogue(
    root: Path,
    films: Iterable[str],
    themes: Iterable[str] = (),
    people: Iterable[str] = (),
    budget: Budget = DEFAULT,
) -> Catalogue:
    """Read films, themes and people from files, POSIX paths relative to *root*.

    :param budget: how much may be quoted of a film in copyright.

    :returns: the catalogue, with the problems of all files. Of two films with one id, the first is kept.
        Nothing is raised; what bounds a file is said by :func:`~filmguide.catalogue.reading.read`.
    """
    library = Library()
    library.read_themes(root, themes)
    library.read_people(root, people)
    read: dict[str, records.Film] = {}
    problems = library.problems
    for film, found in (read_film(root, file, library, budget) for file in sorted(films)):
        problems += found
        if film.id in read:
            message = f"the id “{film.id}” is taken by {read[film.id].file}; rename this folder"
            problems.append(Problem(film.file, 1, 1, "", message, Code.DUPLICATE_ID))
        read.setdefault(film.id, film)
    return Catalogue(read.values(), tuple(library.themes.values()), problems)
