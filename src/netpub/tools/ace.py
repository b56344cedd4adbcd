"""Ace by DAISY: can everyone read an e-book?"""

import json
import os
from pathlib import Path
from typing import Any

from netpub.errors import ToolFailed, ToolMissing
from netpub.tools import folders, probe, process
from netpub.tools.verdict import Verdict, verdict

SECONDS = 180.0
# Chromium looks for its maker's servers at every start; nothing of that is wanted here.
_QUIET = (
    "--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")


def validate(path: Path) -> list[Verdict]:
    """Return the verdict ``ace`` of the file at ``path``; every violation is a complaint.

    Raises ToolMissing when Ace or Chromium is not installed, ToolFailed when Ace gives no report.
    """
    ace = probe.ace_version()
    if not ace:
        raise ToolMissing("Ace by DAISY is not installed.", probe.tool("ace").remedy)
    with folders.temporary() as name:
        folder = Path(name)
        done = process.run(
            [ace, "-f", "-o", str(folder / "report"), str(path)], seconds=SECONDS, cwd=folder,
            env={"PUPPETEER_EXECUTABLE_PATH": str(_browser(folder)), "ACE_TIMEOUT_INITIAL": "60000", "HOME": name})
        report = folder / "report" / "report.json"
        try:
            return [verdict("ace", _violations(json.loads(report.read_bytes())))]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ToolFailed(f"Ace gave no report on {path.name}.", done.stdout.decode(errors="replace")[-300:]) from error


def _browser(folder: Path) -> Path:
    """A program that starts Chromium as Ace must have it: without its sandbox when we are root, since Chromium refuses otherwise."""
    path = folder / "chromium"
    sandbox = "--no-sandbox " if os.geteuid() == 0 else ""
    # Ace starts it in a group of its own: without --pdeathsig it would outlive an Ace that had to be stopped.
    path.write_text(f'#!/bin/sh\nexec setpriv --pdeathsig KILL chromium {sandbox}{_QUIET} "$@"\n', encoding="utf-8")
    path.chmod(0o700)
    return path


def _violations(report: dict[str, Any]) -> list[str]:
    violations = [
        f"{one['earl:test']['dct:title']}: {one['earl:result'].get('dct:description', '')}"
        for document in report["assertions"] for one in document.get("assertions", [])
        if one["earl:result"]["earl:outcome"] == "fail"
    ]
    if report["earl:result"]["earl:outcome"] != "pass" and not violations:
        return ["not accessible, and no violation was named"]
    return violations
