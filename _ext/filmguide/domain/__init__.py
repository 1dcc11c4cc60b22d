"""What Sphinx knows of films: objects and where they are defined, what pages asked, how names resolve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from docutils import nodes
from sphinx.domains import Index, ObjType
from sphinx.util.nodes import make_refnode

from filmguide.catalogue.lookups import Catalogue
from filmguide.domain.backlinks import find_backlinks
from filmguide.domain.guides import find_guides, find_navigation
from filmguide.domain.homes import Book, Showing, find_homes, page_order
from filmguide.domain.indices import CharactersIndex, PeopleIndex, QuotationsIndex
from filmguide.domain.neighbours import find_neighbours
from filmguide.domain.notes import Notes
from filmguide.domain.places import find_places
from filmguide.domain.questions import Answers
from filmguide.domain.references import find_references
from filmguide.domain.surroundings import Surroundings
from filmguide.locale import _

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class FilmDomain(Notes):
    """Films, the people who made them, and what is seen and said in them."""

    name = "film"
    label = "Film"
    object_types: ClassVar[dict[str, ObjType]] = {
        "film": ObjType(_("film"), "film"),
        "person": ObjType(_("person"), "person"),
        "character": ObjType(_("character"), "character", "credit"),
        "scene": ObjType(_("scene"), "scene"),
        "theme": ObjType(_("theme"), "theme"),
        "quote": ObjType(_("quotation"), "quote"),
    }
    indices: ClassVar[list[type[Index]]] = [PeopleIndex, CharactersIndex, QuotationsIndex]
    data_version = 5

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self.book: Book | None = None
        self._named: dict[str, list[str]] | None = None
        self.spoilers = "fold"
        """What becomes of spoilers in this build: see :mod:`filmguide.output.spoilers`."""
        self.use(Catalogue())

    def use(self, catalogue: Catalogue) -> None:
        """Answer from *catalogue* from now on. It is read anew in each build, so it is not in ``data``."""
        self.catalogue = catalogue
        self.answers = Answers(catalogue)
        self.forget_fragments()
        self._addresses: dict[tuple[str, str], str] = {}

    def forget_fragments(self) -> None:
        """Forget what several pages show in the same way: as it is written, and of the last one its nodes."""
        self.fragments: dict[Hashable, str] = {}
        self.drafts: dict[Hashable, nodes.Element] = {}

    def open_book(self, docnames: Set[str]) -> None:
        """Go from now on by what is in a document of the pages *docnames*; by all pages, if none."""
        self.book = None
        self._addresses.clear()
        if docnames:
            showings = {name: shown for name, shown in self._printed().items() if name in docnames}
            self.book = Book(frozenset(docnames), find_homes(showings, page_order(self.env)))

    @property
    def homes_here(self) -> Mapping[str, Showing]:
        """The homes within the document that is written, if it is of several pages, or else of all pages."""
        return self.book.homes if self.book else self.homes

    def ask(
        self, docname: str, lookup: Callable[Concatenate[Catalogue, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Ask the catalogue on behalf of a page, which is read again when the answer changes.

        :param lookup: a method of :class:`Catalogue`; *args* are texts.
        """
        question = (lookup.__name__, *map(str, args))
        self.questions.setdefault(docname, {})[question] = self.answers.digest(question)
        return cast(R, self.answers.to(question))

    def outdated(self) -> Iterator[str]:
        """Yield the pages that would be answered otherwise today."""
        for docname, questions in self.questions.items():
            if any(self.answers.digest(question) != digest for question, digest in questions.items()):
                yield docname

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note what a page that was read shows of others, and what it has in quotation marks."""
        if references := find_references(document):
            self.elsewhere[docname] = references
        self.note_passages(docname, document)

    def update(self, builder: str, site: str) -> list[str]:
        """Find homes, backlinks and neighbours anew, once all pages are read.

        :param builder: the builder that writes the pages; several may share what was read.
        :param site: what all pages show.
        :returns: the pages whose surroundings have changed since this builder wrote them.
        """
        self.forget_fragments()
        order, film_of_page = page_order(self.env), self.catalogue.film_of_page
        guides = find_guides(self.env, order, film_of_page)
        homes = find_homes(self._printed(), order)
        self.data |= {
            "homes": homes,
            "backlinks": find_backlinks(self.env, self.references, order),
            "guides": guides,
            "neighbours": find_neighbours(self.env, film_of_page),
            "places": find_places(self.env.config, self.catalogue, homes),
        }
        self._named = None
        surroundings = Surroundings(self, site, find_navigation(self.env, guides, film_of_page))
        now = {docname: surroundings.of(docname) for docname in sorted(self.env.all_docs)}
        written: dict[str, dict[str, str]] = self.data.setdefault("written", {})
        before = written.get(builder, {})
        written[builder] = now
        return [docname for docname, digest in now.items() if before.get(docname) != digest]

    def _printed(self) -> dict[str, list[Showing]]:
        """Return what each page shows, without the spoilers that this build leaves out."""
        if self.spoilers != "omit":
            return self.showings
        return {page: [s for s in showings if not s.folded] for page, showings in self.showings.items()}

    def is_left_out(self, key: str) -> bool:
        """Tell whether the object with *key* is shown, but only in spoilers that this build leaves out."""
        if self.spoilers != "omit" or key in self.homes_here:
            return False
        return any(key in showing.keys for showings in self.showings.values() for showing in showings)

    def title_of(self, key: str) -> str:
        """Return what lists outside the pages call an object that has a home, giving nothing away."""
        known = self.catalogue.objects[key]
        return known.veil if known.veil and (known.spoiler or self.homes[key].folded) else known.name

    def is_home(self, key: str, docname: str, serial: int) -> bool | None:
        """Tell whether the object with *key* is defined by this showing; None if by none."""
        home = self.homes_here.get(key)
        return None if home is None else (home.docname, home.serial) == (docname, serial)

    def defines(self, docname: str, serial: int) -> bool:
        """Tell whether this showing defines any object."""
        showings = [showing for showing in self.showings.get(docname, ()) if showing.serial == serial]
        return any(self.is_home(key, docname, serial) for showing in showings for key in showing.keys)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to the home of the object whose key is *target*."""
        return self._link(builder, fromdocname, target, contnode) if target in self.homes else None

    def _link(self, builder: Builder, fromdocname: str, key: str, contnode: nodes.Element) -> nodes.reference:
        # What lives outside a book has no address in it, so that the builder leaves it as text.
        home = self.homes_here.get(key) or self.homes[key]
        # On one page for all, Sphinx would write an address with two "#" (sphinx-doc/sphinx#14221).
        origin = home.docname if builder.name == "singlehtml" else fromdocname
        if origin == home.docname:
            return make_refnode(builder, origin, home.docname, key, contnode)
        if (origin, home.docname) not in self._addresses:
            self._addresses[origin, home.docname] = builder.get_relative_uri(origin, home.docname)
        address = self._addresses[origin, home.docname]
        return nodes.reference("", "", contnode, internal=True, refuri=f"{address}#{key}")

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link to every object that has the key, the id or the name *target*."""
        return [
            (f"film:{key.partition('.')[0]}", self._link(builder, fromdocname, key, contnode))
            for key in self.named(target)
        ]

    def named(self, target: str) -> list[str]:
        """Return the keys of the objects with a home that have the key, the id or the name *target*."""
        if self._named is None:
            self._named = {}
            for key in self.homes:
                if known := self.catalogue.objects.get(key):
                    for name in {key, known.name.casefold(), *known.aliases, *known.formerly}:
                        self._named.setdefault(name, []).append(key)
        return self._named.get(target.casefold(), [])

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield all objects that have a home, for the inventory and the search index.

        The name that search takes is not the anchor, or it would link to the name that it displays.
        All further names have the priority -1, which search leaves out. A name that two objects
        share is left out altogether, or another project would be led to either.
        """
        objects = self.catalogue.objects
        shared = Counter((known.kind, name) for known in objects.values() for name in known.aliases)
        for key, home in sorted(self.homes.items()):
            if known := objects.get(key):
                for number, name in enumerate((*known.aliases, key, *known.formerly)):
                    if not number or shared[known.kind, name] < 2:
                        yield name, self.title_of(key), known.kind, home.docname, key, -1 if number else 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        """Return what search calls a kind of object: "character" and not "film character"."""
        return str(type.lname)

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        """Return the name by which other projects find what *node* refers to."""
        target: str | None = node.get("reftarget")
        return target


def film_domain(env: BuildEnvironment) -> FilmDomain:
    """Return the film domain of *env*."""
    return cast(FilmDomain, env.domains["film"])
