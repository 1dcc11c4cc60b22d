"""Themes, scenes, and where along a film they lie."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from filmguide.catalogue.text import Text


@dataclass(frozen=True)
class Theme:
    """Something that films have in common."""

    id: str
    name: Text
    summary: Text | None
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"theme.{self.id}"


@dataclass(frozen=True)
class Position:
    """A place along a film: ``at`` and ``until`` in seconds, or a reel and the metres into it."""

    at: int | None
    until: int | None
    reel: int | None
    metre: Decimal | None


def clock(seconds: int) -> str:
    """Return *seconds* as h:mm:ss."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@dataclass(frozen=True)
class Source:
    """Where something can be checked, if not in the film itself."""

    title: Text
    url: str | None
    locator: Text | None


@dataclass(frozen=True)
class Scene:
    """A scene of a film."""

    film: str
    id: str
    title: Text
    summary: Text | None
    spoiler: bool
    position: Position | None = None
    source: Source | None = None
    formerly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The id in pages and in the inventory."""
        return f"scene.{self.film}.{self.id}"
