"""What a site sets in ``conf.py`` beyond the places of its files, checked before anything is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from os import environ
from string import Formatter
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator
from sphinx.errors import ConfigError

from filmguide.catalogue.scalars import URL

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def _url(value: str) -> str:
    if not re.fullmatch(URL, value):
        raise ValueError(f"“{value}” is not an address that begins with https://")
    return value.rstrip("/").removesuffix(".git")


def _mail(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>\"',;:?&%]+@[^\s@<>\"',;:?&%]+", value):
        raise ValueError(f"“{value}” is not a mail address")
    return value


Url = Annotated[str, AfterValidator(_url)]


class Giscus(BaseModel):
    """What https://giscus.app prints for a repository, as the attributes of its script."""

    model_config = ConfigDict(extra="forbid", strict=True)

    repo: str
    repo_id: str
    category: str
    category_id: str


class Respond(BaseModel):
    """``filmguide_respond``: how readers reach the editors. Nothing has to be set.

    ``repository`` takes issues, or discussions in the category ``discussions``; ``mail`` is used where
    there is no repository. ``isso``, the address of a server, and ``giscus`` add comments to the page.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    repository: Url | None = None
    discussions: str | None = None
    mail: Annotated[str, AfterValidator(_mail)] | None = None
    isso: Url | None = None
    giscus: Giscus | None = None

    @model_validator(mode="after")
    def _fits(self) -> Respond:
        if self.discussions and not self.repository:
            raise ValueError("“discussions” is a category of a repository; set “repository” too")
        if self.isso and self.giscus:
            raise ValueError("“isso” and “giscus” are two ways to comment; set one of them")
        return self


def respond(config: Config) -> Respond:
    """Return the setting ``filmguide_respond``, which has been checked."""
    return Respond.model_validate(config.filmguide_respond)


def edition(config: Config) -> date | None:
    """Return the day of this edition, ``filmguide_date``, which has been checked."""
    return date.fromisoformat(config.filmguide_date) if config.filmguide_date else None


def day_of(config: Config, metadata: Mapping[str, object]) -> date | None:
    """Return the day of a page: the ``date`` of its front matter, or that of this edition."""
    try:
        return date.fromisoformat(str(metadata["date"]))
    except (KeyError, ValueError):
        return edition(config)


def default_edition(config: Config) -> str:
    """Return the day that the sources are of, where the environment tells it: builds know no today."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date().isoformat() if epoch.isdecimal() else ""


def check(app: Sphinx, config: Config) -> None:
    """Stop at a mistake in the settings, with one message.

    :raises ConfigError: that says what to write.
    """
    try:
        respond(config)
    except ValidationError as error:
        raise ConfigError(f"filmguide_respond: {_first(error)}") from None
    try:
        edition(config)
    except ValueError:
        message = f"filmguide_date: “{config.filmguide_date}” is no day; write it as 2026-11-22"
        raise ConfigError(message) from None
    if config.filmguide_edit_url:
        _check_template(config.filmguide_edit_url)


def _check_template(template: str) -> None:
    try:
        fields = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        fields = set()
    if fields != {"path", "line"} or not template.startswith(("https://", "http://")):
        message = f"“{template}” has to begin with https:// and to hold {{path}} and {{line}}, and no other"
        raise ConfigError(f"filmguide_edit_url: {message}")


_TYPES = {
    "missing": "missing; write it",
    "extra_forbidden": "unknown; write repository, discussions, mail, isso or giscus",
    "string_type": "write a text",
}


def _first(error: ValidationError) -> str:
    """Return the first mistake with the way to it."""
    details: Any = error.errors()[0]
    message = _TYPES.get(details["type"], details["msg"].removeprefix("Value error, "))
    return ": ".join((".".join(map(str, details["loc"])), message) if details["loc"] else (message,))
