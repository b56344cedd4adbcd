"""What the slow tests share: the programs of the validators on the path, and projects that are built once."""

import os
import re
import shutil
from functools import cache

import pytest
from netpub_project import ROOT, TODAY, sample_copy

ACE = ROOT / ".tools/ace/node_modules"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def validators_on_the_path():
    """``make validate`` puts Ace on the path; so do these tests when they are run without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{ACE / '.bin'}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="session")
def absent():
    """What a test does when something that ``make setup-validate`` installs is not there: it is skipped, but never in CI."""

    def skip(what):
        said = f"{what} is not installed; make setup-validate brings it"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)

    return skip


@pytest.fixture(scope="session")
def axe(absent):
    """The script of axe-core."""
    path = ACE / "axe-core/axe.min.js"
    return path.read_text(encoding="utf-8") if path.is_file() else absent("axe-core")


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample project, built once; nobody changes it."""
    project = sample_copy(tmp_path_factory.mktemp("sample project"))
    said = project.build()
    assert said.code == 0, said.err
    return project


@pytest.fixture(scope="session")
def comparison(tmp_path_factory):
    """A folder with a comparison of a translated page with its approved version, as changes.html and changes.pdf."""
    project = sample_copy(tmp_path_factory.mktemp("compared"))
    sign = ("review", "approve", "bowel-surgery", "--as-of", TODAY, "--by")
    people = [("en", role) for role in ("clinical", "lay", "accessibility")] + [("es", role) for role in ("translator", "second-linguist", "clinical")]
    for language, role in people:
        said = project.netpub(*sign, f"{role} reviewer", "-l", language, "--role", role)
        assert said.code == 0, said.err
    catalogue = project.root / "locales/es/LC_MESSAGES/bowel-surgery.po"
    text = catalogue.read_text(encoding="utf-8")
    assert " hospital" in text
    catalogue.write_text(re.sub(r'(?m)^(msgstr ".*) hospital', r"\1 sanatorio", text), encoding="utf-8")
    made = ("--html", str(project.root / "changes.html"), "--pdf", str(project.root / "changes.pdf"))
    said = project.netpub("review", "diff", "bowel-surgery", "-l", "es", "--as-of", TODAY, *made)
    assert (said.code, "sanatorio" in said.out) == (0, True), said.err
    return project.root


@pytest.fixture(scope="module")
def browsers(absent):
    """Start Debian's Chromium, with letters of the usual size (16 px) or another that a reader has set."""
    program = shutil.which("chromium") or absent("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        absent("Playwright")
    with sync_playwright() as playwright:

        @cache
        def start(letters):
            flags = [*FLAGS, f"--blink-settings=defaultFontSize={letters}"]
            return playwright.chromium.launch(executable_path=program, args=flags)

        yield start
