"""Makes targets: what is fresh is left alone, what is stale is made by workers, in an order that the files dictate."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path

from netpub.build import freshness
from netpub.build.ledger import Entry, Ledger, reason
from netpub.build.output import write_whole
from netpub.build.pool import Executor
from netpub.build.target import Produced, Target
from netpub.errors import NetpubError, OutputError, ToolFailed
from netpub.progress import Progress

ATTEMPTS = 2
# Inputs of at most this many jobs are in memory at once.
IN_FLIGHT = 16


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
    """Runs lists of targets in one project. Whoever owns the engine saves the ledger."""

    def __init__(self, root: Path, ledger: Ledger, executor: Executor, progress: Progress) -> None:
        self._root, self._ledger, self._executor, self._progress = root, ledger, executor, progress
        self._running: dict[Future[Produced], _Job] = {}
        self.outcome = Outcome()

    def recall(self, targets: Sequence[Target]) -> None:
        """Add to ``outcome`` what the ledger knows of those targets that are fresh; make none."""
        for target in targets:
            self._is_stale(target, announce=False)

    def run(self, targets: Sequence[Target]) -> None:
        """Make every target that is stale; what each came to is added to ``outcome``.

        A target waits for those that make its inputs, and is held when one of them made nothing. Problems of operation are
        kept and the other targets still made; only OutputError ends the run, since every other file would meet it too.
        """
        order = _Order(targets, self._name)
        stale: deque[Target] = deque()
        while order.ready or stale or self._running:
            while order.ready:
                target = order.ready.popleft()
                stale.append(target) if self._is_stale(target) else order.over(target)
            while stale and len(self._running) < IN_FLIGHT:
                target = stale.popleft()
                if not self._start(target, 1):
                    order.over(target)
            for target in self._collect():
                order.over(target)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.name

    def _read(self, target: Target) -> tuple[dict[str, bytes], dict[str, str]] | None:
        """The bytes of a target's inputs and all that it depends on; None, and the target held, when an input is not there."""
        try:
            data = {label: path.read_bytes() for label, path in target.inputs.items()}
        except OSError as error:
            self.outcome.held[target.name] = f"{self._name(Path(str(error.filename)))} is not there"
            self._ledger.entries.pop(target.name, None)
            return None
        digests = {self._name(target.inputs[label]): freshness.sha256(content) for label, content in data.items()}
        return data, freshness.parts(target, digests)

    def _is_stale(self, target: Target, announce: bool = True) -> bool:
        read = self._read(target)
        if read is None:
            return False
        entry = self._ledger.entries.get(target.name)
        why = reason(entry, read[1], {path: self._digest(path) for path in (entry.outputs if entry else ())})
        if entry is not None and not why:
            self.outcome.fresh[target.name] = entry
            return False
        if announce:
            self.outcome.reasons[target.name] = why
            self._progress.expect(1)
        return True

    def _digest(self, path: str) -> str | None:
        try:
            return freshness.sha256((self._root / path).read_bytes())
        except OSError:
            return None

    def _start(self, target: Target, attempt: int) -> bool:
        read = self._read(target)
        if read is None:
            return False
        self._progress.started(target.name, self.outcome.reasons[target.name])
        future = self._executor.submit(target.job, read[0], target.arguments)
        self._running[future] = _Job(target, read[1], attempt)
        return True

    def _collect(self) -> list[Target]:
        """Wait for a job to end; keep what it made, or try once more when its worker was lost. Returns the targets that are over."""
        if not self._running:
            return []
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        over = []
        for future in done:
            job = self._running.pop(future)
            try:
                self._keep(job, self._executor.outcome(future))
            except OutputError:
                raise
            except NetpubError as error:
                if isinstance(error, ToolFailed) and job.attempt < ATTEMPTS and self._start(job.target, job.attempt + 1):
                    continue
                self._fail(job.target, error)
            over.append(job.target)
        return over

    def _fail(self, target: Target, error: NetpubError) -> None:
        self.outcome.failed[target.name] = error
        self._ledger.entries.pop(target.name, None)
        self._progress.finished(target.name, "failed")

    def _keep(self, job: _Job, produced: Produced) -> None:
        for path, data in produced.files.items():
            write_whole(self._root / path, data)
        outputs = {path: freshness.sha256(data) for path, data in produced.files.items()}
        for path in sorted(set(job.target.outputs) - set(outputs)):
            # What can no longer be made of the input must not stand there as if it still were.
            (self._root / path).unlink(missing_ok=True)
        name = job.target.name
        self.outcome.built[name] = self._ledger.record(name, job.parts, outputs, produced)
        self._progress.finished(name, "built" if outputs or not job.target.outputs else "held")


class _Order:
    """Which targets may be made now: those whose inputs no unmade target makes."""

    def __init__(self, targets: Sequence[Target], name: Callable[[Path], str]) -> None:
        makers = {path: target.name for target in targets for path in target.outputs}
        self._needs = {
            target.name: {makers[name(path)] for path in target.inputs.values() if name(path) in makers} - {target.name}
            for target in targets
        }
        self._users: dict[str, list[Target]] = {}
        for target in targets:
            for maker in self._needs[target.name]:
                self._users.setdefault(maker, []).append(target)
        self.ready = deque(target for target in targets if not self._needs[target.name])

    def over(self, target: Target) -> None:
        """Note that a target is over, whatever it came to; those that waited for it alone become ready."""
        for user in self._users.get(target.name, ()):
            self._needs[user.name].discard(target.name)
            if not self._needs[user.name]:
                self.ready.append(user)
