"""Projects, engines and targets small enough to see through."""

import pytest

from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.build.pool import LocalPool
from netpub.build.target import Target
from netpub.progress import NoProgress


@pytest.fixture
def make(tmp_path):
    """Run targets in a project and return the outcome; the ledger is kept between calls."""

    def run(*targets, seconds=30.0):
        ledger = Ledger(tmp_path / ".netpub/ledger.json")
        pool = LocalPool(2, seconds)
        engine = Engine(tmp_path, ledger, pool, NoProgress())
        try:
            engine.run(targets)
        finally:
            pool.stop()
            ledger.save()
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
