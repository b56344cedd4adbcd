"""A project whose page is XML already: the same editions as the page that the XML came from, and its translation."""

from netpub_project import ROOT, new_project, sample_copy


def test_editions_are_those_of_the_page_that_the_xml_was_made_from(tmp_path):
    first = sample_copy(tmp_path / "first")
    first.build("-f", "html", "after-surgery")
    second = sample_copy(tmp_path / "second")
    folder = second.root / "source/after-surgery"
    for old in folder.glob("page.*"):
        old.unlink()
    (folder / "page.xml").write_bytes((first.root / "build/xml/en/after-surgery.xml").read_bytes())
    said = second.build("-f", "html", "after-surgery")
    assert said.code == 0, said.err
    for path in ("build/xml/en/after-surgery.xml", "build/xml/es/after-surgery.xml", "dist/en/after-surgery.html", "dist/es/after-surgery.html"):
        assert (second.root / path).read_bytes() == (first.root / path).read_bytes(), path
    assert second.netpub("translate", "extract", "after-surgery").code == 0


def test_a_hostile_page_costs_itself_alone(tmp_path):
    good = (ROOT / "source/after-surgery").glob("page.*")
    pages = {f"after-surgery/{path.name}": path.read_bytes() for path in good}
    bomb = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n<article>&b;</article>'
    project = new_project(tmp_path / "p", {**pages, "bomb/page.xml": bomb})
    assert project.build("-f", "html").code == 1
    assert [(one["rule"], one["line"]) for one in project.findings("bomb")] == [("source-unsafe", 1)]
    assert (project.root / "dist/en/after-surgery.html").is_file()
    assert not (project.root / "build/xml/en/bomb.xml").exists()
