"""Papers for reviewers and assessors keep to PDF/UA-1 and PDF/A-3a, as editions do."""

import shutil

import pytest
from netpub_project import TODAY, sample_copy

from netpub.tools import verapdf

pytestmark = pytest.mark.slow

PAGE = "bowel-surgery"


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A packet of a changed page with queries, one of a translation, and a dossier."""
    project = sample_copy(tmp_path_factory.mktemp("papers"))
    for other in (project.root / "source").iterdir():
        if other.name != PAGE:
            shutil.rmtree(other)
    settings = (project.root / "netpub.toml").read_text(encoding="utf-8")
    (project.root / "netpub.toml").write_text(settings.partition("[publications")[0], encoding="utf-8")
    steps = [("packet", PAGE, "-l", "es")]
    steps += [("approve", PAGE, "--role", role, "--by", "X") for role in ("clinical", "lay", "accessibility")]
    steps += [("comment", PAGE, "Who answers at night?", "--by", "B. Jones", "--block", block) for block in ("p-69a6a5", "r1", "p-4c77b8")]
    for step in steps:
        assert project.netpub("review", *step, "--as-of", TODAY).code == 0
    page = project.root / f"source/{PAGE}/page.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("hospital", "clinic"), encoding="utf-8")
    for step in (("packet", PAGE), ("dossier", PAGE)):
        assert project.netpub("review", *step, "--as-of", TODAY).code == 0
    return project.root / "build"


@pytest.mark.parametrize("name", [f"packets/en/{PAGE}-review.pdf", f"packets/es/{PAGE}-review.pdf", f"dossiers/{PAGE}/dossier.pdf"])
def test_papers_conform(papers, name):
    assert [(one.name, one.outcome) for one in verapdf.validate(papers / name)] == [("pdfua1", "pass"), ("pdfa3a", "pass")]
