"""What a scalar of the format may be: each type converts the text that was written, and nothing else.

The JSON Schema of a type says what editors, which read YAML as numbers and booleans, will make of it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError
from slugify import slugify

from filmguide.catalogue.text import Text, clip

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
"""An id: it is an anchor of HTML, a label of LaTeX and a name in the inventory."""

MAX_YEAR = 2200
MIN_YEAR = 1870
MAX_MINUTES = 6000
MAX_REELS = 100


def wrong(kind: str, message: str, **context: Any) -> PydanticCustomError:
    """Return a mistake whose *kind* is the value of a :class:`Code`, with its whole message.

    :param context: ``key``, if it is to be told at that key of the record.
    """
    return PydanticCustomError(kind, "{message}", {"message": message, **context})


def _text(value: object, wanted: str) -> Text:
    if not isinstance(value, Text):
        raise wrong("wrong-type", f"write {wanted} here, not a list or lines with keys")
    if not value.strip():
        raise wrong("empty-value", "empty; write a value, or delete the line")
    return value


def _integer(value: object) -> int:
    text = _text(value, "a whole number")
    if not re.fullmatch(r"-?\d{1,9}", text, re.ASCII):
        raise wrong("wrong-type", f"“{clip(text)}” is not a whole number; write digits only")
    return int(text)


def _decimal(value: object) -> Decimal:
    text = _text(value, "a number")
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text, re.ASCII):
        raise wrong("wrong-type", f"“{clip(text)}” is not a number; write it as 103 or 103.5")
    return Decimal(text)


def _boolean(value: object) -> bool:
    text = _text(value, "true or false")
    if text not in ("true", "false"):
        raise wrong("wrong-type", f"“{clip(text)}” is not possible; write true or false")
    return text == "true"


def _time(value: object) -> int:
    text = _text(value, "a time")
    if not re.fullmatch(TIME, text, re.ASCII):
        raise wrong(
            "wrong-type", f"“{clip(text)}” is not a time; write hours, minutes and seconds as 1:23:45"
        )
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _date(value: object) -> date:
    text = _text(value, "a date")
    try:
        return date.fromisoformat(text if re.fullmatch(DATE, text, re.ASCII) else "")
    except ValueError:
        raise wrong(
            "wrong-type", f"“{clip(text)}” is not a date; write year, month and day as 2013-12-18"
        ) from None


def _url(value: object) -> str:
    text = _text(value, "an address")
    if not re.fullmatch(URL, text):
        advice = "write one that begins with https:// and has no spaces or quotation marks"
        raise wrong("url", f"“{clip(text)}” is not a web address; {advice}")
    return str(text)


def _language(value: object) -> str:
    text = _text(value, "a language’s code")
    if not re.fullmatch(LANGUAGE, text, re.ASCII):
        raise wrong(
            "out-of-range", f"“{clip(text)}” is not a language’s code; write one such as en, de or pt-BR"
        )
    return str(text)


def _id(value: object) -> Text:
    text = _text(value, "an id")
    if not ID.fullmatch(text):
        raise wrong("id", id_message(text))
    return text


def id_message(text: str) -> str:
    """Return what is wrong with the id *text*."""
    example = slugify(text[:1000], max_length=40) or "rooftop"
    return f"“{clip(text)}” cannot be an id; write small letters, digits and hyphens, such as “{example}”"


TIME = r"\d{1,3}:[0-5]\d:[0-5]\d"
DATE = r"\d{4}-\d{2}-\d{2}"
URL = r"https?://[^\s<>\"\\{}]+"
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_NUMBER: dict[str, Any] = {"type": ["integer", "string"], "pattern": r"^-?[0-9]{1,9}$"}


def _pattern(pattern: str, **more: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "pattern": f"^{pattern.replace(chr(92) + 'd', '[0-9]')}$", **more}
    )


Integer = Annotated[int, BeforeValidator(_integer)]
Year = Annotated[
    Integer,
    Field(ge=MIN_YEAR, le=MAX_YEAR),
    WithJsonSchema({**_NUMBER, "minimum": MIN_YEAR, "maximum": MAX_YEAR}),
]
Minutes = Annotated[
    Integer, Field(ge=1, le=MAX_MINUTES), WithJsonSchema({**_NUMBER, "minimum": 1, "maximum": MAX_MINUTES})
]
Reel = Annotated[
    Integer, Field(ge=1, le=MAX_REELS), WithJsonSchema({**_NUMBER, "minimum": 1, "maximum": MAX_REELS})
]
Metre = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "minimum": 0,
            "exclusiveMaximum": 1_000_000,
            "pattern": r"^[0-9]{1,6}(\.[0-9]{1,3})?$",
        }
    ),
]
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"enum": [True, False, "true", "false"]})]
Seconds = Annotated[int, BeforeValidator(_time), _pattern(TIME)]
Date = Annotated[
    date,
    BeforeValidator(_date),
    Field(ge=date(MIN_YEAR, 1, 1), le=date(MAX_YEAR, 12, 31)),
    _pattern(DATE, format="date"),
]
Url = Annotated[str, BeforeValidator(_url), _pattern(URL)]
Language = Annotated[str, BeforeValidator(_language), _pattern(LANGUAGE)]
Id = Annotated[
    Text,
    BeforeValidator(_id),
    WithJsonSchema({"type": ["string", "integer"], "minimum": 0, "pattern": f"^{ID.pattern}$"}),
]
