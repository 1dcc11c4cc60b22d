"""How pages are written for the extensions of Sphinx."""

from __future__ import annotations

from benchmarks.corpus import Film, Page, Reference
from benchmarks.markup import ByHand, Prose, printed


class Filmguide(Prose):
    """This extension: every record is asked for by name."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a role, or a link to a page."""
        match reference.kind:
            case "page":
                return super().reference(film, page, reference)
            case "quotation":
                return f"{{quote}}`{film.quotations[reference.number].id}`"
            case "person":
                return f"{{person}}`{film.cast[reference.number].performer}`"
        return f"{{{reference.kind}}}`{film.cast[reference.number].short}`"

    def cast(self, film: Film, page: Page) -> str:
        """Return the directive."""
        return ":::{cast}\n:::"

    def quotation(self, film: Film, page: Page) -> str:
        """Return the directive."""
        return f":::{{quote}} {film.quotations[page.number].id}\n:::"


class Datatemplates(ByHand):
    """sphinxcontrib-datatemplates: one template for all tables, one for all quotations."""

    def cast(self, film: Film, page: Page) -> str:
        """Return the directive; a template of its own makes the targets."""
        return self._directive(film, "cast.txt" if page.number else "home.txt")

    def quotation(self, film: Film, page: Page) -> str:
        """Return the directive."""
        quotation = film.quotations[page.number]
        return self._directive(film, "quotation.txt", f":quote: {quotation.id}", f":number: {page.number}")

    def _directive(self, film: Film, template: str, *options: str) -> str:
        head = [":::{datatemplate:yaml} film.yaml", f":template: {template}", f":film: {film.id}"]
        return "\n".join([*head, *options, ":::"])


class Needs(ByHand):
    """sphinx-needs: credits are imported on the first page of a guide, and shown by tables.

    Each quotation is written where it is shown.
    """

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return roles; they lead to the page of the import."""
        words, number = printed(film, reference), reference.number
        match reference.kind:
            case "page":
                return super().reference(film, page, reference)
            case "quotation":
                return f"{{need}}`{words} <{need_id(film, 'q', number)}>`"
            case "credit":
                credit = film.cast[number]
                target = need_id(film, "c", number)
                return f"{{need}}`{credit.short} <{target}>` ({{need}}`{credit.performer} <{target}>`)"
        return f"{{need}}`{words} <{need_id(film, 'c', number)}>`"

    def cast(self, film: Film, page: Page) -> str:
        """Return a table of the film's credits, and on the first page their import."""
        about = "" if page.number else '; about as "About"'
        columns = f':columns: performer as "Performer"; role as "Role"{about}'
        chosen = f":types: credit\n:tags: {film.id}\n:sort: id\n:style: table"
        table = f":::{{needtable}}\n{columns}\n{chosen}\n:::"
        if page.number:
            return table
        return f":::{{needimport}} film.json\n:hide:\n:::\n\n{table}"

    def quotation(self, film: Film, page: Page) -> str:
        """Return the record."""
        quotation, target = film.quotations[page.number], need_id(film, "q", page.number)
        head = f":::{{words}} {quotation.id}\n:id: {target}\n:layout: words\n\n"
        return f"{head}{quotation.text}\n\n— {film.attribution(quotation)}\n:::"


def need_id(film: Film, kind: str, number: int) -> str:
    """Return the id of a record as sphinx-needs wants it."""
    return f"{film.id}-{kind}{number:02}".upper().replace("-", "_")


class Bibtex(ByHand):
    """sphinxcontrib-bibtex: quotations are cited; what it has nothing for is typed by hand."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a citation after quoted words, and a link for anything else."""
        if reference.kind != "quotation":
            return super().reference(film, page, reference)
        return f"{printed(film, reference)} {{cite:p}}`{film.id}-q{reference.number}`"

    def quotation(self, film: Film, page: Page) -> str:
        """Return a block quote with a citation, and on the first page the list of what the guide cites."""
        cited = f"{super().quotation(film, page)} {{cite:p}}`{film.id}-q{page.number}`"
        listed = ":::{bibliography} film.bib\n:all:\n:::"
        return cited if page.number else f"{cited}\n\n{listed}"


def film_bib(film: Film) -> str:
    """Return the quotations of a film as entries of BibTeX."""
    return "".join(
        f"@misc{{{film.id}-q{number},\n"
        f"  author = {{{quotation.speaker.role}}},\n"
        f"  title = {{{quotation.text}}},\n"
        f"  howpublished = {{{film.title}}},\n"
        f"  year = {{{film.year}}},\n}}\n"
        for number, quotation in enumerate(film.quotations)
    )
