"""Passages that authors vouch for: for the whole site in ``conf.py``, for one page in its front matter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from filmguide.catalogue.problems import Code
from filmguide.catalogue.wording import words

FIELD = "ignore-quotes"
"""The field of a page's front matter."""

Entry = tuple[str, str]
"""The name of the mistake, or "" for all, and a wording in which ``*`` stands for anything."""


class Ignored:
    """Tells what is ignored, by the entries of the site and by those of one page."""

    def __init__(self, entries: Iterable[Any]) -> None:
        self._site = list(_entries(entries))

    def covers(self, code: Code, text: str, metadata: Mapping[str, Any]) -> bool:
        """Tell whether the mistake is ignored in the passage *text* of a page with this *metadata*."""
        entries = [*self._site, *_entries(_field(metadata))]
        wording = " ".join(words(text)) if entries else ""
        return any(name in ("", code.value) and fnmatchcase(wording, known) for name, known in entries)


def _field(metadata: Mapping[str, Any]) -> Any:
    """Return the entries of a page: a JSON list, as MyST hands YAML on, or one on each line."""
    value = metadata.get(FIELD, "")
    try:
        found = json.loads(value)
    except (TypeError, ValueError):
        found = value
    if isinstance(found, list):
        return found
    return [found] if isinstance(found, dict) else str(value).splitlines()


def _entries(values: Any) -> Iterator[Entry]:
    for value in values:
        if isinstance(value, dict):
            for name, known in value.items():
                yield str(name).removeprefix("film."), _pattern(str(known))
        elif isinstance(value, str):
            if value.strip():
                yield "", _pattern(value)
        else:
            name, known = value
            yield str(name).removeprefix("film."), _pattern(str(known))


def _pattern(known: str) -> str:
    return "*".join(" ".join(words(part)) if part.strip() else part for part in known.split("*"))
