"""Makes targets: what is fresh is left alone, what is stale is made by workers, in an order that the files dictate."""

import datetime
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from netpub.build import freshness
from netpub.build.cache import Cache, key
from netpub.build.digests import Digests
from netpub.build.ledger import Entry, Ledger, reason
from netpub.build.order import Order
from netpub.build.output import write_whole
from netpub.build.pool import Executor
from netpub.build.target import Produced, Target
from netpub.errors import ConfigError, NetpubError, OutputError, ToolFailed, ToolTimeout, WorkerRetired
from netpub.progress import Progress

ATTEMPTS = 2


@dataclass(slots=True)
class Outcome:
    """What became of the targets of a run, by name.

    ``held`` says why a target was not tried, ``failed`` holds problems of operation, ``reasons`` why a target was made anew.
    """

    built: dict[str, Entry] = field(default_factory=dict)
    fresh: dict[str, Entry] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    failed: dict[str, NetpubError] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def entry(self, name: str) -> Entry | None:
        """Return what the ledger says of a target that was built or fresh."""
        return self.built.get(name) or self.fresh.get(name)


@dataclass(frozen=True, slots=True)
class _Job:
    """A stale target on its way: the digests it was read with, and how often it was tried."""

    target: Target
    parts: dict[str, str]
    attempt: int


class Engine:
    """Runs lists of targets in one project. Whoever owns the engine saves the ledger, the digests and trims the cache."""

    def __init__(
        self, root: Path, ledger: Ledger, executor: Executor, progress: Progress, digests: Digests, cache: Cache,
    ) -> None:
        self._root, self._ledger, self._executor, self._progress = root, ledger, executor, progress
        self.digests, self._cache = digests, cache
        self._running: dict[Future[Produced], _Job] = {}
        self._prefix = f"{root}/"
        self.outcome = Outcome()

    def recall(self, targets: Sequence[Target]) -> None:
        """Add to ``outcome`` what the ledger knows of those targets that are fresh; make none."""
        for target in targets:
            if target.name in self._ledger.entries:
                self._is_stale(target, announce=False)

    def run(self, targets: Sequence[Target]) -> None:
        """Make every target that is stale; what each came to is added to ``outcome``.

        A target waits for those that make its inputs, and is held when one of them made nothing. Problems of operation are
        kept and the other targets still made; only OutputError ends the run, since every other file would meet it too.
        """
        order = Order(targets, self._name)
        stale: deque[Target] = deque()
        while order.ready or stale or self._running:
            while order.ready:
                target = order.ready.popleft()
                stale.append(target) if self._is_stale(target) else order.over(target)
            # Inputs of so many jobs are in memory at once, and workers never wait for the next one.
            while stale and len(self._running) < self._executor.width:
                target = stale.popleft()
                if not self._start(target, 1):
                    order.over(target)
            for target in self._collect():
                order.over(target)

    def _name(self, path: Path) -> str:
        text = str(path)
        return text[len(self._prefix):] if text.startswith(self._prefix) else path.name

    def _hold(self, target: Target, path: Path) -> None:
        self.outcome.held[target.name] = f"{self._name(path)} is not there"
        self._ledger.forget(target.name)

    def _is_stale(self, target: Target, announce: bool = True) -> bool:
        inputs: dict[str, str] = {}
        for path in target.inputs.values():
            digest = self.digests.of(path)
            if digest is None:
                self._miss(target, path)
                return False
            inputs[self._name(path)] = digest
        entry = self._ledger.entries.get(target.name)
        outputs = {path: self.digests.of(self._prefix + path) for path in (entry.outputs if entry else ())}
        why = reason(entry, freshness.parts(target, inputs), outputs)
        if entry is not None and not why:
            self.outcome.fresh[target.name] = entry
            return False
        if announce:
            self.outcome.reasons[target.name] = why
            self._progress.expect(1)
        return True

    def _miss(self, target: Target, path: Path) -> None:
        """Hold a target whose input is not there; one whose input may not be read fails, so that nothing goes missing unseen."""
        if path.exists():
            words = f"{self._name(path)} cannot be read."
            self.outcome.failed[target.name] = ConfigError(words, "Check the permissions of the file and its folders.")
            self._ledger.forget(target.name)
        else:
            self._hold(target, path)

    def _start(self, target: Target, attempt: int) -> bool:
        """Begin a stale target; False when it is over already: held, or its result known."""
        data: dict[str, bytes] = {}
        try:
            for label, path in target.inputs.items():
                data[label] = path.read_bytes()
        except OSError:
            # It was there a moment ago: somebody works in the folder.
            self._hold(target, path)
            self._progress.finished(target.name, "held")
            return False
        parts = freshness.parts(target, {self._name(target.inputs[label]): freshness.sha256(content) for label, content in data.items()})
        job = _Job(target, parts, attempt)
        known = self._cache.get(key(parts))
        if known is not None and known.files.keys() <= set(target.outputs):
            self._keep(job, known, cached=True)
            return False
        self._progress.started(target.name, self.outcome.reasons[target.name])
        self._running[self._executor.submit(target.job, data, target.arguments)] = job
        return True

    def _collect(self) -> list[Target]:
        """Wait for a job to end; keep what it made, or try once more when its worker was lost. Returns the targets that are over."""
        if not self._running:
            return []
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        return [job.target for future in done if self._ended(future, job := self._running.pop(future))]

    def _ended(self, future: "Future[Produced]", job: _Job) -> bool:
        """Whether the target is over, now that a job ended."""
        try:
            self._keep(job, self._executor.outcome(future))
        except OutputError:
            raise
        except WorkerRetired:
            return not self._start(job.target, job.attempt)
        except NetpubError as error:
            if isinstance(error, ToolFailed) and not isinstance(error, ToolTimeout) and job.attempt < ATTEMPTS:
                return not self._start(job.target, job.attempt + 1)
            self._fail(job.target, error)
        return True

    def _fail(self, target: Target, error: NetpubError) -> None:
        self.outcome.failed[target.name] = error
        self._ledger.forget(target.name)
        self._progress.finished(target.name, "failed")

    def _keep(self, job: _Job, produced: Produced, cached: bool = False) -> None:
        outputs = {path: freshness.sha256(data) for path, data in produced.files.items()}
        for path, data in produced.files.items():
            write_whole(self._root / path, data)
            self.digests.wrote(self._root / path, outputs[path])
        for path in sorted(set(job.target.outputs) - set(outputs)):
            # What can no longer be made of the input must not stand there as if it still were.
            (self._root / path).unlink(missing_ok=True)
        if not cached:
            self._cache.put(key(job.parts), produced)
        name = job.target.name
        entry = Entry(job.parts, outputs, produced.findings, produced.facts, self.outcome.reasons[name], _now())
        self._ledger.record(name, entry)
        self._ledger.libraries[job.parts[freshness.LIBRARY]] = freshness.all_versions()
        self.outcome.built[name] = entry
        self._progress.finished(name, "built" if outputs or not job.target.outputs else "held")


def _now() -> str:
    """The time for people who ask when a file was made; nothing is decided by it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
