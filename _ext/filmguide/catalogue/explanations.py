"""Saying what is wrong with a value, and what to write, to somebody who does not know YAML."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from filmguide.catalogue import schema
from filmguide.catalogue.diagnosis import COLON, close_sign
from filmguide.catalogue.problems import Code
from filmguide.catalogue.scalars import MAX_MINUTES, MAX_REELS, MAX_YEAR, MIN_YEAR
from filmguide.catalogue.text import Mapping, Place, Sequence, Text, clip

Path = tuple[int | str, ...]
Explanation = tuple[str, Code]


def explain(model: type[BaseModel], detail: ErrorDetails, misplaced: bool = False) -> Explanation:
    """Return message and code of a mistake that pydantic found.

    :param misplaced: whether the key belongs to the record above it.
    """
    kind, path, written = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    if misplaced:
        return (
            f"indented too little; indent “{path[-1]}:” so that it belongs to what is above it",
            Code.INDENTATION,
        )
    if kind in _CODES:
        return str(context.get("message", detail["msg"])), _CODES[kind]
    if kind == "missing":
        return f"missing; add {_WANTED.get(str(path[-1]), f'“{path[-1]}:”')}", Code.MISSING_FIELD
    if kind == "extra_forbidden":
        return _unknown_key(model, path), Code.UNKNOWN_KEY
    if kind == "literal_error":
        wanted = re.sub("'([^']*)'", r"“\1”", str(context["expected"]))
        return f"“{clip(written)}” is not possible; write {wanted}", Code.OUT_OF_RANGE
    if isinstance(written, Text) and not written.strip():
        return "empty; write a value, or delete the line", Code.EMPTY_VALUE
    if kind == "too_short":
        return "an empty list; write a value, or delete the line", Code.EMPTY_VALUE
    if kind in _SHAPES:
        return _shape(kind, path, written)
    wanted = _RANGES.get(str(path[-1]), "another value")
    return f"“{clip(written)}” is not possible; write {wanted}", Code.OUT_OF_RANGE


def _shape(kind: str, path: Path, written: Any) -> Explanation:
    """Return what to say of a list, a text or keys where another of them is wanted."""
    if path[-1] == "lines":
        return "write “lines: |” and, on each line below it, “NAME: words”", Code.SCRIPT
    if kind == "is_instance_of" or (kind == "list_type" and path[-1] not in ("cast", "crew")):
        return _no_text(written)
    if isinstance(written, Text) and (fault := close_sign(written, Place(1, 1))):
        return fault.message, fault.code
    if kind == "list_type":
        return f"write a list here: “- {_FIRST[str(path[-1])]}: …” begins each entry", Code.WRONG_TYPE
    if kind == "dict_type":
        message = (
            "write an id and a colon here, such as “rooftop:”, and its keys on the lines below it, indented"
        )
        return message, Code.WRONG_TYPE
    around = next((str(step) for step in reversed(path) if step in _FIRST), "")
    words = clip(written) if isinstance(written, Text) else "…"
    return (
        f"write “{_FIRST.get(around, 'name')}: {words}” here, and each other key on a line of its own",
        Code.WRONG_TYPE,
    )


def _no_text(written: Any) -> Explanation:
    if isinstance(written, Sequence):
        return "write one text here, not a list; put words that begin with “[” in quotes", Code.WRONG_TYPE
    first = next(iter(written), None) if isinstance(written, Mapping) else None
    if first is None or first.place != written.place:
        return "write a text here; put words that begin with “{” in quotes", Code.WRONG_TYPE
    if len(written) == 1 or " " in first:
        return COLON, Code.COLON
    return "write a text here, not lines with keys of their own", Code.WRONG_TYPE


def meant(model: type[BaseModel], detail: ErrorDetails) -> Path | None:
    """Return the path that an unknown key stands for, if it looks like a key that there is."""
    if detail["type"] != "extra_forbidden":
        return None
    near = _near(str(detail["loc"][-1]), keys_at(model, detail["loc"]))
    return (*detail["loc"][:-1], near) if near else None


def _unknown_key(model: type[BaseModel], path: Path) -> str:
    keys = keys_at(model, path)
    near = _near(str(path[-1]), keys)
    advice = f"did you mean “{near}”?" if near else f"the keys here are {', '.join(keys)}"
    return f"unknown key; {advice}"


def _near(key: str, keys: list[str]) -> str | None:
    from rapidfuzz import fuzz, process  # only here, since most files have no mistakes

    wanted = next((w for w in _OTHER_WORDS.get(key.lower(), ()) if w in keys), None)
    found = process.extractOne(key.lower()[:100], keys, scorer=fuzz.ratio, score_cutoff=60)
    return wanted or (found[0] if found else None)


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that may stand where the last step of *path* does."""
    around = (str(step) for step in reversed(path[:-1]) if str(step) in MODELS)
    return fields(MODELS.get(next(around, ""), _RECORDS.get(model, model)))


def fields(model: type[BaseModel]) -> list[str]:
    """Return the keys of *model*, as they are written."""
    return [field.alias or name for name, field in model.model_fields.items()]


MODELS: dict[str, type[schema.Entry]] = {
    "cast": schema.CastEntry,
    "crew": schema.CrewEntry,
    "scenes": schema.SceneEntry,
    "quotes": schema.QuoteEntry,
    "original": schema.OriginalEntry,
    "source": schema.SourceEntry,
}
"""The key around a record, and the record's model."""

_RECORDS: dict[type[BaseModel], type[BaseModel]] = {
    schema.ThemesEntry: schema.ThemeEntry,
    schema.PeopleEntry: schema.PersonEntry,
}
_FIRST = {
    "cast": "performer",
    "crew": "person",
    "scenes": "title",
    "quotes": "text",
    "original": "text",
    "source": "title",
}
_OTHER_WORDS = {
    "actor": ["performer"],
    "actress": ["performer"],
    "by": ["speaker"],
    "character": ["role", "speaker"],
    "date": ["released"],
    "duration": ["runtime"],
    "end": ["until"],
    "length": ["runtime"],
    "name": ["performer", "person", "title"],
    "plot": ["synopsis"],
    "quote": ["text"],
    "start": ["at"],
    "summary": ["synopsis"],
    "time": ["at"],
    "who": ["speaker"],
    "words": ["text"],
}
_CODES = {code.value: code for code in Code}
_SHAPES = {"is_instance_of", "list_type", "dict_type", "model_type", "model_attributes_type"}
_RANGES = {
    "year": f"a year from {MIN_YEAR} to {MAX_YEAR}",
    "released": f"a date in a year from {MIN_YEAR} to {MAX_YEAR}",
    "runtime": f"minutes from 1 to {MAX_MINUTES}",
    "reel": f"a number from 1 to {MAX_REELS}",
}
_WANTED = {
    "performer": "the performer’s name",
    "role": "the role, as it is credited",
    "person": "the person’s name",
    "job": "the work they did",
    "title": "the title",
    "name": "the name",
    "text": "the words",
    "lang": "the language’s code, such as “de”",
}
