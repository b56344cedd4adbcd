from netpub.tools import probe


def test_every_tool_says_what_it_serves_and_what_brings_it():
    for tool in probe.TOOLS:
        assert tool.serves
        assert tool.remedy


def test_a_missing_program_is_an_empty_version(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    assert probe.epubcheck_version() == ""
    assert probe.ace_version() == ""
    assert probe.verapdf_version() == ""


def test_a_package_is_found_without_importing_it():
    assert (probe.package_folder("lxml") / "etree.pyx").parent.name == "lxml"
    assert probe.package_folder("no_such_package") is None
