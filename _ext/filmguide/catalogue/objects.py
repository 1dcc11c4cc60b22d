"""What can be referred to: every record's key, name, and the other names by which it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from filmguide.catalogue import records
from filmguide.catalogue.text import slug


@dataclass(frozen=True)
class Object:
    """Something with a key. ``aliases`` are names without spaces, ``formerly`` keys that it once had.

    The first alias is the id. Of the others, two objects may have the same.
    ``veil`` is what lists call it where its name would give something away.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    veil: str = ""
    spoiler: bool = False

    @property
    def kind(self) -> str:
        """The type of the object, such as "character"."""
        return self.key.partition(".")[0]


def objects(films: Iterable[records.Film], themes: Iterable[records.Theme]) -> Iterator[Object]:
    """Yield every object of *films*, once, and the *themes*."""
    people: dict[str, records.Person] = {}
    for film in films:
        yield _object(film.title.key, film.title.title, (film.title.title,))
        for character in film.characters:
            names = (character.name, character.short, *character.aliases)
            yield _object(character.key, character.name, names, character.formerly)
        for scene in film.scenes:
            yield _object(scene.key, scene.title, (scene.title,), scene.formerly)
        for quotation in film.quotations:
            known = _object(quotation.key, quotation.opening, (), quotation.formerly)
            yield replace(known, veil=quotation.veil, spoiler=quotation.spoiler)
        people |= {person.key: person for person in film.persons}
    for person in people.values():
        yield _object(person.key, person.name, (person.name,), person.formerly)
    for theme in themes:
        yield _object(theme.key, theme.name, (theme.name,), theme.formerly)


def _object(key: str, name: str, aliases: Iterable[str] = (), formerly: Iterable[str] = ()) -> Object:
    """Return the object; an alias stands in the place of the id, after kind and film."""
    kind, _, rest = key.partition(".")
    film, dot, _ = rest.rpartition(".")
    prefix = f"{film}{dot}"
    names = (rest, *(f"{prefix}{part}" for alias in aliases if (part := slug(alias))))
    old = tuple(f"{kind}.{prefix}{former}" for former in formerly)
    return Object(key, name, tuple(dict.fromkeys((*names, *(f"{prefix}{f}" for f in formerly)))), old)
