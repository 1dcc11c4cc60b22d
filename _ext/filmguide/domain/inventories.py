"""Films of other projects, found by their inventories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slugify import slugify

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def spell_as_inventory(app: Sphinx, env: BuildEnvironment, node: nodes.Element, contnode: nodes.Node) -> None:
    """Spell what was not found here as inventories do, so that intersphinx may find it in another project."""
    if node.get("refdomain") == "film" and "miss" in node:
        node["reftarget"] = spelled(node)


def spelled(ref: nodes.Element) -> str:
    """Return the name by which an inventory may have what *ref* refers to.

    One line of a quotation is in no inventory. A reference with a title of its own leads to the whole.
    """
    target: str = ref["reftarget"]
    if ref["reftype"] in ("film", "person", "theme"):
        return slugify(target)
    film, _, name = target.partition(".")
    if ref["reftype"] == "quote" and ref["refexplicit"]:
        name = name.partition(".")[0]
    return f"{film}.{slugify(name)}"


def find_in_inventories(env: BuildEnvironment, kind: str, name: str) -> list[tuple[str, str]]:
    """Return the address and the title that each inventory has for a name."""
    inventories: dict[str, Any] = getattr(env, "intersphinx_named_inventory", {})
    found = (inventory.get(kind, {}).get(name) for inventory in inventories.values())
    return [(item.uri, item.display_name) for item in found if item]
