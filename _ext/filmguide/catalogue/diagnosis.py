"""What is wrong with lines that are not YAML, told to somebody who does not know YAML."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from filmguide.catalogue import schema
from filmguide.catalogue.composing import hash_fault
from filmguide.catalogue.faults import Fault
from filmguide.catalogue.problems import Code
from filmguide.catalogue.text import Place, clip

MODELS: list[type[schema.Entry]] = [
    schema.FilmEntry,
    schema.CastEntry,
    schema.CrewEntry,
    schema.SceneEntry,
    schema.QuoteEntry,
    schema.OriginalEntry,
    schema.SourceEntry,
    schema.ThemeEntry,
    schema.PersonEntry,
]
KEYS = frozenset(field.alias or name for model in MODELS for name, field in model.model_fields.items())
"""The keys of the format, wherever they belong."""

COLON = "a colon inside unquoted words; put them in a block (“>-” and a new line), or in quotes"
ALIGN = "indented otherwise than its neighbours; begin it below their first letter"

MAX_KEY = 1000

_HASH = re.compile(r"\s#(?=\S)")
_KEY = r"(?P<key>" + "|".join(sorted(KEYS)) + ")"
_CLOSE_COLON = re.compile(rf"\s*(?:- +)?{_KEY}:(?=[^\s:])")
_CLOSE_HYPHEN = re.compile(rf"\s*-(?={_KEY}:)")
_AT_KEY = re.compile(r"\s*(?:- +)?(?P<key>[^\s:]+)")
_CLOSED = re.compile(r".*[\"'\]}]\s*", re.DOTALL)


class _Spot:
    """Where PyYAML stopped, and what it says of it; lines and columns count from 0."""

    def __init__(self, error: yaml.YAMLError, lines: list[str], first: int) -> None:
        mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        self.lines = lines
        self.problem, self.context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
        self.line: int = first + mark.line if mark else first
        self.column: int = mark.column if mark else 0
        self.begun: int = first + begun.line if begun else self.line
        self.begun_column: int = begun.column if begun else self.column

    @property
    def before(self) -> str:
        """What stands before the spot on its line."""
        return self.line_at(self.line)[: self.column]

    @property
    def above(self) -> int:
        """The next line above that is not empty."""
        return next((n for n in range(self.line - 1, -1, -1) if self.line_at(n).strip()), self.line)

    def line_at(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def fault(self, message: str, code: Code, line: int | None = None, column: int | None = None) -> Fault:
        """Return the fault at the spot, or at another place."""
        line, column = self.line if line is None else line, self.column if column is None else column
        return Fault(Place(line + 1, column + 1), message, code)


def diagnose(error: yaml.YAMLError, lines: list[str], first: int) -> Fault:
    """Return where and what is wrong; there is an answer to every error, and nothing is raised.

    :param error: what PyYAML's own parser says; libyaml says it in other words.
    :param lines: those of the whole file.
    :param first: the line from which *error* counts, from 0.
    """
    spot = _Spot(error, lines, first)
    return next(fault for rule in _RULES if (fault := rule(spot)))


def _tab(spot: _Spot) -> Fault | None:
    tab = re.match(r" *\t", spot.line_at(spot.line))
    message = "a tab; indent with spaces, two for each level"
    return spot.fault(message, Code.TAB, column=tab.end() - 1) if tab else None


def _close_sign(spot: _Spot) -> Fault | None:
    """Find a colon or a hyphen without the space after it, here or just above."""
    numbers = dict.fromkeys((spot.begun, spot.above, spot.line))
    return next((fault for n in numbers if (fault := close_sign(spot.line_at(n), Place(n + 1, 1)))), None)


def close_sign(line: str, place: Place) -> Fault | None:
    """Return the fault of a colon or a hyphen without the space after it in a *line* written at *place*."""
    if colon := _CLOSE_COLON.match(line):
        message = f"no space after the colon; write “{colon['key']}: {clip(line[colon.end() :])}”"
        return Fault(place._replace(column=place.column + colon.end() - 1), message, Code.COLON)
    if hyphen := _CLOSE_HYPHEN.match(line):
        message = f"no space after the hyphen; write “- {clip(line[hyphen.end() :])}”"
        return Fault(place._replace(column=place.column + hyphen.end() - 1), message, Code.SYNTAX)
    return None


def no_key(place: Place) -> Fault:
    """Return the fault of a line at *place* that says nothing of what it is."""
    message = "a line without “key:”; add one, or indent the line if it goes on with the one above"
    return Fault(place, message, Code.SYNTAX)


def _quotation_marks(spot: _Spot) -> Fault | None:
    if "quoted scalar" not in spot.context:
        return None
    if "escape" in spot.problem or "code" in spot.problem:
        line = max(spot.begun, spot.line)
        column = max(spot.line_at(line).rfind("\\", 0, spot.column + 1), 0)
        if (line, column) <= (spot.begun, spot.begun_column):
            column = max(spot.line_at(line).find("\\u", spot.begun_column), 0)
        message = "a backslash between quotation marks; put the words in a block (“>-” and a new line)"
        return spot.fault(message, Code.SYNTAX, line, column)
    message = (
        "a quotation mark that nothing closes; close it, or put the words in a block (“>-” and a new line)"
    )
    return spot.fault(message, Code.SYNTAX, spot.begun, spot.begun_column)


def _brackets(spot: _Spot) -> Fault | None:
    if "flow" not in spot.context:
        return None
    for number in range(spot.begun, min(spot.line + 1, len(spot.lines))):
        if sign := _HASH.search(spot.lines[number], spot.begun_column if number == spot.begun else 0):
            return hash_fault(number, sign.end() - 1)
    if spot.line == spot.begun and spot.problem.endswith("':'"):
        return spot.fault("a colon between brackets; put the words that hold it in quotes", Code.COLON)
    message = "a bracket that nothing closes; close it, or put the words in quotes if it is one of them"
    begun = Place(spot.begun + 1, spot.begun_column + 1)
    return Fault(_opening(spot) if "node" in spot.context else begun, message, Code.SYNTAX)


def _opening(spot: _Spot) -> Place:
    """Return where the last bracket before the spot is."""
    for number in range(spot.line, -1, -1):
        line = spot.before if number == spot.line else spot.line_at(number)
        if (column := max(line.rfind("["), line.rfind("{"))) >= 0:
            return Place(number + 1, column + 1)
    return Place(spot.line + 1, spot.column + 1)


def _colon(spot: _Spot) -> Fault | None:
    if "mapping values" not in spot.problem:
        return None
    if len(spot.before.split()) == 1 and len(spot.before) > MAX_KEY:
        return _long_key(spot)
    key = _AT_KEY.fullmatch(spot.before)
    if key and (key["key"] in KEYS or not spot.line_at(spot.line)[spot.column + 1 :].strip()):
        above = spot.line_at(spot.above)
        if _indent(above) == _indent(spot.before) and spot.above != spot.line:
            return no_key(Place(spot.above + 1, _indent(above) + 1))
        return spot.fault(ALIGN, Code.INDENTATION, column=key.start("key"))
    return spot.fault(COLON, Code.COLON)


def _simple_key(spot: _Spot) -> Fault | None:
    if "simple key" not in spot.context:
        return None
    if len(spot.line_at(spot.begun)) > MAX_KEY:
        return _long_key(spot)
    return no_key(Place(spot.begun + 1, spot.begun_column + 1))


def _long_key(spot: _Spot) -> Fault:
    message = f"a key of more than {MAX_KEY:,} characters; shorten it"
    return spot.fault(message, Code.TOO_LARGE, spot.begun, 0)


def _block(spot: _Spot) -> Fault | None:
    """Treat what should not follow where it does."""
    if not (spot.context.startswith("while parsing a block") or "<document start>" in spot.problem):
        return None
    above = spot.line_at(spot.above)
    if not spot.before.strip() and spot.problem.endswith("'<scalar>'") and (sign := _HASH.search(above)):
        return hash_fault(spot.above, sign.end() - 1)
    if not spot.before.strip(" -") and not spot.problem.endswith(("':'", "','", "']'", "'}'")):
        return spot.fault(ALIGN, Code.INDENTATION)
    if _CLOSED.fullmatch(spot.before):
        message = (
            "words after a closing quotation mark or bracket; put it all in a block (“>-” and a new line)"
        )
        return spot.fault(message, Code.SYNTAX)
    return None


def _sign(spot: _Spot) -> Fault:
    message = "a sign that means something else to YAML; put the words in a block (“>-” and a new line)"
    begun = (
        spot.begun_column if spot.context.startswith("while scanning a") or "tag" in spot.context else None
    )
    return spot.fault(message, Code.SYNTAX, column=begun if spot.begun == spot.line else None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_RULES: list[Callable[[_Spot], Fault | None]] = [
    _tab,
    _close_sign,
    _quotation_marks,
    _brackets,
    _colon,
    _simple_key,
    _block,
    _sign,
]
