"""How pages are written: what all contenders share, and typing everything by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from benchmarks.corpus import Film, Page, Paragraph, Reference


class Markup(Protocol):
    """How a contender writes down what is not prose."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a reference inside a sentence."""

    def cast(self, film: Film, page: Page) -> str:
        """Return the cast of a film, as a page shows it; "" for a contender that has none."""

    def quotation(self, film: Film, page: Page) -> str:
        """Return the quotation that a page shows."""


def write_page(markup: Markup, film: Film, page: Page) -> str:
    """Return the Markdown of a page, without front matter."""
    blocks = [f"# {page.title}", markup.cast(film, page)]
    for number, (heading, paragraphs) in enumerate(page.sections):
        blocks += [f"## {heading}", *(_paragraph(markup, film, page, words) for words in paragraphs)]
        if number == 0:
            blocks.append(markup.quotation(film, page))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _paragraph(markup: Markup, film: Film, page: Page, words: Paragraph) -> str:
    """Return a paragraph in lines of at most 100 characters, as editors wrap them."""
    lines, line = list[str](), ""
    for word in words:
        text = word if isinstance(word, str) else markup.reference(film, page, word)
        if line and len(line) + len(text) > 99:
            lines.append(line)
            line = ""
        line += f" {text}" if line else text
    return "\n".join([*lines, line])


def printed(film: Film, reference: Reference) -> str:
    """Return the words that a reader sees where a reference is; those in brackets are a link of their own."""
    match reference.kind:
        case "character":
            return film.cast[reference.number].short
        case "credit":
            credit = film.cast[reference.number]
            return f"{credit.short} ({credit.performer})"
        case "person":
            return film.cast[reference.number].performer
        case "quotation":
            return f"“{film.quotations[reference.number].text}”"
        case "page":
            return film.pages[reference.number].title


class Prose:
    """The floor: prose whose references lead to pages, with no cast and no quotation."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a link to the page, or to the first one, where a cast would be."""
        name = film.pages[reference.number].name if reference.kind == "page" else "index"
        links = [f"[{words}]({name}.md)" for words in printed(film, reference).removesuffix(")").split(" (")]
        return f"{links[0]} ({links[1]})" if links[1:] else links[0]

    def cast(self, film: Film, page: Page) -> str:
        """Return nothing."""
        return ""

    def quotation(self, film: Film, page: Page) -> str:
        """Return nothing."""
        return ""


class ByHand(Prose):
    """Tables and quotations typed in MyST, with a target for each record on the page that is its home.

    Only references in sentences are links: in tables nobody would type them.
    """

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a link, as MyST resolves it in the whole project; a credit has two."""
        if reference.kind == "page":
            return super().reference(film, page, reference)
        target, words = f"{film.id}-{reference.kind[0]}{reference.number}", printed(film, reference)
        if reference.kind == "credit":
            name, _, performer = words.removesuffix(")").partition(" (")
            number = reference.number
            return f"[{name}](#{film.id}-c{number}) ([{performer}](#{film.id}-p{number}))"
        return f"[{words}](#{target})"

    def cast(self, film: Film, page: Page) -> str:
        """Return the table."""
        return "\n".join([f":::{{table}} Cast of *{film.title}*", *self.rows(film, page), ":::"])

    def rows(self, film: Film, page: Page) -> Iterator[str]:
        """Yield the lines of a table; on the first page of a guide its rows have targets."""
        yield "| Performer | Role |"
        yield "| --- | --- |"
        for number, credit in enumerate(film.cast):
            if page.number:
                yield f"| {credit.performer} | {credit.role} |"
            else:
                person, character = f"{{#{film.id}-p{number}}}", f"{{#{film.id}-c{number}}}"
                about = f". {credit.about}" if credit.about else ""
                yield f"| [{credit.performer}]{person} | [{credit.role}]{character}{about} |"

    def quotation(self, film: Film, page: Page) -> str:
        """Return a block quote that ends in the attribution."""
        quotation = film.quotations[page.number]
        target = f"({film.id}-q{page.number})="
        return f"{target}\n> {quotation.text}\n>\n> {self.attribution(film, page)}"

    def attribution(self, film: Film, page: Page) -> str:
        """Return the attribution, with links to the speakers and the title emphasised."""
        quotation = film.quotations[page.number]
        speaker, to = (film.cast.index(credit) for credit in (quotation.speaker, quotation.to))
        return (
            f"— [{quotation.speaker.short}](#{film.id}-c{speaker}) to "
            f"[{quotation.to.short}](#{film.id}-c{to}), *{film.title}* ({film.year})"
        )
