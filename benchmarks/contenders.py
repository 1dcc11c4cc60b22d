"""What is compared: how each contender's sources are written, built and found again in the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Film, Kind

Write = Callable[[Iterable[Film], Path], None]
Command = Callable[[Path, int], list[str]]

ALL: frozenset[Kind] = frozenset({"character", "credit", "person", "quotation", "page"})


@dataclass(frozen=True)
class Contender:
    """A way to build the library.

    ``write`` writes the sources into a folder, ``command`` returns what builds them there with a number of
    processes, ``output`` is the folder of the HTML in it, and ``package`` what is compared, for its version.
    The rest says what a page has to have: ``records`` whether there are casts and quotations, ``linked``
    which references are links, ``anchors`` whether these lead to a record, not only to its page.
    """

    name: str
    label: str
    write: Write
    command: Command
    package: str
    output: str = "html"
    records: bool = True
    linked: frozenset[Kind] = ALL
    anchors: bool = True
    env: tuple[tuple[str, str], ...] = ()

    def page(self, film: Film, name: str) -> str:
        """Return the path of a page below the output; a site with a folder for each page says so."""
        return f"guides/{film.id}/{name}.html"


@dataclass(frozen=True)
class WithFolders(Contender):
    """A contender that makes a folder of each page."""

    def page(self, film: Film, name: str) -> str:
        """Return the path of a page below the output."""
        return f"guides/{film.id}/{'' if name == 'index' else f'{name}/'}index.html"
