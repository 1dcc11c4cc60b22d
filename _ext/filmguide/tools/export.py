"""``filmguide export``: the whole catalogue as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from filmguide.catalogue.budget import UNLIMITED
from filmguide.catalogue.lookups import Catalogue, read_catalogue
from filmguide.tools.checking import check_paths
from filmguide.tools.finding import FILM, PEOPLE, THEMES, find_sites

GUIDES = Path("guides")


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of printing.",
)
@click.pass_context
def export(context: click.Context, folder: Path | None, output: Path | None) -> None:
    """Print all films in FOLDER, with their themes and people, as JSON.

    FOLDER is by default “guides”, or the current one where there is none of that name. The format is
    described by what “filmguide schema export” prints. Nothing is exported while there are problems, which
    are told with an exit status of 1.
    """
    from filmguide.catalogue.export import export_text  # here, since it takes long to import

    folder = (folder or (GUIDES if GUIDES.is_dir() else Path())).absolute()
    if problems := check_paths([folder], UNLIMITED).problems:
        click.echo("\n".join(map(str, problems)), err=True)
        context.exit(1)
    data = export_text(_catalogue(folder)).encode()
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.UsageError(f"{output}: {error.strerror}") from None


def _catalogue(folder: Path) -> Catalogue:
    """Return the catalogue of the one site that the files in *folder* belong to."""
    sites = [site for site in find_sites([folder])[0] if site.named(FILM)]
    if not sites:
        raise click.UsageError(f"there is no {FILM} in {folder}")
    if len(sites) > 1:
        roots = ", ".join(sorted(str(site.root) for site in sites))
        raise click.UsageError(f"these are the films of several sites ({roots}); name a folder of one")
    [site] = sites
    return read_catalogue(site.root, site.named(FILM), site.shared(THEMES), site.shared(PEOPLE))
