"""``guide.json``: the export of the catalogue, with the address of everything that has one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder

from filmguide.catalogue.export import export_text
from filmguide.domain import film_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NAME = "guide.json"


def write_export(app: Sphinx, exception: Exception | None) -> None:
    """Write the export to the root of a finished website."""
    builder = app.builder
    if exception or not isinstance(builder, StandaloneHTMLBuilder) or builder.embedded:
        return
    domain = film_domain(app.env)

    def address(key: str) -> str | None:
        """Return the address of an object, relative to the root."""
        home = domain.homes.get(key)
        # A website of one page has addresses with an anchor for each of the pages that were.
        return f"{builder.get_target_uri(home.docname).partition('#')[0]}#{quote(key)}" if home else None

    text = export_text(domain.catalogue, address)
    Path(app.outdir, NAME).write_text(text, "utf-8", newline="\n")
