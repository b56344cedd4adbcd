"""The program as a person runs it: another process, its answer, its exit code."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The day of every build in these tests.
TODAY = "2026-11-21"


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


class Project:
    """A project in a folder, and the commands that people give."""

    def __init__(self, root):
        self.root = root

    def netpub(self, *arguments, seconds=300):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "error"}
        command = [sys.executable, "-m", "netpub", "-C", str(self.root), "--progress", "plain", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, env=environment, check=False)
        return Said(done.returncode, done.stdout, done.stderr)

    def build(self, *arguments):
        return self.netpub("build", "--as-of", TODAY, *arguments)

    def findings(self, *pages):
        said = self.netpub("check", "--as-of", TODAY, "--output-format", "json", *pages)
        return json.loads(said.out)

    def manifest(self):
        return json.loads((self.root / "dist/manifest.json").read_text(encoding="utf-8"))["publications"]

    def files(self, folder="dist"):
        """Every file of a folder with its bytes."""
        top = self.root / folder
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()}


def new_project(root, pages, languages="en"):
    """A project with small settings; ``pages`` gives files by path below source/."""
    keys = "".join(f"[languages.{key}]\n" for key in languages.split(","))
    settings = f'[project]\nsource_language = "en"\n[publisher]\nid = "x"\nname = "Example Trust"\n{keys}'
    (root / "source").mkdir(parents=True)
    (root / "netpub.toml").write_text(settings, encoding="utf-8")
    for name, content in pages.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root)


def sample_copy(folder, approved=False):
    """The sample project in another folder, without anything built; without its approvals every edition is a draft."""
    left = None if approved else shutil.ignore_patterns("approvals.jsonl", "snapshots")
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, folder / name, ignore=left)
    shutil.copy(ROOT / "netpub.toml", folder)
    return Project(folder)
