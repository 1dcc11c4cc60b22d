"""The fact card of a film, its title, and the line that says which section of which guide a page is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from babel.dates import format_date
from docutils import nodes

from filmguide.catalogue.records import CrewCredit, FactCard, FilmTitle
from filmguide.locale import _
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import enumeration, language_name, locale_of, phrase


def title(page: Page, film: FilmTitle) -> nodes.Node:
    """Return the film's title, emphasised, and linked unless its home is here."""
    words = page.translate(film.title)
    if page.home(film.key) is not False:
        return nodes.emphasis("", words, classes=["film-title"])
    return page.link(film.key, nodes.emphasis("", words, classes=["film", "film-title"]))


def dated_title(page: Page, film: FilmTitle) -> list[nodes.Node]:
    """Return the title, with the year in brackets where it is known."""
    year = [nodes.Text(" ("), nodes.inline("", str(film.year), classes=["film-year"]), nodes.Text(")")]
    return [title(page, film), *(year if film.year else [])]


def render_line(page: Page, film: FilmTitle, section: list[nodes.Node]) -> list[nodes.Node]:
    """Return the line "This is the section … of the guide to …"; *section* is the page's own name."""
    pattern = _("This is the section {section} of the guide to {film} ({year}).")
    if film.year is None:
        pattern = _("This is the section {section} of the guide to {film}.")
    name = nodes.strong("", "", *section, classes=["section-name"])
    parts = phrase(pattern, section=[name], film=[title(page, film)], year=[nodes.Text(str(film.year))])
    return [nodes.paragraph("", "", *parts, classes=["guide-line"])]


def render_card(page: Page, card: FactCard) -> list[nodes.Node]:
    """Return the fact card: title, synopsis, and a field for each fact."""
    fields = nodes.field_list(classes=["film-facts"])
    for name, body in _facts(page, card):
        fields += nodes.field(
            "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", "", *body))
        )
    film = card.film
    heading = nodes.paragraph("", "", *dated_title(page, film), classes=["film-card-title"])
    box = nodes.container("", heading, classes=["film-card"])
    if page.is_home(film.key):
        box.insert(0, page.anchor(film.key))
    if card.synopsis:
        box += nodes.paragraph("", page.translate(card.synopsis), classes=["film-synopsis"])
    if len(fields):
        box += fields
    return [box]


def _facts(page: Page, card: FactCard) -> Iterator[tuple[str, list[nodes.Node]]]:
    for job, credits in groupby(sorted_by_first(card.crew), key=lambda credit: credit.job):
        people = [page.name(credit.person.key, credit.person.name, "film-person") for credit in credits]
        yield page.translate(job), enumeration(people, page.language)
    if card.released:
        yield _("Released"), [nodes.Text(format_date(card.released, "long", locale_of(page.language)))]
    if card.runtime:
        yield _("Running time"), [nodes.Text(_("{minutes} minutes").format(minutes=card.runtime))]
    if card.countries:
        countries = [nodes.Text(page.translate(country)) for country in card.countries]
        yield _("Country") if len(countries) == 1 else _("Countries"), enumeration(countries, page.language)
    if card.film.languages:
        languages = [nodes.Text(language_name(code, page.language)) for code in card.film.languages]
        yield _("Language") if len(languages) == 1 else _("Languages"), enumeration(languages, page.language)


def sorted_by_first(crew: tuple[CrewCredit, ...]) -> list[CrewCredit]:
    """Return *crew* with the people of one job together, jobs in the order of the file."""
    jobs = list(dict.fromkeys(credit.job for credit in crew))
    return sorted(crew, key=lambda credit: jobs.index(credit.job))
