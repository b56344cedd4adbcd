"""Eight faults of any kinds in one file are eight findings at eight lines: none hides another, and none brings a second one with it.

``FAULTS`` are ways to break the clean article within one line: the words that are replaced, the words instead, the rule that speaks, and
the words at whose line it speaks where that is another one. Each folder of tests/cases/mixtures is such a file, written out.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.article import Article
from netpub.findings import Where
from netpub.validate import validate
from netpub.validate.limits import Limits

CASES = Path(__file__).parents[1] / "cases"
CLEAN = (CASES / "validate" / "clean.xml").read_text(encoding="utf-8")
FILE = "source/sample/page.xml"
P = '<p id="p-300011">'
FAULTS = [
    # the grammar
    ("<issn/>", "<issn/><isbn-list/>", "xml-grammar"),
    ("<anonymous/>", "<anonymous>Somebody</anonymous>", "xml-grammar"),
    ('<list id="l-300004" list-type="bullet">', '<list id="l-300004" list-type="disc">', "xml-grammar"),
    ('<td id="p-400005">', '<td id="p-400005" style="color: red">', "xml-grammar"),
    ("<title>Words</title>", "<title>Words</title><title>Again</title>", "xml-grammar"),
    ('<th id="p-400002" scope="col">', '<th id="p-400002">', "xml-grammar"),
    ("<title>When to take the capsules</title>", "<heading>When to take the capsules</heading>", "xml-grammar", 2),
    ('<list id="l-300007" list-type="order">', '<list id="l-300007" list-type="order"><p id="p-x">Drinks</p>', "xml-grammar"),
    ("<kwd>enzymes</kwd>", "<kwd><blink>enzymes</blink></kwd>", "xml-grammar"),
    # identity and people
    ("1.2</article-version>", "two</article-version>", "version-malformed"),
    ("<publisher-name>Harbour Cancer Information (sample)</publisher-name>", "<publisher-name/>", "publisher-missing"),
    ("<article-title>Eating after surgery on the pancreas<", "<article-title>Eating after surgery on the pancreas:<", "title-colon"),
    ("978-0-00-000000-2", "978-0-00-000000-3", "isbn-wrong"),
    ("<meta-name>email</meta-name>", "<meta-name>e-mail</meta-name>", "fact-unknown"),
    ('xlink:href="https://example.org/eating-after-surgery"', 'xlink:href="http://example.org/eating-after-surgery"', "source-address-insecure"),
    ("<copyright-year>2026</copyright-year>", "<copyright-year>206</copyright-year>", "copyright-year-wrong"),
    ("<kwd>diet</kwd>", "<kwd> </kwd>", "part-empty"),
    # dates
    ('iso-8601-date="2024-08-04"', 'iso-8601-date="2024-08-05"', "date-parts-differ"),
    ('<date iso-8601-date="2029-03">', '<date iso-8601-date="2029-13">', "date-unreadable"),
    # the text
    ("<bold>five or six</bold>", "<bold/>", "part-empty"),
    ('rid="t-400001">the table', 'rid="t-400009">the table', "xref-unresolved", '<p id="p-300003">'),
    ('<disp-quote id="q-300012">', '<disp-quote id="q-300012" xml:lang="english">', "language-unknown"),
    (f"{P}Some people have a sore mouth.", f"{P}EATING CAN HURT AT FIRST.", "block-of-capitals"),
    ("<title>Enzymes</title>", "<title></title>", "heading-empty", '<sec id="s-enzymes">'),
    ('<named-content content-type="dose">25 mg</named-content>', "25 mg", "quantity-unmarked", '<p id="p-300010">'),
    ('<th id="p-400004" scope="row">Breakfast<', '<th id="p-400004" scope="row"><', "header-cell-empty"),
    ('<fig id="f-500002">', '<fig id="f-500001">', "duplicate-id"),
    ("<alt-text>Drawing of the belly: the pancreas lies across it, behind the stomach.</alt-text>", "<alt-text>pancreas.svg</alt-text>", "alt-is-file-name", '<graphic xlink:href="figures/pancreas.svg">'),
    ("mailto:info@example.org", "file:///etc/passwd", "unsafe-link", '<p id="p-600002">'),
    ('<p id="p-300013">I learned to carry the capsules with me.', '<p id="p-300013">These helped me:', "lost-list"),
    ('<sec id="s-where-the-pancreas-is">', '<sec id="s-where-the-pancreas-is" specific-use="locale-UK">', "use-unknown"),
    # references
    ("10.1234/sample.56", "doi:10.1234/sample.56", "doi-malformed"),
    ("<uri>https://example.org/meals</uri>", "", "web-reference-incomplete", '<element-citation publication-type="webpage">'),
    ("<month>10</month>", "<month>Oct</month>", "reference-date-wrong"),
    ("<collab>Sample Society</collab>", "<collab>Journal of Samples</collab>", "journal-as-author", '<ref id="r1">'),
]


def line_of(text, words):
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def expected(fault):
    old, _, rule, *place = fault
    if place == [2]:  # An element that the grammar does not know is named, and so is what it stands for.
        return [(line_of(CLEAN, old), rule), (line_of(CLEAN, old) - 1, rule)]
    return [(line_of(CLEAN, place[0] if place else old), rule)]


def found(text):
    findings = []
    validate(Article(text.encode()), {"": Where(FILE)}, Limits(), findings.append)
    return sorted((finding.where.line, finding.rule) for finding in findings)


def broken(faults):
    text = CLEAN
    for old, new, *_ in faults:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[2]}-{fault[1][:20]}")
def test_each_fault_is_its_own_finding_and_no_other(fault):
    assert found(broken([fault])) == sorted(expected(fault))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(FAULTS), min_size=8, max_size=8, unique=True))
def test_any_eight_faults_are_eight_findings_at_their_lines(faults):
    assert found(broken(faults)) == sorted(entry for fault in faults for entry in expected(fault))


@pytest.mark.parametrize("case", sorted(path.name for path in (CASES / "mixtures").iterdir()))
def test_a_file_with_eight_faults_gives_eight_findings(case):
    folder = CASES / "mixtures" / case
    wanted = [line.split(" ", 1) for line in (folder / "findings.txt").read_text(encoding="utf-8").splitlines()]
    assert len(wanted) == 8
    assert found((folder / "input.xml").read_text(encoding="utf-8")) == sorted((int(line), rule) for line, rule in wanted)
