"""``filmguide verify``: the quotations of a film beside its subtitles, which stay with the editor."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmguide.tools.films import CannotFind, FoundFilm, find_film
from filmguide.tools.formats import counted

if TYPE_CHECKING:
    from filmguide.sources.comparing import Finding
    from filmguide.sources.planning import Wishes
    from filmguide.sources.subtitles import Source


class CannotVerify(click.ClickException):
    """Why nothing was compared or written, on one line."""

    exit_code = 2


@click.command()
@click.argument("film")
@click.option(
    "--against",
    "path",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="Subtitles (SubRip, WebVTT, ASS, SSA) or a plain transcript, which you have and the guide has not.",
)
@click.option("--language", metavar="CODE", help="The language of FILE; otherwise what matches is compared.")
@click.option("--encoding", metavar="NAME", help="The encoding of FILE; otherwise it is found out.")
@click.option("--source", "title", metavar="TITLE", help="What FILE was made of, such as “Blu-ray (2014)”.")
@click.option("--write", is_flag=True, help="Write the times found into film.yaml, as at: with its source:.")
@click.option("--overwrite", is_flag=True, help="With --write, also in place of other times.")
@click.option("--checked", is_flag=True, help="Write checked: with the source and today's date.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to print what is found: for people, as a JSON list, or as GitHub's workflow commands.",
)
@click.pass_context
def verify(
    context: click.Context,
    film: str,
    path: Path,
    language: str | None,
    encoding: str | None,
    title: str | None,
    write: bool,
    overwrite: bool,
    checked: bool,
    form: str,
) -> None:
    """Compare each quotation of FILM with a source, word by word.

    FILM is the id of a film below the current folder, or the path of its folder or file. Each line is exact,
    normalised (the same but for capitals, punctuation and typography), differs, or is not found; where the
    source has times, the time is told, and how far it is from the one that is recorded.

    Only lines that are in the source word by word get a time or a check. Where a time is recorded already,
    or the source of the record is another, nothing is written. All else in film.yaml stays as it is.

    The exit status is 0 if all lines are exact or normalised, 1 if not, 2 if nothing could be compared.
    """
    from filmguide.sources.planning import Wishes  # here, and below: what is only wanted for comparing
    from filmguide.tools.verdicts import FORMATS, Verified

    found = _film(film)
    source = _source(path, encoding)
    title = (title or source.title or "").strip()
    if (write or checked) and not title:
        raise CannotVerify("name the source that is to be recorded, as --source “Blu-ray (2014)”")
    findings = _findings(found, source, language)
    text = FORMATS[form](Verified(found.shown, title or path.name, findings))
    if text:
        click.echo(text, color=False if os.environ.get("NO_COLOR") else None)
    if write or checked:
        _write(found, findings, Wishes(title, date.today(), write, checked, overwrite))
    context.exit(0 if all(finding.verdict.good for finding in findings) else 1)


def _film(name: str) -> FoundFilm:
    try:
        return find_film(name)
    except CannotFind as error:
        raise CannotVerify(str(error)) from None


def _source(path: Path, encoding: str | None) -> Source:
    from filmguide.sources.opening import CannotRead, read_text
    from filmguide.sources.subtitles import parse_source

    try:
        return parse_source(read_text(path, encoding), path.suffix)
    except CannotRead as error:
        raise CannotVerify(f"{path}: {error}") from None


def _findings(found: FoundFilm, source: Source, language: str | None) -> list[Finding]:
    from filmguide.sources.comparing import Comparison

    comparison = Comparison(found.film, source, language)
    hidden = not sys.stderr.isatty()
    with click.progressbar(found.film.quotations, file=sys.stderr, hidden=hidden, label="Comparing") as bar:
        return [finding for quotation in bar for finding in comparison.findings(quotation)]


def _write(found: FoundFilm, findings: list[Finding], wishes: Wishes) -> None:
    """Write what was found, and say on the other stream what was written and what was not."""
    from filmguide.sources.editing import CannotEdit
    from filmguide.sources.planning import plan, write

    planned = plan(found.film, findings, wishes)
    for quotation, reason in planned.reasons:
        click.echo(
            f"{found.shown}:{quotation.id.place.line}: not written: quotes.{quotation.id}: {reason}", err=True
        )
    try:
        write(found.path, planned.edits)
    except CannotEdit as error:
        raise CannotVerify(f"{found.shown}: nothing is written: {error}") from None
    times = sum(edit.at is not None for edit in planned.edits)
    checks = sum(edit.against is not None for edit in planned.edits)
    written = f"{counted(times, 'time')} and {counted(checks, 'check')}"
    click.echo(f"{found.shown}: {written} written", err=True)
