"""The whole catalogue as plain data, for other programs."""

from __future__ import annotations

from collections.abc import Callable

from filmguide.catalogue import export_format as form
from filmguide.catalogue import records
from filmguide.catalogue.lookups import Catalogue

Address = Callable[[str], str | None]


def export(catalogue: Catalogue, address: Address = lambda key: None) -> form.Export:
    """Return *catalogue* as plain data.

    Equal catalogues give equal data in the same order, wherever their files are. A film whose file cannot
    be read is not in it.

    :param address: returns the address of the object with a key, None if it has none.
    """
    films = sorted((f for f in catalogue.films.values() if not f.unreadable), key=lambda film: film.id)
    return form.Export(
        version=form.VERSION,
        films=[_film(film, address) for film in films],
        themes=[_theme(entry.theme, address) for entry in catalogue.themes()],
        people=[_person(entry.person, address) for entry in catalogue.people()],
    )


def export_text(catalogue: Catalogue, address: Address = lambda key: None) -> str:
    """Return the export of *catalogue* as the text of a JSON file; parameters as of :func:`export`."""
    return export(catalogue, address).model_dump_json(indent=2, exclude_none=True) + "\n"


def _film(film: records.Film, address: Address) -> form.Film:
    return form.Film(
        key=film.title.key,
        id=film.id,
        url=address(film.title.key),
        title=film.title.title,
        year=film.title.year,
        released=film.released.isoformat() if film.released else None,
        runtime=film.runtime,
        countries=list(film.countries),
        languages=list(film.title.languages),
        rights=film.rights,
        synopsis=film.synopsis,
        cast=[_cast_credit(credit) for credit in film.cast],
        crew=[form.CrewCredit(person=c.person.key, job=c.job, with_cast=c.with_cast) for c in film.crew],
        characters=[_character(character, address) for character in film.characters],
        scenes=[_scene(scene, address) for scene in film.scenes],
        quotations=[_quotation(quotation, address) for quotation in film.quotations],
    )


def _cast_credit(credit: records.CastCredit) -> form.CastCredit:
    return form.CastCredit(
        performer=credit.performer.key,
        characters=[character.key for character in credit.characters],
        printed=credit.printed,
        credited_as=credit.credited_as,
        about=credit.about,
        voice=credit.voice,
        uncredited=credit.uncredited,
        archive=credit.archive,
    )


def _character(character: records.Character, address: Address) -> form.Character:
    return form.Character(
        key=character.key,
        id=character.id,
        url=address(character.key),
        name=character.name,
        short=character.short,
        aliases=list(character.aliases),
        performers=[person.key for person in character.performers],
        formerly=list(character.formerly),
    )


def _scene(scene: records.Scene, address: Address) -> form.Scene:
    return form.Scene(
        key=scene.key,
        id=scene.id,
        url=address(scene.key),
        title=scene.title,
        summary=scene.summary,
        spoiler=scene.spoiler,
        position=_position(scene.position),
        source=_source(scene.source),
        formerly=list(scene.formerly),
    )


def _quotation(quotation: records.Quotation, address: Address) -> form.Quotation:
    original = quotation.original
    return form.Quotation(
        key=quotation.key,
        id=quotation.id,
        url=address(quotation.key),
        lines=[_line(line) for line in quotation.lines],
        script=quotation.script,
        to=_speaker(quotation.to),
        scene=quotation.scene.key if quotation.scene else None,
        spoiler=quotation.spoiler,
        themes=[f"theme.{theme}" for theme in quotation.themes],
        form=quotation.form,
        delivery=quotation.delivery,
        original=form.Original(lang=original.lang, text=original.text) if original else None,
        translator=quotation.translator,
        position=_position(quotation.position),
        source=_source(quotation.source),
        checked=_checked(quotation.checked),
        variants=list(quotation.variants),
        formerly=list(quotation.formerly),
    )


def _line(line: records.Line) -> form.Line:
    words = [form.Words(text=part.text, direction=part.direction) for part in line.words]
    return form.Line(speaker=_speaker(line.speaker), words=words)


def _speaker(speaker: records.Speaker | None) -> form.Speaker | None:
    return form.Speaker(name=speaker.name, character=speaker.key) if speaker else None


def _position(position: records.Position | None) -> form.Position | None:
    if position is None:
        return None
    return form.Position(
        at=records.clock(position.at) if position.at is not None else None,
        until=records.clock(position.until) if position.until is not None else None,
        reel=position.reel,
        metre=float(position.metre) if position.metre is not None else None,
    )


def _source(source: records.Source | None) -> form.Source | None:
    return form.Source(title=source.title, url=source.url, locator=source.locator) if source else None


def _checked(checked: records.Checked | None) -> form.Checked | None:
    return form.Checked(against=checked.against, on=checked.on.isoformat()) if checked else None


def _theme(theme: records.Theme, address: Address) -> form.Theme:
    return form.Theme(
        key=theme.key,
        id=theme.id,
        url=address(theme.key),
        name=theme.name,
        summary=theme.summary,
        formerly=list(theme.formerly),
    )


def _person(person: records.Person, address: Address) -> form.Person:
    return form.Person(
        key=person.key,
        id=person.id,
        url=address(person.key),
        name=person.name,
        sort=person.sort,
        same_as=list(person.same_as),
        formerly=list(person.formerly),
    )
