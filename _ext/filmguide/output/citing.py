"""What a website offers to those who quote: "cite this page", "cite this line" and "edit this line"."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from filmguide.domain import film_domain
from filmguide.domain.addresses import address
from filmguide.domain.translations import translator
from filmguide.locale import _
from filmguide.output.references import Edition, Printed, Reference, line_reference, page_reference
from filmguide.settings import day_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from filmguide.catalogue.records import Quotation
    from filmguide.domain import FilmDomain
    from filmguide.rendering.quotations import quotation


def line_tools(domain: FilmDomain, figure: quotation, caption: nodes.caption) -> str:
    """Return, as HTML, what can be done with a quotation in its home."""
    records = (domain.catalogue.lines.get(key) for key in figure["ids"])  # or the id is a label
    record = next(filter(None, records), None)
    return _edit(domain.env, record) + _cite_line(domain, record, caption) if record else ""


def _edit(env: BuildEnvironment, record: Quotation) -> str:
    """Return the link to where a quotation is written."""
    template, place = env.config.filmguide_edit_url, record.id.place
    if not template:
        return ""
    url, words = template.format(path=quote(place.file), line=place.line), _("edit this line")
    return f' <a class="headerlink film-edit" href="{escape(url)}">{escape(words)}</a>'


def _cite_line(domain: FilmDomain, record: Quotation, caption: nodes.caption) -> str:
    """Return the reference to a line; what is said of it has been said in its caption."""
    said = {name: part.astext() for part in caption.findall(nodes.TextElement) for name in part["classes"]}
    reference = line_reference(
        _printed(domain.env, domain.homes[record.key].docname, record.key),
        f"{record.film.id}-{record.id}",
        who=said.get("attribution-who", ""),
        film=said["film-title"],
        year=record.film.year,
        directors=domain.catalogue.directors(record.film.id),
    )
    return _details(_("cite this line"), reference)


def add_citation(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """End each page of a website that shows something of films with how to cite it."""
    domain = film_domain(app.env)
    if doctree is None or pagename not in domain.showings or not is_website(app.builder):
        return
    film = domain.catalogue.film_of_page(pagename)
    guide = translator(app.config, pagename, app.srcdir)(domain.catalogue.title(film).title) if film else ""
    reference = page_reference(_printed(app.env, pagename), guide)
    context["body"] += _details(_("Cite this page"), reference)


def is_website(builder: object) -> bool:
    """Tell whether *builder* makes a website, and not a book."""
    return isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded


def _printed(env: BuildEnvironment, docname: str, key: str = "") -> Printed:
    config = env.config
    day = day_of(config, env.metadata[docname])
    edition = Edition(config.project, config.author, config.version, config.language, day)
    return Printed(edition, env.titles[docname].astext(), docname, address(env, docname, key))


def _details(name: str, reference: Reference) -> str:
    """Return the three forms of a reference, folded. Summaries of search leave out the class headerlink."""
    return (
        f'<details class="film-cite headerlink"><summary>{escape(name)}</summary>\n'
        f"<p>{reference.text}</p>\n<p>BibTeX</p>\n<pre>{escape(reference.bibtex, quote=False)}</pre>\n"
        f"<p>CSL-JSON</p>\n<pre>{escape(reference.csl, quote=False)}</pre>\n</details>\n"
    )
