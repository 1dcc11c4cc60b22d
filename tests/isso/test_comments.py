"""Comments on a page: nothing of them before the reader agrees; with a real server, from post to print."""

from __future__ import annotations

import hashlib
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from filelock import FileLock
from playwright.sync_api import expect, sync_playwright

from tests.conftest import do_without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.conftest import MakeSite

LOCK = Path(__file__).with_name("requirements.lock")
WORDS = "I think they are looking at the lights."
GISCUS = {"repo": "example/site", "repo_id": "R_1", "category": "Ideas", "category_id": "C_1"}


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def isso(pytestconfig: pytest.Config) -> Path:
    """Install Isso, once for each version of its lock, and return its command."""
    assert pytestconfig.cache is not None
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]
    venv = pytestconfig.cache.mkdir("isso") / digest
    with FileLock(f"{venv}.lock"):
        if not (venv / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
            pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install"]
            options = ["--quiet", "--require-hashes", "--no-deps", "--requirement", str(LOCK)]
            done = subprocess.run([*pip, *options], capture_output=True, text=True, check=False)
            if done.returncode:
                do_without(f"Isso cannot be installed; it takes a C compiler: {done.stderr[-300:]}")
            (venv / "ready").touch()
    return venv / "bin" / "isso"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(folder: Path, scripts: str = "") -> Iterator[str]:
    """Serve *folder* on this machine, with a policy that allows scripts from there and *scripts* alone."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", f"script-src 'self' {scripts}")
            super().end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def running(command: Path, folder: Path, port: int, site: str) -> Iterator[Path]:
    """Run Isso with a database in *folder*; yield the file to which it says what it does."""
    log, conf = folder / "isso.log", folder / "isso.conf"
    conf.write_text(
        f"[general]\ndbpath = {folder}/comments.db\nhost = {site}\nnotify = stdout\n"
        f"[server]\nlisten = http://127.0.0.1:{port}\n[moderation]\nenabled = true\n",
        "utf-8",
    )
    with log.open("wb") as said:
        process = subprocess.Popen([command, "-c", conf, "run"], stdout=said, stderr=said)
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                assert process.poll() is None, log.read_text("utf-8")
                time.sleep(0.1)
            yield log
        finally:
            process.terminate()
            process.wait(10)


def build(make_site: MakeSite, **respond: Any) -> Path:
    page = "# The end\n```{respond} What do they see?\n```\n"
    respond = {"repository": "https://github.com/example/site", **respond}
    files = {"index.md": page, "plain.md": "---\norphan: true\n---\n# Plain\n"}
    return make_site(files, html_theme="furo", filmguide_respond=respond).build().out


@contextmanager
def visit(browser: Browser, address: str, **how: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open the page as somebody new; yield it with the addresses that it asks for."""
    context: BrowserContext = browser.new_context(**how)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/index.html")
    yield page, asked
    context.close()


def test_comment_is_posted_approved_and_seen(
    isso: Path, browser: Browser, make_site: MakeSite, tmp_path: Path
) -> None:
    port = free_port()
    server = f"http://127.0.0.1:{port}"
    with served(build(make_site, isso=server), server) as site, running(isso, tmp_path, port, site) as log:
        with visit(browser, site) as (page, asked):
            page.get_by_role("button", name="Show the comments").focus()
            assert [url for url in asked if not url.startswith(site)] == []
            assert page.context.cookies() == []
            assert page.evaluate("localStorage.length") == 0
            page.keyboard.press("Enter")
            page.locator(".isso-postbox .isso-textarea").fill(WORDS)
            page.locator(".isso-postbox input[type=submit]").click()
            expect(page.locator("#isso-thread")).to_contain_text("moderation")
            assert {url.split("/")[2] for url in asked} == {site[7:], server[7:]}

        with visit(browser, site) as (page, _):
            page.get_by_role("button", name="Show the comments").click()
            expect(page.locator(".isso-postbox")).to_be_visible()
            assert WORDS not in page.locator("#isso-thread").inner_text()

        [link] = re.findall(r"Activate comment: (\S+)", log.read_text("utf-8"))
        with visit(browser, site) as (page, _):
            page.on("dialog", lambda dialog: dialog.accept())
            with page.expect_response(lambda response: response.request.method == "POST") as approved:
                page.goto(link, wait_until="commit")
            assert approved.value.status == 200

        with visit(browser, site) as (page, _):
            page.get_by_role("button", name="Show the comments").click()
            expect(page.locator("#isso-thread")).to_contain_text(WORDS)
    assert re.findall(r"new thread \d+: (.*)", log.read_text("utf-8")) == ["The end"]


@pytest.mark.parametrize("respond", [{"isso": "https://isso.example"}, {"giscus": GISCUS}])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_asked_of_others_before_the_reader_agrees(
    scheme: Any, respond: dict[str, Any], browser: Browser, make_site: MakeSite
) -> None:
    host = "isso.example" if "isso" in respond else "giscus.app"
    with (
        served(build(make_site, **respond), f"https://{host}") as site,
        visit(browser, site, color_scheme=scheme) as (page, asked),
    ):
        page.route(f"https://{host}/**", lambda route: route.abort())
        assert [url for url in asked if not url.startswith(site)] == []
        expect(page.locator(".film-comments")).to_contain_text(f"Comments are kept at {host}.")
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        assert Axe().run(page, options=rules).response["violations"] == []
        page.get_by_role("button", name="Show the comments").click()
        expect(page.get_by_role("status")).to_have_text("The comments could not be loaded.")
        assert [url for url in asked if not url.startswith(site)] != []


def test_without_scripts_the_link_stays_and_no_button_is_shown(browser: Browser, make_site: MakeSite) -> None:
    out = build(make_site, giscus=GISCUS)
    with served(out) as site, visit(browser, site, java_script_enabled=False) as (page, _):
        expect(page.get_by_role("link", name="Write a response")).to_be_visible()
        expect(page.locator(".film-comments")).to_be_hidden()


def test_script_of_giscus_gets_its_attributes(browser: Browser, make_site: MakeSite) -> None:
    out = build(make_site, giscus=GISCUS)
    with served(out, "https://giscus.app") as site, visit(browser, site) as (page, _):
        page.route("https://giscus.app/**", lambda route: route.abort())
        page.get_by_role("button", name="Show the comments").click()
        script = page.locator('script[src="https://giscus.app/client.js"]')
        assert script.evaluate("script => ({...script.dataset})") == {
            "repo": "example/site",
            "repoId": "R_1",
            "category": "Ideas",
            "categoryId": "C_1",
            "mapping": "pathname",
            "reactionsEnabled": "1",
            "theme": "preferred_color_scheme",
            "lang": "en",
        }


def test_script_is_loaded_on_pages_with_comments_alone(make_site: MakeSite) -> None:
    out = build(make_site, giscus=GISCUS)
    assert "filmguide-comments.js" in (out / "index.html").read_text("utf-8")
    assert "filmguide-comments.js" not in (out / "plain.html").read_text("utf-8")


def test_site_without_comments_has_none(make_site: MakeSite) -> None:
    html = (build(make_site) / "index.html").read_text("utf-8")
    assert "filmguide-comments.js" not in html
    assert "film-comments" not in html


def test_book_and_website_of_one_page_have_no_comments(make_site: MakeSite) -> None:
    site = make_site(
        {"index.md": "# The end\n```{respond}\n```\n"},
        filmguide_respond={"giscus": GISCUS},
        copyright="Author",
    )
    for builder, file in {
        "epub": "index.xhtml",
        "singlehtml": "index.html",
        "latex": "site.tex",
        "text": "index.txt",
    }.items():
        text = site.build(builder).text(file)
        assert "Share your opinion" in text
        assert "Comments are kept" not in text
        assert "film-comments" not in text


def test_scripts_stay_small() -> None:
    static = Path(__file__).parents[2] / "_ext/filmguide/output/static"
    assert sum(path.stat().st_size for path in static.glob("*.js")) < 4000
