"""Where scenes and quotations lie along a film."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from filmguide.catalogue.records import Film, FilmTitle, Position, Quotation, Scene

METRES_OF_A_REEL = 305
"""A reel of 1,000 feet, the standard of silent film; a position beyond it counts as the reel's end."""


@dataclass(frozen=True)
class Point:
    """A quotation, at a fraction of the film's length."""

    quotation: Quotation
    at: float


@dataclass(frozen=True)
class Span:
    """A scene, from one fraction of the film's length to another, with the quotations in it."""

    scene: Scene
    start: float
    end: float
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Timeline:
    """The scenes that have a place. ``axis`` is "time", "reels" or, for want of positions, "order".

    ``length`` is the film's: seconds, reels or scenes.
    """

    film: FilmTitle
    axis: str
    length: int
    spans: tuple[Span, ...]


def timeline(film: Film) -> Timeline:
    """Return the timeline of *film*: by time or reel if every scene has such a position, else by order."""
    positions = [scene.position for scene in film.scenes]
    if film.runtime and positions and all(p and p.at is not None for p in positions):
        return _measured(film, "time", film.runtime * 60)
    if positions and all(p and p.reel is not None for p in positions):
        return _measured(film, "reels", max(p.reel or 0 for p in positions if p))
    count = len(film.scenes)
    spans = (_slot(film, scene, n / count, (n + 1) / count) for n, scene in enumerate(film.scenes))
    return Timeline(film.title, "order", count, tuple(spans))


def _measured(film: Film, axis: str, length: int) -> Timeline:
    starts = [_fraction(scene.position, axis, length) or 0.0 for scene in film.scenes]
    spans = []
    for (start, following), scene in zip(pairwise([*starts, 1.0]), film.scenes, strict=True):
        until = scene.position.until if scene.position and axis == "time" else None
        end = until / length if until else max(start, following)
        points = (
            Point(quotation, _fraction(quotation.position, axis, length) or (start + end) / 2)
            for quotation in _lines(film, scene)
        )
        spans.append(Span(scene, start, min(end, 1.0), tuple(points)))
    return Timeline(film.title, axis, length, tuple(spans))


def _slot(film: Film, scene: Scene, start: float, end: float) -> Span:
    """Return the span of one scene among equals, with its quotations evenly along it."""
    lines = list(_lines(film, scene))
    step = (end - start) / (len(lines) + 1)
    return Span(scene, start, end, tuple(Point(line, start + step * (n + 1)) for n, line in enumerate(lines)))


def _lines(film: Film, scene: Scene) -> Iterable[Quotation]:
    return (quotation for quotation in film.quotations if quotation.scene == scene)


def _fraction(position: Position | None, axis: str, length: int) -> float | None:
    """Return the place of *position* as a fraction of *length*, None if it has none on the axis."""
    if position is None:
        return None
    if axis == "time":
        return None if position.at is None else min(position.at / length, 1.0)
    if position.reel is None:
        return None
    within = min(float(position.metre or 0) / METRES_OF_A_REEL, 1.0)
    return min((position.reel - 1 + within) / length, 1.0)
