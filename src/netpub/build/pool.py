"""Where jobs run: an interface, and its first implementation, a pool of processes on this machine.

Each worker keeps what is dear to set up (fonts, a pandoc process) from job to job, and is replaced after some jobs, since
rendering does not give its memory back. A job that hangs or brings its worker down costs itself, not the build.
"""

import importlib
import os
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from netpub.build.target import Produced
from netpub.errors import InternalError, NetpubError, ToolFailed, ToolTimeout

JOBS_PER_WORKER = 200
SECONDS_PER_JOB = 300.0


class Executor(Protocol):
    """Runs jobs somewhere, several at once."""

    def submit(self, job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> "Future[Produced]":
        """Start a job (``"module:function"``); what comes of it is in the future."""

    def outcome(self, future: "Future[Produced]") -> Produced:
        """Return what a finished job made; raises what it raised, or ToolTimeout or ToolFailed when its worker was lost."""

    def close(self) -> None:
        """Let the running jobs end and release the workers."""

    def stop(self) -> None:
        """End the running jobs at once."""


class LocalPool:
    """Processes of this machine, started when the first job comes."""

    def __init__(self, workers: int = 0, seconds: float = SECONDS_PER_JOB) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._seconds = seconds
        self._pool: ProcessPool | None = None

    def submit(self, job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> "Future[Produced]":
        """Start a job in the next free worker."""
        if self._pool is None:
            # A fresh interpreter for each worker: nothing of the parent's state can leak into an output.
            self._pool = ProcessPool(max_workers=self._workers, max_tasks=JOBS_PER_WORKER, context=get_context("spawn"))
        future: Future[Produced] = self._pool.schedule(perform, args=(job, dict(inputs), dict(arguments)), timeout=self._seconds)
        return future

    def outcome(self, future: "Future[Produced]") -> Produced:
        """Return the result, with a lost worker put into words."""
        try:
            return future.result()
        except FutureTimeout:
            words = f"It took longer than {self._seconds:g} s and was stopped."
            raise ToolTimeout(words, "Look for an endless table or a huge picture in the page.") from None
        except (ProcessExpired, CancelledError) as error:
            raise ToolFailed(f"Its process ended early ({error}).", "Try again; report the page if it happens again.") from None
        except NetpubError:
            raise
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            raise InternalError(words, "This is a fault of netpub: report it with the page and --debug.") from error

    def close(self) -> None:
        """Wait for running jobs and release the workers."""
        if self._pool is not None:
            self._pool.close()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def stop(self) -> None:
        """End the workers now."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def perform(job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> Produced:
    """Run a job in this process: resolve ``"module:function"`` and call it."""
    module, _, function = job.partition(":")
    produced: Produced = getattr(importlib.import_module(module), function)(inputs, **arguments)
    return produced
