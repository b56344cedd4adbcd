"""The dashboard: what it shows in a picture it says in words and numbers too, and its table holds what a script sorts by."""

import pytest
from lxml import html

from netpub.publish import dashboard, dashboard_charts, theme
from netpub.publish.dashboard import Row
from netpub.text.labels import Labels

DAY = "2026-11-21"
ENGLISH, SPANISH = Labels("en-GB"), Labels("es-ES")


def row(page="a", language="en", state="release", **more):
    facts = {
        "title": f"Title of {page}", "locale": language, "review": "approved", "revision": "1.0", "reasons": (), "last_review": "2026-09",
        "next_review": "2029-09", "due": "2029-09-30", "overdue": False, "stale": False, "missing": (), "comments": 0, "errors": 0, "warnings": 0,
        "editions": ("html",), "verdicts": {"html": {"fidelity": "pass", "layout": "not-run"}}, **more}
    return Row(page=page, language=language, state=state, **facts)


def page(*rows, labels=ENGLISH, others=None):
    made = dashboard.write(rows, DAY, labels, others or {"index.html": labels}, "A <charity>", theme.load())
    assert made == dashboard.write(rows, DAY, labels, others or {"index.html": labels}, "A <charity>", theme.load())
    return html.fromstring(made.decode())


def text(element):
    return " ".join(element.text_content().split())


def test_each_page_in_each_language_is_a_row_with_its_state_and_reasons():
    made = page(
        row(ease={"scale": "INFLESZ", "score": 71, "words": "easy"}), row("b", state="draft", reasons=("not-approved", "rights-unknown"), missing=("clinical", "lay"), errors=2, warnings=1, revision=""),
        row("b", "es", "no catalogue", title="", due="", last_review="", next_review="", editions=(), verdicts={}))
    rows = [[text(cell) for cell in line] for line in made.xpath("//table[@id='rows']/tbody/tr")]
    assert rows[0] == ["Title of a a", "en", "Released", "1.0", "30 September 2029", "–", "71 Easy", "–", "Passed: 1, Not run: 1"]
    assert rows[1][2] == "DraftNot approvedrights-unknownStill to sign: clinical, lay"
    assert rows[1][6] == "Not measured"
    assert rows[1][7] == "Errors: 2, Warnings: 1"
    assert rows[2] == ["b", "es", "No translation", "1.0", "–", "–", "–", "–", "–"]
    assert [link.get("href") for link in made.xpath("//table[@id='rows']//a")] == ["../../dist/en/a.html", "../../dist/en/b.html"]


def test_it_says_how_far_behind_translations_are_and_what_became_of_them():
    behind = {"segments": 40, "begun": True, "stale": True}
    made = page(
        row("a", "es", "pinned", pinned="1.0", stale_segments=3, reasons=("translation-pinned",), **behind),
        row("b", "es", "withdrawn", stale_segments=3, stale_clinical=2, reasons=("translation-withdrawn",), **behind),
        row("c", "es", "held", stale_segments=40, segments=40), row("d", "es", segments=40))
    cells = [[text(cell) for cell in line] for line in made.xpath("//table[@id='rows']/tbody/tr")]
    assert [(line[2], line[5]) for line in cells] == [
        ("Older versionThe source has changed since", "Stale texts: 3"), ("Taken backThe source has changed since", "Stale texts: 3Clinical: 2"),
        ("Held back", "To translate: 40"), ("Released", "Complete")]


def test_columns_sort_by_what_they_mean():
    made = page(row("a", revision="10.0", due="2027-01-31"), row("b", revision="9.2", due=""), row("c", state="held", revision="", due="2026-01-01"))
    keys = [[cell.get("data-key") for cell in line] for line in made.xpath("//table[@id='rows']/tbody/tr")]
    assert all(key is not None for line in keys for key in line)
    by = {name: [line[0] for line in sorted(keys, key=lambda line, at=at: line[at])] for name, at in (("state", 2), ("version", 3), ("due", 4))}
    assert by == {"state": ["a", "b", "c"], "version": ["c", "b", "a"], "due": ["c", "a", "b"]}


def test_pictures_are_told_in_words_and_numbers():
    made = page(row(overdue=True, due="2026-10-31"), row("b", due="2027-02-28"), row("c", due="2027-02-01"), row("c", "es", "no catalogue", due=""))
    told = [(text(picture.find("title")), text(picture.find("desc"))) for picture in made.iter("svg")]
    assert told == [
        ("Reviews due by their day", "Overdue: 1, Feb 2027: 2."),
        ("Pages of each language by their state", "English: Released 3; Español: No translation 1."),
    ]
    tables = [[[text(cell) for cell in line] for line in table.iter("tr")] for table in made.xpath("//details//table")]
    assert tables[0] == [["When", "Reviews"], ["Overdue", "1"], ["Feb 2027", "2"], ["Without a day", "1"]]
    assert tables[1] == [["Language", "Released", "No translation"], ["English", "3", "0"], ["Español", "0", "1"]]
    assert all(picture.get("role") == "img" for picture in made.iter("svg"))


def test_it_speaks_spanish_and_escapes_what_it_is_told():
    made = page(row(title="<script>x</script>", reasons=("changed-since-approval",), state="draft"), labels=SPANISH,
                others={"index.html": ENGLISH, "es.html": SPANISH})
    assert made.get("lang") == "es-ES"
    assert "Cambiada desde la aprobación" in text(made)
    assert "<script>x" in text(made.xpath("//table[@id='rows']/tbody/tr/th")[0])
    links = made.xpath("//nav//a")
    assert [(link.get("href"), link.get("lang"), link.get("aria-current")) for link in links] == [
        ("index.html", "en-GB", None), ("es.html", "es-ES", "page")]


def test_nothing_at_all_is_shown_too():
    made = page()
    assert [text(picture.find("desc")) for picture in made.iter("svg")] == ["None.", "."]


@pytest.mark.parametrize(("last", "name", "bars"), [
    ("2026-11-30", "Nov 2026", 1), ("2028-10-31", "Oct 2028", 24), ("2028-11-30", "Q4 2028", 9), ("2032-09-30", "Q3 2032", 24), ("2040-01-01", "2040", 15),
    ("9999-12-31", "2049", 24),
])
def test_bars_are_months_quarters_or_years(last, name, bars):
    overdue, *rest = dashboard_charts.periods(["2026-11-20", last, DAY], DAY, ENGLISH)
    assert overdue == ("Overdue", 1)
    assert (rest[-1][0], len(rest), sum(count for _, count in rest)) == (name, bars, 2)
