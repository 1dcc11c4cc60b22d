"""Records in the vocabulary of https://schema.org: what each property is for is said there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from filmguide.catalogue.records import (
    Cast,
    CastCredit,
    CrewCredit,
    FactCard,
    FilmTitle,
    Line,
    Person,
    Quotation,
    Speaker,
)

Thing = dict[str, Any]
Identify = Callable[[str], Thing]
"""Returns what identifies the object with a key: ``@id``, perhaps ``url``; nothing if it has no address."""

PROPERTIES = {
    "director": ("director",),
    "directed by": ("director",),
    "writer": ("author",),
    "written by": ("author",),
    "screenplay": ("author",),
    "screenwriter": ("author",),
    "writer and director": ("author", "director"),
    "director and writer": ("author", "director"),
    "written and directed by": ("author", "director"),
    "producer": ("producer",),
    "produced by": ("producer",),
    "composer": ("musicBy",),
    "music": ("musicBy",),
    "music by": ("musicBy",),
}
"""Job, in lower case → the properties of a Movie that mean the same. Any other job makes a contributor whose
role is called by it; an ``editor``, to schema.org, edits texts."""


def movie(card: FactCard, cast: Cast | None, identify: Identify) -> Thing:
    """Return a film as a Movie.

    :param cast: the cast list, where it may be told.
    """
    film = card.film
    whole = {
        **_movie(film, identify),
        "datePublished": card.released.isoformat() if card.released else film.year and str(film.year),
        "duration": f"PT{card.runtime}M" if card.runtime else None,
        "countryOfOrigin": [{"@type": "Country", "name": name} for name in card.countries],
        "inLanguage": [*film.languages],
        "description": card.synopsis,
        **_crew(card.crew, identify),
        "actor": [_performance(credit, identify) for credit in cast.cast] if cast else [],
    }
    return {name: value for name, value in whole.items() if value}


def person(record: Person, identify: Identify) -> Thing:
    """Return somebody as a Person."""
    same_as = {"sameAs": [*record.same_as]} if record.same_as else {}
    return {**_person(record, identify), **same_as}


def quotation(record: Quotation, identify: Identify) -> Thing:
    """Return words of a film as a Quotation; of a translation, the original is one too.

    Scenes are left out, since their titles may give away what happens.
    """
    speakers = [_character(speaker, identify) for speaker in record.speakers]
    languages, original = record.film.languages, record.original
    whole = {
        "@type": "Quotation",
        **identify(record.key),
        "text": "\n".join(text for line in record.lines if (text := _text(line, record.script))),
        "inLanguage": languages[0] if len(languages) == 1 and not original else None,
        "spokenByCharacter": speakers,
        "creator": speakers if record.form == "letter" else [],
        "isPartOf": _movie(record.film, identify),
        "translationOfWork": original
        and {"@type": "Quotation", "text": original.text, "inLanguage": original.lang},
        "translator": record.translator,  # a text: whether it is a person is not known
    }
    return {name: value for name, value in whole.items() if value}


def _movie(film: FilmTitle, identify: Identify) -> Thing:
    return {"@type": "Movie", **identify(film.key), "name": film.title}


def _person(record: Person, identify: Identify) -> Thing:
    return {"@type": "Person", **identify(record.key), "name": record.name}


def _character(speaker: Speaker, identify: Identify) -> Thing:
    """Return a character as a Person, who to schema.org may be fictional."""
    return {"@type": "Person", **(identify(speaker.key) if speaker.key else {}), "name": speaker.name}


def _crew(credits: tuple[CrewCredit, ...], identify: Identify) -> dict[str, list[Thing]]:
    crew: dict[str, list[Thing]] = {}
    for credit in credits:
        somebody = _person(credit.person, identify)
        for name in PROPERTIES.get(credit.job.casefold(), ()):
            crew.setdefault(name, []).append(somebody)
        if credit.job.casefold() not in PROPERTIES:
            role = {"@type": "Role", "roleName": credit.job, "contributor": somebody}
            crew.setdefault("contributor", []).append(role)
    return crew


def _performance(credit: CastCredit, identify: Identify) -> Thing:
    names = [credit.printed] if credit.printed else [character.name for character in credit.characters]
    performer = _person(credit.performer, identify)
    return {"@type": "PerformanceRole", "actor": performer, "characterName": names}


def _text(line: Line, script: bool) -> str:
    """Return the words of a line, without stage directions; in an exchange, after the speaker's name."""
    words = " ".join(part.text for part in line.words if not part.direction)
    return f"{line.speaker.short}: {words}" if words and script and line.speaker else words
