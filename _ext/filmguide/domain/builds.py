"""What happens in a build: films are read, pages that ask anew are read again, misses are told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from slugify import slugify
from sphinx.util import logging
from sphinx.util.matching import get_matching_files

from filmguide.catalogue.budget import Budget
from filmguide.catalogue.lookups import read_catalogue
from filmguide.catalogue.problems import Code
from filmguide.domain import film_domain

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def read_films(app: Sphinx) -> None:
    """Read the catalogue, once a build, and report its problems."""
    config = app.config
    catalogue = read_catalogue(
        app.srcdir,
        films=_files(app, config.filmguide_films),
        themes=_files(app, config.filmguide_themes),
        people=_files(app, config.filmguide_people),
        budget=Budget(config.filmguide_excerpt_words, config.filmguide_film_words),
    )
    for problem in catalogue.problems:
        place = f"{problem.file}:{problem.line}"
        logger.warning(problem.text, location=place, type="film", subtype=problem.code.value)
    film_domain(app.env).use(catalogue)


def _files(app: Sphinx, glob: str) -> Iterable[str]:
    """Return the files that *glob* matches; ``**/`` at its start stands also for no folder at all."""
    return get_matching_files(app.srcdir, [glob, glob.removeprefix("**/")], app.config.exclude_patterns)


def reread(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Return the pages whose questions have other answers than when they were read."""
    return list(film_domain(env).outdated())


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to be written again because of what others say."""
    return film_domain(env).update()


def spell_as_inventory(app: Sphinx, env: BuildEnvironment, node: nodes.Element, contnode: nodes.Node) -> None:
    """Spell what was not found here as inventories do, so that intersphinx may find it in another project."""
    if node.get("refdomain") == "film" and "miss" in node:
        shared = node["reftype"] in ("film", "person", "theme")
        film, _, name = ("", "", node["reftarget"]) if shared else node["reftarget"].partition(".")
        node["reftarget"] = f"{film}.{slugify(name)}" if film else slugify(name)


def report_miss(app: Sphinx, domain: Domain | None, node: nodes.Element) -> bool | None:
    """Say why a reference finds nothing, and what to write instead."""
    if node.get("refdomain") != "film":
        return None
    kind = KINDS.get(node["reftype"], node["reftype"])
    miss: Any = node.get("miss")
    if miss is None:
        name = film_domain(app.env).catalogue.name(node["reftarget"])
        message = (
            f"“{name}” is shown on no page, so that there is nothing to link to; show it, or write !{name}"
        )
        logger.warning(message, location=node, type="film", subtype=Code.NOT_SHOWN.value)
    elif not miss.reported:
        code = miss.code(_UNKNOWN[node["reftype"]])
        logger.warning(miss.message(kind), location=node, type="film", subtype=code.value)
    return True


KINDS = {"quote": "quotation", "credit": "character"}
_UNKNOWN = {
    "film": Code.UNKNOWN_FILM,
    "person": Code.UNKNOWN_PERSON,
    "character": Code.UNKNOWN_CHARACTER,
    "credit": Code.UNKNOWN_CHARACTER,
    "scene": Code.UNKNOWN_SCENE,
    "theme": Code.UNKNOWN_THEME,
    "quote": Code.UNKNOWN_QUOTE,
}
