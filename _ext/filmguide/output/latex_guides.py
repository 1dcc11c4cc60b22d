"""Each guide as a LaTeX document of its own, beside those of ``latex_documents``."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import texescape

from filmguide.domain import film_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def add_guides(app: Sphinx, env: BuildEnvironment) -> None:
    """Add a document for each guide after the documents of ``conf.py``.

    They are like the first of these, which names them: ``site.tex`` is followed by ``site-her.tex``.
    """
    documents = list(app.config.latex_documents)
    if not (app.config.filmguide_latex_guides and documents):
        return
    _, file, _, author, theme, *_ = documents[0]
    path, begun = PurePosixPath(file), {document[0] for document in documents}
    for film, guide in film_domain(env).guides.of_film.items():
        if guide.start not in begun:
            name, title = f"{path.stem}-{film}{path.suffix}", _title(app, film)
            documents.append((guide.start, name, title, author, theme, False))
    app.config.latex_documents = documents


def _title(app: Sphinx, film: str) -> str:
    record = film_domain(app.env).catalogue.title(film)
    title = record.title if record.year is None else f"{record.title} ({record.year})"
    return texescape.escape(title, app.config.latex_engine)


class WholeGuide(SphinxPostTransform):
    """Keep the title of a guide's first page, which would be taken for that of the document."""

    formats = ("latex",)
    default_priority = 200

    def run(self, **kwargs: Any) -> None:
        """Put the guide into a section whose title is the document's."""
        first = {guide.start for guide in film_domain(self.env).guides.of_film.values()}
        if self.config.filmguide_latex_guides and self.env.current_document.docname in first:
            title = nodes.title("", self.env.titles[self.env.current_document.docname].astext())
            self.document[:] = [nodes.section("", title, *self.document.children)]
