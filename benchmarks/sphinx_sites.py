"""The contenders that are built by Sphinx, all with the settings of this site or all without."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from benchmarks.contenders import ALL, Contender
from benchmarks.corpus import PAGES, Film
from benchmarks.files import write_files
from benchmarks.markup import ByHand, Markup, Prose, write_page
from benchmarks.sphinx_markup import Bibtex, Datatemplates, Filmguide, Needs, film_bib, need_id
from benchmarks.yaml_text import film_yaml

ROOT = Path(__file__).parent.parent
PROJECTS = Path(__file__).parent / "projects"
Files = Callable[[Film], dict[str, str]]
Settings = Literal["site", "plain", "stock"]
LABELS = {"site": "", "plain": ", as it comes", "stock": ", as it comes, Furo's own sidebar"}

# Without PyStemmer, as in a Sphinx to which nobody added it.
NO_STEMMER = "raise ImportError\n"


@dataclass(frozen=True)
class Kit:
    """What an extension needs.

    That is markup, files beside each film, lines of ``conf.py``, and a folder of ``projects/``.
    """

    label: str
    package: str
    markup: Markup
    extension: str = ""
    files: Files = lambda film: {}
    conf: str = ""
    project: str = ""


KITS = {
    "filmguide": Kit(
        "this extension",
        "filmguide",
        Filmguide(),
        "filmguide",
        lambda film: {"film.yaml": film_yaml(film)},
    ),
    "floor": Kit("floor: prose only", "sphinx", Prose()),
    "by-hand": Kit("typed by hand", "myst-parser", ByHand()),
    "datatemplates": Kit(
        "datatemplates",
        "sphinxcontrib-datatemplates",
        Datatemplates(),
        "sphinxcontrib.datatemplates",
        lambda film: {"film.yaml": film_yaml(film)},
        conf='templates_path = [*globals().get("templates_path", []), "_templates"]\n',
        project="datatemplates",
    ),
    "needs": Kit(
        "sphinx-needs",
        "sphinx-needs",
        Needs(),
        "sphinx_needs",
        lambda film: {"film.json": _needs(film)},
        """
needs_types = [
    {"directive": "credit", "title": "Credit", "prefix": "", "color": "#fff", "style": "node"},
    {"directive": "words", "title": "Words", "prefix": "", "color": "#fff", "style": "node"},
]
needs_fields = {name: {"schema": {"type": "string"}} for name in ("performer", "role", "about")}
needs_layouts = {"words": {"grid": "content", "layout": {}}}
needs_build_json = False
needs_table_style = "table"
needs_role_need_template = "{{ title }}"
""",
    ),
    "bibtex": Kit(
        "bibtex",
        "sphinxcontrib-bibtex",
        Bibtex(),
        "sphinxcontrib.bibtex",
        lambda film: {"film.bib": film_bib(film)},
        """
from pathlib import Path

here = Path(__file__).parent
bibtex_bibfiles = sorted(path.relative_to(here).as_posix() for path in here.glob("guides/*/film.bib"))
""",
    ),
}


def contender(name: str, settings: Settings = "site") -> Contender:
    """Return a contender with the settings of this site, or with fewer.

    "plain" are the settings of stock Sphinx and Furo, with the sidebar per guide; "stock" is without that.
    """
    kit = KITS[name]
    return Contender(
        name if settings == "site" else f"{name}-{settings}",
        f"{kit.label}{LABELS[settings]}",
        lambda films, folder: _write(kit, films, folder, settings),
        _command,
        kit.package,
        records=name != "floor",
        linked=ALL - {"quotation"} if name == "bibtex" else ALL,
        anchors=name not in ("floor", "needs"),
        env=() if settings == "site" else (("PYTHONPATH", "without"),),
    )


def with_all_cores(name: str) -> Contender:
    """Return a contender with the settings of this site, built as ``make html`` does."""
    serial = contender(name)
    return replace(
        serial,
        name=f"{name}-auto",
        label=f"{serial.label}, a process a core",
        command=lambda folder, jobs: _command(folder, "auto"),
    )


STEPS = {
    "no PyStemmer": ("", (("PYTHONPATH", "without"),)),
    "Python's own threshold of garbage collection": ("import gc\n\ngc.set_threshold(700, 10, 10)\n", ()),
    "sources copied into the site": ("html_copy_source = True\n", ()),
}
"""The settings that save time, each as what a site is without it: lines of ``conf.py``, and environment."""


def without(name: str, step: str) -> Contender:
    """Return a contender with the settings of this site but one."""
    conf, env = STEPS[step]
    kit = replace(KITS[name], conf=KITS[name].conf + conf)
    return replace(
        contender(name),
        name=f"{name}-{[*STEPS].index(step)}",
        label=f"{kit.label}, {step}",
        write=lambda films, folder: _write(kit, films, folder, "site"),
        env=env,
    )


def _write(kit: Kit, films: Iterable[Film], folder: Path, settings: Settings) -> None:
    extension = f'extensions += ["{kit.extension}"]\n' if kit.extension else ""
    ours = kit.extension == "filmguide"
    parts = ["site.conf" if settings == "site" else "stock.conf"]
    parts += ["sidebar.conf"] if settings != "stock" and not ours else []
    conf = "".join([f"root = {str(ROOT)!r}\n", *((PROJECTS / name).read_text("utf-8") for name in parts)])
    conf += f"{extension}{kit.conf}primary_domain = {'film' if ours else 'py'!r}\n"
    files = {"conf.py": conf, "without/Stemmer.py": NO_STEMMER}
    for name in ("_static", "_templates") if settings == "site" else ():
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    if kit.project:
        shutil.copytree(PROJECTS / kit.project, folder, dirs_exist_ok=True)
    guides = []
    for film in films:
        guide = f"guides/{film.id}"
        guides.append(f"{guide}/index")
        files |= {f"{guide}/{name}": text for name, text in kit.files(film).items()}
        for page in film.pages:
            meta = f"---\nmyst:\n  html_meta:\n    description: {page.description}\n---\n"
            text = meta + write_page(kit.markup, film, page)
            if page.number == 0:
                text += _toctree(PAGES[1:])
            files[f"{guide}/{page.name}.md"] = text
    files["index.md"] = f"# Films\n\nGuides to films.\n{_toctree(guides)}"
    write_files(files, folder)


def _toctree(pages: Iterable[str]) -> str:
    return "\n".join(["", ":::{toctree}", ":hidden:", "", *pages, ":::", ""])


def _command(folder: Path, jobs: int | str) -> list[str]:
    python = [sys.executable, "-m", "sphinx", "-q", "-T", "-W", "--keep-going"]
    return [
        *python,
        "-j",
        str(jobs),
        "-b",
        "html",
        "-d",
        str(folder / "doctrees"),
        str(folder),
        str(folder / "html"),
    ]


def _needs(film: Film) -> str:
    records: dict[str, dict[str, object]] = {}
    for number, credit in enumerate(film.cast):
        target = need_id(film, "c", number)
        records[target] = {
            "id": target,
            "type": "credit",
            "title": credit.short,
            "tags": [film.id],
            "performer": credit.performer,
            "role": credit.role,
            "about": credit.about,
        }
    versions = {"1": {"needs_amount": len(records), "needs": records}}
    return json.dumps({"current_version": "1", "project": "Films", "versions": versions}, indent=1)
