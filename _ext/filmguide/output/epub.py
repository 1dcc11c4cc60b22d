"""Pages of an EPUB, whose language Sphinx leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def tell_language(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Say in which language a page is, so that e-readers can hyphenate it and read it aloud."""
    if app.builder.name == "epub":
        language = app.config.language.replace("_", "-")
        context["html_tag"] = context["html_tag"].replace(">", f' lang="{language}" xml:lang="{language}">')
