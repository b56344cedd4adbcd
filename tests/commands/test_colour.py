"""Colour on a terminal, and none where NO_COLOR asks for none (https://no-color.org)."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shown_on_terminal(project, **environment):
    """What ``netpub check`` writes to a terminal."""
    ours, theirs = pty.openpty()
    base = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    command = [sys.executable, "-m", "netpub", "-C", str(project), "--progress", "none", "check"]
    variables = {**base, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm", **environment}
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=variables) as process:
        os.close(theirs)
        parts = []
        while True:
            try:
                parts.append(os.read(ours, 65536))
            except OSError:
                break  # how Linux says that a terminal was closed
            if not parts[-1]:
                break
        process.wait(timeout=60)
    os.close(ours)
    return b"".join(parts)


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["terminal", "no-color"])
def test_findings_have_colour_unless_it_is_unwanted(tmp_path, environment, coloured):
    (tmp_path / "source/a").mkdir(parents=True)
    (tmp_path / "source/a/page.txt").write_text("")
    (tmp_path / "netpub.toml").write_text('[publisher]\nid = "x"\nname = "X"\n[languages.en]\n')
    said = shown_on_terminal(tmp_path, **environment)
    assert b"source-empty" in said
    assert (b"\x1b[31m" in said) is coloured
