"""What gathering pages show: people with their credits, themes and scenes with their lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from filmguide.catalogue.records import Film, FilmTitle, Person, Quotation, Scene, Theme
from filmguide.catalogue.sorting import fold
from filmguide.catalogue.text import Text


@dataclass(frozen=True)
class Work:
    """What somebody did in one film: the characters played, as (key, name), and the jobs."""

    film: FilmTitle
    roles: tuple[tuple[str, Text], ...]
    jobs: tuple[Text, ...]


@dataclass(frozen=True)
class PersonEntry:
    """Somebody, with what they did, in the order of the films."""

    person: Person
    works: tuple[Work, ...]


@dataclass(frozen=True)
class ThemeEntry:
    """A theme, with the lines that carry it."""

    theme: Theme
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class SceneEntry:
    """A scene, with its lines."""

    film: FilmTitle
    scene: Scene
    quotations: tuple[Quotation, ...]


def people(films: Iterable[Film]) -> tuple[PersonEntry, ...]:
    """Return everyone with a credit, sorted by name."""
    works: dict[Person, list[Work]] = {}
    for film in films:
        for person in dict.fromkeys(film.persons):
            works.setdefault(person, []).append(_work(film, person))
    order = sorted(works, key=lambda person: (fold(person.sort), person.id))
    return tuple(PersonEntry(person, tuple(works[person])) for person in order)


def _work(film: Film, person: Person) -> Work:
    mine = [credit for credit in film.cast if credit.performer == person]
    roles = [(c.key, credit.printed or c.name) for credit in mine for c in credit.characters]
    return Work(film.title, tuple(roles), tuple(c.job for c in film.crew if c.person == person))


def themes(every: Iterable[Theme], films: Iterable[Film]) -> tuple[ThemeEntry, ...]:
    """Return all themes, in the order of their file, with their lines in the order of the films."""
    lines: dict[str, list[Quotation]] = {}
    for quotation in (quotation for film in films for quotation in film.quotations):
        for theme in quotation.themes:
            lines.setdefault(theme, []).append(quotation)
    return tuple(ThemeEntry(theme, tuple(lines.get(theme.id, ()))) for theme in every)


def scenes(film: Film) -> tuple[SceneEntry, ...]:
    """Return the scenes of *film* in order, each with its lines."""
    return tuple(
        SceneEntry(film.title, scene, tuple(q for q in film.quotations if q.scene == scene))
        for scene in film.scenes
    )


def quotations(
    films: Iterable[Film], *, speaker: str = "", scene: str = "", theme: str = "", form: str = ""
) -> tuple[Quotation, ...]:
    """Return the quotations of *films* that have all of what is given.

    :param speaker: the key of a character; *scene* is a scene's key, *theme* a theme's id.
    """
    return tuple(
        quotation
        for film in films
        for quotation in film.quotations
        if (not speaker or speaker in {known.key for known in quotation.speakers})
        and (not scene or (quotation.scene is not None and quotation.scene.key == scene))
        and (not theme or theme in quotation.themes)
        and (not form or form == quotation.form)
    )
