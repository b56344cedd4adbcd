"""Booklets as PDF/UA-2: made where the project asks for them, from the booklet, and compared with it."""

import json

import pikepdf
from netpub_project import new_project

from netpub.build import formats
from netpub.build.jobs import ua2 as job
from netpub.settings import load
from netpub.tools import verapdf

PAGE = b"<html lang=en><title>Scan</title><h1>Scan</h1><p>Last reviewed: 14 September 2026</p><h2>Water</h2><p>Drink water.</p></html>"


def test_a_project_that_asks_for_it_gets_it_and_others_do_not(tmp_path):
    there = new_project(tmp_path, {"a/page.html": PAGE})
    assert "ua2 = true" in there.build("-f", "ua2").err
    settings = tmp_path / "netpub.toml"
    settings.write_text(settings.read_text() + "[print]\nua2 = true\n")
    there.build("-f", "ua2")
    [row] = [one for one in json.loads((tmp_path / "dist/manifest.json").read_text())["publications"] if one["format"] == "ua2"]
    assert row["path"] == "en/a-ua2.pdf"
    assert {name: row["verdicts"][name] for name in ("fidelity", "layout")} == {"fidelity": "pass", "layout": "pass"}
    assert set(row["verdicts"]) <= {"fidelity", "layout", *verapdf.FLAVOURS_2}
    with pikepdf.open(tmp_path / "dist/en/a-ua2.pdf") as made:
        assert made.pdf_version == "2.0"
    assert "ua2:en:a" in [key.target for key in formats.keys(load(tmp_path), load(tmp_path).publications, ["en"])]


def test_a_text_that_differs_fails(tmp_path, monkeypatch):
    there = new_project(tmp_path, {"a/page.html": PAGE})
    there.build("-f", "pdf")
    booklet = (tmp_path / "dist/en/a.pdf").read_bytes()
    arguments = {"path": "build/editions/en/a-ua2.pdf", "slug": "a", "language": "en", "locale": "en-GB"}
    assert job.run({"pdf": booklet}, **arguments).facts["verdicts"] == {"fidelity": "pass", "layout": "pass"}
    whole = job.check.text
    monkeypatch.setattr(job.check, "text", lambda data: whole(data) if data == booklet else whole(data).replace("Drink water.", "Drink."))
    produced = job.run({"pdf": booklet}, **arguments)
    assert produced.facts["verdicts"]["fidelity"] == "fail"
    assert [(one.rule, one.detail) for one in produced.findings] == [("text-lost", "“Drink water.”")]
