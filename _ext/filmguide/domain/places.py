"""Where quotations are written, as far as pages link to there."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.config import Config

    from filmguide.catalogue.lookups import Catalogue
    from filmguide.catalogue.text import Place


def find_places(config: Config, catalogue: Catalogue, homes: Container[str]) -> dict[str, Place]:
    """Return the place of each quotation that has a home; none if the site does not link to the files.

    Places are in no digest: a page that is the home of a line is written again, not read, when it moves.
    """
    if not config.filmguide_edit_url:
        return {}
    return {key: line.id.place for key, line in catalogue.lines.items() if key in homes}
