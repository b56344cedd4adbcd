"""Problems of operation: what stops the program, as exceptions with an exit code and a remedy.

    NetpubError
      ConfigError       netpub.toml or page.toml cannot be used            2
      OutputError       a folder or file cannot be written                 2
      ToolMissing       a program or library is not installed              3
      ToolFailed        a program crashed or answered nonsense             5
        ToolTimeout     a program did not answer in time                   5
      WorkerRetired     a worker gave its job back; the job runs again     5
      InternalError     a promise of netpub itself does not hold           5

Problems in content are no exceptions; they are findings (netpub.findings).
"""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the program answers to the shell; the numbers are part of the interface."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    MISSING_TOOL = 3
    REFUSED = 4
    INTERNAL = 5
    INTERRUPTED = 130


class NetpubError(Exception):
    """A problem of operation: what happened, and what the person can do about it."""

    exit_code: ClassVar[ExitCode] = ExitCode.INTERNAL

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n  {self.remedy}" if self.remedy else self.message


class ConfigError(NetpubError):
    """The configuration cannot be used."""

    exit_code = ExitCode.USAGE


class OutputError(NetpubError):
    """A folder or file cannot be written."""

    exit_code = ExitCode.USAGE


class ToolMissing(NetpubError):
    """A program or library that the work needs is not installed."""

    exit_code = ExitCode.MISSING_TOOL


class ToolFailed(NetpubError):
    """A program crashed or answered what cannot be read."""


class ToolTimeout(ToolFailed):
    """A program did not answer within its time."""


class WorkerRetired(NetpubError):
    """A worker was replaced before it began a job, which is given to another one; nobody ever sees this."""


class InternalError(NetpubError):
    """A promise of netpub does not hold; never the user's fault."""
