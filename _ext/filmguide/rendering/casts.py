"""The cast table, and the credit of a character in running text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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


def render_cast(page: Page, cast: Cast, *, only: Collection[str] = (), crew: bool = True) -> list[nodes.Node]:
    """Return the cast table: performers and roles, then the crew that is credited with them.

    :param only: keys of the characters to show; all, if empty.
    :param crew: whether the crew closes the list.
    """
    credits = [c for c in cast.cast if not only or any(character.key in only for character in c.characters)]
    rows = [_cast_row(page, credit) for credit in credits]
    rows += [_crew_row(page, credit) for credit in cast.crew] if crew else []
    if not rows:
        return []
    head = _row([nodes.Text(_("Performer"))], [nodes.Text(_("Role"))])
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=_width([head, *rows], 0), stub=1)
    group += nodes.colspec(colwidth=_width([head, *rows], 1))
    group += [nodes.thead("", head), nodes.tbody("", *rows)]
    caption = nodes.title("", "", *phrase(_("Cast of {film}"), film=[title(page, cast.film)]))
    home = any(page.is_home(credit.performer.key) for credit in credits)
    classes = ["cast", "longtable", "booktabs", "nocolorrows", *([] if home else ["no-search"])]
    return [addnodes.tabular_col_spec(spec=_LATEX_COLUMNS), cast_table("", caption, group, classes=classes)]


def render_credit(page: Page, character: Character, name: nodes.Node) -> list[nodes.Node]:
    """Return *name* with the performers of *character* in brackets."""
    performers = [page.name(p.key, p.name, "film-person") for p in character.performers]
    return phrase("{name} ({performers})", name=[name], performers=enumeration(performers, page.language))


def _row(first: Content, second: Content, *classes: str, about: str = "") -> nodes.row:
    cells = [nodes.entry("", nodes.paragraph("", "", *content)) for content in (first, second)]
    if about:
        cells[1] += nodes.paragraph("", about, classes=["about"])
    return nodes.row("", *cells, classes=[*classes])


def _cast_row(page: Page, credit: CastCredit) -> nodes.row:
    """Return the row of a performer; in the character's home it also says who the character is."""
    performer = page.name(credit.performer.key, credit.credited_as or credit.performer.name, "film-person")
    home = any(page.is_home(character.key) for character in credit.characters)
    about = page.translate(credit.about) if credit.about and home else ""
    return _row([performer], _role(page, credit), about=about)


def _crew_row(page: Page, credit: CrewCredit) -> nodes.row:
    person = page.name(credit.person.key, credit.person.name, "film-person")
    return _row([person], [nodes.Text(page.translate(credit.job))], "crew")


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
