"""The contenders that are not built by Sphinx: MkDocs Material, Zensical and Hugo."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.contenders import Contender, WithFolders
from benchmarks.corpus import Film, Page, Reference
from benchmarks.files import write_files
from benchmarks.markup import Markup, Prose, printed, write_page
from benchmarks.yaml_text import film_yaml

BIN = Path(sys.executable).parent
PROJECTS = Path(__file__).parent / "projects"

MKDOCS = """\
site_name: Films
site_url: https://films.example/
theme:
  name: material
  features: [{features}]
markdown_extensions: [attr_list, md_in_html, tables]
plugins:
  - search
"""


class Macros(Prose):
    """mkdocs-macros: functions of a module that read the YAML."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a call."""
        if reference.kind == "page":
            return super().reference(film, page, reference)
        if reference.kind == "quotation":
            shown = film.pages[reference.number].name
            return f'{{{{ quoted("{film.id}", "{film.quotations[reference.number].id}", "{shown}") }}}}'
        credit = film.cast[reference.number]
        name = credit.performer if reference.kind == "person" else credit.short
        return f'{{{{ {reference.kind}("{film.id}", "{name}") }}}}'

    def cast(self, film: Film, page: Page) -> str:
        """Return a call."""
        return f'{{{{ cast("{film.id}"{"" if page.number else ", home=True"}) }}}}'

    def quotation(self, film: Film, page: Page) -> str:
        """Return a call."""
        return f'{{{{ quote("{film.id}", "{film.quotations[page.number].id}") }}}}'


class Shortcodes(Prose):
    """Hugo: shortcodes that read the data of the film."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return a shortcode; a link to a page has its path."""
        number = reference.number
        if reference.kind == "page":
            name = film.pages[number].name
            path = f"/guides/{film.id}/{'' if name == 'index' else f'{name}/'}"
            return f"[{printed(film, reference)}]({path})"
        if reference.kind == "quotation":
            return f'{{{{< quoted "{film.quotations[number].id}" "{film.pages[number].name}" >}}}}'
        return f"{{{{< {reference.kind} {number} >}}}}"

    def cast(self, film: Film, page: Page) -> str:
        """Return a shortcode."""
        return f"{{{{< cast {'home' if page.number == 0 else ''} >}}}}"

    def quotation(self, film: Film, page: Page) -> str:
        """Return a shortcode."""
        return f'{{{{< quote "{film.quotations[page.number].id}" >}}}}'


class Expanded(Macros):
    """Zensical, which has no macros: what the macros of MkDocs make is typed by hand."""

    def reference(self, film: Film, page: Page, reference: Reference) -> str:
        """Return links to the records on their pages."""
        words, number = printed(film, reference), reference.number
        match reference.kind:
            case "page":
                return super().reference(film, page, reference)
            case "quotation":
                return f"[{words}]({film.pages[number].name}.md#{film.id}-q{number})"
            case "credit":
                name, _, performer = words.removesuffix(")").partition(" (")
                return f"[{name}](index.md#{film.id}-c{number}) ([{performer}](index.md#{film.id}-p{number}))"
        return f"[{words}](index.md#{film.id}-{reference.kind[0]}{number})"

    def cast(self, film: Film, page: Page) -> str:
        """Return the table."""
        rows = [f"Cast of *{film.title}*", "", "| Performer | Role |", "| --- | --- |"]
        for number, credit in enumerate(film.cast):
            performer, role = credit.performer, credit.role
            if page.number == 0:
                performer = f'<span id="{film.id}-p{number}">{performer}</span>'
                role = f'<span id="{film.id}-c{number}">{role}</span>'
                role += f". {credit.about}" if credit.about else ""
            rows.append(f"| {performer} | {role} |")
        return "\n".join(rows)

    def quotation(self, film: Film, page: Page) -> str:
        """Return the block quote."""
        quotation = film.quotations[page.number]
        numbers = [film.cast.index(credit) for credit in (quotation.speaker, quotation.to)]
        names = [f"[{film.cast[n].short}](index.md#{film.id}-c{n})" for n in numbers]
        words = f'<span id="{film.id}-q{page.number}">{quotation.text}</span>'
        return f"> {words}\n>\n> — {names[0]} to {names[1]}, *{film.title}* ({film.year})"


def material(pruned: bool) -> Contender:
    """Return MkDocs Material, with the sidebar as it comes or pruned."""
    return WithFolders(
        "material-pruned" if pruned else "material",
        f"MkDocs Material with macros, {'pruned' if pruned else 'as it comes'}",
        lambda films, folder: _write_mkdocs(Macros(), films, folder, pruned, "  - macros\n"),
        lambda folder, jobs: [str(BIN / "mkdocs"), "build", "--quiet", "--clean"],
        "mkdocs-material",
        output="site",
    )


def zensical(pruned: bool) -> Contender:
    """Return Zensical, with the sidebar as it comes or pruned; its content is typed by hand."""
    return WithFolders(
        "zensical-pruned" if pruned else "zensical",
        f"Zensical, typed by hand, {'pruned' if pruned else 'as it comes'}",
        lambda films, folder: _write_mkdocs(Expanded(), films, folder, pruned, ""),
        lambda folder, jobs: [str(BIN / "zensical"), "build", "--clean"],
        "zensical",
        output="site",
    )


def hugo() -> Contender:
    """Return Hugo with data files and shortcodes, the least layout, and no search."""
    return WithFolders(
        "hugo",
        "Hugo, the least layout, no search",
        _write_hugo,
        lambda folder, jobs: [str(BIN / "hugo"), "--quiet", "--destination", "site"],
        "hugo",
        output="site",
    )


def _write_mkdocs(markup: Markup, films: Iterable[Film], folder: Path, pruned: bool, plugins: str) -> None:
    features = "navigation.prune" if pruned else ""
    files = {
        "mkdocs.yml": MKDOCS.format(features=features) + plugins,
        "docs/index.md": "# Films\n\nGuides to films.\n",
    }
    for film in films:
        files[f"docs/guides/{film.id}/film.yaml"] = film_yaml(film)
        for page in film.pages:
            meta = f"---\ndescription: {page.description}\n---\n"
            files[f"docs/guides/{film.id}/{page.name}.md"] = meta + write_page(markup, film, page)
    shutil.copytree(PROJECTS / "mkdocs", folder, dirs_exist_ok=True)
    write_files(files, folder)


def _write_hugo(films: Iterable[Film], folder: Path) -> None:
    shutil.copytree(PROJECTS / "hugo", folder, dirs_exist_ok=True)
    files = {"content/_index.md": "---\ntitle: Films\n---\n# Films\n\nGuides to films.\n"}
    for film in films:
        files[f"data/films/{film.id}.yaml"] = film_yaml(film)
        for page in film.pages:
            meta = f"---\ntitle: {page.title}\ndescription: {page.description}\n---\n"
            name = "_index" if page.number == 0 else page.name
            files[f"content/guides/{film.id}/{name}.md"] = meta + write_page(Shortcodes(), film, page)
    write_files(files, folder)
