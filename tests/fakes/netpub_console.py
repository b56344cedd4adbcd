"""The commands of a page of the documentation, run in their order, their answers compared with what the page shows.

A block ```console holds commands after “$ ” and below each what it answers: “…” stands for any characters, on a line of its own for any
lines. A command without an answer must say nothing. What readers do without a command stands in comments that they do not see:

    <!-- files: FROM -->         begin with the files that another page makes
    <!-- file: PATH -->          the block below is the content of this file; `append` adds it at the end
    <!-- copy: FROM TO -->       a file of the documentation, as it is saved somewhere by the reader
    <!-- replace: PATH OLD => NEW -->   what the reader changes in a file
    <!-- hand: NAME ARGUMENTS --> something done in another program, by a function of tests/docs/hands.py
    <!-- ids: ID ID -->          what the page calls the ids of records that the block below tells, in their order
    <!-- stands: WORD => WORD -->   what a word of the page stands for here; PORT is one that is free, FOLDER one that is empty
    <!-- background -->          the command below runs until the page is done
    <!-- exits: N -->            the last command below ends with this code
    <!-- slow -->                what follows takes long: the quick run of the page ends here
    <!-- aside -->               what comes next takes long, and nothing depends on it: the quick run leaves it out
"""

import contextlib
import io
import os
import re
import shlex
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netpub.__main__ import run
from netpub.cli import COMMANDS
from netpub.cli import main as command_line
from netpub.commands.review import COMMANDS as REVIEW
from netpub.commands.translate import COMMANDS as TRANSLATE

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
DAY = "2026-11-21"
_PIECE = re.compile(
    r"^<!-- (?P<order>[a-z]+)(?:: (?P<rest>[^\n]*?))? -->$|^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"\b[0-9a-f]{12}\b")
# Every command that takes a day is told this one; progress is a bar that is gone when a command ends.
USUAL = {"as_of": DAY, "progress": "none"}
DEFAULTS = dict.fromkeys(COMMANDS, USUAL) | {"review": dict.fromkeys(REVIEW, USUAL), "translate": dict.fromkeys(TRANSLATE, USUAL)}


@dataclass(frozen=True)
class Step:
    """A thing to do: ``order`` is a comment's, or ``console``; ``rest`` what follows it; ``body`` the block; ``code`` how its last
    command ends; ``slow``, that the quick run leaves it out."""

    order: str
    rest: str
    body: str
    line: int
    code: int = 0
    slow: bool = False
    background: bool = False
    ids: tuple[str, ...] = ()


class Reader:
    """Somebody who follows a page in a folder. ``hands`` are the things done in other programs, by name."""

    def __init__(self, folder, page, hands):
        self.where, self.page, self.hands = folder, page, hands
        self.path = os.environ["PATH"]
        self.ids, self.running = {}, []

    def follow(self, *, quick):
        """Do what the page says; returns how many commands were run."""
        count = 0
        try:
            for step in steps(self.page):
                if quick and step.order == "slow":
                    break
                if not (quick and step.slow):
                    before = self.path
                    count += self.console(step) if step.order == "console" else self.do(step)
                    self.path = before if step.slow else self.path
        finally:
            for process in self.running:
                process.terminate()
                process.wait(30)
        return count

    def prepare(self):
        """Make the files that the page asks for, with no command but those that make a project or change the folder."""
        for step in steps(self.page):
            if step.order == "console":
                for command, _ in answers(step.body):
                    if command.startswith(("cd ", "mkdir ", "netpub init ")):
                        said, ended = self.command(command)
                        assert ended == 0, said
            elif step.order in ("files", "file", "append", "copy", "replace"):
                self.do(step)

    def do(self, step):
        """Do what a comment says."""
        names = shlex.split(step.rest) if step.order in ("copy", "hand") else step.rest.split(" ", 1)
        if step.order == "files":
            other = Reader(self.where, (self.page.parent / names[0]).resolve(), self.hands)
            other.prepare()
            self.where = other.where
        elif step.order in ("file", "append"):
            self.write(names[0], step.body, keep=step.order == "append")
        elif step.order == "copy":
            (self.where / names[1]).parent.mkdir(parents=True, exist_ok=True)
            (self.where / names[1]).write_bytes((self.page.parent / names[0]).read_bytes())
        elif step.order == "replace":
            old, new = names[1].replace("\\n", "\n").split(" => ")
            text = (self.where / names[0]).read_text(encoding="utf-8")
            assert old in text, f"{self.page.name}, line {step.line}: {names[0]} does not hold “{old}”"
            (self.where / names[0]).write_text(text.replace(old, new), encoding="utf-8")
        elif step.order == "stands":
            word, _, meaning = step.rest.partition(" => ")
            self.ids[word] = {"PORT": free_port, "FOLDER": lambda: str(self.where.parent / "store")}.get(meaning, lambda: meaning)()
        elif step.order == "hand":
            self.hands[names[0]](self.where, *names[1:])
        elif step.order != "slow":
            raise AssertionError(f"{self.page.name}, line {step.line}: unknown comment “{step.order}”")
        return 0

    def write(self, name, text, *, keep):
        path = self.where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if keep else "") + text, encoding="utf-8")

    def console(self, step):
        """Run the commands of a block and compare what they say; returns how many there were."""
        commands = list(answers(step.body))
        if step.background:
            words = [shlex.split(self.named(command)) for command, _ in commands]
            self.running += [subprocess.Popen(one, cwd=self.where, env=self.surroundings(), stderr=subprocess.DEVNULL) for one in words]
            return len(commands)
        for number, (command, shown) in enumerate(commands, 1):
            said, ended = self.command(self.named(command))
            self.ids |= zip(step.ids, dict.fromkeys(_ID.findall(said)), strict=False)
            for name, id in self.ids.items():
                said = said.replace(id, name)
            place = f"{self.page.relative_to(ROOT)}, line {step.line}: $ {command}"
            assert ended == (step.code if number == len(commands) else 0), f"{place}\nended with {ended}:\n{said}"
            assert fits(shown, said), f"{place}\nthe page shows:\n{shown}\nit said:\n{said}"
        return len(commands)

    def named(self, command):
        """A command of the page with the ids that records have here."""
        for name, id in self.ids.items():
            command = command.replace(name, id)
        return command

    def command(self, command):
        """Run one command; returns what it said, and its exit code."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.where = (self.where / words[1]).resolve()
        elif words[0] == ".":
            self.path = f"{(self.where / words[1]).parent}{os.pathsep}{self.path}"
        elif words[0] == "netpub" and self.path == os.environ["PATH"]:
            said, ended = self.netpub(words[1:-2] if words[-2:-1] == [">"] else words[1:])
            if words[-2:-1] != [">"]:
                return said, ended
            (self.where / words[-1]).write_text(said, encoding="utf-8")
            return "", ended
        else:
            done = subprocess.run(
                ["bash", "-c", command], cwd=self.where, env=self.surroundings(), capture_output=True, text=True, timeout=300, check=False)
            if " -m venv " in command:
                site = next((self.where / words[-1]).glob("lib/python*/site-packages"))
                (site / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
            return done.stdout + done.stderr, done.returncode
        return "", 0

    def surroundings(self):
        """What programs are told: no index of packages; netpub is that of the checkout unless the page has installed it."""
        installed = self.path != os.environ["PATH"]
        path = self.path if installed else f"{Path(sys.executable).parent}{os.pathsep}{self.path}"
        return {**os.environ, "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PATH": path, "PYTHONPATH": "" if installed else str(ROOT / "src")}

    def netpub(self, words):
        """Run netpub in this process, where the clock stands still."""
        said, before, usual = io.StringIO(), Path.cwd(), command_line.context_settings
        command_line.context_settings = {**usual, "default_map": DEFAULTS}
        os.chdir(self.where)
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                code = run(words)
        finally:
            os.chdir(before)
            command_line.context_settings = usual
        return said.getvalue(), int(code)


def steps(page) -> Iterator[Step]:
    """What a page asks for, in order. A block is asked for when it is ```console, or when a comment says what file it is."""
    text = page.read_text(encoding="utf-8")
    file, code, slow, background, ids = ("", ""), 0, False, False, ()
    for match in _PIECE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        order, rest = match["order"], match["rest"] or ""
        if order == "aside":
            slow = True
        elif order == "background":
            background = True
        elif order == "exits":
            code = int(rest)
        elif order == "ids":
            ids = tuple(rest.split())
        elif order in ("file", "append"):
            file = (order, rest)
        elif order or match["language"] == "console" or file[0]:
            named = (order, rest) if order else file if file[0] else ("console", "")
            yield Step(*named, match["body"] or "", line, code, slow, background, ids)
            file, code, slow, background, ids = ("", ""), 0, False, False, ()


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return str(one.getsockname()[1])


def answers(body) -> Iterator[tuple[str, str]]:
    """The commands of a block with what the page shows below each; a backslash continues a command on the next line."""
    for piece in re.split(r"^\$ ", body.replace("\\\n", " "), flags=re.MULTILINE)[1:]:
        command, _, shown = piece.partition("\n")
        yield command, shown


def fits(shown, said) -> bool:
    """Whether an answer is what the page shows; blanks and empty lines do not count."""
    lines = [re.escape(" ".join(line.split())).replace("…", ".*") for line in shown.splitlines() if line.strip()]
    pattern = "".join(r"(?:[^\n]*\n)*?" if line == ".*" else f"{line}\n" for line in lines)
    answer = "".join(" ".join(line.split()) + "\n" for line in said.splitlines() if line.strip())
    return re.fullmatch(pattern, answer) is not None
