"""What people see while a build runs: a live line on a terminal, a line a target elsewhere, JSON or nothing when asked. On stderr only."""

import importlib
import json
import sys
from typing import Any, Protocol

from netpub.words import told


class Progress(Protocol):
    """How the engine tells what it does."""

    def expect(self, count: int) -> None:
        """Announce ``count`` more targets to be made."""

    def started(self, name: str, reason: str) -> None:
        """A target is being made, for this reason."""

    def finished(self, name: str, outcome: str) -> None:
        """A target is over: ``built``, ``held`` or ``failed``."""

    def say(self, message: str) -> None:
        """Tell people something that is not about one target."""

    def close(self) -> None:
        """No more is to come."""


class NoProgress:
    """Says nothing."""

    def expect(self, count: int) -> None:
        """Ignore it."""

    def started(self, name: str, reason: str) -> None:
        """Ignore it."""

    def finished(self, name: str, outcome: str) -> None:
        """Ignore it."""

    def say(self, message: str) -> None:
        """Ignore it."""

    def close(self) -> None:
        """Do nothing."""


class PlainProgress(NoProgress):
    """A line for each target that is over, for logs."""

    def __init__(self, verbose: bool = False) -> None:
        self._verbose, self._expected, self._over = verbose, 0, 0

    def expect(self, count: int) -> None:
        """Raise the number that lines count up to."""
        self._expected += count

    def started(self, name: str, reason: str) -> None:
        """Say why, when asked to be talkative."""
        if self._verbose:
            _write(f"        {name}: {told(reason)}")

    def finished(self, name: str, outcome: str) -> None:
        """Print the line."""
        self._over += 1
        _write(f"[{self._over}/{self._expected}] {told(outcome)} {name}")

    def say(self, message: str) -> None:
        """Print the message."""
        _write(told(message))


def _write(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class JsonProgress(NoProgress):
    """A line of JSON for each thing that happens, for programs that watch: ``event`` is expect, started, finished or said."""

    def __init__(self) -> None:
        self._counts = {"expected": 0, "running": 0, "built": 0, "held": 0, "failed": 0}

    def expect(self, count: int) -> None:
        """Tell how many targets there are to make now."""
        self._counts["expected"] += count
        self._tell("expect")

    def started(self, name: str, reason: str) -> None:
        """Tell the target and why it is made."""
        self._counts["running"] += 1
        self._tell("started", target=name, reason=reason)

    def finished(self, name: str, outcome: str) -> None:
        """Tell what the target came to."""
        self._counts["running"] = max(self._counts["running"] - 1, 0)
        self._counts[outcome] += 1
        self._tell("finished", target=name, outcome=outcome)

    def say(self, message: str) -> None:
        """Tell the message."""
        self._tell("said", message=message)

    def _tell(self, event: str, **more: str) -> None:
        sys.stderr.write(json.dumps({"event": event, **more, **self._counts}, ensure_ascii=False) + "\n")


class BarProgress(NoProgress):
    """One live line: how many targets are done, running, held and failed, how many a second, how long it will take, and the latest."""

    def __init__(self, verbose: bool = False, console: Any = None) -> None:
        # Loaded here: it takes as long as a build with nothing to do takes for fifty pages.
        rich: Any = importlib.import_module("rich.progress")
        self._bar = rich.Progress(
            rich.MofNCompleteColumn(), rich.BarColumn(), rich.TextColumn("{task.fields[counts]}"), rich.TextColumn("{task.fields[rate]}"),
            rich.TimeRemainingColumn(), rich.TextColumn("{task.description}", markup=False),
            console=console or importlib.import_module("rich.console").Console(stderr=True, highlight=False), transient=True)
        self._verbose, self._expected, self._running = verbose, 0, 0
        self._over = {"built": 0, "held": 0, "failed": 0}
        self._task = self._bar.add_task("", total=0, counts="", rate="")

    def expect(self, count: int) -> None:
        """Lengthen the bar."""
        self._expected += count
        self._bar.update(self._task, total=self._expected)
        if self._expected:
            self._bar.start()

    def started(self, name: str, reason: str) -> None:
        """Show the target on the line."""
        self._running += 1
        self._show(name)
        if self._verbose:
            self.say(f"{name}: {told(reason)}")

    def finished(self, name: str, outcome: str) -> None:
        """Advance the bar; what did not become a file is worth a line that stays."""
        self._running = max(self._running - 1, 0)
        self._over[outcome] += 1
        self._bar.advance(self._task)
        self._show(name)
        if outcome != "built":
            self.say(f"{told(outcome)} {name}")

    def _show(self, name: str) -> None:
        task = self._bar.tasks[0]
        rate = f"{task.completed / task.elapsed:.1f}/s" if task.elapsed and task.completed else ""
        counts = told(f"{self._running} running, {self._over['held']} held, {self._over['failed']} failed")
        self._bar.update(self._task, description=name, counts=counts, rate=rate)

    def say(self, message: str) -> None:
        """Print the message above the line."""
        self._bar.console.print(told(message), markup=False)

    def close(self) -> None:
        """Take the line away."""
        self._bar.stop()


def progress(kind: str, verbose: bool = False, quiet: bool = False) -> Progress:
    """Return the display for ``auto``, ``bar``, ``plain``, ``json`` or ``none``; auto is a bar on a terminal and lines elsewhere."""
    if kind == "json":
        return JsonProgress()
    if quiet or kind == "none":
        return NoProgress()
    if kind == "bar" or (kind == "auto" and sys.stderr.isatty()):
        return BarProgress(verbose)
    return PlainProgress(verbose)
