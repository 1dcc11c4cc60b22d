"""Words as they were written, with the place where they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


_TOP = Place(1, 1)


class Text(str):
    """A scalar of a YAML file, exactly as written, that remembers its place.

    It equals, hashes and prints as the plain string, so that the place never enters a comparison
    or a digest.
    """

    place: Place

    def __new__(cls, value: str, place: Place = _TOP) -> Text:
        """Return *value* as a text that was written at *place*."""
        text = super().__new__(cls, value)
        text.place = place
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept what the reader makes: a text, never a list, a mapping or a bare string."""
        return core_schema.no_info_after_validator_function(_not_empty, core_schema.is_instance_schema(cls))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors type ``1917`` or ``No``: what is a number or a boolean to them is text to us."""
        return {"type": ["string", "number", "boolean"], "minLength": 1}


class Mapping(dict[Text, Any]):
    """A YAML mapping that remembers its place; its keys are texts and remember theirs."""

    place: Place


class Sequence(list[Any]):
    """A YAML sequence that remembers its place."""

    place: Place


def _not_empty(text: Text) -> Text:
    if not text.strip():
        raise ValueError("empty")
    return text


def place_of(tree: Any, path: tuple[int | str, ...]) -> Place:
    """Return where the value at *path* is written, or the nearest thing around it that exists.

    :param tree: what :func:`filmguide.catalogue.reading.read` returned.
    :param path: keys and indexes from the root, as pydantic reports them.
    """
    place: Place = tree.place
    for step in path:
        if isinstance(tree, Mapping) and step in tree:
            key = next(key for key in tree if key == step)
            tree = tree[key]
            place = tree.place if isinstance(tree, Text) and tree else key.place
        elif isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
            place = tree.place
        else:
            break
    return place
