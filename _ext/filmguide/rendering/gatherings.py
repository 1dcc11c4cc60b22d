"""Pages that gather: films, people, scenes, themes, and where each is discussed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docutils import nodes

from filmguide.catalogue import sorting
from filmguide.catalogue.gatherings import PersonEntry, SceneEntry, ThemeEntry, Work
from filmguide.catalogue.records import FactCard, Quotation
from filmguide.catalogue.text import Text
from filmguide.rendering.discussions import render_discussed
from filmguide.rendering.films import dated_title
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import enumeration, joined
from filmguide.rendering.quotations import position_text, render_quotation, veil
from filmguide.rendering.spoilers import fold


def render_films(page: Page, cards: Sequence[FactCard]) -> list[nodes.Node]:
    """Return a gallery: each film with its makers and its synopsis."""
    gallery = nodes.bullet_list(classes=["film-gallery"])
    for card in cards:
        item = nodes.list_item(
            "", nodes.paragraph("", "", *dated_title(page, card.film), classes=["film-card-title"])
        )
        makers = [page.name(c.person.key, c.person.name, "film-person") for c in card.crew if c.with_cast]
        if makers:
            item += nodes.paragraph("", "", *enumeration(makers, page.language), classes=["film-makers"])
        if card.synopsis:
            item += nodes.paragraph("", page.translate(card.synopsis), classes=["film-synopsis"])
        gallery += item
    return [gallery] if len(gallery) else []


def render_people(page: Page, entries: Sequence[PersonEntry]) -> list[nodes.Node]:
    """Return everyone from A to Z, each with what they did in which film."""
    result: list[nodes.Node] = []
    for initial, group in groupby(entries, key=lambda entry: sorting.letter(entry.person.sort)):
        result.append(nodes.paragraph("", initial, classes=["letter"]))
        people = nodes.definition_list(classes=["film-people"])
        for entry in group:
            name = page.name(entry.person.key, entry.person.name, "film-person")
            works = (nodes.paragraph("", "", *_work(page, work)) for work in entry.works)
            people += _item(name, [*works, *render_discussed(page, entry.person.key)])
        result.append(people)
    return result


def _work(page: Page, work: Work) -> list[nodes.Node]:
    """Return one film of somebody's: the film, then roles and jobs."""
    roles: list[list[nodes.Node]] = [[page.name(key, name, "film-character")] for key, name in work.roles]
    jobs: list[list[nodes.Node]] = [[nodes.Text(page.translate(job))] for job in work.jobs]
    return [*dated_title(page, work.film), nodes.Text(": "), *joined([*roles, *jobs])]


def render_scenes(page: Page, entries: Sequence[SceneEntry]) -> list[nodes.Node]:
    """Return the scenes in film order, with their lines."""
    scenes = nodes.definition_list(classes=["film-scenes"])
    for entry in entries:
        scene = entry.scene
        name = page.name(scene.key, scene.title, "film-scene")  # before the lines, which also name it
        body: list[nodes.Node] = []
        if scene.position:
            body.append(nodes.paragraph("", position_text(scene.position), classes=["film-position"]))
        said = _said(page, scene.summary, entry.quotations, within_fold=scene.spoiler)
        if scene.spoiler and said:
            said = fold(page.translate(scene.title), said)
        body += [*said, *render_discussed(page, scene.key)]
        scenes += _item(name, body)
    return [scenes] if len(scenes) else []


def render_themes(page: Page, entries: Sequence[ThemeEntry]) -> list[nodes.Node]:
    """Return the themes, each with the lines and the pages that carry it."""
    themes = nodes.definition_list(classes=["film-themes"])
    for entry in entries:
        theme = entry.theme
        body = [*_said(page, theme.summary, entry.quotations), *render_discussed(page, theme.key)]
        themes += _item(page.name(theme.key, theme.name, "film-theme"), body)
    return [themes] if len(themes) else []


def render_quotations(page: Page, records: Iterable[Quotation]) -> list[nodes.Node]:
    """Return quotations one after the other."""
    return list(_lines(page, records))


def sorted_quotations(records: Sequence[Quotation], by: str) -> list[Quotation]:
    """Return *records* in the order of the films, or by their words ("text") or their first speaker."""
    if by == "film":
        return list(records)

    def key(record: Quotation) -> tuple[str, str]:
        speakers = record.speakers
        by_speaker = sorting.fold(speakers[0].name) if by == "speaker" and speakers else ""
        return by_speaker, sorting.fold(record.veil if record.spoiler else record.opening)

    return sorted(records, key=key)


def _said(
    page: Page, summary: Text | None, records: Iterable[Quotation], *, within_fold: bool = False
) -> list[nodes.Node]:
    """Return what is said of a scene or a theme: the summary and the lines."""
    said = [nodes.paragraph("", page.translate(summary))] if summary else []
    return [*said, *_lines(page, records, within_fold=within_fold)]


def _lines(page: Page, records: Iterable[Quotation], *, within_fold: bool = False) -> Iterator[nodes.Node]:
    """Yield the quotations; each that is a spoiler is folded away, unless it is *within_fold* already."""
    for record in records:
        figure = render_quotation(page, record, classes=["compact"])
        yield from fold(veil(page, record), figure) if record.spoiler and not within_fold else figure


def _item(name: nodes.Node, body: Sequence[nodes.Node]) -> nodes.definition_list_item:
    term = nodes.term("", "", name)
    return nodes.definition_list_item("", term, nodes.definition("", *(body or [nodes.paragraph()])))
