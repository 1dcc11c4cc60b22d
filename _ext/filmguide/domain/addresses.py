"""Where pages and objects are on the web, for what is read elsewhere: a citation, a letter to the editors."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def address(env: BuildEnvironment, docname: str, key: str = "") -> str:
    """Return the address of a page, or of the object with *key* on it; "" if the site's is unknown.

    Formats without addresses of their own name the page of the website.
    """
    base, root = env.config.html_baseurl, env.config.root_doc
    if not base:
        return ""
    anchor = f"#{quote(key)}" if key else ""
    match env._builder_cls.name:
        case "dirhtml":
            path = "" if docname == "index" else f"{docname.removesuffix('/index')}/"
        case "singlehtml":
            path, anchor = f"{root}.html", anchor or f"#document-{docname}"
        case _:
            path = f"{docname}{env.config.html_link_suffix or env.config.html_file_suffix or '.html'}"
    return posixpath.join(base, path) + anchor
