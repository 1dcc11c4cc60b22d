"""EPUB: what Sphinx leaves out of its pages, and a page or an index that is gone leaves the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.builders.epub3 import Epub3Builder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def tell_language(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say in which language a page is, so that e-readers can hyphenate it and read it aloud."""
    if app.builder.name == "epub":
        language = app.config.language.replace("_", "-")
        context["html_tag"] = context["html_tag"].replace(">", f' lang="{language}" xml:lang="{language}">')


def drop_removed(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Delete the output of pages that are gone since the last build; no page is read for that.

    Sphinx would put every file into the book that it finds beside it.
    """
    if isinstance(app.builder, Epub3Builder):
        for docname in removed:
            app.builder.get_output_path(docname).unlink(missing_ok=True)
    return []


def drop_empty_indices(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Delete the output of indexes that have nothing left in them; no page is added for that."""
    if isinstance(app.builder, Epub3Builder):
        written = {name for name, *_ in app.builder.domain_indices}
        for domain in app.env.domains.sorted():
            for index in domain.indices:
                if (name := f"{domain.name}-{index.name}") not in written:
                    app.builder.get_output_path(name).unlink(missing_ok=True)
    return []
