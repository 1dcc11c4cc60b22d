"""The extension serves any Sphinx project: from a wheel, with another theme and reStructuredText."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, Site, parse, words

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "conf.py": """
        project = "Silents"
        extensions = ["filmguide", "sphinx.ext.intersphinx"]
        html_theme = "alabaster"
        nitpicky = True
        exclude_patterns = ["_build"]
        """,
    "nosferatu/film.yaml": """
        title: Nosferatu
        year: 1922
        rights: public-domain
        cast:
          - performer: Max Schreck
            role: Graf Orlok
            short: Orlok
        quotes:
          blood:
            speaker: Orlok
            form: intertitle
            text: >-
              Blood! Your precious blood!
        """,
    "index.rst": """
        Silent films
        ============

        .. toctree::

           nosferatu/index

        See :film:character:`nosferatu.Orlok` and :film:quote:`nosferatu.blood`.
        """,
    "nosferatu/index.rst": """
        Nosferatu
        =========

        .. film:film::

        .. film:cast::

        .. film:quote:: blood

           An editor's note.

        :film:credit:`Orlok` in :film:film:`nosferatu`.
        """,
}


@pytest.mark.slow
def test_wheel_works_in_an_empty_environment_with_alabaster_and_restructuredtext(tmp_path: Path) -> None:
    python = _install(tmp_path)
    site = Site(tmp_path / "site")
    site.write(FILES)
    for builder in ("html", "latex"):
        out = site.root / "_build" / builder
        _run(python, "-m", "sphinx", "-W", "-n", "--keep-going", "-b", builder, str(site.root), str(out))
    html = site.root / "_build" / "html"
    page = parse((html / "nosferatu" / "index.html").read_text("utf-8"))
    row = page.select("table.cast tbody tr")[0]
    assert [words(cell) for cell in row.select("th, td")] == ["Max Schreck", "Graf Orlok"]
    figure = page.select_one("figure.quotation.form-intertitle#quote\\.nosferatu\\.blood")
    assert figure is not None
    assert "Blood! Your precious blood!" in words(figure.select("blockquote")[0])
    links = {words(link): link["href"] for link in page.select("p a")}
    assert links["Orlok"] == "#character.nosferatu.graf-orlok"
    start = parse((html / "index.html").read_text("utf-8"))
    assert start.select_one('p a[href="nosferatu/index.html#character.nosferatu.graf-orlok"]')
    styles = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert any("filmguide.css" in str(style) for style in styles)
    assert "figure.quotation" in (html / "_static" / "filmguide.css").read_text("utf-8")
    assert (site.root / "_build" / "latex" / "filmguide.sty").is_file()
    out = site.root / "_build" / "text"
    _run(python, "-m", "sphinx", "-q", "-W", "-b", "text", "-D", "language=de", str(site.root), str(out))
    assert "Darsteller/in" in (out / "nosferatu" / "index.txt").read_text("utf-8")


def _install(folder: Path) -> str:
    """Build the wheel, install it with the locked versions of what it needs, and return that Python."""
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(re.findall(r"^[A-Za-z0-9._-]+==[^\\\n]*", lock, re.MULTILINE)))
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = str(folder / "venv" / "bin" / "python")
    wheel = next(folder.glob("filmguide-*.whl"))
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    _run(python, *install, "--constraint", str(constraints), str(wheel))
    return python


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
