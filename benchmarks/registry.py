"""All contenders, by name."""

from __future__ import annotations

from benchmarks import other_sites, sphinx_sites
from benchmarks.contenders import Contender

CONTENDERS: dict[str, Contender] = {
    found.name: found
    for found in (
        *map(sphinx_sites.contender, sphinx_sites.KITS),
        sphinx_sites.with_all_cores("filmguide"),
        *(sphinx_sites.contender(name, "plain") for name in sphinx_sites.KITS if name != "filmguide"),
        sphinx_sites.contender("by-hand", "stock"),
        other_sites.material(pruned=False),
        other_sites.material(pruned=True),
        other_sites.zensical(pruned=False),
        other_sites.zensical(pruned=True),
        other_sites.hugo(),
    )
}

USUAL = tuple(CONTENDERS)
"""What is compared if nothing else is asked for."""
