"""``filmguide report``: how much each guide quotes, what is shown where, and what is idle."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from filmguide.catalogue.matching import Miss
from filmguide.tools.excerpts import visible
from filmguide.tools.finding import documentation_root
from filmguide.tools.formats import counted

if TYPE_CHECKING:
    from filmguide.tools.summaries import Quoted, Summary
    from filmguide.tools.usage import Usage


class CannotReport(click.ClickException):
    """Why there is no report, on one line."""

    exit_code = 2


@click.command()
@click.argument("film", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the report: for people, or as JSON.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 if anything is idle.")
@click.pass_context
def report(context: click.Context, film: str | None, form: str, strict: bool) -> None:
    """Print what each guide quotes: how much, in which forms, and on which pages.

    Then what is idle: quotations that no page shows, or that are only in lists of many, characters that no
    page names and who are heard on none, quotations that are nearly the same, themes without a line. FILM
    is the id of a film; by default all are reported. Run it in the folder of conf.py or below. All pages
    are read for it, and nothing is written.

    The exit status is 0, or with --strict 1 if anything is idle, or 2 if the pages cannot be read.
    """
    from filmguide.tools.summaries import idle_themes, summarise

    usage = _usage()
    films = usage.catalogue.films
    if film is not None and film not in films:
        raise CannotReport(Miss.among(film, films).message("film"))
    summaries = [summarise(films[name], usage) for name in ([film] if film else sorted(films))]
    themes = () if film else idle_themes(usage)
    text = as_json(summaries, themes) if form == "json" else as_text(summaries, themes)
    click.echo(text, color=False if os.environ.get("NO_COLOR") else None)
    idle = bool(themes) or any(summary.idle for summary in summaries)
    context.exit(1 if strict and idle else 0)


def _usage() -> Usage:
    from filmguide.tools.usage import CannotUse, read_site

    root = documentation_root(Path.cwd())
    if root is None:
        raise CannotReport("there is no conf.py here or in a folder above; go to the folder of the site")
    try:
        usage = read_site(root)
    except CannotUse as error:
        raise CannotReport(f"the pages cannot be read: {error}") from None
    if usage.warnings:
        click.echo(usage.warnings, err=True, nl=False)
    return usage


def as_json(summaries: Sequence[Summary], themes: Sequence[str]) -> str:
    """Return the report as an object with the films and the themes without a line."""
    return json.dumps(
        {"films": list(map(_object, summaries)), "idle_themes": list(themes)}, indent=2, ensure_ascii=False
    )


def as_text(summaries: Sequence[Summary], themes: Sequence[str]) -> str:
    """Return the report as tables, one a film."""
    parts = [_film(summary) for summary in summaries]
    if themes:
        parts.append([click.style("Themes without a line", bold=True), f"  {', '.join(themes)}"])
    return "\n\n".join("\n".join(part) for part in parts) or "no films"


def _film(summary: Summary) -> list[str]:
    """Return the lines of one film, without what would steer a terminal."""
    rights = summary.rights.replace("-", " ")
    heading = click.style(visible(f"{summary.title} ({summary.id}), {rights}"), bold=True)
    return [heading, *map(visible, [*_figures(summary), "", *_table(summary.quotations), *_idle(summary)])]


def _figures(summary: Summary) -> list[str]:
    budget, longest = summary.budget, summary.longest
    film = f" (at most {budget.film:,})" if budget and budget.film else ""
    excerpt = f" (at most {budget.excerpt:,})" if budget and budget.excerpt else ""
    forms = (
        f"{form} {number:,} ({counted(total, 'word')})" for form, (number, total) in summary.forms.items()
    )
    rows = {
        "quotations": f"{len(summary.quotations):,}",
        "words": f"{summary.words:,}{film}",
        "longest": f"{longest.id}, {counted(longest.words, 'word')}{excerpt}" if longest else "",
        "forms": ", ".join(forms),
        "checked": f"{sum(quoted.checked for quoted in summary.quotations):,}",
    }
    return [f"  {name:<16}{value}" for name, value in rows.items() if value]


def _table(quotations: Sequence[Quoted]) -> list[str]:
    if not quotations:
        return []
    width = max(len(quoted.id) for quoted in quotations)
    width = max(width, len("quotation"))
    rows = [f"  {'quotation':<{width}}  words  {'form':<10}  shown on"]
    for quoted in quotations:
        pages = ", ".join(quoted.pages) or "–"
        rows.append(f"  {quoted.id:<{width}}  {quoted.words:>5}  {quoted.form:<10}  {pages}")
    return rows


def _idle(summary: Summary) -> list[str]:
    rows = {
        "never shown": ", ".join(summary.unshown),
        "only listed": ", ".join(summary.listed),
        "never named": ", ".join(summary.unnamed),
        "nearly the same": ", ".join(f"{one} and {other}" for one, other in summary.similar),
    }
    told = [f"  {name:<16}{value}" for name, value in rows.items() if value]
    return ["", *told] if told else []


def _object(summary: Summary) -> dict[str, object]:
    longest = summary.longest
    return {
        "id": summary.id,
        "title": summary.title,
        "rights": summary.rights,
        "words": summary.words,
        "most_words": summary.budget.film or None if summary.budget else None,
        "most_words_of_an_excerpt": summary.budget.excerpt or None if summary.budget else None,
        "longest": longest.id if longest else None,
        "forms": {form: {"quotations": n, "words": total} for form, (n, total) in summary.forms.items()},
        "quotations": [
            {"id": q.id, "words": q.words, "form": q.form, "pages": list(q.pages), "checked": q.checked}
            for q in summary.quotations
        ],
        "never_shown": list(summary.unshown),
        "only_listed": list(summary.listed),
        "never_named": list(summary.unnamed),
        "nearly_the_same": [list(pair) for pair in summary.similar],
    }
