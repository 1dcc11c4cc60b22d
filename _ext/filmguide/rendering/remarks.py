"""What is said of a quotation below it: that it was checked, and how it is often misquoted."""

from __future__ import annotations

import re

from babel.dates import format_date
from docutils import nodes

from filmguide.catalogue.records import Quotation
from filmguide.locale import _
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import locale_of, phrase, quotation_marks


def render_checked(page: Page, record: Quotation) -> list[nodes.Node]:
    """Return the line that says what the words were compared with, and when; nothing if they were not."""
    if record.checked is None:
        return []
    title = page.translate(record.checked.against)
    day = format_date(record.checked.on, "long", locale_of(page.language))
    text = _("Checked against {source}, {date}").format(source=title, date=day)
    return [nodes.paragraph("", text, classes=["film-checked"])]


def render_variants(page: Page, record: Quotation) -> list[nodes.Node]:
    """Return a line for each wording that is often printed and is wrong.

    Each line says so itself, since search shows some words of a page without what stands far from them.
    """
    opening, closing = quotation_marks(page.language)
    patterns = (_("Often misquoted as {words}"), _("Also misquoted as {words}"))
    lines = []
    for number, variant in enumerate(record.variants):
        words = nodes.Text(f"{opening}{variant}{closing}".replace("\n", " / "))
        lines.append(phrase(patterns[bool(number)], words=[words]))
    return [nodes.paragraph("", "", *line, classes=["film-variants"]) for line in lines]


def search_words(record: Quotation) -> list[nodes.Node]:
    """Return what has search find the wordings that are wrong, and no reader see them; or nothing.

    Sphinx's search index takes the keywords of a page one by one, each as it stands.
    """
    found = dict.fromkeys(word for variant in record.variants for word in re.findall(r"\w+", variant))
    return [nodes.meta("", name="keywords", content=", ".join(found))] if found else []
