"""Film guides with Sphinx: facts and quoted lines are written once, in YAML, and shown everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension. It is imported here, since the command line does without Sphinx."""
    from filmguide.extension import register

    return register(app)
