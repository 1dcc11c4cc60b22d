"""The JSON Schemas of the format, for editors, and of the export: generated from the models alone."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from filmguide.catalogue import export_format, schema

KINDS: dict[str, tuple[str, type[BaseModel]]] = {
    "film": ("Film", schema.FilmEntry),
    "themes": ("Themes", schema.ThemesEntry),
    "people": ("People", schema.PeopleEntry),
    "export": ("Export of film guides", export_format.Export),
}
"""Kind of file → title of its schema, and the model."""


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a *kind* of file, a key of ``KINDS``.

    Those for authors describe a file as editors see it, where scalars have become numbers and booleans.
    """
    title, model = KINDS[kind]
    generated = model.model_json_schema(schema_generator=_Generator)
    return {"$schema": GenerateJsonSchema.schema_dialect, "title": title, **generated}


def json_schema_text(kind: str) -> str:
    """Return the JSON Schema of a *kind* of file as the text of a JSON file."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


class _Generator(GenerateJsonSchema):
    """Says what can be written: no null, since an empty value is a mistake, and no names of classes."""

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        """Keep the order of the models."""
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave fields without a title, which would be their name again."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Take the value itself: a key that has none is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Name a default only if it can be written."""
        generated = super().default_schema(schema)
        if generated.get("default") in (None, [], {}):
            generated.pop("default", None)
        return generated

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Check each key: in ``patternProperties`` a key that does not match would be let in."""
        key, value = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": {"pattern": key["pattern"]}, "additionalProperties": value}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Describe a model without the name of its class, its description first."""
        generated = super().model_schema(schema)
        generated.pop("title", None)
        first = {key: generated.pop(key) for key in ("description",) if key in generated}
        return {**first, **generated}
