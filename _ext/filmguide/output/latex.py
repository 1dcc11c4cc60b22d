"""Quotations in LaTeX: environments of ``filmguide.sty``, by form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.latex.util import ExtBabel

from filmguide.rendering.phrases import quotation_marks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.latex import LaTeXTranslator

    from filmguide.rendering.casts import cast_table
    from filmguide.rendering.quotations import quotation
    from filmguide.rendering.timelines import timeline

STYLE = Path(__file__).parent / "filmguide.sty"


def visit_quotation(self: LaTeXTranslator, node: quotation) -> None:
    """Write an environment of the quotation's form: a body, which stays together, and perhaps a note."""
    blocks = [child for child in node.children if isinstance(child, nodes.block_quote)]
    count = sum(len(block.astext().split()) for block in blocks)
    long = "[long]" if count > _LONGEST_WHOLE or len(blocks[-1]) > _MOST_LINES_WHOLE else ""
    self.body.append(f"\n\\begin{{filmguidequotation}}{{{_form(node)}}}%\n\\begin{{filmguidebody}}{long}%\n")
    self.body.append(self.hypertarget_to(node, anchor=True) + "%\n")
    if key := node.get("mentioned"):
        self.body.append(mention(self, key))
    words = [_words(self, node, block) for block in blocks]
    if len(words) == 2 and count <= _LONGEST_BESIDE:
        self.body.append(f"\\filmguidebeside{{%\n{words[0]}}}{{%\n{words[1]}}}%\n")
    else:
        self.body += [f"\\begin{{filmguidewords}}%\n{text}\\end{{filmguidewords}}%\n" for text in words]
    for kind, name in ((nodes.caption, "attribution"), (nodes.legend, "note")):
        if kind is nodes.legend:
            self.body.append("\\end{filmguidebody}%\n")
        for child in (child for child in node.children if isinstance(child, kind)):
            inner = _inner(self, child)
            self.body.append(f"\\begin{{filmguide{name}}}%\n{inner}\\end{{filmguide{name}}}%\n")
    self.body.append("\\end{filmguidequotation}\n")
    raise nodes.SkipNode


_LONGEST_WHOLE, _MOST_LINES_WHOLE = 120, 12
"""Words, and lines of an exchange, up to which a quotation does not break over pages."""

_LONGEST_BESIDE = 90
"""Words, of both, up to which an original and its translation stand side by side."""


def _form(node: quotation) -> str:
    if "exchange" in node["classes"]:
        return "exchange"
    classes: list[str] = node["classes"]
    return next(name.removeprefix("form-") for name in classes if name.startswith("form-"))


def _words(self: LaTeXTranslator, node: quotation, block: nodes.block_quote) -> str:
    """Return the words of *block*: what is spoken in quotation marks, what is foreign with its hyphens."""
    code = next((name[9:] for name in block["classes"] if name.startswith("language-")), "")
    text = _inner(self, block)
    if _form(node) == "spoken":
        opening, closing = quotation_marks(code or self.config.language)
        text = f"\\filmguideopen{{{opening}}}{text}\\filmguideclose{{{closing}}}"
    name = ExtBabel(code).language if code else ""
    return (f"\\filmguidelanguage{{{name}}}%\n" if name else "") + text


def mention(self: LaTeXTranslator, key: str) -> str:
    """Return the command that notes, for the indexes, that the object with *key* is mentioned here."""
    return f"\\filmguidemention{{{self.idescape(key)}}}%\n"


def visit_table(self: LaTeXTranslator, node: cast_table | timeline) -> None:
    """Begin a table without the number and the headings of others."""
    self.body.append("\n\\begin{filmguidetable}\n")
    self.visit_table(node)


def depart_table(self: LaTeXTranslator, node: cast_table | timeline) -> None:
    """End the table."""
    self.depart_table(node)
    self.body.append("\n\\end{filmguidetable}\n")


def _inner(self: LaTeXTranslator, node: nodes.Node) -> str:
    """Return what is inside *node*, without the line breaks around it."""
    self.pushbody([])
    for child in node.children:
        child.walkabout(self)
    return "".join(self.popbody()).strip()


def add_style(app: Sphinx, config: Config) -> None:
    """Have the extension's style copied beside the document, and tell it the language."""
    app.add_latex_package("filmguide", config.language.replace("_", "-"))
    config.latex_additional_files.append(str(STYLE))
