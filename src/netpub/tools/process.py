"""The only place that starts a program: with a time limit, a bare environment and no shell."""

import json
import os
import selectors
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ToolFailed, ToolMissing, ToolTimeout
from netpub.tools import folders

_AGAIN = "Try again; report the file if it happens again."
# Nothing else of the caller's environment reaches a program, so that its answer depends on its input alone.
_PASSED_ON = ("PATH", "HOME", "LD_LIBRARY_PATH", "JAVA_HOME")


@dataclass(frozen=True, slots=True)
class Completed:
    """What a program answered."""

    code: int
    stdout: bytes
    stderr: bytes


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment that programs get: the few variables they need, a fixed locale, and ``extra``."""
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed, "LC_ALL": "C.UTF-8", "TZ": "UTC", **(extra or {})}


def run(
    command: Sequence[str], *, stdin: bytes = b"", seconds: float = 60, cwd: Path | None = None, env: Mapping[str, str] | None = None,
) -> Completed:
    """Run a program to its end.

    Raises ToolMissing when it does not exist and ToolTimeout (after ending it and its children) past ``seconds``.
    """
    process = _start(command, cwd or Path(tempfile.gettempdir()), env)
    try:
        stdout, stderr = process.communicate(stdin, timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise ToolTimeout(f"{command[0]} did not answer within {seconds:g} s.", _AGAIN) from None
    except BaseException:
        _end(process)
        raise
    return Completed(process.returncode, stdout, stderr)


def _start(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(  # noqa: S603  the command is a list of our own, never a shell line
            list(command), stdin=pipe, stdout=pipe, stderr=pipe, cwd=cwd, env=environment(env), start_new_session=True)
    except FileNotFoundError as error:
        raise ToolMissing(f"{command[0]} is not installed.", "Run netpub doctor to see what is missing.") from error
    except OSError as error:
        raise ToolMissing(f"{command[0]} cannot be run: {error.strerror}.", "Check the file's permissions.") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its children at once, and wait for it."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.communicate()


class Server:
    """A program that stays up and answers one JSON line for each JSON line; started when first asked, and again after it fell."""

    def __init__(self, command: Sequence[str], *, seconds: float = 60, env: Mapping[str, str] | None = None) -> None:
        self._command, self._seconds, self._env = list(command), seconds, env
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._log: Any = None

    def ask(self, question: Mapping[str, Any]) -> dict[str, Any]:
        """Send one job and return its answer.

        Raises ToolMissing when the program does not exist, ToolTimeout past the time limit, and ToolFailed when it fell or
        answered no JSON object; after each of these the next question starts it anew.
        """
        process = self._running()
        try:
            assert process.stdin is not None
            process.stdin.write(json.dumps(question).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(self._line(process))
        except (BrokenPipeError, EOFError, ValueError) as error:
            said = self._said()
            self.close()
            raise ToolFailed(f"{self._command[0]} stopped while it worked. {said}", _AGAIN) from error
        except BaseException:
            self.close()
            raise
        if not isinstance(answer, dict):
            self.close()
            raise ToolFailed(f"{self._command[0]} gave an answer that is no JSON object.")
        return answer

    def close(self) -> None:
        """End the program; safe to call when it does not run."""
        if self._process is not None:
            _end(self._process)
            self._process = None
        if self._folder is not None:
            self._log.close()
            self._folder.cleanup()
            self._folder = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._folder = folders.temporary()
        folder = Path(self._folder.name)
        self._log = (folder / "stderr.log").open("wb+")
        try:
            self._process = subprocess.Popen(  # noqa: S603  the command is a list of our own, never a shell line
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
                cwd=folder, env=environment(self._env), start_new_session=True)
        except FileNotFoundError as error:
            raise ToolMissing(f"{self._command[0]} is not installed.", "Run netpub doctor to see what is missing.") from error
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        """Read one line of the answer, waiting no longer than the limit for each piece of it."""
        assert process.stdout is not None
        parts: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while not (parts and parts[-1].endswith(b"\n")):
                if not selector.select(self._seconds):
                    raise ToolTimeout(f"{self._command[0]} did not answer within {self._seconds:g} s.", _AGAIN)
                part = os.read(process.stdout.fileno(), 1 << 16)
                if not part:
                    raise EOFError
                parts.append(part)
        return b"".join(parts)

    def _said(self) -> str:
        """The end of what the program wrote on stderr."""
        self._log.seek(0)
        return str(self._log.read()[-500:].decode(errors="replace")).strip()
