"""The timeline of a film: a table, which HTML draws as a picture."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from filmguide.catalogue.records import clock
from filmguide.catalogue.timeline import Point, Span, Timeline
from filmguide.locale import _
from filmguide.rendering.films import title
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import joined, phrase
from filmguide.rendering.quotations import position_text, render_words, veil_within_scene

_LATEX_COLUMNS = "".join(rf">{{\raggedright\arraybackslash}}\X{{{width}}}{{73}}" for width in (9, 24, 40))


class timeline(nodes.table):
    """Scenes along a film. Each row of its body has ``start`` and ``end``, as fractions of the length.

    The attribute ``ends`` holds what is printed at both ends of the picture, and ``label`` its name.
    """


class timeline_point(nodes.inline):
    """A quotation in a row, with ``at`` as a fraction of the film's length."""


def render_timeline(page: Page, record: Timeline) -> list[nodes.Node]:
    """Return the table: a row for each scene, with the lines that are quoted from it."""
    if not record.spans:
        return []
    head = _row([[nodes.Text("#")], [nodes.Text(_("Scene"))], [nodes.Text(_("Quotations"))]])
    rows = [_span(page, number, span) for number, span in enumerate(record.spans, 1)]
    group = nodes.tgroup("", cols=3)
    group += [nodes.colspec(colwidth=width) for width in (9, 24, 40)]
    group += [nodes.thead("", head), nodes.tbody("", *rows)]
    caption = nodes.title("", "", *phrase(_("Scenes of {film}"), film=[title(page, record.film)]))
    label = _("Scenes of {film}").format(film=page.translate(record.film.title))
    classes = ["film-timeline", "longtable", "booktabs", "nocolorrows", "colwidths-given"]
    columns = addnodes.tabular_col_spec(spec=_LATEX_COLUMNS)
    return [columns, timeline("", caption, group, classes=classes, ends=_ends(record), label=label)]


def _span(page: Page, number: int, span: Span) -> nodes.row:
    scene = span.scene
    place = position_text(scene.position) if scene.position else str(number)
    name = page.name(scene.key, scene.title, "film-scene")
    row = _row([[nodes.Text(place)], [name], joined([[_point(page, point)] for point in span.points], "; ")])
    row["start"], row["end"] = span.start, span.end
    return row


def _point(page: Page, point: Point) -> timeline_point:
    record = point.quotation
    words = [nodes.Text(veil_within_scene(page, record))] if record.spoiler else render_words(page, record)
    linked = page.home(record.key) is not None
    content = [page.link(record.key, nodes.inline("", "", *words))] if linked else words
    return timeline_point("", "", *content, at=point.at)


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *content)) for content in cells))


def _ends(record: Timeline) -> tuple[str, str]:
    if record.axis == "time":
        return clock(0), clock(record.length)
    if record.axis == "reels":
        return _("reel {number}").format(number=1), _("reel {number}").format(number=record.length)
    return _("beginning"), _("end")
