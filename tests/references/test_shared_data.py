"""Floors on labelled citations by others, which are no part of the repository: skipped where they are absent."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from netpub.references import parse

SHARED = Path(os.environ.get("NETPUB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
SCORER = SHARED / "tools/score_references.py"
FLOORS = {"plos": (0.96, 0.83), "pdq-silver": (0.994, 0.975), "anystyle-gold": (0.88, 0.51)}


@pytest.mark.skipif(not SCORER.is_file(), reason="the labelled citations are not here")
@pytest.mark.parametrize("name", FLOORS)
def test_fields_and_whole_references(name: str, tmp_path: Path) -> None:
    gold = SHARED / f"data/references/{name}.jsonl"
    made = tmp_path / "made.jsonl"
    found = [parse(entry["raw"], entry["id"]) for entry in map(json.loads, gold.read_text("utf-8").splitlines())]
    made.write_text("\n".join(json.dumps({"id": item.id, "csl": dict(item.csl)}) for item in found), "utf-8")
    printed = subprocess.run([sys.executable, SCORER, gold, made], check=True, capture_output=True, text=True).stdout
    match = re.search(r"whole ([\d.]+)\s+micro F1 ([\d.]+)", printed)
    assert match is not None
    assert float(match[2]) >= FLOORS[name][0]
    assert float(match[1]) >= FLOORS[name][1]
