"""Which page shows and names what, as Sphinx knows it once it has read all pages."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from filmguide.catalogue.budget import Budget
from filmguide.catalogue.lookups import Catalogue

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Usage(NamedTuple):
    """What a site makes of its catalogue.

    ``quoted`` has the pages that show the words of each quotation, ``named`` those whose author refers to
    each object, by key, in the order of the toctrees; ``warnings`` is what Sphinx said.
    """

    catalogue: Catalogue
    budget: Budget
    quoted: Mapping[str, list[str]]
    named: Mapping[str, list[str]]
    warnings: str


class CannotUse(Exception):
    """A site whose pages cannot be read, and why."""


def read_site(root: Path) -> Usage:
    """Read all pages of the site whose ``conf.py`` is in *root*, anew; nothing is written there.

    Nothing less than reading tells what a page shows: directives may list, choose and be left out.

    :raises CannotUse: if Sphinx cannot read the site, or it does without filmguide.
    """
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    said = StringIO()
    with TemporaryDirectory() as place, patch_docutils(root), docutils_namespace():
        try:
            app = Sphinx(root, root, place, place, "dummy", status=None, warning=said, freshenv=True)
            if "film" not in app.env.domains:
                raise CannotUse("its conf.py does not load filmguide")
            app.builder.read()
        except SphinxError as error:
            raise CannotUse(str(error).strip().splitlines()[0]) from None
        return _usage(app, said.getvalue())


def _usage(app: Sphinx, said: str) -> Usage:
    from filmguide.domain import film_domain
    from filmguide.domain.homes import page_order

    domain, config, order = film_domain(app.env), app.config, page_order(app.env)

    def by_key(noted: Mapping[str, set[str]]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for docname in sorted(noted, key=lambda docname: (order.get(docname, len(order)), docname)):
            for key in noted[docname]:
                found.setdefault(key, []).append(docname)
        return found

    budget = Budget(config.filmguide_excerpt_words, config.filmguide_film_words)
    return Usage(domain.catalogue, budget, by_key(domain.quoted), by_key(domain.references), said)
