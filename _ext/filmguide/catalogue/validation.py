"""From a tree of texts to a valid :class:`FilmEntry`, with every mistake told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from filmguide.catalogue import schema
from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Mapping, Place, Sequence, Text, place_of

Path = tuple[int | str, ...]

_RECORDS = {"cast", "crew", "scenes", "quotes"}
_WANTED = {
    "int_parsing": "a whole number",
    "bool_parsing": "true or false",
    "is_instance_of": "a text",
    "string_type": "a text",
    "list_type": "a list, each entry after “- ”",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


class Mistake(NamedTuple):
    """A mistake in the tree: where, by which path, what, and of what kind."""

    place: Place
    path: Path
    message: str
    code: Code


def validate(tree: Any, name: str) -> tuple[schema.FilmEntry, list[Mistake], frozenset[str]]:
    """Validate *tree*, setting aside each record that has a mistake.

    :param name: the title of a film whose own title cannot be used.
    :returns: the good part of the film, all mistakes, and the names (in lower case) of the records
        that were set aside: their ids, roles and performers.
    """
    if not isinstance(tree, Mapping):
        place = tree.place if isinstance(tree, Text | Sequence) else Place(1, 1)
        mistake = Mistake(place, (), "write “key: value” lines, beginning with “title:”", Code.WRONG_TYPE)
        return schema.FilmEntry(title=Text(name)), [mistake], frozenset()
    try:
        return schema.FilmEntry.model_validate(tree), [], frozenset()
    except ValidationError as error:
        details = error.errors(include_url=False)
    mistakes = [_mistake(tree, detail) for detail in details]
    paths = {_record(mistake.path) for mistake in mistakes}
    names = frozenset(name.casefold() for path in paths for name in _names(tree, path))
    good = _without(tree, paths)
    good.setdefault(Text("title"), Text(name))
    return schema.FilmEntry.model_validate(good), mistakes, names


def _record(path: Path) -> Path:
    """Return the way to the record, or the field of the film, that *path* leads into."""
    return path[:2] if path[0] in _RECORDS and len(path) > 1 else path[:1]


def _names(tree: Mapping, path: Path) -> Iterator[str]:
    yield str(path[-1])
    record = tree.get(Text(str(path[0])))
    if isinstance(record, Sequence) and len(path) == 2 and isinstance(path[1], int):
        for value in record[path[1]].values() if isinstance(record[path[1]], Mapping) else ():
            yield from value if isinstance(value, Sequence) else [value] if isinstance(value, Text) else []


def _without(tree: Mapping, paths: set[Path]) -> Mapping:
    """Return a copy of *tree* without the values at *paths*, each one or two steps long."""
    good = Mapping()
    good.place = tree.place
    for key, value in tree.items():
        if (key,) in paths:
            continue
        if isinstance(value, Mapping):
            value = Mapping({k: v for k, v in value.items() if (key, k) not in paths})
        elif isinstance(value, Sequence):
            value = Sequence(v for i, v in enumerate(value) if (key, i) not in paths)
        good[key] = value
    return good


def _mistake(tree: Mapping, detail: ErrorDetails) -> Mistake:
    path = detail["loc"]
    message, code = _explain(detail, tree)
    return Mistake(place_of(tree, path), path, message, code)


def _explain(detail: ErrorDetails, tree: Mapping) -> tuple[str, Code]:
    kind, key, context = detail["type"], str(detail["loc"][-1]), detail.get("ctx", {})
    written = detail["input"]
    if kind == "missing":
        return f"missing; add {_article(key)}", Code.MISSING_FIELD
    if kind == "extra_forbidden":
        return _unknown_key(detail["loc"]), Code.UNKNOWN_KEY
    if isinstance(written, Text) and not written.strip():
        return "empty; write a value, or delete the line", Code.EMPTY_VALUE
    if kind == "value_error":
        return _RULES[str(context["error"])], Code.WRONG_TYPE
    if kind in _WANTED:
        shown = f"“{written}” is not" if isinstance(written, Text) else "this is not"
        return f"{shown} {_WANTED[kind]}", Code.WRONG_TYPE
    return f"“{written}”: {detail['msg'][:1].lower()}{detail['msg'][1:]}", Code.OUT_OF_RANGE


_RULES = {
    "empty": "empty; write a value, or delete the line",
    "words": "write either “text:” or “lines:”",
    "speaker": "a script names its speakers itself; delete “speaker:”",
}

_ARTICLES = {
    "performer": "the performer’s name",
    "role": "the role, as it is credited",
    "person": "the person’s name",
    "job": "the work they did",
    "title": "the title",
    "text": "the words",
    "lang": "the language’s code, such as “de”",
}


def _article(key: str) -> str:
    return _ARTICLES.get(key, f"“{key}:”")


def _unknown_key(path: Path) -> str:
    key, model = str(path[-1]), _MODELS.get(str(path[0]) if len(path) > 1 else "", schema.FilmEntry)
    model = _NESTED.get(str(path[-2]), model) if len(path) > 2 else model
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = process.extractOne(key, known, score_cutoff=60)
    advice = f"did you mean “{near[0]}”?" if near else f"the keys here are {', '.join(known)}"
    return f"unknown key “{key}”; {advice}"


_MODELS: dict[str, type[schema.Entry]] = {
    "cast": schema.CastEntry,
    "crew": schema.CrewEntry,
    "scenes": schema.SceneEntry,
    "quotes": schema.QuoteEntry,
}
_NESTED: dict[str, type[schema.Entry]] = {"original": schema.OriginalEntry, "source": schema.SourceEntry}
