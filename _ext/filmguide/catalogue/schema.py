"""The format of ``film.yaml``, ``themes.yaml`` and ``people.yaml``, as contributors write it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, RootModel, model_validator

from filmguide.catalogue.scalars import (
    Boolean,
    Date,
    Id,
    Language,
    Metre,
    Minutes,
    Reel,
    Seconds,
    Url,
    Year,
    wrong,
)
from filmguide.catalogue.text import Text

T = TypeVar("T")

Form = Literal["spoken", "letter", "intertitle", "narration", "song", "on-screen"]
Delivery = Literal["voice-over", "off-screen", "on-phone"]
Rights = Literal["in-copyright", "public-domain"]


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, Text) else value


def _allow_one(schema: dict[str, Any]) -> None:
    """Let the JSON Schema take one value in place of a list with one."""
    many = {key: schema.pop(key) for key in ("items", "type", "minItems") if key in schema}
    schema["anyOf"] = [many["items"], many]


def _one_line(text: Text) -> Text:
    """Return *text* with its line breaks as spaces: formats set names inside a line."""
    return Text(" ".join(text.split()), text.place) if "\n" in text else text


Line = Annotated[Text, AfterValidator(_one_line)]
OneOrMany = Annotated[list[T], BeforeValidator(_one_or_many), Field(json_schema_extra=_allow_one)]


class Entry(BaseModel):
    """Anything written in a file: nothing unknown is let in, nothing is changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceEntry(Entry):
    """Where a line or a position can be checked."""

    title: Line = Field(description="The name of the source, such as an edition or a document.")
    url: Url | None = Field(None, description="Its address, beginning with https://.")
    locator: Line | None = Field(None, description="The place in it: a page, a card, a chapter.")


def _if_key(key: str, then: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema that asks for *then* where there is a *key*."""
    return {"if": {"required": [key]}, "then": then}


_POSITION_HAS_SOURCE: list[Any] = [
    _if_key("until", {"required": ["at"]}),
    _if_key("metre", {"required": ["reel"]}),
    _if_key("at", {"required": ["source"]}),
    _if_key("reel", {"required": ["source"]}),
]
_WORDS_ONCE: dict[str, Any] = {
    "oneOf": [{"required": ["text"]}, {"required": ["lines"]}],
    "allOf": [*_POSITION_HAS_SOURCE, _if_key("lines", {"properties": {"speaker": False}})],
}


class Positioned(Entry):
    """Something with a place along the film, which needs a source."""

    model_config = ConfigDict(json_schema_extra={"allOf": _POSITION_HAS_SOURCE})

    at: Seconds | None = Field(None, description="Where it begins, as h:mm:ss.")
    until: Seconds | None = Field(None, description="Where it ends, as h:mm:ss.")
    reel: Reel | None = Field(None, description="The reel it is on, from 1.")
    metre: Metre | None = Field(None, description="The metre of the reel where it begins.")
    source: SourceEntry | None = Field(None, description="Where this can be checked.")

    @model_validator(mode="after")
    def _position_has_source(self) -> Positioned:
        if self.until is not None and (self.at is None or self.until < self.at):
            raise wrong(
                "position", "“until:” needs an earlier “at:”; add it, or check the times", key="until"
            )
        if self.metre is not None and self.reel is None:
            raise wrong("position", "“metre:” counts from the start of a reel; add “reel:”", key="metre")
        if self.source is None and (self.at is not None or self.reel is not None):
            key = "reel" if self.at is None else "at"
            message = "a position needs a source that says so; add “source:” with a “title:”"
            raise wrong("position", message, key=key)
        return self


class CastEntry(Entry):
    """A performer and what they play."""

    performer: Line = Field(description="The performer’s name.")
    role: Annotated[OneOrMany[Line], Field(min_length=1)] = Field(
        description="The role as credited, or a list of several."
    )
    id: Id | None = Field(None, description="The character’s id, if not the role in lower case.")
    short: Line | None = Field(None, description="What pages call the character.")
    aliases: OneOrMany[Line] = Field([], description="Other names by which pages may call the character.")
    formerly: OneOrMany[Id] = Field([], description="Old ids, which go on working.")
    about: Line | None = Field(None, description="One sentence, without spoilers.")
    printed: Line | None = Field(None, alias="as", description="Printed in place of the role.")
    credited_as: Line | None = Field(None, description="The performer’s name as the film prints it.")
    voice: Boolean = Field(False, description="Heard and not seen.")
    uncredited: Boolean = Field(False, description="Not named by the film itself.")
    archive: Boolean = Field(False, description="Seen in archive footage.")


class CrewEntry(Entry):
    """A person and the work they did."""

    person: Line = Field(description="The person’s name.")
    job: Line = Field(description="The work, as credited.")
    with_cast: Boolean = Field(False, description="Whether this credit also closes the cast list.")


class SceneEntry(Positioned):
    """A scene, by its id, in film order."""

    title: Line = Field(description="What pages call the scene.")
    summary: Line | None = Field(None, description="One sentence.")
    spoiler: Boolean = Field(False, description="Whether knowing of it spoils the film.")
    formerly: OneOrMany[Id] = Field([], description="Old ids, which go on working.")


class OriginalEntry(Entry):
    """The words in the film's own language, where ``text`` is a translation."""

    lang: Language = Field(description="The language’s code, such as de.")
    text: Text = Field(description="The words.")


class CheckedEntry(Entry):
    """What a quotation was compared with, word by word."""

    against: Line = Field(description="The name of the source, as “filmguide verify” was told it.")
    on: Date = Field(description="The day, as 2026-11-22.")


class QuoteEntry(Positioned):
    """A quotation: either ``text`` with its speaker, or ``lines`` as a script."""

    model_config = ConfigDict(json_schema_extra=_WORDS_ONCE)

    text: Text | None = Field(None, description="The words alone, without quotation marks around them.")
    lines: Text | None = Field(None, description="An exchange as a script: NAME: words, line by line.")
    speaker: Line | None = Field(None, description="Who says or writes it, by a name of the cast.")
    to: Line | None = Field(None, description="Whom it is said or written to, by a name of the cast.")
    scene: Line | None = Field(None, description="The id of its scene.")
    spoiler: Boolean = Field(
        False, description="Whether knowing of it spoils the film, as that of a spoiler scene always does."
    )
    themes: OneOrMany[Line] = Field([], description="The ids of its themes, from themes.yaml.")
    form: Form = Field("spoken", description="What kind of words these are.")
    delivery: Delivery | None = Field(None, description="How they are spoken, if not on screen.")
    original: OriginalEntry | None = Field(None, description="The words in the film’s own language.")
    translator: Line | None = Field(None, description="Who translated them.")
    checked: CheckedEntry | None = Field(None, description="The source that says so word by word.")
    variants: OneOrMany[Text] = Field([], description="Wordings that are often printed and are wrong.")
    formerly: OneOrMany[Id] = Field([], description="Old ids, which go on working.")

    @model_validator(mode="after")
    def _words_once(self) -> QuoteEntry:
        if self.text is None and self.lines is None:
            raise wrong("missing-field", "no words; add “text:”, or “lines:” for an exchange")
        if self.text is not None and self.lines is not None:
            raise wrong("wrong-type", "both “text:” and “lines:”; keep one", key="lines")
        if self.lines is not None and self.speaker is not None:
            message = "a script names its speakers itself; delete “speaker:”"
            raise wrong("wrong-type", message, key="speaker")
        if self.lines is not None and self.lines.folded:
            message = (
                "its lines would run together; write “lines: |” and each line on a line of its own below"
            )
            raise wrong("script", message, key="lines")
        return self


class FilmEntry(Entry):
    """One film."""

    title: Line = Field(description="The title, as printed.")
    year: Year | None = Field(None, description="The year of the first showing.")
    released: Date | None = Field(None, description="The date of release, as 2013-12-18.")
    runtime: Minutes | None = Field(None, description="The running time in minutes.")
    countries: OneOrMany[Line] = Field([], description="The countries of production.")
    languages: OneOrMany[Language] = Field([], description="The codes of the languages spoken, such as en.")
    rights: Rights = Field("in-copyright", description="Whether its words may be quoted at length.")
    synopsis: Line | None = Field(None, description="One paragraph.")
    cast: list[CastEntry] = Field([], description="Performers and roles, in billing order.")
    crew: list[CrewEntry] = Field([], description="Everyone else who is credited.")
    scenes: dict[Id, SceneEntry] = Field({}, description="Scenes by id, in film order.")
    quotes: dict[Id, QuoteEntry] = Field({}, description="Quotations by id.")


class ThemeEntry(Entry):
    """A theme, which films share."""

    name: Line = Field(description="The theme’s name.")
    summary: Line | None = Field(None, description="One sentence.")
    formerly: OneOrMany[Id] = Field([], description="Old ids, which go on working.")


class PersonEntry(Entry):
    """A person of whom more is to be said than a name."""

    name: Line = Field(description="The name, as films credit it.")
    sort: Line | None = Field(None, description="The name as it is sorted: Hoytema, Hoyte van.")
    same_as: OneOrMany[Url] = Field([], description="Addresses of pages about the same person.")
    formerly: OneOrMany[Id] = Field([], description="Old ids, which go on working.")


class ThemesEntry(RootModel[dict[Id, ThemeEntry]]):
    """The themes, by id."""

    model_config = ConfigDict(frozen=True)


class PeopleEntry(RootModel[dict[Id, PersonEntry]]):
    """People, by id."""

    model_config = ConfigDict(frozen=True)
