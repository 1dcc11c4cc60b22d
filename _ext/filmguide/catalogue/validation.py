"""From a tree of texts to valid entries, with every mistake told and every good record kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from filmguide.catalogue import schema
from filmguide.catalogue.problems import Code
from filmguide.catalogue.recovery import RECORDS
from filmguide.catalogue.text import Faulty, Mapping, Place, Sequence, Text, child_of, place_of

Path = tuple[int | str, ...]
Model = TypeVar("Model", bound=BaseModel)


class Mistake(NamedTuple):
    """A mistake in the tree: where, by which path, what, and of what kind."""

    place: Place
    path: Path
    message: str
    code: Code


class Validated(NamedTuple, Generic[Model]):
    """The good part of a file, its mistakes, and the names, in lower case, of records set aside."""

    entry: Model
    mistakes: list[Mistake]
    set_aside: frozenset[str]


def validate(model: type[Model], tree: Any, **defaults: str) -> Validated[Model]:
    """Validate *tree*, setting aside each record that has a mistake.

    :param defaults: values of the fields that *model* cannot do without.
    """
    if not isinstance(tree, Mapping):
        place = tree.place if isinstance(tree, Text | Sequence) else Place(1, 1)
        mistake = Mistake(place, (), "write “key: value” lines here", Code.WRONG_TYPE)
        return Validated(model.model_validate(_texts(defaults)), [mistake], frozenset())
    try:
        return Validated(model.model_validate(tree), [], frozenset())
    except ValidationError as error:
        details = error.errors(include_url=False)
    misspelt = {near for detail in details if (near := _meant(model, detail))}
    told = [detail for detail in details if isinstance(detail["input"], Faulty) or detail["loc"] in misspelt]
    mistakes = [_mistake(model, tree, detail) for detail in details if detail not in told]
    paths = {_record(detail["loc"]) for detail in details}
    names = frozenset(name.casefold() for path in paths for name in _names(tree, path))
    good = Mapping(_texts(defaults) | _without(tree, paths))
    return Validated(model.model_validate(good), mistakes, names)


def _texts(values: dict[str, str]) -> Mapping:
    return Mapping({Text(key): Text(value) for key, value in values.items()})


def _meant(model: type[BaseModel], detail: ErrorDetails) -> Path | None:
    """Return the path that an unknown key stands for, if it looks like a key that there is."""
    if detail["type"] != "extra_forbidden":
        return None
    near = _near(str(detail["loc"][-1]), _keys(model, detail["loc"]))
    return (*detail["loc"][:-1], near) if near else None


def _record(path: Path) -> Path:
    """Return the way to the record, or the field of the film, that *path* leads into."""
    return path[:2] if path[0] in RECORDS and len(path) > 1 else path[:1]


def _names(tree: Mapping, path: Path) -> Iterator[str]:
    """Yield the id of the record at *path*, and every text in it, one of which may be its name."""
    yield str(path[-1])
    record = _at(tree, path)
    for value in record.values() if isinstance(record, Mapping) else ():
        texts = value if isinstance(value, Sequence) else [value]
        yield from (text for text in texts if isinstance(text, Text))


def _without(tree: Mapping, paths: set[Path]) -> Mapping:
    """Return a copy of *tree* without the values at *paths*, each one or two steps long."""
    good = Mapping()
    for key, value in tree.items():
        if (key,) in paths:
            continue
        if isinstance(value, Mapping):
            value = Mapping({k: v for k, v in value.items() if (key, k) not in paths})
        elif isinstance(value, Sequence):
            value = Sequence(v for i, v in enumerate(value) if (key, i) not in paths)
        good[key] = value
    return good


def _mistake(model: type[BaseModel], tree: Mapping, detail: ErrorDetails) -> Mistake:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    message, code = _explain(model, detail)
    while len(path) > 1 and isinstance(path[-1], int) and isinstance(_at(tree, path[:-1]), Text):
        path = path[:-1]  # one value in place of a list of them
    at_key = code is Code.UNKNOWN_KEY or "[key]" in detail["loc"]
    return Mistake(place_of(tree, path, key=at_key), path, message, code)


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = child_of(tree, step)
    return tree


def _explain(model: type[BaseModel], detail: ErrorDetails) -> tuple[str, Code]:
    kind, path, written = detail["type"], detail["loc"], detail["input"]
    context = detail.get("ctx", {})
    if kind in _CODES:
        return str(context.get("message", detail["msg"])), _CODES[kind]
    if kind == "missing":
        return f"missing; add {_WANTED.get(str(path[-1]), f'“{path[-1]}:”')}", Code.MISSING_FIELD
    if kind == "extra_forbidden":
        return _unknown_key(model, path), Code.UNKNOWN_KEY
    if kind == "literal_error":
        return f"“{written}” is not possible; write one of {context['expected']}", Code.OUT_OF_RANGE
    if isinstance(written, Text) and not written.strip():
        return "empty; write a value, or delete the line", Code.EMPTY_VALUE
    if kind == "too_short":
        return "an empty list; write a value, or delete the line", Code.EMPTY_VALUE
    if kind in _SHAPES:
        return f"write {_SHAPES[kind]} here", Code.WRONG_TYPE
    limit = next((f"at {word} {context[key]}" for key, word in _LIMITS.items() if key in context), "")
    return f"“{written}” is not possible; write {limit or 'another value'}", Code.OUT_OF_RANGE


_LIMITS = {"le": "most", "ge": "least"}
_CODES = {code.value: code for code in Code}
_SHAPES = {
    "is_instance_of": "a text, not a list or keys with values",
    "list_type": "a list, each entry on a line of its own after “- ”",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
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


def _unknown_key(model: type[BaseModel], path: Path) -> str:
    keys = _keys(model, path)
    near = _near(str(path[-1]), keys)
    advice = f"did you mean “{near}”?" if near else f"the keys here are {', '.join(keys)}"
    return f"unknown key; {advice}"


def _near(key: str, keys: list[str]) -> str | None:
    found = process.extractOne(key, keys, score_cutoff=60)
    return found[0] if found else None


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that may stand where the last step of *path* does."""
    around = (str(step) for step in reversed(path[:-1]) if str(step) in _MODELS)
    fields = _MODELS.get(next(around, ""), _RECORDS.get(model, model)).model_fields
    return [field.alias or name for name, field in fields.items()]


_RECORDS: dict[type[BaseModel], type[BaseModel]] = {
    schema.ThemesEntry: schema.ThemeEntry,
    schema.PeopleEntry: schema.PersonEntry,
}
_MODELS: dict[str, type[schema.Entry]] = {
    "cast": schema.CastEntry,
    "crew": schema.CrewEntry,
    "scenes": schema.SceneEntry,
    "quotes": schema.QuoteEntry,
    "original": schema.OriginalEntry,
    "source": schema.SourceEntry,
}
