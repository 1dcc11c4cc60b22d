"""All films together, and the questions that pages ask of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import shorten
from typing import TypeVar

from filmguide.catalogue import records
from filmguide.catalogue.films import read_film
from filmguide.catalogue.library import Library
from filmguide.catalogue.matching import Miss, match_character
from filmguide.catalogue.problems import Code, Problem

T = TypeVar("T")


class Catalogue:
    """All films of the site, and all problems of their files."""

    def __init__(self, films: Iterable[records.Film] = (), problems: Iterable[Problem] = ()) -> None:
        self.films = {film.id: film for film in films}
        self.problems = tuple(sorted(problems))
        self._persons = {person.key: person for film in self.films.values() for person in film.persons}
        self._names = dict(names(self.films.values()))
        self._files = {key: film.file for film in self.films.values() for key, _ in names([film])}

    def name(self, key: str) -> str:
        """Return how the object with *key* is called; a quotation by its first words."""
        return self._names.get(key, key)

    def file(self, key: str) -> str:
        """Return the file in which the object with *key* is written."""
        return self._files[key]

    def film_of_page(self, docname: str) -> str | None:
        """Return the id of the film that the page is about, by its folder; the nearest folder wins."""
        inside = [film for film in self.films.values() if docname.startswith(f"{film.folder}/")]
        return max(inside, key=lambda film: len(film.folder)).id if inside else None

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

    def cast(self, film: str) -> records.Cast:
        """Return the cast list of the film with the id *film*."""
        whole = self.films[film]
        return records.Cast(
            whole.title, whole.cast, tuple(credit for credit in whole.crew if credit.with_cast)
        )

    def character(self, film: str, name: str) -> records.Character | Miss:
        """Return the character of *film* called *name*."""
        return self._excused(film, match_character(self.films[film].characters, name))

    def person(self, name: str) -> records.Person | Miss:
        """Return the person, in any film, whose name or id is *name*."""
        wanted = name.casefold()
        found = [p for p in self._persons.values() if wanted in (p.name.casefold(), p.id, *p.formerly)]
        if found:
            return found[0]
        miss = Miss.among(name, [person.name for person in self._persons.values()])
        films = self.films.values()
        return replace(miss, reported=any(wanted in film.set_aside or film.unreadable for film in films))

    def quotation(self, film: str, name: str) -> records.Quotation | Miss:
        """Return the quotation *name* of *film*; ``name.2`` is its second line alone."""
        quotations = {q.id: q for q in self.films[film].quotations}
        former = {old: q for q in quotations.values() for old in q.formerly}
        name, _, number = name.partition(".")
        quotation = quotations.get(name) or former.get(name)
        if quotation is None:
            return self._excused(film, Miss.among(name, quotations))
        if not number:
            return quotation
        if not number.isdecimal() or not 1 <= int(number) <= len(quotation.lines):
            return Miss(
                f"{name}.{number}", tuple(f"{name}.{n + 1}" for n in range(min(3, len(quotation.lines))))
            )
        return replace(quotation, lines=(quotation.lines[int(number) - 1],), script=False)

    def _excused(self, film: str, answer: T | Miss) -> T | Miss:
        whole = self.films[film]
        if isinstance(answer, Miss) and (whole.unreadable or answer.name.casefold() in whole.set_aside):
            return replace(answer, reported=True)
        return answer


def read_catalogue(
    root: Path, films: Iterable[str], themes: Iterable[str] = (), people: Iterable[str] = ()
) -> Catalogue:
    """Read films, themes and people from files, POSIX paths relative to *root*.

    :returns: the catalogue, with the problems of all files. Of two films with one id, the first is kept.
    """
    library = Library()
    library.read_themes(root, themes)
    library.read_people(root, people)
    read: dict[str, records.Film] = {}
    problems = library.problems
    for film, found in (read_film(root, file, library) for file in sorted(films)):
        problems += found
        if film.id in read:
            message = f"the id “{film.id}” is taken by {read[film.id].file}; rename this folder"
            problems.append(Problem(film.file, 1, 1, "", message, Code.DUPLICATE_ID))
        read.setdefault(film.id, film)
    return Catalogue(read.values(), problems)


def names(films: Iterable[records.Film]) -> Iterator[tuple[str, str]]:
    """Yield key and name of every object of *films*."""
    for film in films:
        yield film.title.key, film.title.title
        yield from ((person.key, person.name) for person in film.persons)
        yield from ((character.key, character.name) for character in film.characters)
        for quotation in film.quotations:
            words = " ".join(words.text for line in quotation.lines for words in line.words)
            yield quotation.key, shorten(words, 60, placeholder=" …")
