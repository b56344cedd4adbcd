"""netpub references parse: lines in, results out, and what is said of bad lines."""

import json

from click.testing import CliRunner, Result

from netpub.cli import main

CITATION = "Hollis RT. Walking after surgery. Ann Imagin Surg. 2019;7(2):1-9."


def run(data: bytes | str, *options: str) -> Result:
    return CliRunner().invoke(main, ["references", "parse", *options], input=data, standalone_mode=False)


def test_one_citation_a_line() -> None:
    result = run(f"{CITATION}\n\n{CITATION}\n")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item["id"] for item in found] == ["r1", "r2"]
    assert found[0]["csl"]["title"] == "Walking after surgery"
    assert set(found[0]) == {"id", "csl", "confidence", "raw"}
    assert found[0]["raw"] == CITATION
    assert result.return_value == 0


def test_json_lines_keep_their_ids_and_line_breaks() -> None:
    raw = CITATION.replace(". ", ".\n")
    result = run(json.dumps({"id": "abc", "raw": raw}) + "\n" + json.dumps({"id": 7, "raw": CITATION}) + "\n")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [item["id"] for item in found] == ["abc", "7"]
    assert found[0]["raw"] == raw
    assert found[0]["csl"]["container-title"] == "Ann Imagin Surg"


def test_bad_lines_are_named_and_the_others_are_not_lost() -> None:
    data = b"\xef\xbb\xbf" + CITATION.encode() + b"\n\xff\xfe\n{\"raw\": 3}\n{broken\n{\"id\": [], \"raw\": \"x\"}\n{\"raw\": \"\\ud800\"}\n" + CITATION.encode()
    result = run(data)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["line 2", "line 3", "line 4", "line 5", "line 6"]
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["r1", "r7"]
    assert result.return_value == 2


def test_jats_stays_on_one_line() -> None:
    result = run(json.dumps({"id": "a b", "raw": "Hollis RT.\nWalking.\nAnn Imagin Surg. 2019;7(2):1-9."}), "--to", "jats")
    assert result.stdout.count("\n") == 1
    assert result.stdout.startswith("<ref ")
    assert 'id="a-b"' in result.stdout
    assert "Hollis RT.&#10;Walking." in result.stdout


def test_ris() -> None:
    assert run(CITATION, "--to", "ris").stdout.startswith("TY  - JOUR\nID  - r1\n")


def test_a_file_that_is_not_there() -> None:
    result = CliRunner().invoke(main, ["references", "parse", "nowhere.txt"])
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr
