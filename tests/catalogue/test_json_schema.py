"""The JSON Schema says what the models say: the committed files, and one verdict on each file of a corpus.

Some files get two verdicts for good reasons, and are not in the corpus:

- What YAML takes away before an editor's schema sees it: ``title: null`` and ``title: ~`` (titles to us, no
  values to YAML), ``voice: True`` (we ask for ``true``), ``id: true``, ``year: 2013.0`` and ``year: 0x7DD``
  (the number 2013 to a schema), duplicate keys, comments, anchors, tags.
- What JSON Schema cannot say: ``until`` before ``at``, a position after the end of the film, a range of
  numbers in quotation marks (``year: "3000"``) or of dates, more than three decimals.
- What concerns several records: unknown names, duplicate ids.
- An empty ``themes.yaml`` or ``people.yaml``, which is no problem, and to YAML is null.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from filmguide.catalogue.json_schema import KINDS, json_schema, json_schema_text
from filmguide.catalogue.reading import read
from filmguide.catalogue.validation import validate
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
AUTHORS = ("film", "themes", "people")
CORPUS = Path(__file__).parent / "corpus"
GOOD = sorted(CORPUS.glob("good/*.yaml"))
BAD = sorted(CORPUS.glob("bad/*.yaml"))


class CoreLoader(yaml.SafeLoader):
    """Reads scalars by the core schema of YAML 1.2, as editors do; keys are names."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, first, pattern in (
    ("null", ["", "~", "n", "N"], r"|~|null|Null|NULL"),
    ("bool", list("tTfF"), r"true|True|TRUE|false|False|FALSE"),
    ("int", list("-+0123456789"), r"[-+]?[0-9]+"),
    ("float", list("-+.0123456789"), r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def kind_of(file: Path) -> str:
    return file.stem.partition("-")[0]


def mistakes(file: Path) -> list[str]:
    """Return what our reader says."""
    reading = read(file.read_bytes())
    defaults = {"title": "her"} if kind_of(file) == "film" else {}
    found = validate(KINDS[kind_of(file)][1], reading.tree, **defaults).mistakes
    return [fault.message for fault in reading.faults] + [mistake.message for mistake in found]


def errors(file: Path) -> list[str]:
    """Return what the JSON Schema says."""
    validator = Draft202012Validator(
        json_schema(kind_of(file)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(yaml.load(file.read_bytes(), CoreLoader))]


@pytest.mark.parametrize("kind", AUTHORS)
def test_committed_schema_is_that_of_the_models(kind: str) -> None:
    committed = (ROOT / "_static" / "schema" / f"{kind}.json").read_text("utf-8")
    assert committed == json_schema_text(kind), "run: filmguide schema --write _static/schema"


@pytest.mark.parametrize("kind", AUTHORS)
def test_schema_is_a_schema_that_says_what_it_is_for(kind: str) -> None:
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]
    assert "$id" not in schema
    assert '"null"' not in json_schema_text(kind)


def test_corpus_is_large_enough() -> None:
    assert len(GOOD) >= 15
    assert len(BAD) >= 30


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.stem)
def test_good_files_are_good_to_both(file: Path) -> None:
    assert mistakes(file) == []
    assert errors(file) == []


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_bad_files_are_bad_to_both_for_one_reason(file: Path) -> None:
    assert len(mistakes(file)) == 1
    assert errors(file)


@pytest.mark.parametrize("file", sorted((ROOT / "guides").rglob("*.yaml")), ids=lambda file: file.parent.name)
def test_guides_are_good_and_name_their_schema(file: Path) -> None:
    validator = Draft202012Validator(json_schema(file.stem))
    assert list(validator.iter_errors(yaml.load(file.read_bytes(), CoreLoader))) == []
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
    assert named
    assert (file.parent / named[1]).resolve() == ROOT / "_static" / "schema" / f"{file.stem}.json"
