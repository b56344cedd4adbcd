"""Files that are refused: each with the finding that says why, and before anything large is unpacked or built."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from netpub.findings import Finding, Unusable
from netpub.ingest import read

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
PARAGRAPH = "<w:p><w:r><w:t>Words.</w:t></w:r></w:p>"


def refusal(name: str, data: bytes) -> Finding:
    with pytest.raises(Unusable) as caught:
        read("case", f"source/case/{name}", data, {}, pytest.fail)
    finding = caught.value.finding
    assert finding.where.file == f"source/case/{name}"
    assert finding.what
    return finding


@pytest.mark.parametrize(("name", "data", "rule", "detail"), [
    ("page.html", b"", "source-empty", ""),
    ("page.html", b" \r\n\t", "source-empty", ""),
    ("page.html", b"\xef\xbb\xbf", "source-empty", ""),
    ("page.html", b"<html><head><title>Only a title</title></head><body><script>x</script></body></html>", "source-empty", ""),
    ("page.html", b"<!-- nothing -->", "source-empty", ""),
    ("page.txt", b"\n \n", "source-empty", ""),
    ("page.docx", b"", "source-empty", ""),
    ("page.html", b"%PDF-1.7 ...", "source-not-text", "a PDF"),
    ("page.htm", b"PK\x03\x04....", "source-not-text", "a zip archive"),
    ("page.html", b"\x89PNG\r\n\x1a\n", "source-not-text", "PNG"),
    ("page.txt", b"{\\rtf1 text}", "source-not-text", "RTF"),
    ("page.html", b"MIME-Version: 1.0\r\n\r\n<html>", "source-not-text", "MHTML"),
    ("page.html", b"<p>a\x00b</p>", "source-not-text", "NUL"),
    ("page.txt", b"abc\x01\x02\x03" * 10, "source-not-text", "control character"),
    ("page.html", b"<p>" + b"word " * 4_200_000, "source-too-large", "21.0 MB"),
    ("page.txt", b"word " * 4_200_000, "source-too-large", "20 MB is the limit"),
    ("page.docx", b"x" * 50_000_001, "source-too-large", "50 MB is the limit"),
    ("page.html", b"<p>x" * 200_000, "source-too-large", "tags"),
    ("page.html", b"<p " + b" ".join(b"a%d=1" % number for number in range(30_000)) + b">words</p>", "source-too-large", "attributes"),
    ("page.html", b"<div>" * 5000 + b"words", "source-too-deep", "2,000"),
    ("page.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "source-not-text", "password-protected"),
    ("page.docx", b"<html><p>words</p></html>", "source-not-text", "no Word file"),
    ("page.docx", b"PK\x03\x04 and then nonsense", "source-damaged", "zip"),
    ("page.pages", b"words", "source-format", ".pages"),
    ("page", b"words", "source-format", "page"),
], ids=range(25))
def test_a_file_that_cannot_be_read_is_refused(name: str, data: bytes, rule: str, detail: str) -> None:
    finding = refusal(name, data)
    assert finding.rule == rule
    assert detail in finding.detail


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w", force_zip64=True) as entry:
        for _ in range(210):
            entry.write(b" " * 1_000_000)
    tracemalloc.start()
    finding = refusal("page.docx", buffer.getvalue())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert finding.rule == "source-too-large"
    assert peak < 10_000_000


def changed(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A Word file with its parts changed; None leaves one out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(("part", "old", "new", "rule"), [
    ("word/document.xml", b"<w:document", b'<!DOCTYPE w:document [<!ENTITY a "b">]><w:document', "source-unsafe"),
    ("word/_rels/document.xml.rels", b"<Relationships", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><Relationships', "source-unsafe"),
    ("word/document.xml", b"</w:body>", b"", "source-damaged"),
    ("word/document.xml", b"<w:body>", b"<w:p/><w:notbody>", "source-damaged"),
    ("_rels/.rels", b"word/document.xml", b"word/nowhere.xml", "source-damaged"),
    ("_rels/.rels", b"officeDocument\"", b"something\"", "source-damaged"),
    ("[Content_Types].xml", b"wordprocessingml.document.main", b"spreadsheetml.sheet.main", "source-not-text"),
    ("word/document.xml", b"Words.", b"", "source-empty"),
    ("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 500_000, "source-too-large"),
], ids=range(9))
def test_a_broken_or_hostile_word_file_is_refused(part: str, old: bytes, new: bytes, rule: str, word_file: Callable[..., bytes]) -> None:
    def change(name: str, content: bytes) -> bytes:
        assert name != part or old in content
        return content.replace(old, new) if name == part else content
    assert refusal("page.docx", changed(word_file({"document": PARAGRAPH}), change)).rule == rule


def test_deep_nesting_that_browsers_allow_is_read() -> None:
    data = b"<div>" * 1500 + b"<b><i>" * 100 + b"words" + b"</div>" * 1500 + b"<p>after</p>"
    page = read("case", "page.html", b"<meta charset=utf-8>" + data, {}, pytest.fail).page
    assert [run.text for run in page.source.runs] == ["words", "after"]


def test_a_paragraph_of_two_megabytes_is_read() -> None:
    page = read("case", "page.html", b"<meta charset=utf-8><p>" + b"many words " * 200_000, {}, pytest.fail).page
    assert len(page.source.runs[0].text) == 2_200_000
