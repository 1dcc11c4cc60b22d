"""Keys that stand too far to the left: YAML reads them, but as part of something else."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from filmguide.catalogue import schema
from filmguide.catalogue.explanations import MODELS, fields
from filmguide.catalogue.recovery import RECORDS
from filmguide.catalogue.text import Mapping, Sequence, Text

Path = tuple[int | str, ...]


def owner(model: type[BaseModel], tree: Mapping, detail: ErrorDetails) -> Path | None:
    """Return the path of the record above, to which the key that is wrong belongs by its name.

    None where the mistake is another.
    """
    path = detail["loc"]
    if detail["type"] == "extra_forbidden" and model is schema.FilmEntry and len(path) == 1:
        return _below_film(tree, str(path[0]))
    if detail["type"] == "model_type" and not isinstance(detail["input"], Mapping):
        if model is schema.FilmEntry and len(path) == 2 and path[0] in ("scenes", "quotes"):
            return _below_record(tree[Text(path[0])], path, fields(MODELS[path[0]]))
        if model in (schema.ThemesEntry, schema.PeopleEntry):
            entry = schema.ThemeEntry if model is schema.ThemesEntry else schema.PersonEntry
            return _below_record(tree, path, fields(entry))
    return None


def _below_film(tree: Mapping, key: str) -> Path | None:
    """Treat a key at the left edge that belongs to the last record above."""
    above = _above(tree, key, fields(schema.FilmEntry), wanted=True)
    if above not in RECORDS:
        return None
    known, records, value = fields(MODELS[above]), tree[Text(above)], tree[Text(key)]
    if isinstance(records, Text):
        is_record = isinstance(value, Mapping) and value and all(step in known for step in value)
        return (above,) if is_record and not records else None
    if key not in known or not records:
        return None
    return (above, len(records) - 1 if isinstance(records, Sequence) else str(list(records)[-1]))


def _below_record(records: Any, path: Path, known: list[str]) -> Path | None:
    """Treat a key beside the ids of records that belongs to the one above."""
    key = str(path[-1])
    above = _above(records, key, known, wanted=False) if key in known else None
    return (*path[:-1], above) if above else None


def _above(mapping: Mapping, key: str, known: list[str], *, wanted: bool) -> str | None:
    """Return the nearest key above *key* that is, or is not, among the *known* ones."""
    keys = [str(written) for written in mapping]
    return next((k for k in reversed(keys[: keys.index(key)]) if (k in known) is wanted), None)
