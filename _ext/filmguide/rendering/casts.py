"""The cast table, and the credit of a character in running text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from filmguide.catalogue.records import Cast, CastCredit, Character, CrewCredit
from filmguide.locale import _
from filmguide.rendering.films import title
from filmguide.rendering.page import Page
from filmguide.rendering.phrases import enumeration, phrase

Content = list[nodes.Node]

_MAX_WIDTH = 44
_LATEX_COLUMNS = r">{\raggedleft\arraybackslash}\X{2}{5}>{\raggedright\arraybackslash}\X{3}{5}"


class cast_table(nodes.table):
    """A cast list; a table of its own class, so that formats number and label it as none of theirs."""


class cast_cell(nodes.entry):
    """A cell of a cast list."""


class _Credit(NamedTuple):
    """A line of a cast list: a name, what it is credited with, and who that is."""

    name: nodes.Node
    role: Content
    about: str = ""
    classes: tuple[str, ...] = ()


def render_cast(
    page: Page, cast: Cast, *, only: Collection[str] = (), crew: bool = True, layout: str = "table"
) -> list[nodes.Node]:
    """Return the cast list: performers and roles, then the crew that is credited with them.

    :param only: keys of the characters to show; all, if empty.
    :param crew: whether the crew closes the list.
    :param layout: "table"; or "list" or "grid", which differ where there are stylesheets.
    """
    shown = [c for c in cast.cast if not only or any(character.key in only for character in c.characters)]
    credits = [_performer(page, credit) for credit in shown]
    credits += [_crew(page, credit) for credit in cast.crew] if crew else []
    if not credits:
        return []
    caption = phrase(_("Cast of {film}"), film=[title(page, cast.film)])
    home = any(page.is_home(credit.performer.key) for credit in shown)
    classes = ["cast", *([] if home else ["no-search"])]
    return (
        _table(caption, credits, classes) if layout == "table" else _list(caption, credits, classes, layout)
    )


def render_credit(page: Page, character: Character, name: nodes.Node) -> list[nodes.Node]:
    """Return *name* with the performers of *character* in brackets."""
    performers = [page.name(p.key, p.name, "film-person") for p in character.performers]
    return phrase("{name} ({performers})", name=[name], performers=enumeration(performers, page.language))


def _table(caption: Content, credits: Sequence[_Credit], classes: list[str]) -> list[nodes.Node]:
    head = _row([nodes.Text(_("Performer"))], [nodes.Text(_("Role"))])
    rows = [_row([c.name], c.role, *c.classes, about=c.about) for c in credits]
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=_width([head, *rows], 0), stub=1)
    group += nodes.colspec(colwidth=_width([head, *rows], 1))
    group += [nodes.thead("", head), nodes.tbody("", *rows)]
    classes = [classes[0], "longtable", "booktabs", "nocolorrows", *classes[1:]]
    table = cast_table("", nodes.title("", "", *caption), group, classes=classes)
    return [addnodes.tabular_col_spec(spec=_LATEX_COLUMNS), table]


def _row(first: Content, second: Content, *classes: str, about: str = "") -> nodes.row:
    cells = [cast_cell("", nodes.paragraph("", "", *content)) for content in (first, second)]
    if about:
        cells[1] += nodes.paragraph("", about, classes=["about"])
    return nodes.row("", *cells, classes=[*classes])


def _list(caption: Content, credits: Sequence[_Credit], classes: list[str], layout: str) -> list[nodes.Node]:
    """Return the cast as terms and definitions, in a box that is told by its class how to lay them out."""
    entries = nodes.definition_list(classes=["film-cast"])
    for credit in credits:
        definition = nodes.definition("", nodes.paragraph("", "", *credit.role))
        if credit.about:
            definition += nodes.paragraph("", credit.about, classes=["about"])
        term = nodes.term("", "", credit.name)
        entries += nodes.definition_list_item("", term, definition)
    heading = nodes.paragraph("", "", *caption, classes=["cast-caption"])
    return [nodes.container("", heading, entries, classes=[*classes, f"cast-{layout}"])]


def _performer(page: Page, credit: CastCredit) -> _Credit:
    """Return the credit of a performer; in the character's home it also says who the character is."""
    performer = page.name(credit.performer.key, credit.credited_as or credit.performer.name, "film-person")
    home = any(page.is_home(character.key) for character in credit.characters)
    about = page.translate(credit.about) if credit.about and home else ""
    return _Credit(performer, _role(page, credit), about)


def _crew(page: Page, credit: CrewCredit) -> _Credit:
    person = page.name(credit.person.key, credit.person.name, "film-person")
    return _Credit(person, [nodes.Text(page.translate(credit.job))], classes=("crew",))


def _role(page: Page, credit: CastCredit) -> Content:
    """Return the role as it is credited, with notes in brackets."""
    anchors: list[nodes.Node] = []
    if credit.printed:
        first, *others = (character.key for character in credit.characters)
        anchors = [page.anchor(key) for key in others if page.is_home(key) and key not in page.defined]
        roles = [page.name(first, credit.printed, "film-character")]
    else:
        roles = [
            page.name(character.key, character.name, "film-character") for character in credit.characters
        ]
    content = [*anchors, *enumeration(roles, page.language)]
    if notes := _notes(credit):
        content += [nodes.Text(" "), nodes.inline("", f"({', '.join(notes)})", classes=["credit-note"])]
    return content


def _notes(credit: CastCredit) -> list[str]:
    """Return what is remarkable about a credit; a role printed in other words speaks for itself."""
    notes = {
        _("voice"): credit.voice and not credit.printed,
        _("uncredited"): credit.uncredited,
        _("archive footage"): credit.archive,
    }
    return [note for note, applies in notes.items() if applies]


def _width(rows: Sequence[nodes.row], column: int) -> int:
    """Return the width of a column in characters, for formats that set tables by counting them."""
    return min(_MAX_WIDTH, max(len(text.astext()) for row in rows for text in row[column].children))
