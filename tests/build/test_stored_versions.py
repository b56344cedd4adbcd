"""Stored versions of a page as the build reads them: the article of a page that was saved anew keeps the ids of its blocks."""

from pathlib import Path

from netpub.article import parse_xml
from netpub.build import plan
from netpub.build.jobs import source, stored
from netpub.findings import Finding
from netpub.settings import load

IMPRINT = {
    "id": "sample", "name": "A charity", "location": "Sample City", "website": "https://example.org/", "email": "info@example.org",
    "helpline": "", "helpline_hours": "", "sample": "", "disclaimer": "Ask your doctor.", "formats": "Ask for large print.",
    "feedback": "Write to us.", "about": "",
}
PAGE = "<html lang='en'><body><h1>Care at home</h1><p>Take <b>two</b> tablets with water, then rest for one hour in bed.</p></body></html>"


def made(page: str, **more: bytes) -> bytes:
    produced = source.run(
        {"page": page.encode(), **{f"stored:{name}.xml": data for name, data in more.items()}}, slug="care", path="source/care/page.html",
        language="en", locale="en-GB", imprint=IMPRINT, limits={})
    return produced.files["build/xml/en/care.xml"]


def paragraph(article: bytes) -> str:
    return next(element.get("id") for element in parse_xml(article).iter("p") if "tablets" in "".join(element.itertext()))


def test_a_page_saved_anew_keeps_the_ids_of_the_stored_version() -> None:
    first = made(PAGE)
    changed = PAGE.replace("one hour", "an hour")
    assert paragraph(made(changed)) != paragraph(first)
    assert paragraph(made(changed, first=first)) == paragraph(first)
    assert made(changed, first=first, second=made(changed, first=first)) == made(changed, first=first)


def test_a_stored_version_of_the_same_text_changes_no_byte() -> None:
    assert made(PAGE, first=made(PAGE)) == made(PAGE)


def test_a_stored_file_that_is_no_xml_is_named() -> None:
    findings: list[Finding] = []
    assert stored.blocks({"stored:en-1.xml": b"<article"}, "care", findings.append) == ()
    assert [(finding.rule, finding.where.file) for finding in findings] == [("snapshot-altered", "source/care/snapshots/en-1.xml")]


def test_only_versions_in_the_language_of_the_source_are_read(tmp_path: Path) -> None:
    (tmp_path / "netpub.toml").write_text(
        '[project]\nsource_language = "en"\n[publisher]\nid = "x"\nname = "X"\nlocation = "Y"\nwebsite = "https://example.org/"\nemail = "info@example.org"\n'
        '[languages.en]\nlocale = "en-GB"\n[languages.es]\nlocale = "es-ES"\n', encoding="utf-8")
    folder = tmp_path / "source" / "care" / "snapshots"
    folder.mkdir(parents=True)
    (folder.parent / "page.html").write_text(PAGE, encoding="utf-8")
    for name in ("en-0123456789abcdef", "es-0123456789abcdef", "en-gb-0123456789abcdef"):
        (folder / f"{name}.xml").write_bytes(b"<article/>")
    (target,) = plan.articles(load(tmp_path), ["care"], [], lambda _: None)
    assert [name for name in target.inputs if name.startswith("stored:")] == ["stored:en-0123456789abcdef.xml"]
