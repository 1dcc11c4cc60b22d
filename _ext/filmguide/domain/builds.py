"""What happens in a build: films are read, pages that ask anew are read again, misses are told."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.matching import get_matching_files

import filmguide
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


def code_version() -> int:
    """Return a number for the extension's own code: pages that another code read are read anew.

    A version alone would not tell of a change between two releases, or while somebody works on it.
    """
    package = Path(filmguide.__file__).parent
    number = 0
    for path in sorted(path for path in package.rglob("*") if path.suffix in (".py", ".mo")):
        number = zlib.crc32(path.read_bytes(), number)
    return number


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
    """Return the pages whose questions have other answers than when they were read.

    And those that list a page that is gone, which Sphinx would keep in its place, or refer to one that has
    come or gone by its file, which MyST finds while it reads.
    """
    domain, others = film_domain(env), added | removed
    lists = [docname for docname, listed in env.toctree_includes.items() if removed.intersection(listed)]
    refers = [
        docname
        for docname, references in domain.elsewhere.items()
        if any(others.intersection(ref.files(docname)) for ref in references)
    ]
    return [*domain.outdated(), *lists, *refers]


def forget_fragments(app: Sphinx, exception: Exception | None) -> None:
    """Forget what was written, so that whoever asks for a page after the build gets all of it."""
    film_domain(app.env).forget_fragments()


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to be written again because of what others say."""
    return film_domain(env).update(app.builder.name, _static_files(app))


def _static_files(app: Sphinx) -> str:
    """Return a digest of the stylesheets and scripts, since pages link to them by their checksums."""
    digest = hashlib.blake2b(digest_size=12)
    for folder in app.config.html_static_path:
        for path in sorted(Path(app.confdir, folder).rglob("*")):
            if path.suffix in (".css", ".js"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def report_miss(app: Sphinx, domain: Domain | None, node: nodes.Element) -> bool | None:
    """Say why a reference finds nothing, and what to write instead."""
    if film_domain(app.env).is_left_out(node["reftarget"]):
        return True
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
