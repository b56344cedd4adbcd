"""A project while a build works in it: locked, with its ledger, its digests and its cache, all kept however the build ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from netpub.build.cache import Cache
from netpub.build.digests import Digests
from netpub.build.dry_run import DryEngine
from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.build.output import locked, sweep
from netpub.build.pool import Executor
from netpub.progress import Progress
from netpub.settings import Settings
from netpub.tools import folders

STATE = ".netpub"
_FOLDERS = ("dist", "build", STATE)


@contextmanager
def session(settings: Settings, executor: Executor, progress: Progress, *, dry: bool = False) -> Iterator[tuple[Ledger, Engine]]:
    """Give the ledger and an engine; a second build waits until the first one ends.

    ``dry`` gives an engine that makes nothing, and nothing is kept. The executor ends with the session. Raises OutputError when the
    project's own files cannot be written.
    """
    state = settings.root / STATE
    with locked(state / "lock", lambda: progress.say("Another build of this project is running; waiting for it.")):
        ledger, digests = Ledger(state / "ledger.json"), Digests(state / "digests.json")
        cache = Cache(settings.root / settings.building.cache, settings.building.cache_megabytes, progress)
        engine = (DryEngine if dry else Engine)(settings.root, ledger, executor, progress, digests, cache)
        running = state / "running"
        if running.exists():
            # The build before this one was killed: what it wrote half is removed, under names of ours only.
            for name in _FOLDERS:
                sweep(settings.root / name)
            folders.sweep()
        if not dry:
            running.touch()
        try:
            yield ledger, engine
            executor.close()
        except BaseException:
            executor.stop()
            raise
        finally:
            progress.close()
            if not dry:
                ledger.save()
                digests.save()
                cache.trim()
                running.unlink(missing_ok=True)
