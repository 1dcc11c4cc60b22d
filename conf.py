"""Configuration of Last Reel. The documentation root is the repository root."""

import gc
import os
import re
import sys
import tomllib
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from sphinx.application import Sphinx

ROOT = Path(__file__).parent

# The extension of this checkout, also where nothing but requirements.lock was installed.
sys.path.insert(0, str(ROOT / "_ext"))

# A build makes millions of objects and keeps them until a page is done. To look for garbage among them after
# every 700, as Python does, takes 6 % of the time for a hundred films (benchmarks/README.md); to look more
# seldom takes a fifth more memory.
gc.set_threshold(100_000, 20, 20)

project = "Last Reel"
author = "the Last Reel contributors"
project_copyright = "2026, the Last Reel contributors. Text: CC BY 4.0. Quoted words belong to their owners."
version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

extensions = ["myst_parser", "sphinx_design", "filmguide"]

# A list of what is in, not of what is out: packages in .venv bring pages of their own.
include_patterns = ["index.md", "guides/**"]
exclude_patterns = ["_static/readme-*"]  # pictures for README alone
primary_domain = "film"
filmguide_films = "guides/*/film.yaml"
filmguide_themes = "guides/themes.yaml"
filmguide_people = "guides/people.yaml"
filmguide_latex_guides = "READTHEDOCS" not in os.environ  # which makes one PDF of all that it finds
filmguide_warn_typed_quotes = True
nitpicky = True

# Where the sources are kept is known to Read the Docs and not to this file; elsewhere nothing links there.
repository = os.environ.get("READTHEDOCS_GIT_CLONE_URL", "")
repository = re.sub(r"^(?:ssh://)?git@([^:/]+)[:/]", r"https://\1/", repository).removesuffix(".git")
branch = os.environ.get("READTHEDOCS_GIT_IDENTIFIER", "")
if repository:
    filmguide_respond = {"repository": repository}
editable = (
    branch
    and os.environ.get("READTHEDOCS_VERSION_TYPE", "branch") == "branch"
    and repository.startswith(("https://github.com/", "https://gitlab.com/"))
)
if editable:
    blob = "-/blob" if "gitlab" in repository else "blob"
    filmguide_edit_url = f"{repository}/{blob}/{quote(branch)}/{{path}}#L{{line}}"

myst_enable_extensions = ["attrs_inline", "colon_fence", "deflist"]
myst_heading_anchors = 3

locale_dirs = ["locale"]
gettext_compact = False

# -- HTML

html_theme = "furo"
html_title = project
html_favicon = "_static/favicon.svg"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = [("site.js", {"defer": "defer"})]
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
html_copy_source = False
html_show_sphinx = False
html_use_index = False  # people, characters and quotations have indexes of their own

# Every colour of text reaches 4.5:1 on every ground it stands on.
html_theme_options = {
    "light_css_variables": {
        "font-stack--headings": "'Iowan Old Style', 'Palatino Linotype', Palatino, P052, Georgia, serif",
        "color-brand-primary": "#93361b",
        "color-brand-content": "#93361b",
        "color-brand-visited": "#6f3b63",
        "color-foreground-primary": "#211b17",
        "color-foreground-secondary": "#5a5049",
        "color-foreground-muted": "#695e56",
        "color-background-primary": "#fffdf9",
        "color-background-secondary": "#f8f3eb",
        "color-background-hover": "#f0e8dc",
        "color-background-hover--transparent": "#f0e8dc00",
        "color-background-border": "#e5dccf",
        "color-link-underline": "#d9b8a8",
        "color-highlight-on-target": "#fbeecb",
    },
    "dark_css_variables": {
        "color-brand-primary": "#f0a37f",
        "color-brand-content": "#f0a37f",
        "color-brand-visited": "#d5a6cb",
        "color-foreground-primary": "#e6ded5",
        "color-foreground-secondary": "#b5aaa0",
        "color-foreground-muted": "#a0958b",
        "color-background-primary": "#171412",
        "color-background-secondary": "#1e1a17",
        "color-background-hover": "#29231f",
        "color-background-hover--transparent": "#29231f00",
        "color-background-border": "#3a322c",
        "color-link-underline": "#6e4a3a",
        "color-highlight-on-target": "#3d2f12",
    },
}

if editable:
    html_theme_options |= {
        "source_repository": repository,
        "source_branch": branch,
        "source_directory": "",
        "top_of_page_buttons": ["edit"],
    }

# -- For machines

extensions += ["notfound.extension", "sphinx_reredirects", "sphinxext.opengraph"]
if html_baseurl:  # without it there are no addresses to list
    extensions.append("sphinx_sitemap")


def setup(app: Sphinx) -> None:
    """Write all pages in each build that has a sitemap, since that lists the pages that were written."""
    if html_baseurl:
        app.connect("env-updated", lambda app, env: list(env.found_docs))


with redirect_stdout(None):  # it would say, in each build, that it draws no cards
    import_module("sphinxext.opengraph")

templates_path = ["_templates"]

# Where a page was → where it is, both from the root: {"guides/her/end": "/guides/her/ending.html"}.
redirects: dict[str, str] = {}
redirect_html_template_file = "_templates/redirect.html"

sitemap_url_scheme = "{link}"
sitemap_excludes = ["404.html", "search.html"]

notfound_template = "404.html"
notfound_urls_prefix = urlsplit(html_baseurl).path or "/"

ogp_site_url = html_baseurl
ogp_enable_meta_description = False  # each page has its own
ogp_social_cards = {"enable": False}

# -- EPUB

epub_basename = "last-reel"
epub_description = "Guides to films, which read a film to its end and quote its lines as they are spoken."
epub_contributor = author
epub_identifier = epub_uid = f"last-reel-{uuid5(NAMESPACE_URL, 'last-reel')}"
epub_cover = ("_static/cover.svg", "epub-cover.html")
epub_guide = (("cover", "epub-cover.xhtml", "Cover"), ("text", "index.xhtml", project))
epub_tocscope = "includehidden"  # the front page lists the guides in its own way
epub_tocdepth = 2  # a guide, its pages
epub_tocdup = False
epub_css_files = ["book.css"]
epub_show_urls = "no"  # a link can be followed; printed addresses only interrupt
epub_exclude_files = [
    "search.html",
    ".buildinfo.bak",  # left by a change of this file
    "epub-cover.xhtml",  # which is added anyway; a second build would add it twice
    "_static/site.css",
    *(f"{page}.xhtml" for page in redirects),
    *(str(path.relative_to(ROOT)) for path in ROOT.glob("_static/readme-*")),
    *(f"_static/schema/{path.name}" for path in ROOT.glob("_static/schema/*")),  # for editors of YAML
]

# -- PDF

latex_engine = "lualatex"
latex_use_xindy = False
latex_toplevel_sectioning = "part"  # a guide; its pages are chapters
# The front page leads into the site; a book has its title page and contents for that.
latex_documents = [("index", "last-reel.tex", project, author, "manual", True)]
latex_additional_files = ["_templates/last-reel.sty"]
today_fmt = "%-d %B %Y"
latex_elements = {
    "papersize": "a5paper",
    "pointsize": "10pt",
    "extraclassoptions": "openany,oneside",
    "fontpkg": "",
    "sphinxsetup": (
        "hmargin={18mm,18mm}, vmargin={22mm,22mm}, HeaderFamily=\\rmfamily,"
        "TitleColor={HTML}{211B17}, InnerLinkColor={HTML}{7A2E17}, OuterLinkColor={HTML}{7A2E17}"
    ),
    "secnumdepth": r"\setcounter{secnumdepth}{-2}",
    "tocdepth": r"\setcounter{tocdepth}{0}",
    "fncychap": "",
    "preamble": rf"""
\usepackage{{last-reel}}
\renewcommand\bookseries{{{project}}}
\renewcommand\booksubtitle{{Guides to films}}
\renewcommand\bookcopyright{{{project_copyright}}}
\renewcommand\bookaddress{{{html_baseurl}}}
""",
    "maketitle": r"\booktitlepage",
}

# -- man and Texinfo

man_pages = [("index", "last-reel", "guides to films", [author], 7)]
texinfo_documents = [
    ("index", "last-reel", project, author, "Last Reel", "Guides to films.", "Miscellaneous"),
]
