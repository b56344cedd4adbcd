"""What people see while a build runs: a live line on a terminal, a line a target elsewhere, nothing when asked. On stderr only."""

import sys
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress


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
        self._console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self._verbose, self._expected, self._over = verbose, 0, 0

    def expect(self, count: int) -> None:
        """Raise the number that lines count up to."""
        self._expected += count

    def started(self, name: str, reason: str) -> None:
        """Say why, when asked to be talkative."""
        if self._verbose:
            self._console.print(f"        {name}: {reason}")

    def finished(self, name: str, outcome: str) -> None:
        """Print the line."""
        self._over += 1
        self._console.print(f"[{self._over}/{self._expected}] {outcome} {name}")

    def say(self, message: str) -> None:
        """Print the message."""
        self._console.print(message)


class BarProgress(NoProgress):
    """One live line: how many targets are done, which is being made, how long it will take."""

    def __init__(self, verbose: bool = False) -> None:
        self._bar = RichProgress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=Console(stderr=True, highlight=False), transient=True)
        self._verbose, self._expected = verbose, 0
        self._task = self._bar.add_task("", total=0)

    def expect(self, count: int) -> None:
        """Lengthen the bar."""
        self._expected += count
        self._bar.update(self._task, total=self._expected)
        if self._expected:
            self._bar.start()

    def started(self, name: str, reason: str) -> None:
        """Show the target on the line."""
        self._bar.update(self._task, description=name)
        if self._verbose:
            self.say(f"{name}: {reason}")

    def finished(self, name: str, outcome: str) -> None:
        """Advance the bar; what did not become a file is worth a line that stays."""
        self._bar.advance(self._task)
        if outcome != "built":
            self.say(f"{outcome} {name}")

    def say(self, message: str) -> None:
        """Print the message above the line."""
        self._bar.console.print(message, markup=False)

    def close(self) -> None:
        """Take the line away."""
        self._bar.stop()


def progress(kind: str, verbose: bool = False, quiet: bool = False) -> Progress:
    """Return the display for ``auto``, ``bar``, ``plain`` or ``none``; auto is a bar on a terminal and lines elsewhere."""
    if quiet or kind == "none":
        return NoProgress()
    if kind == "bar" or (kind == "auto" and sys.stderr.isatty()):
        return BarProgress(verbose)
    return PlainProgress(verbose)
