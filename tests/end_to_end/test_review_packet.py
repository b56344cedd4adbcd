"""A packet goes to a reviewer and comes back: the PDF, the Word file, comments and changes recorded at their blocks."""

import io
import json
import re
import shutil
import zipfile

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from netpub_project import TODAY, sample_copy

from netpub.check import pdf as pdf_text

pytestmark = pytest.mark.slow

PAGE = "bowel-surgery"
ROLES = {"en": ("clinical", "lay", "accessibility"), "es": ("translator", "second-linguist", "clinical")}


def review(project, *arguments, as_of=TODAY):
    return project.netpub("review", *arguments, "--as-of", as_of)


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A project whose page was approved, changed in a word and asked about; packets in both languages."""
    project = sample_copy(tmp_path_factory.mktemp("packet"))
    for other in (project.root / "source").iterdir():
        if other.name != PAGE:
            shutil.rmtree(other)
    settings = (project.root / "netpub.toml").read_text(encoding="utf-8")
    (project.root / "netpub.toml").write_text(settings.partition("[publications")[0], encoding="utf-8")
    assert review(project, "packet", PAGE, "-l", "es").code == 0
    for role in ROLES["en"]:
        assert review(project, "approve", PAGE, "--role", role, "--by", f"X {role}", "--credentials", "MD").code == 0
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("Food can move too fast", "Food cannot move too fast"), encoding="utf-8")
    assert review(project, "comment", PAGE, "Who answers at night?", "--by", "B. Jones", "--block", "p-69a6a5").code == 0
    said = review(project, "packet", PAGE)
    assert said.code == 0, said.err
    return project


@pytest.fixture
def project(sent, tmp_path):
    """A copy that a test may change."""
    shutil.copytree(sent.root, tmp_path / "p")
    return type(sent)(tmp_path / "p")


def packet(project, language="en", suffix="docx"):
    return project.root / f"build/packets/{language}/{PAGE}-review.{suffix}"


def comments(project):
    lines = (project.root / f"source/{PAGE}/approvals.jsonl").read_text(encoding="utf-8").splitlines()
    return [record for record in map(json.loads, lines) if record["kind"] == "comment"][1:]


def paragraph(document, words):
    return next(one for one in document.element.body.iter(qn("w:p")) if words in "".join(one.itertext()))


def tracked(kind, words, by="A. Smith"):
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "900"), ("author", by), ("date", "2026-11-20T10:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    if words is not None:
        run = OxmlElement("w:r")
        text = OxmlElement("w:delText" if kind == "del" else "w:t")
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(text)
        change.append(run)
    return change


def cut(element, kept):
    """Keep the first ``kept`` characters of a paragraph of one run; returns the rest, for a tracked deletion."""
    text = next(element.iter(qn("w:t")))
    rest, text.text = text.text[kept:], text.text[:kept]
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return rest


def delete_over_two_paragraphs(document):
    """As Word writes it: the end of one paragraph, its mark, and the beginning of the next are deleted."""
    first = paragraph(document, "The surgeon takes out the piece of bowel")
    second = first.getnext()
    while second.tag != qn("w:p"):
        second = second.getnext()
    rest = cut(first, 24)
    first.append(tracked("del", rest))
    marks = OxmlElement("w:rPr")
    marks.append(tracked("del", None))
    first.pPr.append(marks)
    run = next(second.iter(qn("w:r")))
    text = next(run.iter(qn("w:t")))
    gone, text.text = text.text[:14], text.text[14:]
    run.addprevious(tracked("del", gone))
    return rest, gone


def test_the_paper_has_numbered_lines_queries_changes_ease_and_a_form(sent):
    text = pdf_text.text(packet(sent, suffix="pdf").read_bytes())
    for words in ("What changed since version 1.0", "A negation changed", "Flesch reading ease", "Query 1.", "Who answers at night?", "Sign-off",
                  "I approve this text as it is.", "Accessibility", "Content digest"):
        assert words in text, words
    with pypdfium2.PdfDocument(packet(sent, suffix="pdf")) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    numbers = [int(number) for page in pages[2:-1] for number in re.findall(r"(?m)^(\d{1,3})\r?$", page)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 200
    assert "\n37" not in text  # numbers of lines are no part of what a screen reader reads


def test_a_translation_stands_beside_its_source_and_has_its_own_formula(sent):
    text = pdf_text.text(packet(sent, "es", "pdf").read_bytes())
    for words in ("Translation", "Source", "Fernández Huerta", "Tests before the operation", "Pruebas antes de la operación", "Second linguist"):
        assert words in text, words


def test_an_untouched_file_brings_nothing_back(project):
    said = review(project, "import", str(packet(project)))
    assert (said.code, said.out, "0 comments recorded" in said.err) == (0, "", True)


def test_queries_are_comments_in_word_at_their_blocks_and_come_back_only_when_somebody_wrote_in_them(project):
    document = docx.Document(packet(project))
    asked = {comment.text: comment for comment in document.comments}
    mine = next(text for text in asked if "Who answers at night?" in text)
    assert re.match(r"Query \d+\. B\. Jones", mine)
    assert {(comment.author, comment.timestamp) for comment in asked.values()} == {("netpub", None)}
    before = ""
    for element in document.element.body.iter(qn("w:bookmarkStart"), qn("w:commentRangeStart")):
        if element.get(qn("w:id")) == str(asked[mine].comment_id) and element.tag == qn("w:commentRangeStart"):
            break
        before = element.get(qn("w:name")) or before
    assert before == "p-69a6a5"
    asked[mine].paragraphs[0].add_run(" The ward does.")
    document.save(packet(project))
    assert review(project, "import", str(packet(project))).code == 2, "nobody says who wrote that"
    assert review(project, "import", str(packet(project)), "--by", "C. Doe").code == 0
    assert [(one["by"], one["block"], one["text"].partition(" [on")[0]) for one in comments(project)] == [
        ("C. Doe", "p-69a6a5", f"{mine} The ward does.")]


def test_comments_and_changes_come_back_at_their_blocks(project):
    document = docx.Document(packet(project))
    one = next(p for p in document.paragraphs if "You will have check-ups" in p.text)
    document.add_comment(one.runs, text="How many years?\nSay five.", author="A. Smith", initials="AS")
    lost, gone = delete_over_two_paragraphs(document)
    duodenum = paragraph(document, "The duodenum is the first")
    duodenum.append(tracked("ins", " Doctors call it the gut’s front door."))
    jejunum = next(paragraph(document, "The jejunum is").iter(qn("w:t")))
    jejunum.text = jejunum.text.replace("middle", "second")  # nobody tracked this
    document.save(packet(project))
    said = review(project, "import", str(packet(project)), "--role", "clinical")
    assert said.code == 0, said.err
    found = {(record["block"], record["text"]) for record in comments(project)}
    assert found == {
        ("p-184710", "How many years?\nSay five. [on “You will have check-ups for many years.”]"),
        ("p-4c77b8", f"Delete “{lost.strip()}”."),
        ("p-4c77b8", "Join this paragraph with the next one, which begins “makes hormones, tell everyone who”."),
        ("p-e1f9de", f"This goes on from the block before. Delete “{gone.strip()}”."),
        ("p-8c6d30", "Insert “Doctors call it the gut’s front door.” after “part. It starts at the stomach.”."),
        ("p-df18bf", "Somebody changed “is the middle part.” to “is the second part.” without tracking the change."),
    }
    assert {(record["by"], record["role"]) for record in comments(project)} == {("A. Smith", "clinical")}
    again = review(project, "import", str(packet(project)), "--role", "clinical")
    assert (again.out, "6 known already" in again.err) == ("", True)
    assert "open-comments" in project.netpub("build", "--release", "-f", "html", "-l", "en", "--as-of", TODAY).err


def test_what_has_no_place_is_listed_and_recorded_all_the_same(project):
    document = docx.Document(packet(project))
    body = document.element.body
    for mark in [*body.iter(qn("w:bookmarkStart")), *body.iter(qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)  # as programs do that know no bookmarks
    document.add_comment(next(p for p in document.paragraphs if "You will have check-ups" in p.text).runs, text="By its words.", author="A")
    document.add_comment(document.add_paragraph("Wholly new words at the end of it.").runs, text="Nowhere to go.", author="A")
    document.save(packet(project))
    said = review(project, "import", str(packet(project)))
    assert said.code == 0
    assert "Without a place in the text" in said.out
    found = {record["text"]: record.get("block", "") for record in comments(project)}
    assert found["By its words. [on “You will have check-ups for many years.”]"] == "p-184710"
    assert found["Nowhere to go. [on “Wholly new words at the end of it.”] [in “Wholly new words at the end of it.”]"] == ""


def test_a_foreign_file_needs_a_page_and_is_read_by_its_words(project, tmp_path):
    document = docx.Document()
    document.add_comment(document.add_paragraph("You will have check-ups for many years.").runs, text="Good.", author="")
    document.save(tmp_path / "foreign.docx")
    said = review(project, "import", str(tmp_path / "foreign.docx"))
    assert (said.code, "--page" in said.err) == (2, True)
    nameless = review(project, "import", str(tmp_path / "foreign.docx"), "--page", PAGE)
    assert (nameless.code, "--by" in nameless.err) == (2, True)
    assert comments(project) == []
    assert review(project, "import", str(tmp_path / "foreign.docx"), "--page", PAGE, "--by", "C. Doe", "--note").code == 0
    assert [(one["block"], one["by"], one["blocking"]) for one in comments(project)] == [("p-184710", "C. Doe", False)]


def test_more_remarks_than_anybody_can_resolve_are_refused_as_a_whole(project):
    document = docx.Document(packet(project))
    one = paragraph(document, "The duodenum is the first")
    for number in range(2001):
        one.append(tracked("ins", f" {number}", by=f"A{number}"))
    document.save(packet(project))
    said = review(project, "import", str(packet(project)))
    assert (said.code, "2001 remarks" in said.err) == (2, True)
    assert comments(project) == []


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<a>" + b" " * 300_000_000)
    return made.getvalue()


@pytest.mark.parametrize(("data", "rule"), [
    (bomb, "source-too-large"), (lambda: b"PK\x03\x04 and no more", "source-damaged"), (lambda: b"%PDF-1.7", "source-not-text"),
    (lambda: b"", "source-empty")])
def test_unsafe_and_broken_files_are_refused_with_words(project, tmp_path, data, rule):
    file = tmp_path / "back.docx"
    file.write_bytes(data())
    said = review(project, "import", str(file), "--page", PAGE, "--by", "X")
    assert (said.code, rule in said.err) == (1, True)
    assert comments(project) == []


def test_a_clock_that_was_set_back_adds_nothing(project):
    document = docx.Document(packet(project))
    document.add_comment(document.paragraphs[3].runs, text="Late.", author="A")
    document.save(packet(project))
    said = review(project, "import", str(packet(project)), as_of="2020-01-01")
    assert (said.code, "Set the computer's clock" in said.err) == (2, True)
    assert comments(project) == []


def test_a_packet_is_the_same_bytes_each_time(project, tmp_path):
    assert review(project, "packet", PAGE, "-o", str(tmp_path / "again")).code == 0
    for suffix in ("pdf", "docx"):
        assert (tmp_path / f"again/{PAGE}-review.{suffix}").read_bytes() == packet(project, suffix=suffix).read_bytes()


def test_a_text_that_went_on_meanwhile_still_takes_its_comments(project):
    document = docx.Document(packet(project))
    document.add_comment(next(p for p in document.paragraphs if "You will have check-ups" in p.text).runs, text="Fine.", author="A")
    document.save(packet(project))
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("hospital", "clinic", 1), encoding="utf-8")
    said = review(project, "import", str(packet(project)))
    assert (said.code, "cannot be told any more" in said.err) == (0, True)
    assert [one["block"] for one in comments(project)] == ["p-184710"]
