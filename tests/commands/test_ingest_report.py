"""netpub ingest --report: where the words of a page went, in words."""

from netpub_project import new_project

from netpub.commands.record import report

PAGE = """<html><head><title>Scans - Example Trust</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<main><h1>Your scan</h1>
<p>Drink a litre of water.</p>
<ul><li>Bring your letter</li><li>Bring a list</li></ul>
<p>Last medical review: 14 September 2026</p></main>
<footer><p>Follow us on social media</p></footer></body></html>"""
RECORD = {
    "source": {"slug": "scan", "path": "source/scan/page.html"}, "facts": {}, "reviewers": [], "disclaimer": [], "blocks": [], "references": [],
    "dropped": []}


def test_the_report_names_facts_blocks_and_what_was_dropped(tmp_path):
    project = new_project(tmp_path / "p", {"scan/page.html": PAGE, "bad/page.html": b""})
    said = project.netpub("ingest", "--as-of", "2026-11-21", "--report", "scan")
    lines = said.out.splitlines()
    assert lines[0] == "scan (source/scan/page.html)"
    assert lines[2:4] == ["    title: Your scan", "        line 3: Your scan"]
    at = lines.index("    last-review: 2026-09-14")
    assert lines[at + 1] == "        line 6: Last medical review: 14 September 2026"
    text = next(line for line in lines if line.startswith("  Text:"))
    assert "headings: 1" in text
    assert "lists: 1" in text
    dropped = lines[lines.index("  Dropped:"):]
    assert any(line.startswith("      line 2: Home") for line in dropped)
    assert "      line 7: Follow us on social media" in dropped
    assert lines[-2].startswith("  Findings: ")
    assert "error" in lines[-2]
    both = project.netpub("ingest", "--report")
    assert "bad\n  It could not be read: 1 error.\n" in both.out
    assert "build/xml" not in both.out


def test_without_report_the_files_are_named(tmp_path):
    project = new_project(tmp_path / "p", {"scan/page.html": PAGE})
    assert project.netpub("ingest").out == "build/xml/en/scan.xml\n"


def test_an_empty_record_says_so():
    assert list(report(RECORD, "no findings")) == [
        "scan (source/scan/page.html)", "  Facts: none found", "  Text: 0 words in 0 blocks", "  Dropped: nothing", "  Findings: no findings"]


def test_what_has_no_line_value_or_name_is_said_in_words():
    fact = {"value": "", "evidence": "Reviewed: " + "y" * 99, "line": 3}
    other = {"value": "x", "evidence": "source/scan/page.toml, line 2: x", "line": 2, "file": "source/scan/page.toml"}
    reviewer = {"role": "lay-review", "name": "", "degrees": "", "organisation": "", "evidence": "a reader", "line": 9}
    record = RECORD | {
        "entered": "as XML", "facts": {"last-review": fact, "cover": other, "language": fact | {"value": "en", "line": 0}}, "reviewers": [reviewer],
        "disclaimer": [{"line": 8, "text": "No advice."}], "references": [{"line": 20}, {"line": 24}],
        "blocks": [{"kind": "p", "text": "one two"}], "dropped": [{"rule": "figure-missing", "line": 5, "text": ""}]}
    assert list(report(record, "1 error"))[1:] == [
        "  It entered as XML.", "  Facts:", "    last-review: (a label without a value)", f"        line 3: Reviewed: {'y' * 60}…",
        "    cover: x", "        source/scan/page.toml, line 2: x", "    language: en", f"        the file's own data: Reviewed: {'y' * 60}…",
        "    lay-review: (nobody is named)", "        line 9: a reader", "  Text: 2 words in 1 blocks (p: 1)", "  Disclaimer: line 8: No advice.",
        "  References: 2, from line 20 to 24", "  Dropped:", "    figure-missing (1)", "      line 5: (no words)", "  Findings: 1 error"]


def test_what_repeats_on_the_site_is_named_once_for_all_pages(tmp_path):
    page = PAGE.replace("<p>Last", "<p>Walk with us in June.</p><p>Last")
    project = new_project(tmp_path / "p", {"scan/page.html": page, "ward/page.html": page})
    project.netpub("ingest")
    named = project.root / "source/furniture.toml"
    named.write_text('starts = ["Walk with us"]\n', encoding="utf-8")
    said = project.netpub("ingest", "--report").out
    assert said.count("    site-furniture (1)\n      line 6: Walk with us in June.") == 2
    named.write_text('starts = "Walk with us"\n', encoding="utf-8")
    refused = project.netpub("ingest")
    assert refused.code == 2
    assert "source/furniture.toml:1: “starts” must be a list of texts." in refused.err
