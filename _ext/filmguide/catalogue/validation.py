"""From a tree of texts to valid entries, with every mistake told and every good record kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from filmguide.catalogue.explanations import explain, meant
from filmguide.catalogue.misplacing import owner
from filmguide.catalogue.problems import Code
from filmguide.catalogue.recovery import RECORDS
from filmguide.catalogue.text import Faulty, Mapping, Place, Sequence, Text, child_of, place_of

Path = tuple[int | str, ...]
Model = TypeVar("Model", bound=BaseModel)

MAX_MISTAKES = 200


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

    :param tree: that of a :class:`~filmguide.catalogue.reading.Reading`.
    :param defaults: values of the fields that *model* cannot do without.
    :returns: what is good in it, and at most ``MAX_MISTAKES`` mistakes. Nothing is raised.
    """
    if not isinstance(tree, Mapping):
        mistakes = [] if tree is None else [not_keys(tree)]
        return Validated(model.model_validate(_texts(defaults)), mistakes, frozenset())
    try:
        return Validated(model.model_validate(tree), [], frozenset())
    except ValidationError as error:
        details = error.errors(include_url=False)
    owners = {d["loc"]: found for d in details[: 2 * MAX_MISTAKES] if (found := owner(model, tree, d))}
    paths = {_record(path) for path in (*(detail["loc"] for detail in details), *owners.values())}
    names = frozenset(name.casefold() for path in paths for name in _names(tree, path))
    good = Mapping(_texts(defaults) | _without(tree, paths))
    mistakes = list(_mistakes(model, tree, details, owners))
    return Validated(model.model_validate(good), mistakes, names)


def not_keys(tree: Mapping | Sequence | Text) -> Mistake:
    """Return the mistake of a file that holds something else than keys."""
    return Mistake(tree.place, (), "write a key, a colon and a value on each line here", Code.WRONG_TYPE)


def _mistakes(
    model: type[BaseModel], tree: Mapping, details: list[ErrorDetails], owners: dict[Path, Path]
) -> Iterator[Mistake]:
    """Yield the first mistakes, without those that follow from others or have been told already."""
    details = details[: 2 * MAX_MISTAKES]
    misspelt = {near for detail in details if (near := meant(model, detail))}
    told = set[Path]()
    number = 0
    for detail in details:
        path = detail["loc"]
        if path in owners:
            if owners[path] in told:
                continue
            told.add(owners[path])
        elif path in misspelt or _follows(detail, set(owners.values())):
            continue
        yield _mistake(model, tree, detail, path in owners)
        number += 1
        if number == MAX_MISTAKES:
            return


def _follows(detail: ErrorDetails, owners: set[Path]) -> bool:
    """Tell whether the mistake comes of one that is told, or of a key that stands elsewhere."""
    written, path = detail["input"], detail["loc"]
    if isinstance(written, Faulty) or getattr(written, "told", False) or path in owners:
        return True
    if detail["type"] != "missing":
        return False
    return path[:-1] in owners or any(isinstance(value, Faulty) for value in written.values())


def _texts(values: dict[str, str]) -> Mapping:
    return Mapping({Text(key): Text(value) for key, value in values.items()})


def _record(path: Path) -> Path:
    """Return the way to the record, or the field of the film, that *path* leads into."""
    return path[:2] if path[0] in RECORDS and len(path) > 1 else path[:1]


def _names(tree: Mapping, path: Path) -> Iterator[str]:
    """Yield the id of the record at *path*, and every text in it, one of which may be its name."""
    yield str(path[-1])
    record = _at(tree, path)
    for value in record.values() if isinstance(record, Mapping) else [record]:
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


def _mistake(model: type[BaseModel], tree: Mapping, detail: ErrorDetails, misplaced: bool) -> Mistake:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    message, code = explain(model, detail, misplaced)
    if "key" in detail.get("ctx", {}):
        path = (*path, detail["ctx"]["key"])
    while len(path) > 1 and isinstance(path[-1], int) and isinstance(_at(tree, path[:-1]), Text):
        path = path[:-1]  # one value in place of a list of them
    written = detail["input"]
    if code is Code.COLON and isinstance(written, Mapping):  # words that YAML takes for a key
        key = next(iter(written))
        return Mistake(key.place._replace(column=key.place.column + len(key)), path, message, code)
    at_key = misplaced or code is Code.UNKNOWN_KEY or "[key]" in detail["loc"]
    return Mistake(place_of(tree, path, key=at_key), path, message, code)


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = child_of(tree, step)
    return tree
