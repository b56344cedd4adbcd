"""pandoc as netpub runs it, and what becomes of a pandoc that hangs, crashes or lies."""

import json
import multiprocessing
import stat
import textwrap

import pytest

from netpub.errors import InternalError, ToolFailed, ToolMissing, ToolTimeout
from netpub.tools import pandoc

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0H2V2Z"/></svg>'


def text(words):
    return [{"t": "Str", "c": words}]


def picture(target):
    return {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], text("words"), [target, ""]]}]}


def document(*blocks, **meta):
    return {
        "pandoc-api-version": [1, 23, 1],
        "meta": {"title": {"t": "MetaString", "c": "Title <1>"}, "identifier": {"t": "MetaString", "c": "urn:x"}} | meta,
        "blocks": [{"t": "Header", "c": [1, ["h", [], []], text("Head")]}, {"t": "Para", "c": text("Grüße & <so>")}, *blocks],
    }


@pytest.fixture
def worker():
    workers = []

    def make(program=None, seconds=20.0):
        workers.append(pandoc.Worker(program or pandoc.path(), seconds))
        return workers[-1]

    yield make
    for each in workers:
        each.close()


@pytest.fixture
def fake(tmp_path):
    def make(script):
        program = tmp_path / "pandoc"
        program.write_text("#!/usr/bin/env python3\n" + textwrap.dedent(script), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return program

    return make


def test_writes_html_with_escapes():
    made = pandoc.convert(document(), "html5", {"template": "$title$|$body$", "section_divs": True}, {}).decode()
    assert made.startswith('Title &lt;1&gt;|<section id="h"')
    assert "Grüße &amp; &lt;so&gt;" in made


def test_one_process_serves_many_documents(worker):
    mine = worker()
    first = mine.convert(json.dumps(document()), "html5", {})
    process = mine._server._process.pid
    assert [mine.convert(json.dumps(document()), "html5", {}) for _ in range(5)] == [first] * 5
    assert mine._server._process.pid == process


def test_nothing_of_one_document_reaches_the_next(worker):
    mine = worker()
    plain = mine.convert(json.dumps(document()), "epub3", {})
    uri = pandoc.data_uri("x.svg", SVG)
    mine.convert(json.dumps(document(picture(uri))), "epub3", {})
    assert mine.convert(json.dumps(document()), "epub3", {}) == plain


@pytest.mark.parametrize("to", ["html5", "epub3", "docx"])
def test_two_fresh_workers_write_the_same_bytes(worker, to):
    made = json.dumps(document(picture(pandoc.data_uri("x.svg", SVG))))
    options = {} if to == "docx" else {"template": "$body$"}
    assert worker().convert(made, to, options) == worker().convert(made, to, options)


def test_command_line_writes_what_the_worker_writes(worker, fake):
    real = pandoc.path()
    lame = fake(f"""
        import os, sys
        if sys.argv[1] == "lua":
            sys.exit("no Lua here")
        os.execv({str(real)!r}, [{str(real)!r}, *sys.argv[1:]])
        """)
    made = json.dumps(document({"t": "Header", "c": [2, ["deep", [], []], text("Deeper")]}))
    options = {"template": "$table-of-contents$$body$", "section_divs": True, "table_of_contents": True, "toc_depth": 1}
    assert worker(lame).convert(made, "html5", options) == worker().convert(made, "html5", options)
    assert worker(lame).convert(made, "epub3", {"split_level": 1, "epub_title_page": False})[:2] == b"PK"


def test_pictures_travel_inside_packages():
    made = pandoc.convert(document(picture("figures/a.svg")), "epub3", {}, {"figures/a.svg": SVG})
    assert b"EPUB/media/file0.svg" in made


@pytest.mark.parametrize(("blocks", "meta", "options", "said"), [
    ([{"t": "RawBlock", "c": ["html", "<script>"]}], {}, {}, "raw markup"),
    ([{"t": "Para", "c": [{"t": "RawInline", "c": ["html", "<b>"]}]}], {}, {}, "raw markup"),
    ([picture("/etc/passwd")], {}, {}, "/etc/passwd"),
    ([picture("https://example.org/x.png")], {}, {}, "https://example.org/x.png"),
    ([], {"css": {"t": "MetaString", "c": "/etc/passwd"}}, {}, "css"),
    ([], {"cover-image": {"t": "MetaString", "c": "/etc/passwd"}}, {}, "cover-image"),
    ([], {}, {"reference_doc": "/etc/passwd"}, "reference_doc"),
])
def test_what_could_open_a_file_or_address_is_refused(blocks, meta, options, said):
    with pytest.raises(InternalError, match=said):
        pandoc.convert(document(*blocks, **meta), "html5", options, {})


def test_an_error_of_pandoc_is_told_and_the_worker_goes_on(worker):
    mine = worker()
    with pytest.raises(ToolFailed, match="Unknown output format") as caught:
        mine.convert(json.dumps(document()), "no-such-format", {})
    assert caught.value.remedy
    assert mine.convert(json.dumps(document()), "html5", {})


def test_hanging(worker, fake):
    program = fake("""
        import sys, time
        print('{"ready": "1"}', flush=True)
        time.sleep(60)
        """)
    with pytest.raises(ToolTimeout, match=r"within 0\.5 s") as caught:
        worker(program, 0.5).convert("{}", "html5", {})
    assert caught.value.remedy


def test_crashing_and_standing_up_again(worker, fake, tmp_path):
    program = fake(f"""
        import pathlib, sys
        flag = pathlib.Path({str(tmp_path / "crashed")!r})
        for line in sys.stdin:
            if "ready" in line:
                print('{{"ready": "1"}}', flush=True)
            elif not flag.exists():
                flag.touch()
                sys.exit("heap exhausted")
            else:
                print('{{"data": "data:x;base64,T0s="}}', flush=True)
        """)
    mine = worker(program)
    with pytest.raises(ToolFailed, match="heap exhausted"):
        mine.convert("{}", "html5", {})
    assert mine.convert("{}", "html5", {}) == b"OK"


@pytest.mark.parametrize("lie", ["not json", "[1]", "{}", '{"data": 7}', '{"data": "data:x;base64,???"}'])
def test_lying(worker, fake, lie):
    program = fake(f"""
        import sys
        for line in sys.stdin:
            print('{{"ready": "1"}}' if "ready" in line else {lie!r}, flush=True)
        """)
    with pytest.raises(ToolFailed):
        worker(program, 5).convert("{}", "html5", {})


def test_hanging_command_line(worker, fake):
    program = fake("""
        import sys, time
        if sys.argv[1] != "lua":
            time.sleep(60)
        """)
    with pytest.raises(ToolTimeout):
        worker(program, 0.5).convert("{}", "html5", {})


def test_missing(worker, tmp_path, monkeypatch):
    with pytest.raises(ToolMissing):
        worker(tmp_path / "nowhere").convert("{}", "html5", {})
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ToolMissing, match="pandoc is not installed"):
        pandoc.path()


def _in_child(queue):
    queue.put(pandoc.convert(document(), "html5", {}, {}))


def test_a_forked_process_has_a_pandoc_of_its_own():
    mine = pandoc.convert(document(), "html5", {}, {})
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_in_child, args=(queue,))
    child.start()
    assert queue.get(timeout=30) == mine
    child.join(30)
    assert pandoc.convert(document(), "html5", {}, {}) == mine


def test_user_files_have_no_say(worker, tmp_path, monkeypatch):
    """A template or style of the user's own in pandoc's data folder would change what everybody gets."""
    folder = tmp_path / ".local" / "share" / "pandoc"
    folder.mkdir(parents=True)
    (folder / "epub.css").write_text("body{color:red}", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    made = json.dumps(document())
    with_files = worker().convert(made, "epub3", {})
    (folder / "epub.css").unlink()
    assert worker().convert(made, "epub3", {}) == with_files
