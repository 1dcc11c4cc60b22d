"""What the extension registers with Sphinx: its table of contents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import filmguide
from filmguide import settings
from filmguide.catalogue.budget import DEFAULT
from filmguide.directives.cast import Cast
from filmguide.directives.expansion import Expansion
from filmguide.directives.film import Film
from filmguide.directives.gatherings import Films, People, Scenes, Themes, Timeline
from filmguide.directives.joining import JoinedText
from filmguide.directives.quote import Quote
from filmguide.directives.quotes import Quotes
from filmguide.directives.respond import Respond
from filmguide.directives.roles import ROLES
from filmguide.directives.spoiler import Spoiler
from filmguide.domain import FilmDomain
from filmguide.domain.builds import (
    code_version,
    forget_fragments,
    read_films,
    report_miss,
    reread,
    rewrite,
)
from filmguide.domain.inventories import spell_as_inventory
from filmguide.domain.passages.judging import judge_passages
from filmguide.locale import CATALOGUE
from filmguide.output import comments, html, latex, man, svg, texinfo
from filmguide.output.citing import add_citation
from filmguide.output.epub import drop_empty_indices, drop_removed, tell_language
from filmguide.output.gettext import Extraction
from filmguide.output.guide_json import write_export
from filmguide.output.initials import PlainInitials
from filmguide.output.json_ld import add_json_ld
from filmguide.output.latex_guides import WholeGuide, add_guides
from filmguide.output.latex_pages import (
    PageNumbers,
    page_mention,
    page_number,
    visit_page_mention,
    visit_page_number,
)
from filmguide.output.latex_paragraphs import (
    ParagraphStyles,
    depart_styled_paragraph,
    styled_paragraph,
    visit_styled_paragraph,
)
from filmguide.output.navigation import mark_in_furo, navigate
from filmguide.output.open_graph import describe
from filmguide.output.spoilers import Unfolding, choose
from filmguide.rendering.casts import cast_cell, cast_table
from filmguide.rendering.fragments import fragment
from filmguide.rendering.quotations import quotation
from filmguide.rendering.responses import comments as comments_node
from filmguide.rendering.responses import response
from filmguide.rendering.spoilers import spoiler
from filmguide.rendering.timelines import timeline, timeline_point

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def register(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    app.add_config_value("filmguide_films", "**/film.yaml", "env", types=frozenset({str}))
    app.add_config_value("filmguide_themes", "**/themes.yaml", "env", types=frozenset({str}))
    app.add_config_value("filmguide_people", "**/people.yaml", "env", types=frozenset({str}))
    app.add_config_value("filmguide_excerpt_words", DEFAULT.excerpt, "", types=frozenset({int}))
    app.add_config_value("filmguide_film_words", DEFAULT.film, "", types=frozenset({int}))
    app.add_config_value("filmguide_latex_guides", False, "", types=frozenset({bool}))
    app.add_config_value("filmguide_spoilers", {}, "env", types=frozenset({dict}))

    app.add_config_value("filmguide_respond", {}, "env", types=frozenset({dict}))
    app.add_config_value("filmguide_edit_url", "", "html", types=frozenset({str}))
    app.add_config_value("filmguide_date", settings.default_edition, "html", types=frozenset({str}))

    app.add_config_value("filmguide_ignore_quotes", [], "", types=frozenset({list, tuple, set}))
    app.add_config_value("filmguide_warn_typed_quotes", False, "", types=frozenset({bool}))

    app.add_domain(FilmDomain)
    app.add_directive_to_domain("film", "film", Film)
    app.add_directive_to_domain("film", "cast", Cast)
    app.add_directive_to_domain("film", "quote", Quote)
    app.add_directive_to_domain("film", "quotes", Quotes)
    app.add_directive_to_domain("film", "scenes", Scenes)
    app.add_directive_to_domain("film", "timeline", Timeline)
    app.add_directive_to_domain("film", "films", Films)
    app.add_directive_to_domain("film", "people", People)
    app.add_directive_to_domain("film", "themes", Themes)
    app.add_directive_to_domain("film", "respond", Respond)
    app.add_directive_to_domain("film", "spoiler", Spoiler)
    for name, role in ROLES.items():
        app.add_role_to_domain("film", name, role)

    app.connect("config-inited", settings.check)
    app.connect("builder-inited", read_films)
    app.connect("builder-inited", choose)
    app.connect("env-get-outdated", reread)
    app.connect("env-get-outdated", drop_removed)
    app.connect("html-collect-pages", drop_empty_indices)
    app.connect("env-updated", rewrite)
    app.connect("env-updated", add_guides)
    app.connect("env-updated", judge_passages)
    app.connect("missing-reference", spell_as_inventory, priority=400)  # before intersphinx, at 500
    app.connect("warn-missing-reference", report_miss)
    app.connect("html-page-context", describe, priority=400)  # before opengraph, at 500
    app.connect("html-page-context", navigate, priority=450)  # after the page 404, and before Furo, at 500
    app.connect("html-page-context", mark_in_furo, priority=550)
    app.connect("html-page-context", add_json_ld)
    app.connect("html-page-context", tell_language)
    app.connect("html-page-context", comments.add_script)
    app.connect("html-page-context", add_citation)
    app.connect("build-finished", write_export)
    app.connect("build-finished", forget_fragments)

    app.add_transform(JoinedText)
    app.add_post_transform(Expansion)
    app.add_post_transform(Unfolding)
    app.add_post_transform(Extraction)
    app.add_post_transform(PlainInitials)
    app.add_post_transform(WholeGuide)
    app.add_post_transform(PageNumbers)
    app.add_post_transform(ParagraphStyles)
    app.add_node(styled_paragraph, latex=(visit_styled_paragraph, depart_styled_paragraph))
    app.add_node(page_number, latex=(visit_page_number, None))
    app.add_node(page_mention, latex=(visit_page_mention, None))
    app.add_node(cast_table, latex=(latex.visit_table, latex.depart_table))
    app.add_node(cast_cell, html=(html.visit_cell, None))
    app.add_node(fragment, html=(html.visit_fragment, None))
    app.add_node(
        timeline,
        html=(svg.visit_timeline, svg.depart_timeline),
        latex=(latex.visit_table, latex.depart_table),
    )
    app.add_node(timeline_point)
    app.add_node(
        quotation,
        html=(html.visit_quotation, None),
        latex=(latex.visit_quotation, None),
        texinfo=(texinfo.visit_quotation, None),
        man=(man.visit_quotation, man.depart_quotation),
    )

    app.add_node(response, html=(comments.visit_response, comments.depart_response))
    app.add_node(
        comments_node,
        html=(comments.visit_comments, None),
        latex=(comments.skip, None),
        text=(comments.skip, None),
        man=(comments.skip, None),
        texinfo=(comments.skip, None),
    )
    app.add_node(spoiler, html=(html.visit_spoiler, None))

    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent / "locale"))
    app.connect("config-inited", html.add_static_path)
    app.connect("config-inited", latex.add_style)
    app.add_css_file("filmguide.css")
    return {
        "version": filmguide.__version__,
        "env_version": code_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
