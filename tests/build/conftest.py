"""Projects, engines and targets small enough to see through."""

import pytest

from netpub.build.cache import Cache
from netpub.build.digests import Digests
from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.build.pool import LocalPool
from netpub.build.target import Target
from netpub.progress import NoProgress


@pytest.fixture
def make(tmp_path):
    """Run targets in a project and return the outcome; the ledger is kept between calls."""

    def run(*targets, seconds=30.0, megabytes=400, kind=Engine, cache=0, progress=None):
        progress = progress or NoProgress()
        ledger, digests = Ledger(tmp_path / ".netpub/ledger.json"), Digests(tmp_path / ".netpub/digests.json")
        pool = LocalPool(2, seconds, megabytes)
        kept = Cache(tmp_path / ".netpub/cache", cache, progress)
        engine = kind(tmp_path, ledger, pool, progress, digests, kept)
        try:
            engine.run(targets)
        finally:
            pool.stop()
            ledger.save()
            digests.save()
            kept.trim()
        return engine.outcome

    return run


@pytest.fixture
def target(tmp_path):
    """Describe a target: ``target("name", "join", ["in.txt"])`` makes ``out/name``."""

    def describe(name, job="join", inputs=(), **arguments):
        out = f"out/{name}"
        paths = {str(number): tmp_path / path for number, path in enumerate(inputs)}
        return Target(name, f"netpub_fake_jobs:{job}", paths, (out,), {"out": out, **arguments})

    return describe
