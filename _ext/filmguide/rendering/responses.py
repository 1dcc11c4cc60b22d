"""The end of a page, where readers are asked what they think, and how their answer gets to the editors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten
from urllib.parse import quote, urlencode, urlsplit

from docutils import nodes

from filmguide.locale import _
from filmguide.rendering.phrases import phrase, quotation_marks
from filmguide.settings import Giscus, Respond

MAX_NAME = 200
"""The length of a name in an address, which servers take up to some thousand characters."""


class response(nodes.container):
    """The invitation: heading, question, the author's words, how to answer."""


class comments(nodes.General, nodes.Element):
    """Comments below the page, on a website.

    ``src`` is the address of the script that shows them, ``host`` where that is, ``attributes`` what the
    script wants to know, ``title`` the page's.
    """


@dataclass(frozen=True)
class Subject:
    """What a response is about. ``address`` is the page's on the web, or its name; ``film`` may be ""."""

    page: str
    film: str
    address: str
    language: str


@dataclass(frozen=True)
class Channel:
    """How a response gets to the editors: the link, prefilled, and the address that paper shows."""

    link: str
    address: str
    mail: bool = False


def render_response(
    settings: Respond, subject: Subject, *, words: Sequence[nodes.Node], web: bool
) -> list[nodes.Node]:
    """Return the invitation.

    :param words: the author's: a paragraph of the class ``film-question``, if there is one, and the rest.
    :param web: whether links can be followed from where this is read, so that one may be prefilled.
    """
    asked = any("film-question" in node["classes"] for node in words if isinstance(node, nodes.paragraph))
    default = nodes.paragraph("", _("Is there more that belongs here?"), classes=["film-question"])
    way = nodes.paragraph("", "", *_way(channel(settings, subject), web), classes=["film-way"])
    heading = nodes.rubric("", _("Share your opinion"))
    box = response("", heading, *([] if asked else [default]), *words, way, classes=["film-respond"])
    if settings.isso or settings.giscus:
        src, attributes = _script(settings, subject.language)
        host = urlsplit(src).hostname
        box += comments(src=src, host=host, attributes=attributes, title=subject.page)
    return [box]


def _way(found: Channel | None, web: bool) -> list[nodes.Node]:
    if found is None:
        return [nodes.Text(_("Put the question to somebody who has seen the film."))]
    words: nodes.Node = nodes.Text(_("Write a response"))
    printed = found.address.removeprefix("mailto:")
    place: nodes.Node = nodes.reference("", printed, refuri=found.address, internal=False)
    if web:
        words = nodes.reference("", "", words, refuri=found.link, internal=False)
        place = nodes.inline("", printed, classes=["film-place"])
    pattern = _("{response} to {address}") if found.mail else _("{response} at {address}")
    return phrase(pattern, response=[words], address=[place])


def channel(settings: Respond, subject: Subject) -> Channel | None:
    """Return how a response to *subject* gets to the editors; None if no way is set."""
    if not settings.repository and not settings.mail:
        return None
    opening, closing = quotation_marks(subject.language)
    page = shorten(subject.page, MAX_NAME, placeholder=" …")
    title = _("Response to {page}").format(page=f"{opening}{page}{closing}")
    lines = [_("Page: {page}").format(page=page), _("Address: {address}").format(address=subject.address)]
    if subject.film:
        film = shorten(subject.film, MAX_NAME, placeholder=" …")
        lines.insert(1, _("Film: {film}").format(film=film))
    if settings.repository:
        body = "\n".join(("\n", "---", *(f"- {line}" for line in lines), ""))
        return _form(settings.repository, settings.discussions, title, body)
    query = urlencode({"subject": title, "body": "\r\n".join(("", "", *lines))}, quote_via=quote)
    address = f"mailto:{settings.mail}"
    return Channel(f"{address}?{query}", address, mail=True)


def _form(repository: str, category: str | None, title: str, body: str) -> Channel:
    """Return the form for a new issue or discussion, as GitHub, GitLab, Gitea and their like have it."""
    names = {"title": title, "body": body}
    place = f"{repository}/issues/new"
    if category:
        place = f"{repository}/discussions/new"
        names = {"category": category, **names}
    elif "gitlab" in (urlsplit(repository).hostname or ""):
        place = f"{repository}/-/issues/new"
        names = {"issue[title]": title, "issue[description]": body}
    return Channel(f"{place}?{urlencode(names, quote_via=quote)}", place)


def _script(settings: Respond, language: str) -> tuple[str, dict[str, str]]:
    """Return the address of the script that shows comments, and its attributes."""
    if settings.isso:
        return f"{settings.isso}/js/embed.min.js", {"isso": f"{settings.isso}/", "isso-lang": language}
    giscus = settings.giscus or Giscus(repo="", repo_id="", category="", category_id="")
    chosen = {name.replace("_", "-"): value for name, value in giscus.model_dump().items()}
    how = {"mapping": "pathname", "reactions-enabled": "1", "theme": "preferred_color_scheme"}
    return "https://giscus.app/client.js", {**chosen, **how, "lang": language}
