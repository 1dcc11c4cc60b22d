"""``filmguide check``: every mistake at once, without a build."""

from __future__ import annotations

import os
from pathlib import Path

import click

from filmguide.catalogue.budget import DEFAULT, Budget
from filmguide.tools.checking import check_paths
from filmguide.tools.finding import NAMES
from filmguide.tools.formats import FORMATS

_NAMES = f"{', '.join(NAMES[:-1])} or {NAMES[-1]}"


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to print problems: for people, as a JSON list, or as GitHub's workflow commands.",
)
@click.option(
    "--excerpt-words",
    type=click.IntRange(0),
    default=DEFAULT.excerpt,
    show_default=True,
    help="The most words of an excerpt, where a film is in copyright; 0 for any number.",
)
@click.option(
    "--film-words",
    type=click.IntRange(0),
    default=DEFAULT.film,
    show_default=True,
    help="The most words of all excerpts of a film together, where it is in copyright; 0 for any number.",
)
@click.pass_context
def check(
    context: click.Context, paths: tuple[str, ...], form: str, excerpt_words: int, film_words: int
) -> None:
    """Check film.yaml, themes.yaml and people.yaml as a build does, without a build.

    PATH is such a file, or a folder in which to look for them; by default the current one. Folders whose
    names begin with a dot or an underscore are left out. A site that sets filmguide_excerpt_words or
    filmguide_film_words in its conf.py, which is not read here, gives the same figures as options.

    The exit status is 0 if all is well, 1 if there are problems, 2 if the command cannot be understood.
    """
    checked = check_paths([_path(path) for path in paths or (".",)], Budget(excerpt_words, film_words))
    if not checked.files and not checked.problems:
        raise click.UsageError(f"there is no {_NAMES} in {' or '.join(paths or ['.'])}")
    if text := FORMATS[form](checked):
        click.echo(text, color=False if os.environ.get("NO_COLOR") else None)
    context.exit(1 if checked.problems else 0)


def _path(argument: str) -> Path:
    """Return the path, absolute; its links are kept, so that it is printed as it was typed."""
    path = Path(os.path.abspath(argument))
    if not os.path.lexists(path):
        raise click.UsageError(f"{argument}: there is no such file or folder")
    if path.name not in NAMES and not path.is_dir():
        raise click.UsageError(f"{argument}: name a folder, or a file called {_NAMES}")
    return path
