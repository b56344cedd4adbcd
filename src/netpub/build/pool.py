"""Where jobs run: an interface, and its first implementation, a pool of processes on this machine.

Each worker keeps what is dear to set up (fonts, a pandoc process) from job to job, and is replaced after some jobs, or when it holds
too much memory, since rendering does not give it back. A job that hangs or brings its worker down costs itself, not the build.
"""

import errno
import gc
import importlib
import os
import sys
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

from netpub.build.target import Produced
from netpub.errors import InternalError, NetpubError, OutputError, ToolFailed, ToolTimeout, WorkerRetired
from netpub.settings.building import Building

JOBS_PER_WORKER = 1000
# The exit code of a worker that gives its job back because it holds too much memory.
RETIRED = 75
_FULL = (errno.ENOSPC, errno.EDQUOT)
# How often a worker looks for cycles of objects: after so many new ones, and at older ones after every fifth look. Python's own 700 suit
# small programs; what a booklet is made of is gone when it is done.
_LOOKS = (100_000, 5, 5)
_ready: set[str] = set()  # jobs that this process has done once


class Executor(Protocol):
    """Runs jobs somewhere, several at once; ``width`` is how many jobs it wants to have at hand."""

    @property
    def width(self) -> int:
        """How many jobs are given to it at once."""

    def submit(self, job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> "Future[Produced]":
        """Start a job (``"module:function"``); what comes of it is in the future."""

    def outcome(self, future: "Future[Produced]") -> Produced:
        """Return what a finished job made; raises what it raised, ToolTimeout or ToolFailed when its worker was lost,
        and WorkerRetired when the job must be given to it again."""

    def close(self) -> None:
        """Let the running jobs end and release the workers."""

    def stop(self) -> None:
        """End the running jobs at once."""


class LocalPool:
    """Processes of this machine, one for each core that it may use unless told otherwise, started when the first job comes.

    A job is stopped after ``seconds``; a worker that holds more than ``megabytes`` is replaced before its next job.
    """

    def __init__(self, workers: int = 0, seconds: float = 300, megabytes: int = 400) -> None:
        self._workers = workers or cores()
        self._seconds, self._megabytes = seconds, megabytes
        self._pool: Any = None

    @property
    def width(self) -> int:
        """Two for each worker, so that none waits."""
        return 2 * self._workers

    def submit(self, job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> "Future[Produced]":
        """Start a job in the next free worker."""
        if self._pool is None:
            # A fresh interpreter for each worker: nothing of the parent's state can leak into an output.
            # Loaded here, since a build with nothing to do needs none of it.
            pebble: Any = importlib.import_module("pebble")
            self._pool = pebble.ProcessPool(
                max_workers=self._workers, max_tasks=JOBS_PER_WORKER, initializer=prepare, context=get_context("spawn"))
        arguments_of_job = (job, dict(inputs), dict(arguments), self._megabytes)
        future: Future[Produced] = self._pool.schedule(work, args=arguments_of_job, timeout=self._seconds)
        return future

    def outcome(self, future: "Future[Produced]") -> Produced:
        """Return the result, with a lost worker put into words."""
        try:
            return future.result()
        except FutureTimeout:
            words = f"It took longer than {self._seconds:g} s and was stopped."
            raise ToolTimeout(words, "Look for an endless table or a huge picture in the page.") from None
        except NetpubError:
            raise
        except Exception as error:
            if getattr(error, "exitcode", 0) == RETIRED:
                raise WorkerRetired("A worker held too much memory and was replaced.") from None
            if isinstance(error, CancelledError) or type(error).__name__ == "ProcessExpired":
                raise ToolFailed(f"Its process ended early ({error}).", "Try again; report the page if it happens again.") from None
            if isinstance(error, OSError) and error.errno in _FULL:
                raise OutputError(f"A worker had no room to write: {error.strerror}.", "Make room on the disk, and build again.") from None
            words = f"{type(error).__name__}: {error}"
            raise InternalError(words, "This is a fault of netpub: report it with the page and --debug.") from error

    def close(self) -> None:
        """Wait for running jobs and release the workers."""
        if self._pool is not None:
            self._pool.close()
            self._pool.join()
            self._pool = None

    def stop(self) -> None:
        """End the workers now."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None


def local(building: Building, workers: int = 0) -> LocalPool:
    """Return the pool that ``[build]`` of a project describes, with so many workers (0: one for each core)."""
    return LocalPool(workers, building.seconds, building.worker_megabytes)


def cores() -> int:
    """Return how many cores this process may use; what a container or a batch system sets apart counts where the system says it."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def prepare() -> None:
    """Ready a worker: what prints goes to stderr."""
    sys.stdout = sys.stderr


def work(job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any], megabytes: int) -> Produced:
    """Run a job in a worker; one that holds too much memory ends here instead, so that a fresh one takes its place."""
    if held() > megabytes:
        importlib.import_module("pebble.common.process").process_exit(RETIRED)
    return lasting(job, inputs, arguments)


def lasting(job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> Produced:
    """Run a job in a process that will run many: memory is looked through for cycles less often, which takes a fifth of a render."""
    gc.set_threshold(*_LOOKS)
    made = perform(job, inputs, arguments)
    if job not in _ready:
        # What a job needed to load stays for good, and need not be looked at again.
        _ready.add(job)
        gc.collect()
        gc.freeze()
    return made


def held() -> float:
    """Return how much memory this process holds now, in MB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def perform(job: str, inputs: Mapping[str, bytes], arguments: Mapping[str, Any]) -> Produced:
    """Run a job in this process: resolve ``"module:function"`` and call it."""
    module, _, function = job.partition(":")
    produced: Produced = getattr(importlib.import_module(module), function)(inputs, **arguments)
    return produced
