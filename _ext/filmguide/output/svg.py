"""The picture of a film in HTML: an inline SVG in the colours of the theme, with a list of what it shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from filmguide.rendering.timelines import timeline, timeline_point

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_timeline(self: HTML5Translator, node: timeline) -> None:
    """Draw the timeline; an e-reader gets the table."""
    if self.builder.name == "epub":
        self.visit_table(node)
        return
    rows = [row for row in node.findall(nodes.row) if "start" in row]
    label, (first, last) = escape(node["label"]), node["ends"]
    self.body.append(f'<figure class="film-timeline"><svg role="group" aria-label="{label}" height="76">\n')
    self.body.append('<line class="axis" x1="0" x2="100%" y1="52" y2="52"/>\n')
    for number, row in enumerate(rows, 1):
        self.body.append(_scene(number, row))
        self.body += [_quotation(point) for point in row.findall(timeline_point)]
    self.body.append(f'<text class="end" x="0" y="70">{escape(first)}</text>')
    self.body.append(
        f'<text class="end" x="100%" y="70" text-anchor="end">{escape(last)}</text></svg>\n<ol>\n'
    )
    for row in rows:
        _place, scene, lines = row.children
        self.body.append("<li>")
        _write(self, scene)
        if lines.astext():
            self.body.append(": ")
            _write(self, lines)
        self.body.append("</li>\n")
    self.body.append("</ol></figure>\n")
    raise nodes.SkipNode


def depart_timeline(self: HTML5Translator, node: timeline) -> None:
    """End the table of an e-reader."""
    self.depart_table(node)


def _write(self: HTML5Translator, cell: nodes.Node) -> None:
    """Write what is in the paragraphs of *cell*."""
    for paragraph in cell.findall(nodes.paragraph):
        for child in paragraph.children:
            child.walkabout(self)


def _scene(number: int, row: nodes.row) -> str:
    """Return the bar of a scene, with its number, linked to the scene."""
    start, width = 100 * row["start"], max(100 * (row["end"] - row["start"]), 2)
    name = row.children[1].astext()
    bar = (
        f'<rect class="scene" x="{start:.2f}%" y="28" width="{width:.2f}%" height="24"/>'
        f'<text class="number" x="{start + width / 2:.2f}%" y="45" text-anchor="middle">{number}</text>'
    )
    return _linked(row.children[1], f"{number}. {name}", bar)


def _quotation(point: timeline_point) -> str:
    """Return the point of a quotation, linked to the quotation."""
    return _linked(
        point, point.astext(), f'<circle class="quote" cx="{100 * point["at"]:.2f}%" cy="14" r="6"/>'
    )


def _linked(node: nodes.Node, name: str, picture: str) -> str:
    """Return *picture* with *name*, in a link to where the first reference in *node* leads."""
    label = escape(name)
    reference = next(node.findall(nodes.reference), None)
    if reference is None:
        return f'<g role="img" aria-label="{label}"><title>{label}</title>{picture}</g>\n'
    href = escape(reference.get("refuri") or f"#{reference['refid']}")
    return f'<a href="{href}" aria-label="{label}"><title>{label}</title>{picture}</a>\n'
