"""The server of a preview: dist/ on the loopback address, each web page with a line that loads it anew after a build."""

import http.server
import mimetypes
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
CHANGES = "/.netpub/builds"
# Asks once a second how many builds there were; a page that sees another number than before loads itself anew.
_RELOAD = b"""<script>
let seen = null;
setInterval(async () => {
  try {
    const builds = await (await fetch("%s")).text();
    if (seen !== null && builds !== seen) location.reload();
    seen = builds;
  } catch { seen = null; }
}, 1000);
</script>""" % CHANGES.encode()
# Names by which a browser may ask. Another one in the Host field means that a page from elsewhere got a name to point here.
_NAMES = ("127.0.0.1", "localhost", "[::1]")


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder. ``builds`` returns how many builds there were; ``port`` 0 takes any that is free.

    Raises OSError when the port is taken.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int, builds: Callable[[], int]) -> None:
        super().__init__((HOST, port), partial(_Handler, folder=folder.resolve(), builds=builds))

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_port}/"


class _Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, *arguments: Any, folder: Path, builds: Callable[[], int]) -> None:
        self._folder, self._builds = folder, builds
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a file of the folder, or with the number of builds."""
        if self.headers.get("Host", "").rpartition(":")[0] not in _NAMES:
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == CHANGES:
            self._answer(str(self._builds()).encode(), "text/plain")
        else:
            self._file(unquote(urlsplit(self.path).path).lstrip("/"))

    def _file(self, name: str) -> None:
        path = self._folder / name
        path = (path / "index.html" if not name or path.is_dir() else path).resolve()
        if not path.is_relative_to(self._folder) or not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        data, kind = path.read_bytes(), _kind(path)
        self._answer(data.replace(b"</body>", _RELOAD + b"</body>") if kind == "text/html" else data, kind)

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: what matters to people is what the builds say."""


def _kind(path: Path) -> str:
    own = {".epub": "application/epub+zip", ".html": "text/html"}
    return own.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
