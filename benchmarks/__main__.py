"""The command behind ``make bench``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from benchmarks import reporting, sphinx_sites, studies
from benchmarks.measuring import Failed
from benchmarks.registry import CONTENDERS, USUAL
from benchmarks.rounds import LONG, compare
from benchmarks.sphinx_sites import STEPS

WORK = Path("_build/bench")
WHAT = ("compare", "beside", "growth", "parallel", "edits", "steps")


@click.command(context_settings={"show_default": True})
@click.argument("what", type=click.Choice(WHAT), default="compare")
@click.option("--films", default="20", help="How many; several, separated by commas, for growth.")
@click.option("--rounds", default=3, help="How often each is built.")
@click.option("--contenders", default=",".join(USUAL), help="Names, separated by commas.")
@click.option("--write", is_flag=True, help="Put the table into benchmarks/README.md.")
def main(what: str, films: str, rounds: int, contenders: str, write: bool) -> None:
    """Build a library of films with all contenders, alternating, and print the medians."""
    sizes = [int(size) for size in films.split(",")]
    names = contenders.split(",")
    if unknown := [name for name in names if name not in CONTENDERS]:
        raise click.BadParameter(f"{', '.join(unknown)}; there are {', '.join(CONTENDERS)}")
    chosen, root = [CONTENDERS[name] for name in names], WORK.absolute()
    try:
        match what:
            case "beside":
                rows = studies.beside(chosen, sizes[0], rounds, root)
            case "growth":
                rows = studies.growth(chosen[0], sizes, rounds, root)
            case "parallel":
                rows = studies.parallel(chosen[0], sizes[0], rounds, root)
            case "edits":
                rows = studies.edits(chosen[0], sizes[0], rounds, root)
            case "steps":
                parts = [chosen[0], *(sphinx_sites.without(chosen[0].name, step) for step in STEPS)]
                rows = reporting.comparison(compare(parts, sizes[0], rounds, root), chosen[0].name)
            case _:
                rows = reporting.comparison(compare(chosen, sizes[0], rounds, root))
    except Failed as failed:
        sys.exit(str(failed))
    once = f" (one, if it took more than {LONG} s)" if rounds > 1 else ""
    how = "means of simultaneous builds" if what == "beside" else f"medians of {rounds} alternating builds"
    about = f"{films.replace(',', ', ')} films, {how}{once}. "
    about += reporting.machine(contender.package for contender in chosen)
    table = reporting.markdown(rows)
    click.echo(f"\n{table}\n\n{about}")
    if write:
        name = f"{what}-{films}" if what in ("compare", "beside") else what
        reporting.write(name, f"{table}\n\n{about}")


if __name__ == "__main__":
    main(prog_name="benchmarks")
