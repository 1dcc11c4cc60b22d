"""Sentences made of words and nodes, in the word order of any language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from docutils import nodes
from docutils.utils.smartquotes import smartchars


def phrase(pattern: str, **parts: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Return *pattern*, such as ``"{speaker} to {addressee}"``, with *parts* in its places."""
    result: list[nodes.Node] = []
    for literal, name, _spec, _conversion in Formatter().parse(pattern):
        if literal:
            result.append(nodes.Text(literal))
        if name is not None:
            result += parts[name]
    return result


def enumeration(items: Sequence[nodes.Node], language: str) -> list[nodes.Node]:
    """Return *items* as the language writes a list: "A, B and C"."""
    if len(items) < 2:
        return [*items]
    pattern = format_list([f"{{i{n}}}" for n in range(len(items))], locale=locale_of(language))
    return phrase(pattern.replace(", and ", " and "), **{f"i{n}": [item] for n, item in enumerate(items)})


def joined(parts: Sequence[Sequence[nodes.Node]], separator: str = ", ") -> list[nodes.Node]:
    """Return *parts* one after the other with *separator* between them."""
    return [node for n, part in enumerate(parts) for node in ([nodes.Text(separator), *part] if n else part)]


@cache
def quotation_marks(language: str) -> tuple[str, str]:
    """Return the opening and the closing quotation mark of *language*, as docutils knows them."""
    marks = smartchars(language.replace("_", "-"))
    return str(vars(marks)["opquote"]), str(vars(marks)["cpquote"])


@cache
def locale_of(language: str) -> Locale:
    """Return the locale of *language*, or the English one where Babel does not know it."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def language_name(code: str, language: str) -> str:
    """Return what *language* calls the language with *code*; the code itself where it has no name."""
    try:
        return Locale.parse(code.replace("-", "_")).get_display_name(locale_of(language)) or code
    except (UnknownLocaleError, ValueError):
        return code
