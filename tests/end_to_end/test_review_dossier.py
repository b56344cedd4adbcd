"""netpub review dossier: the whole way from a first approval to a second one, and what an assessor gets to see of it."""

import hashlib
import json
import shutil

import docx
import pytest
from netpub_project import TODAY, sample_copy

from netpub.check import pdf as pdf_text

pytestmark = pytest.mark.slow

PAGE = "bowel-surgery"
ROLES = ("clinical", "lay", "accessibility")


def review(project, *arguments, as_of=TODAY):
    return project.netpub("review", *arguments, "--as-of", as_of)


def approve(project, *more):
    for role in ROLES:
        said = review(project, "approve", PAGE, "--role", role, "--by", f"Dr {role.title()}", "--credentials", "MD", *more)
        assert said.code == 0, said.err


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A page that was approved, released, printed, changed, reviewed in Word, approved again and released again."""
    project = sample_copy(tmp_path_factory.mktemp("dossier"))
    for other in (project.root / "source").iterdir():
        if other.name != PAGE:
            shutil.rmtree(other)
    settings = (project.root / "netpub.toml").read_text(encoding="utf-8")
    (project.root / "netpub.toml").write_text(settings.partition("[publications")[0], encoding="utf-8")
    approve(project)
    assert project.build("--release", "-f", "html", "-l", "en").code == 0
    assert review(project, "batch", PAGE, "-f", "html", "--copies", "500", "--printer", "City Press").code == 0
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("hospital", "clinic", 1), encoding="utf-8")
    assert review(project, "packet", PAGE).code == 0
    file = project.root / f"build/packets/en/{PAGE}-review.docx"
    document = docx.Document(file)
    document.add_comment(next(p for p in document.paragraphs if "You will have check-ups" in p.text).runs, text="Say how many.", author="C. Doe")
    document.save(file)
    said = review(project, "import", str(file), "--role", "lay")
    assert review(project, "resolve", PAGE, said.out.split()[1], "Added: for five years.", "--by", "A. Smith").code == 0
    approve(project, "--change", "clinical")
    assert project.build("--release", "-f", "html", "-l", "en").code == 0
    assert review(project, "dossier", PAGE).code == 0
    return project


def test_the_folder_holds_the_records_every_approved_text_and_all_of_it_as_data(told):
    folder = told.root / f"build/dossiers/{PAGE}"
    source = told.root / f"source/{PAGE}"
    assert (folder / "approvals.jsonl").read_bytes() == (source / "approvals.jsonl").read_bytes()
    assert (folder / "snapshots/last-record").read_bytes() == (source / "snapshots/last-record").read_bytes()
    data = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    assert [one["version"] for one in data["records"] if one.get("version") and one["kind"] == "approve"] == ["1.0", "2.0"]
    for digest, name in data["snapshots"].items():
        assert (folder / "snapshots" / name).read_bytes() == (source / "snapshots" / name).read_bytes()
        assert name == f"en-{digest[:16]}.xml"
    assert len(data["snapshots"]) == 2
    pictures = {path.name: path.read_bytes() for path in (source / "snapshots").glob("*.svg")}
    assert {path.name: path.read_bytes() for path in (folder / "snapshots").glob("*.svg")} == pictures != {}
    released = {one["path"]: one["sha256"] for one in data["files"] if one["status"] == "release"}
    assert released == {f"en/{PAGE}.html": hashlib.sha256((told.root / f"dist/en/{PAGE}.html").read_bytes()).hexdigest()}
    assert (data["states"]["en"]["state"], data["states"]["en"]["reasons"], data["damage"]) == ("approved", [], [])
    assert [one["read"] for one in data["evidence"]][-1] == "2026-09-14"


def test_the_paper_says_who_did_what_when_and_what_became_of_it(told):
    text = " ".join(pdf_text.text((told.root / f"build/dossiers/{PAGE}/dossier.pdf").read_bytes()).split())
    for words in ("Dr Clinical, MD", "Dr Accessibility", "Say how many.", "Added: for five years. (A. Smith", "2.0", "1.0", "City Press", "500",
                  "Neuroendocrine Cancer of the Small Bowel", "2026-09-14", "fidelity pass", "release, version 2.0", "The records are whole"):
        assert words in text, words


def test_damage_is_told_and_not_hidden(told, tmp_path):
    shutil.copytree(told.root, tmp_path / "p")
    project = type(told)(tmp_path / "p")
    file = project.root / f"source/{PAGE}/approvals.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace("Dr Lay", "Dr Who"), encoding="utf-8")
    assert review(project, "dossier", PAGE, "-o", str(tmp_path / "d")).code == 0
    data = json.loads((tmp_path / "d/dossier.json").read_text(encoding="utf-8"))
    assert len(data["damage"]) == 2
    assert "approvals-altered" in data["states"]["en"]["reasons"]
    assert "The records are damaged" in pdf_text.text((tmp_path / "d/dossier.pdf").read_bytes())


def test_an_unknown_page_is_refused(told):
    said = review(told, "dossier", "nothing")
    assert (said.code, PAGE in said.err) == (2, True)
