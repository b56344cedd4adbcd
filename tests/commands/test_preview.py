"""The preview: dist/ for this machine alone, pages that load themselves anew, builds that follow the files."""

import http.client
import threading

import pytest

from netpub.commands import preview
from netpub.commands.preview_server import CHANGES, Server
from netpub.errors import ConfigError


@pytest.fixture
def ask(tmp_path):
    """Serve a small dist and return what it answers: status, headers, body."""
    (tmp_path / "dist/en").mkdir(parents=True)
    (tmp_path / "dist/index.html").write_text("<html><body><p>All</p></body></html>", encoding="utf-8")
    (tmp_path / "dist/en/a b.html").write_text("<html><body><p>Page</p></body></html>", encoding="utf-8")
    (tmp_path / "dist/en/x.epub").write_bytes(b"PK")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "dist/link.txt").symlink_to(tmp_path / "secret.txt")
    server = Server(tmp_path / "dist", 0, lambda: 7)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def get(path, host=""):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", host or f"localhost:{server.server_port}")
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read()

    yield get
    server.shutdown()
    server.server_close()


def test_a_page_loads_itself_anew_and_keeps_its_text(ask):
    status, kind, body = ask("/en/a%20b.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert b"<p>Page</p>" in body
    assert CHANGES.encode() in body
    assert ask(CHANGES)[2] == b"7"


def test_a_folder_is_its_index_and_files_are_as_they_are(ask):
    assert b"<p>All</p>" in ask("/")[2]
    assert ask("/en/x.epub") == (200, "application/epub+zip", b"PK")


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/link.txt", "/en/", "/none.html", "//etc/passwd"])
def test_nothing_outside_dist_is_served(ask, path):
    assert ask(path)[0] == 404


def test_a_name_that_somebody_else_pointed_here_gets_nothing(ask):
    assert ask("/", host="evil.example:8000")[0] == 403


def test_a_taken_port_is_named(tmp_path):
    first = Server(tmp_path, 0, lambda: 0)
    with pytest.raises(OSError, match="in use"):
        Server(tmp_path, first.server_port, lambda: 0)
    first.server_close()


def test_a_saved_file_builds_again_and_a_mistake_does_not_end_it(tmp_path, monkeypatch):
    monkeypatch.setattr(preview, "_PAUSE", 0.01)
    page = tmp_path / "source/a/page.txt"
    page.parent.mkdir(parents=True)
    page.write_text("one", encoding="utf-8")
    built = []

    def build():
        built.append(page.read_text(encoding="utf-8"))
        if len(built) == 1:
            page.write_text("three!", encoding="utf-8")
            raise ConfigError("A mistake.", "Mend it.")
        watcher.stop()

    watcher = preview.Watcher(tmp_path, build)
    page.write_text("two two", encoding="utf-8")
    (tmp_path / "dist").mkdir()
    watcher.run()
    assert built == ["two two", "three!"]
    assert watcher.builds == 2
