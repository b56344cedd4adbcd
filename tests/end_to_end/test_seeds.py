"""Three real pages, flattened to text, in a project that init made. Skipped where they are absent."""

import json
import re
import unicodedata

import pytest
from netpub_project import TODAY, Project

from netpub.article import Article
from netpub.check import epub, html, pdf

FORMATS = ("pdf", "print", "large", "epub", "html", "docx")
SEEDS = ("000-44770bfccbb06476", "001-bd83d4dd5d678413", "002-c2db39f4f048b285")
TEXT = {"html": html.text, "epub": epub.text, "pdf": pdf.text}


@pytest.fixture(scope="module")
def seeds(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds") / "project"
    files = sorted((shared / "seeds").glob("*.txt"))
    starter = Project(folder.parent)
    said = starter.netpub("init", str(folder), *[part for file in files for part in ("--from", str(file))])
    assert said.code == 0, said.err
    project = Project(folder)
    project.first = project.build()
    project.found = project.findings()
    project.sources = dict(zip(SEEDS, files, strict=True))
    return project


def lines(project, page, rule):
    return sorted(finding["line"] for finding in project.found if finding["page"] == page and finding["rule"] == rule)


def squeezed(text):
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


def test_all_three_become_marked_drafts(seeds):
    made = {(one["id"], one["format"]): one for one in seeds.manifest()}
    assert set(made) == {(page, format) for page in SEEDS for format in FORMATS}, seeds.first.err
    assert {one["status"] for one in made.values()} == {"draft"}
    assert {one["verdicts"].get(name, "pass") for one in made.values() for name in ("fidelity", "layout")} == {"pass"}
    for page in SEEDS:
        text = html.text((seeds.root / f"dist/en/{page}.html").read_bytes())
        assert "draft" in text.casefold()


@pytest.mark.parametrize(
    ("page", "rule", "expected"),
    [
        (SEEDS[0], "lost-list", [10, 17, 28, 41]),
        (SEEDS[0], "mojibake", [1]),
        (SEEDS[0], "ambiguous-date", [49]),
        (SEEDS[0], "hyphen-break", [26]),
        (SEEDS[1], "lost-list", [72]),
        (SEEDS[1], "review-date-missing", [3]),
        (SEEDS[2], "lost-list", [5, 7, 17]),
    ],
)
def test_findings_stand_at_their_lines(seeds, page, rule, expected):
    assert lines(seeds, page, rule) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (SEEDS[0], {"access-date-before-revision", "space-before-punct"}),
        (SEEDS[2], {"rights-unknown", "review-date-missing", "no-reviewer", "pii-issn-vs-journal"}),
    ],
)
def test_what_is_missing_is_reported(seeds, page, expected):
    assert expected <= {finding["rule"] for finding in seeds.found if finding["page"] == page}


@pytest.mark.parametrize(("page", "number"), list(zip(SEEDS, (5, 12, 10), strict=True)))
def test_references_come_out_one_by_one(seeds, page, number):
    record = json.loads((seeds.root / f"build/ingest/{page}.json").read_text(encoding="utf-8"))
    assert len(record["references"]) == number
    source = squeezed(seeds.sources[page].read_text(encoding="utf-8"))
    for reference in record["references"]:
        assert squeezed(reference["raw"]) in source


@pytest.mark.parametrize("page", SEEDS)
@pytest.mark.parametrize("format", ["html", "epub", "pdf"])
def test_no_line_of_body_text_is_missing_and_no_furniture_stays(seeds, page, format):
    record = json.loads((seeds.root / f"build/ingest/{page}.json").read_text(encoding="utf-8"))
    made = squeezed(TEXT[format]((seeds.root / f"dist/en/{page}.{format}").read_bytes()))
    dropped = {entry["line"] for entry in record["dropped"]}
    facts = {fact["line"] for fact in record["facts"].values()} | {entry["line"] for entry in record["reviewers"]}
    # References are printed in the project's citation style; their own words are in the XML, whole, and every field is printed.
    cited = squeezed(" ".join(reference["raw"] for reference in record["references"]))
    for number, line in enumerate(seeds.sources[page].read_text(encoding="utf-8").splitlines(), 1):
        words = squeezed(line.strip(" •"))
        if words and number not in dropped | facts:
            assert words in made or words in cited, f"line {number}: {line[:80]}"
    for entry in record["dropped"]:
        if len(entry["text"]) > 40:
            assert squeezed(entry["text"]) not in made


def plain(text):
    """Letters and digits alone: styles differ in signs, and an address writes a PII with its own."""
    return "".join(char for char in squeezed(text).casefold() if char.isalnum())


@pytest.mark.parametrize("page", SEEDS)
def test_every_reference_is_printed_with_its_facts(seeds, page):
    """Whatever the style: the family names, the title, the year, volume, pages and identifiers that were read stand in the page."""
    article = Article((seeds.root / f"build/xml/en/{page}.xml").read_bytes())
    made = plain(html.text((seeds.root / f"dist/en/{page}.html").read_bytes()))
    read = 0
    for citation in article.root.iter("element-citation"):
        for name in ("surname", "article-title", "chapter-title", "year", "volume", "fpage", "pub-id"):
            for field in citation.iter(name):
                read += 1
                assert plain("".join(field.itertext())) in made, (name, field.text)
    assert read > 20


def test_furniture_is_listed_with_its_text(seeds):
    record = json.loads((seeds.root / f"build/ingest/{SEEDS[0]}.json").read_text(encoding="utf-8"))
    dropped = {entry["line"]: entry["text"] for entry in record["dropped"]}
    assert {*range(1, 9), 55} <= set(dropped) | {fact["line"] for fact in record["facts"].values()}
    assert record["facts"]["title"]["line"] == 9
    assert record["facts"]["revised"] == {**record["facts"]["revised"], "value": "2025-03-29", "line": 53}


def test_a_release_is_refused_with_these_findings_and_not_only_for_want_of_approval(seeds):
    said = seeds.netpub("build", "--release", "--as-of", TODAY)
    assert said.code == 4
    for rule in ("lost-list", "review-date-missing", "rights-unknown", "no-reviewer", "ambiguous-date", "not-approved"):
        assert rule in said.err
    assert seeds.manifest() == []
