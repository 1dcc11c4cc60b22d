"""A Sphinx extension, loaded after filmguide, that times its check of passages, or leaves it out."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filmguide.domain import FilmDomain
from filmguide.domain.passages.judging import judge_passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

SPENT: list[float] = []
"""The seconds of each step of the check."""


@contextmanager
def _timed() -> Iterator[None]:
    start = time.process_time()
    yield
    SPENT.append(time.process_time() - start)


class Timed(FilmDomain):
    """The domain, with the noting of passages timed."""

    def note_passages(self, docname: str, document: nodes.document) -> None:
        """Note the passages of a page."""
        with _timed():
            super().note_passages(docname, document)


class Unchecked(FilmDomain):
    """The domain without the noting of passages."""

    def note_passages(self, docname: str, document: nodes.document) -> None:
        """Note nothing."""


def _judge(app: Sphinx, env: BuildEnvironment) -> None:
    with _timed():
        judge_passages(app, env)


def setup(app: Sphinx) -> None:
    """Put another domain in the place of filmguide's; ``misquotes_check`` says which."""
    app.add_config_value("misquotes_check", True, "")
    checked = app.config.misquotes_check
    app.add_domain(Timed if checked else Unchecked, override=True)
    for listener in list(app.events.listeners["env-updated"]):
        if listener.handler is judge_passages:
            app.disconnect(listener.id)
    if checked:
        app.connect("env-updated", _judge)
