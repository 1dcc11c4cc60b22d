"""Words as they were written, with the place where they were written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import PydanticCustomError, core_schema
from slugify import slugify

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Place(NamedTuple):
    """A place in a file; line and column count from 1, the file is relative to the documentation root."""

    line: int
    column: int
    file: str = ""


_TOP = Place(1, 1)


class Text(str):
    """A scalar of a YAML file, exactly as written, that remembers its place.

    It equals, hashes and prints as the plain string, so that the place never enters a comparison
    or a digest. ``folded`` is true where lines of the file were joined by spaces.
    """

    place: Place
    folded = False

    def __new__(cls, value: str, place: Place = _TOP) -> Text:
        """Return *value* as a text that was written at *place*."""
        text = super().__new__(cls, value)
        text.place = place
        return text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Accept what the reader makes, if it is a text and not empty."""
        return core_schema.no_info_after_validator_function(_filled, core_schema.is_instance_schema(cls))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors type ``1917`` or ``true``: what is a number or a boolean to them is text to us."""
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


class Faulty(Text):
    """What stands where nothing usable was written, which has been told already."""


class Mapping(dict[Text, Any]):
    """A YAML mapping that remembers its place; its keys are texts and remember theirs.

    ``told`` is true where something is wrong with it that has been told already.
    """

    place: Place
    told = False


class Sequence(list[Any]):
    """A YAML sequence that remembers its place, and whether something wrong with it has been told."""

    place: Place
    told = False


@lru_cache(maxsize=10_000)
def slug(words: str) -> str:
    """Return *words* as part of an id: small letters and digits without accents, and hyphens."""
    return slugify(words)


def clip(written: object) -> str:
    """Return what was *written* as messages repeat it: on one line, and its first words if it is long."""
    words = " ".join(str(written)[:1000].split())
    return words if len(words) <= MAX_SHOWN else f"{words[:MAX_SHOWN]}…"


MAX_SHOWN = 60


def _filled(text: Text) -> Text:
    if not text.strip():
        raise PydanticCustomError("empty-value", "empty; write a value, or delete the line")
    return text


def child_of(tree: object, step: int | str) -> Any:
    """Return the value under a key or an index of *tree*, or None where there is none."""
    if isinstance(tree, Mapping):
        return tree.get(Text(str(step)))
    if isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree):
        return tree[step]
    return None


def place_of(tree: Mapping, path: tuple[int | str, ...], *, key: bool = False) -> Place:
    """Return where the value at *path* is written, or the nearest thing around it that exists.

    :param tree: what :func:`filmguide.catalogue.reading.read` returned.
    :param path: keys and indexes from the root, as pydantic reports them.
    :param key: whether the place of the last key is wanted and not that of its value.
    """
    place, around = tree.place, tree
    for number, step in enumerate(path, 1):
        value: Mapping | Sequence | Text | None = child_of(around, step)
        if value is None:
            break
        keys = (written.place for written in around if isinstance(around, Mapping) and written == step)
        at_key = not value or isinstance(value, Mapping) or (key and number == len(path))
        place = next(keys, value.place) if at_key else value.place
        around = value  # type: ignore[assignment]
    return place
