"""The format of ``film.yaml``, as contributors write it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from filmguide.catalogue.text import Text

Form = Literal["spoken", "letter", "intertitle", "narration", "song", "on-screen"]
Delivery = Literal["voice-over", "off-screen", "on-phone"]
Rights = Literal["in-copyright", "public-domain"]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"\\{}]+$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, Text) else value


class Entry(BaseModel):
    """Anything written in the file: nothing unknown is let in, nothing is changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceEntry(Entry):
    """Where a line or a position can be checked."""

    title: Text
    url: Url | None = None
    locator: Text | None = None


class CastEntry(Entry):
    """A performer and what they play."""

    performer: Text
    role: Annotated[list[Text], BeforeValidator(_one_or_many), Field(min_length=1)]
    id: Text | None = None
    short: Text | None = None
    aliases: Annotated[list[Text], BeforeValidator(_one_or_many)] = []
    about: Text | None = None
    printed: Text | None = Field(None, alias="as")
    credited_as: Text | None = None
    voice: bool = False
    uncredited: bool = False
    archive: bool = False


class CrewEntry(Entry):
    """A person and the work they did."""

    person: Text
    job: Text
    with_cast: bool = False


class SceneEntry(Entry):
    """A scene, by its id, in film order."""

    title: Text
    summary: Text | None = None
    spoiler: bool = False


class OriginalEntry(Entry):
    """The words in the film's own language, where ``text`` is a translation."""

    lang: Language
    text: Text


class QuoteEntry(Entry):
    """A quotation: either ``text`` with its speaker, or ``lines`` as a script."""

    text: Text | None = None
    lines: Text | None = None
    speaker: Text | None = None
    to: Text | None = None
    scene: Text | None = None
    form: Form = "spoken"
    delivery: Delivery | None = None
    original: OriginalEntry | None = None
    translator: Text | None = None
    source: SourceEntry | None = None

    @model_validator(mode="after")
    def _words_once(self) -> QuoteEntry:
        if (self.text is None) == (self.lines is None):
            raise ValueError("words")
        if self.lines is not None and self.speaker is not None:
            raise ValueError("speaker")
        return self


class FilmEntry(Entry):
    """One film."""

    title: Text
    year: Annotated[int, Field(ge=1870, le=2200)] | None = None
    runtime: Annotated[int, Field(ge=1, le=6000)] | None = None
    countries: list[Text] = []
    languages: list[Language] = []
    rights: Rights = "in-copyright"
    synopsis: Text | None = None
    cast: list[CastEntry] = []
    crew: list[CrewEntry] = []
    scenes: dict[Text, SceneEntry] = {}
    quotes: dict[Text, QuoteEntry] = {}
