"""``filmguide new``: the folder of a new guide."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from filmguide.catalogue.library import is_id
from filmguide.catalogue.scalars import MAX_YEAR, MIN_YEAR, id_message
from filmguide.tools.finding import documentation_root
from filmguide.tools.guides import PAGES, SCHEMA, CannotMake, NewFilm, make_guide

_YEAR = click.IntRange(MIN_YEAR, MAX_YEAR)


@click.command()
@click.argument("film")
@click.option("--title", help="The title, as printed.")
@click.option("--year", type=_YEAR, help="The year of the first showing.")
@click.option("--director", "directors", multiple=True, help="Who directed it; may be given more than once.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default="guides",
    show_default=True,
    help="The folder of the guides.",
)
def new(film: str, title: str | None, year: int | None, directors: tuple[str, ...], folder: Path) -> None:
    """Make the folder of a new guide, with film.yaml and the pages.

    FILM is the film's id and the name of the folder: lower-case letters, digits and hyphens, such as
    jazz-singer. What is not told by an option is asked for. Nothing is ever overwritten.
    """
    if not is_id(film):
        raise click.UsageError(id_message(film))
    if os.path.lexists(folder / film):
        raise click.UsageError(f"{folder / film} is there already, and nothing is ever overwritten")
    title = title if title is not None else _ask("title", "Title", default=film.replace("-", " ").title())
    year = year if year is not None else _ask("year", "Year of the first showing", type=_YEAR)
    directors = directors or (_ask("director", "Director"),)
    made = NewFilm(film, _on_one_line(title), year, tuple(map(_on_one_line, directors)))
    try:
        guide = make_guide(folder, made)
    except CannotMake as error:
        raise click.UsageError(str(error)) from None
    click.echo(_next_steps(guide, f"{made.title} ({year})"))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _ask(option: str, question: str, **how: Any) -> Any:
    """Ask for the value of an *option* that was left out, if somebody is there to answer."""
    if not _somebody_is_there():
        raise click.UsageError(f"Missing option '--{option}'.")
    return click.prompt(question, **how)


def _somebody_is_there() -> bool:
    return sys.stdin.isatty()


def _next_steps(guide: Path, name: str) -> str:
    root = documentation_root(guide.absolute()) or Path.cwd()
    page = Path(os.path.relpath(guide.absolute(), root), "index").as_posix()
    build = "make html" if Path("Makefile").is_file() else f"sphinx-build -n {_shown(root)} _build/html"
    text = f"""\
Made {guide}, with film.yaml and {len(PAGES)} pages. They build as they are. Next:

1. Add the guide to the toctree of {_shown(root / "index.md")}:

       {name} <{page}>

2. Write what you know of the film in {guide / "film.yaml"}, then look for mistakes:

       filmguide check {guide}

3. Write the pages, and build:

       {build}"""
    if not (root / SCHEMA).exists():
        schema = _shown((root / SCHEMA).parent)
        text += f"\n\nEditors check and complete film.yaml after: filmguide schema --write {schema}"
    return text


def _shown(path: Path) -> str:
    return Path(os.path.relpath(path)).as_posix()
