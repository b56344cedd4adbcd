import ast
from pathlib import Path

from netpub.build import freshness
from netpub.build.target import Target


def test_the_code_of_a_job_is_all_that_it_imports():
    names = {path.relative_to(freshness.PACKAGE).as_posix() for path in freshness._closure("netpub.build.jobs.source")}
    assert {"build/jobs/source.py", "page.py", "findings.py", "jats/__init__.py", "ingest/__init__.py"} <= names
    assert not any(name.startswith("publish/") for name in names)


def test_a_pdf_depends_on_its_theme_and_a_page_does_not():
    folders = {path.parent.name for path in freshness._closure("netpub.build.jobs.pdf")}
    assert "publish" in folders
    assert freshness.code_digest("netpub.build.jobs.pdf") != freshness.code_digest("netpub.build.jobs.source")


def test_everything_that_matters_is_a_part():
    target = Target("x", "netpub.build.jobs.source:run", {"page": Path("a")}, (), {"locale": "en-GB"})
    parts = freshness.parts(target, {"source/a/page.txt": "1"})
    assert set(parts) == {
        "file source/a/page.txt", "the settings it uses", "the code of its stage", "the interface words, schemas or rules",
        "a library's version"}
    other = freshness.parts(Target("x", target.job, target.inputs, (), {"locale": "en-US"}), {"source/a/page.txt": "1"})
    assert {name for name in parts if parts[name] != other[name]} == {"the settings it uses"}


def test_libraries_whose_change_changes_outputs_are_installed():
    assert set(freshness.library_versions()) == set(freshness.LIBRARIES)


def test_every_library_that_counts_is_locked():
    """One that is not would be missing from a fresh environment, and no build could begin."""
    lock = (Path(__file__).resolve().parents[2] / "requirements/runtime.txt").read_text(encoding="utf-8")
    locked = {line.partition("==")[0] for line in lock.splitlines()}
    assert sorted(set(freshness.LIBRARIES) - locked) == []


def test_every_import_of_every_module_is_found():
    for path in sorted(freshness.PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_bytes())
        taken = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        taken |= {f"{node.module}.{name.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
        taken |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
        assert {name for name in taken if name.split(".")[0] == "netpub"} <= set(freshness._imports(path)), path
