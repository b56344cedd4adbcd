"""A team's own library - RIS, BibTeX, CSL-JSON - as references, with the real pandoc."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from netpub.cli import main
from netpub.errors import ConfigError
from netpub.reference import Reference
from netpub.references import library
from netpub.tools import pandoc

RIS = """TY  - JOUR
ID  - hollis
AU  - Hollis, R. T., Jr
AU  - National Sleep Institute
TI  - Walking <b>after</b> surgery
JF  - Annals of Imaginary Surgery
JO  - Ann Imagin Surg
VL  - 7
IS  - 2
SP  - 1
EP  - 9
PY  - 2019
DA  - 2019/03/04/
Y2  - 2024/08/04/
AN  - 12345
CY  - London
N1  - seen by
  two readers
XX  - kept
ER  -
"""
BIBTEX = """@string{ais = {Annals of Imaginary Surgery}}
@article{hollis, title={Walking {DNA} (after) surgery},
  author={{National Sleep Institute} and Hollis, Jr, R. T.}, journal=ais, year=2019, shelf={B {4}}}
@book{orme, title={Handbook of Care}, year=2014}
"""
CSL = [{"id": 7, "type": "book", "title": "Handbook of <i>Care</i>", "volume": 3, "shelf": "B 4", "author": [{"given": "Plato"}],
        "issued": {"literal": "spring"}, "accessed": {"date-parts": [["2024", "8"]]}, "custom": {"label": "x"}}]
GOOD = {"ris": RIS, "bibtex": BIBTEX, "csl-json": json.dumps(CSL)}


def run(data: str | bytes, source: str, target: str = "csl-json") -> Result:
    return CliRunner().invoke(main, ["references", "parse", "--from", source, "--to", target], input=data, standalone_mode=False)


def read(text: str, kind: str) -> list[Reference]:
    found = [result for _, result in library.read(text, kind)]
    assert all(isinstance(result, Reference) for result in found)
    return [result for result in found if isinstance(result, Reference)]


def test_ris_keeps_every_tag() -> None:
    (reference,) = read(RIS, "ris")
    assert reference.id == "hollis"
    assert reference.raw == RIS.rstrip("\n")
    assert reference.csl == {
        "id": "hollis", "type": "article-journal", "title": "Walking <b>after</b> surgery", "container-title": "Annals of Imaginary Surgery",
        "author": [{"family": "Hollis", "given": "R. T.", "suffix": "Jr"}, {"literal": "National Sleep Institute"}],
        "volume": "7", "issue": "2", "page": "1-9", "issued": {"date-parts": [[2019, 3, 4]]}, "accessed": {"date-parts": [[2024, 8, 4]]},
        "PMID": "12345", "publisher-place": "London", "note": "seen by two readers",
        "custom": {"ris": {"JO": ["Ann Imagin Surg"], "XX": ["kept"]}},
    }


def test_ris_comes_out_of_ris_as_it_went_in() -> None:
    once = run(RIS, "ris", "ris").stdout
    assert "XX  - kept" in once
    assert "N1  - seen by two readers" in once
    assert run(once, "ris", "ris").stdout == once


def test_bibtex() -> None:
    article, book = read(BIBTEX, "bibtex")
    assert (article.id, book.id) == ("hollis", "orme")
    assert article.csl["title"] == "Walking DNA (after) surgery"
    assert article.csl["container-title"] == "Annals of Imaginary Surgery"
    assert article.csl["author"] == [{"literal": "National Sleep Institute"}, {"family": "Hollis", "given": "R. T.", "suffix": "Jr"}]
    assert article.raw.startswith("@article{hollis")
    assert article.raw.endswith("shelf={B {4}}}")
    assert book.raw == "@book{orme, title={Handbook of Care}, year=2014}"


def test_biblatex_is_told_by_its_fields() -> None:
    (reference,) = read("@article{a,\n title={Rest},\n journaltitle={Ann},\n date={2019-03}}", "bibtex")
    assert reference.csl["container-title"] == "Ann"
    assert reference.csl["issued"] == {"date-parts": [[2019, 3]]}


def test_csl_json_keeps_fields_of_its_own() -> None:
    (reference,) = read(json.dumps(CSL), "csl-json")
    assert reference.csl == {
        "id": "7", "type": "book", "title": "Handbook of <i>Care</i>", "volume": "3", "shelf": "B 4", "author": [{"literal": "Plato"}],
        "issued": {"literal": "spring"}, "accessed": {"date-parts": [[2024, 8]]}, "custom": {"label": "x"}}
    assert json.loads(reference.raw) == CSL[0]


@pytest.mark.parametrize("source", GOOD)
@pytest.mark.parametrize("target", ["csl-json", "jats", "ris"])
def test_every_format_into_every_other(source: str, target: str) -> None:
    result = run(GOOD[source], source, target)
    assert result.return_value == 0
    assert {"csl-json": '"title": ', "jats": "<element-citation", "ris": "TY  - "}[target] in result.stdout


@pytest.mark.parametrize("source", GOOD)
@pytest.mark.parametrize("text", ["hello", "", "{", "[]", "@book{a, title={x", "\x00"])
def test_what_is_in_another_format_is_refused_with_a_remedy(source: str, text: str) -> None:
    with pytest.raises(ConfigError, match="cannot be read as") as caught:
        list(library.read(text, source))
    assert "--from" in caught.value.remedy
    assert caught.value.exit_code == 2


def test_a_bad_record_is_named_and_the_others_are_not_lost() -> None:
    result = run(json.dumps([3, CSL[0], {"type": "book", "author": "x"}]), "csl-json")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["record 1", "record 3"]
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["7"]
    assert result.return_value == 2
    result = run("AU  - X, Y\nER  -\n" + RIS, "ris")
    assert result.stderr.startswith("line 1: a RIS record begins with")
    assert json.loads(result.stdout)["id"] == "hollis"


def test_a_library_that_is_not_utf8() -> None:
    with pytest.raises(ConfigError, match="UTF-8"):
        CliRunner().invoke(main, ["references", "parse", "--from", "ris"], input=b"TY  - \xff", standalone_mode=False, catch_exceptions=False)


def test_no_file_that_a_library_names_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("hidden words", "utf-8")
    for command in ("input", "include", "includegraphics"):
        text = f"@book{{a, title={{X \\{command}{{{secret}}} Y}}, year=2019}}"
        assert "hidden" not in json.dumps(pandoc.references(text, "bibtex"))


def test_the_command_line_reads_as_the_warm_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    warm = {kind: pandoc.references(text.replace("\n  two", " two"), kind.replace("-", "")) for kind, text in GOOD.items()}
    monkeypatch.setattr(pandoc.Worker, "_starts", lambda _worker: False)
    assert {kind: pandoc.references(text.replace("\n  two", " two"), kind.replace("-", "")) for kind, text in GOOD.items()} == warm
    with pytest.raises(ValueError, match="unexpected"):
        pandoc.references("hello", "ris")


@pytest.mark.parametrize("odd", [
    {"custom": 3}, {"custom": {"ris": 3}}, {"custom": {"remainder": [1]}}, {"custom": {"pii": 1}}, {"issued": 3}, {"issued": {}}, {"author": []},
    {"author": [{}]}, {"issued": {"date-parts": []}}, {"language": 3}, {"title": {}}, {"page": 4}, {"accessed": "2020-03"}, {"number": None},
    {"title": "\ud800"}, {"genre": ["a"]}, {"author": [{"family": "A", "suffix": 3}]}, {"id": None}, {"id": [1]}, {"keyword": ["a", "b"]},
])
@pytest.mark.parametrize("target", ["csl-json", "jats", "ris"])
def test_odd_csl_json_is_read_or_named_and_never_a_crash(odd: dict[str, object], target: str) -> None:
    result = run(json.dumps([{"type": "book", "title": "Rest", **odd}]), "csl-json", target)
    assert (result.return_value == 0) == bool(result.stdout)
    assert (result.return_value == 2) == result.stderr.startswith("record 1: ")
