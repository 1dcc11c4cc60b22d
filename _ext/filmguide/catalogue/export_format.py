"""The format of the export. A change that a reader of version 1 would misread makes it version 2.

Records are named by their keys (``person.soko``), which are also their ids on pages. What is not known is
left out.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from filmguide.catalogue.schema import Delivery, Form, Rights

VERSION: Literal[1] = 1


class Exported(BaseModel):
    """Part of the export: JSON types only."""

    model_config = ConfigDict(frozen=True)


class Keyed(Exported):
    """Something with a key."""

    key: str = Field(description="The name by which the others call it, and its id on its page.")
    id: str = Field(description="The last part of the key.")
    url: str | None = Field(
        None, description="The address, relative to this file, if it has one; only in guide.json."
    )


class Formerly(Keyed):
    """Something that may have had other ids."""

    formerly: list[str] = Field(description="Old ids, which go on working.")


class Person(Formerly):
    """Somebody with a credit."""

    name: str
    sort: str = Field(description="The name as it is sorted.")
    same_as: list[str] = Field(description="Addresses of pages about the same person.")


class Theme(Formerly):
    """Something that films have in common."""

    name: str
    summary: str | None = None


class CastCredit(Exported):
    """A line of the cast list."""

    performer: str = Field(description="The key of a person.")
    characters: list[str] = Field(description="The keys of characters.")
    printed: str | None = Field(None, description="Printed in place of the characters’ names.")
    credited_as: str | None = Field(None, description="The performer’s name as the film prints it.")
    about: str | None = None
    voice: bool = Field(description="Heard and not seen.")
    uncredited: bool = Field(description="Not named by the film itself.")
    archive: bool = Field(description="Seen in archive footage.")


class CrewCredit(Exported):
    """A line of the crew list."""

    person: str = Field(description="The key of a person.")
    job: str = Field(description="The work, as credited.")
    with_cast: bool = Field(description="Whether this credit also closes the cast list.")


class Character(Formerly):
    """Somebody in a film."""

    name: str
    short: str = Field(description="What pages call the character.")
    aliases: list[str]
    performers: list[str] = Field(description="The keys of persons, in billing order.")


class Position(Exported):
    """A place along a film."""

    at: str | None = Field(None, description="Where it begins, as h:mm:ss.", pattern=r"^\d+:\d\d:\d\d$")
    until: str | None = Field(None, description="Where it ends, as h:mm:ss.", pattern=r"^\d+:\d\d:\d\d$")
    reel: int | None = None
    metre: float | None = Field(None, description="The metre of the reel where it begins.")


class Source(Exported):
    """Where something can be checked."""

    title: str
    url: str | None = None
    locator: str | None = None


class Scene(Formerly):
    """A scene of a film."""

    title: str
    summary: str | None = None
    spoiler: bool = Field(description="Whether knowing of it spoils the film.")
    position: Position | None = None
    source: Source | None = None


class Speaker(Exported):
    """A character as a quotation names it."""

    name: str
    character: str | None = Field(
        None, description="The key of a character; none for a name outside the cast."
    )


class Words(Exported):
    """Part of a line."""

    text: str
    direction: bool = Field(description="Whether this is a stage direction, with its brackets.")


class Line(Exported):
    """A line of a quotation; a stage direction that stands alone has no speaker."""

    speaker: Speaker | None = None
    words: list[Words]


class Original(Exported):
    """A quotation in the film’s own language."""

    lang: str
    text: str


class Checked(Exported):
    """What a quotation was compared with, word by word."""

    against: str = Field(description="The name of the source.")
    on: str = Field(description="The day, as 2026-11-22.")


class Quotation(Formerly):
    """Words of a film."""

    lines: list[Line]
    script: bool = Field(description="Whether it is an exchange, written as a script.")
    to: Speaker | None = None
    scene: str | None = Field(None, description="The key of a scene.")
    spoiler: bool = Field(description="Whether knowing of it spoils the film.")
    themes: list[str] = Field(description="The keys of themes.")
    form: Form
    delivery: Delivery | None = None
    original: Original | None = Field(None, description="The words of which the lines are a translation.")
    translator: str | None = None
    position: Position | None = None
    source: Source | None = Field(None, description="Where this can be checked, if not in the film itself.")
    checked: Checked | None = None
    variants: list[str] = Field(description="Wordings that are often printed and are wrong.")


class Film(Keyed):
    """A film and everything that is known of it."""

    title: str
    year: int | None = Field(None, description="The year of the first showing.")
    released: str | None = Field(None, description="The date of release, as 2013-12-18.")
    runtime: int | None = Field(None, description="The running time in minutes.")
    countries: list[str]
    languages: list[str] = Field(description="The codes of the languages spoken, such as en.")
    rights: Rights = Field(description="Whether its words may be quoted at length.")
    synopsis: str | None = None
    cast: list[CastCredit] = Field(description="In billing order.")
    crew: list[CrewCredit]
    characters: list[Character]
    scenes: list[Scene] = Field(description="In film order.")
    quotations: list[Quotation]


class Export(Exported):
    """A whole catalogue of films."""

    version: Literal[1] = Field(description="The version of this format.")
    films: list[Film] = Field(description="By id.")
    themes: list[Theme]
    people: list[Person] = Field(description="By name.")
