"""What becomes of spoilers in each format, as ``filmguide_spoilers`` says.

``fold``: folded away, to be opened by the reader; in the formats made of HTML, which have that.
``show``: shown where they are, under a heading. ``end``: moved to the end of the page, with a link to
it in their place. ``omit``: left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ConfigError
from sphinx.transforms.post_transforms import SphinxPostTransform

from filmguide.domain import film_domain
from filmguide.locale import _
from filmguide.rendering.phrases import phrase
from filmguide.rendering.spoilers import render_summary, spoiler, spoiler_summary

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MODES = ("fold", "show", "end", "omit")


def choose(app: Sphinx) -> None:
    """Note what the site wants of this builder: by the builder's name, else by that of its format."""
    wanted, builder = app.config.filmguide_spoilers, app.builder
    for name, mode in wanted.items():
        if name not in app.registry.builders or mode not in MODES:
            builders = ", ".join(sorted(app.registry.builders))
            message = f"filmguide_spoilers: {name!r}: {mode!r}: write one of {', '.join(MODES)} for one of"
            raise ConfigError(f"{message} {builders}")
    default = "fold" if builder.format == "html" else "show"
    mode = wanted.get(builder.name, wanted.get(builder.format, default))
    if mode == "fold" and builder.format != "html":
        raise ConfigError(f"filmguide_spoilers: {builder.name} cannot fold; write show, end or omit")
    film_domain(app.env).spoilers = mode


class Unfolding(SphinxPostTransform):
    """Make of each spoiler what the format shows of it."""

    default_priority = 5  # after Expansion, whose lists hold spoilers; before references are resolved

    def is_supported(self) -> bool:
        """Leave messages for translators where they are."""
        return self.env._builder_cls.name != "gettext"

    def run(self, **kwargs: Any) -> None:
        """Treat each spoiler that is not inside another; those inside are shown, or are folds in a fold."""
        mode = film_domain(self.env).spoilers
        number = 0
        for node in list(self.document.findall(spoiler)):
            within = _is_within(node)
            if within and (mode != "fold" or node.get("listed")):
                node.replace_self(node.children[1:] if node.get("listed") else show(node))
            elif mode == "show":
                node.replace_self(show(node))
            elif mode == "omit":
                omit(node)
            else:
                number += 1
                (fold if mode == "fold" else move)(node, f"spoiler.fold-{number}")


def show(node: spoiler) -> list[nodes.Node]:
    """Return the content of a spoiler under a heading: for a record of a list, no more than a line."""
    summary, body = _parts(node)
    words = render_summary(summary)
    heading = (
        nodes.paragraph("", "", nodes.strong("", "", *words))
        if node.get("listed")
        else nodes.rubric("", "", *words)
    )
    return [*_anchors(node["ids"]), heading, *body]


def fold(node: spoiler, key: str) -> None:
    """Give a spoiler an id, its summary, and its body in one piece, which the search leaves out.

    What is meant for the head of the page does not get there.
    """
    for meta in list(node.findall(nodes.meta)):
        meta.parent.remove(meta)
    summary, body = _parts(node)
    head: nodes.Element = nodes.rubric("", "", *render_summary(summary))
    if summary is not None and not node.get("listed"):  # records of lists are found by themselves
        head = spoiler_summary("", "", *head.children)
    node["ids"] = [key, *node["ids"]]
    node.children = []
    node += [head, nodes.container("", *body, classes=["no-search"])]


def move(node: spoiler, key: str) -> None:
    """Move a spoiler to the end of its page, and leave a link to it."""
    section = _page_of(node)
    content = [*_anchors([key]), *show(node)]
    link = nodes.reference("", "", *render_summary(_parts(node)[0]), refid=key, internal=True)
    line = nodes.paragraph("", "", *phrase(_("{spoiler} (at the end)"), spoiler=[link]))
    _replace(node, [line])
    pages = (child for child in section.children if any(child.findall(addnodes.start_of_file)))
    first = next(pages, None)  # a page below this one
    place = section.index(first) if first is not None else len(section)
    section[place:place] = content


def omit(node: spoiler) -> None:
    """Take a spoiler out, all but the ids: whatever refers to them leads to where it was."""
    ids = [key for inner in node.findall(nodes.Element) for key in inner["ids"]]
    # The text, though empty, lets LaTeX set the anchors, which it leaves to a table or figure that follows.
    _replace(node, [nodes.container("", *_anchors(ids), nodes.Text(""))] if ids else [])


def _parts(node: spoiler) -> tuple[spoiler_summary | None, list[nodes.Node]]:
    """Return copies of the summary and of the body."""
    first = node.children[0]
    if isinstance(first, spoiler_summary):
        return first.deepcopy(), node.children[1:]
    return None, node.children


def _anchors(ids: list[str]) -> list[nodes.Node]:
    return [nodes.target("", "", ids=ids)] if ids else []


def _replace(node: spoiler, others: list[nodes.Node]) -> None:
    """Put *others* in the place of *node*, which takes its ids with it."""
    place = node.parent.index(node)
    node.parent[place : place + 1] = others


def _is_within(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None and not isinstance(parent, spoiler):
        parent = parent.parent
    return parent is not None


def _page_of(node: nodes.Node) -> nodes.Element:
    """Return the outermost section of the page that *node* is on."""
    page = node
    while not isinstance(page, addnodes.start_of_file | nodes.document):
        page = page.parent
    return next(page.findall(nodes.section), page)
