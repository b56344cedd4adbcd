"""Editions that are made because others need them: as drafts where those are, and published only when asked for."""

import zipfile

from netpub_project import new_project

PAGE = "Pain after surgery\n\nHow to take it\n\nTake it with food, and call 0800 000 0000 when it does not help.\n"


def test_a_booklet_is_set_for_an_e_book_and_for_sheets_that_were_asked_for_alone(tmp_path):
    project = new_project(tmp_path / "p", {"pain/page.txt": PAGE})
    said = project.build("-f", "epub", "-f", "print")
    assert ", 0 held, 0 failed" in said.err
    assert {(one["path"], one["status"]) for one in project.manifest()} == {("en/pain.epub", "draft"), ("en/pain-print.pdf", "draft")}
    with zipfile.ZipFile(project.root / "dist/en/pain.epub") as book:
        assert b'epub:type="page-list"' in book.read("EPUB/nav.xhtml")
    assert [path.name for path in (project.root / "dist").rglob("*.json")] == ["manifest.json"]
