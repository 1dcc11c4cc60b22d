"""``filmguide schema``: the JSON Schema of the format, for editors."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("kind", default="film")
@click.option(
    "--write",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all of them to files in this folder.",
)
def schema(kind: str, write: Path | None) -> None:
    """Print a JSON Schema: KIND is film (the default), themes or people."""
    from filmguide.catalogue.json_schema import KINDS, json_schema_text  # here: it takes long to import

    if kind not in KINDS:
        raise click.UsageError(f"“{kind}” has no schema; write one of {', '.join(KINDS)}")
    if write is None:
        click.echo(json_schema_text(kind), nl=False)
        return
    try:
        write.mkdir(parents=True, exist_ok=True)
        for name in KINDS:
            (write / f"{name}.json").write_text(json_schema_text(name), "utf-8", newline="\n")
            click.echo(f"Wrote {write / name}.json")
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from None
