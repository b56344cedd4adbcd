"""netpub review due through the program: the table, the calendar, the exit codes for cron, and what must be taken back."""

import json
import shutil

import pytest
from icalendar import Calendar
from netpub_project import TODAY, sample_copy

PAGE = "bowel-surgery"
ROLES = {"en": ("clinical", "lay", "accessibility"), "es": ("translator", "second-linguist", "clinical")}


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A project whose only page is released in two languages and printed in one."""
    project = sample_copy(tmp_path_factory.mktemp("due"))
    for other in (project.root / "source").iterdir():
        if other.name != PAGE:
            shutil.rmtree(other)
    settings = (project.root / "netpub.toml").read_text(encoding="utf-8")
    (project.root / "netpub.toml").write_text(settings.partition("[publications")[0], encoding="utf-8")
    for language, roles in ROLES.items():
        for role in roles:
            assert review(project, "approve", PAGE, "-l", language, "--role", role, "--by", f"X {role}").code == 0
        assert project.netpub("translate", "extract", "-l", "es", "--as-of", TODAY).code == 0
    assert project.build("--release", "-f", "html", "-f", "epub").code == 0
    assert review(project, "batch", PAGE, "-l", "es", "-f", "html", "--copies", "500", "--printer", "City Press").code == 0
    return project


@pytest.fixture
def project(released, tmp_path):
    """A copy that a test may change."""
    shutil.copytree(released.root, tmp_path / "p")
    return type(released)(tmp_path / "p")


def review(project, *arguments, as_of=TODAY):
    return project.netpub("review", *arguments, "--as-of", as_of)


def test_cron_learns_from_the_exit_code(released):
    assert review(released, "due").code == 0
    assert "Nothing is due. The first is bowel-surgery" in review(released, "due").out
    soon = review(released, "due", "--within", "12w", as_of="2029-08-01")
    assert (soon.code, soon.out.count("in 60 d")) == (1, 2)
    assert review(released, "due", "--within", "59d", as_of="2029-08-01").code == 0
    assert review(released, "due", as_of="2029-09-30").code == 1
    late = review(released, "due", as_of="2029-10-02")
    assert (late.code, "2 d overdue" in late.out) == (4, True)
    assert review(released, "due", "--within", "soon").code == 2


def test_what_is_out_of_an_expired_page_is_listed_in_every_language_format_and_print_run(released):
    said = review(released, "due", as_of="2029-10-01")
    for language in ("en", "es"):
        assert f"Take back {PAGE} ({language}): review-overdue" in said.out
        for name in ("html", "epub"):
            assert f"take down dist/{language}/{PAGE}.{name}" in said.out
    assert "call back 500 copies of version 1.0 (html), printed by City Press" in said.out
    listed = json.loads(review(released, "due", "--output-format", "json", as_of="2029-10-01").out)["recall"]
    assert [(one["language"], len(one["paths"]), [batch["copies"] for batch in one["batches"]]) for one in listed] == [
        ("en", 2, []), ("es", 2, [500])]


def test_a_release_names_what_it_takes_out_of_dist(project):
    said = project.netpub("build", "--release", "-f", "html", "-f", "epub", "--as-of", "2029-10-01")
    assert said.code == 4
    assert [line.strip() for line in said.err.splitlines() if "take down" in line] == [
        f"take down dist/{language}/{PAGE}.{name}" for language in ("en", "es") for name in ("epub", "html")]
    assert "call back 500 copies" in said.err
    assert project.manifest() == []
    assert "call back 500 copies" in review(project, "due", as_of="2029-10-01").out


def test_a_translation_of_a_text_that_was_taken_back_is_taken_back(project):
    review(project, "withdraw", PAGE, "Wrong dose.", "-l", "en", "--by", "X")
    said = review(project, "due")
    assert said.code == 4
    assert f"Take back {PAGE} (en): withdrawn" in said.out
    assert f"Take back {PAGE} (es): source-not-approved" in said.out


def test_a_flagged_reference_and_a_changed_page_are_due_now(project):
    flag = review(project, "comment", PAGE, "Retracted.", "--by", "X", "--block", "r1", "--note").out.split()[-1]
    said = review(project, "due")
    assert (said.code, "a reference is flagged; r1: “Retracted.”" in said.out) == (1, True)
    review(project, "resolve", PAGE, flag, "Replaced.", "--by", "X")
    assert review(project, "due").code == 0
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("hospital", "clinic", 1), encoding="utf-8")
    rows = json.loads(review(project, "due", "--output-format", "json").out)["due"]
    assert [(row["language"], row["due"], row["why"]) for row in rows] == [
        ("en", TODAY, ["source-changed"]), ("es", TODAY, ["translation-stale"])]


def test_the_calendar_holds_every_date_once_and_keeps_its_ids(released, tmp_path):
    file = tmp_path / "reviews.ics"
    assert review(released, "due", "--ics", str(file)).code == 0
    first = file.read_bytes()
    events = Calendar.from_ical(first).walk("VEVENT")
    assert [(str(event["UID"]), event.decoded("DTSTART").isoformat()) for event in events] == [
        (f"review-{PAGE}-{language}@harbour", "2029-09-30") for language in ("en", "es")]
    assert all(len(event.walk("VALARM")) == 1 for event in events)
    assert review(released, "due", "--ics", str(file)).code == 0
    assert file.read_bytes() == first
