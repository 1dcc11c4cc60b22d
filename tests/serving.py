"""A server on this machine that answers as hosts of websites do: compressed, and keeping connections."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_AN_HOUR = "max-age=3600"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        self._answer(path, HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)

    def _answer(self, path: Path, status: HTTPStatus) -> None:
        content = path.read_bytes() if path.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", _AN_HOUR)
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* while the context lasts; yield the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
