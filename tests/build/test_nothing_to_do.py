"""What a build with nothing to do leaves out, so that it costs little, must be missing nowhere."""

from netpub.build import formats
from netpub.build.cache import Cache
from netpub.build.digests import Digests
from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.build.pool import LocalPool
from netpub.progress import NoProgress


def test_only_what_was_made_before_is_recalled(make, target, tmp_path):
    known, unknown, broken = target("known"), target("unknown"), target("broken", inputs=["gone.txt"])
    make(known)
    progress = NoProgress()
    ledger, digests = Ledger(tmp_path / ".netpub/ledger.json"), Digests(tmp_path / ".netpub/digests.json")
    engine = Engine(tmp_path, ledger, LocalPool(1), progress, digests, Cache(tmp_path / "cache", 0, progress))
    engine.recall([known, unknown, broken])
    assert (set(engine.outcome.fresh), engine.outcome.held, engine.outcome.failed) == ({"known"}, {}, {})


def test_each_format_names_the_verdicts_of_its_judges_and_of_its_job_in_the_order_of_manifests():
    assert formats.FORMATS["pdf"].verdicts == ("pdfua1", "pdfa3a", "fidelity", "layout")
    assert formats.FORMATS["epub"].verdicts == ("epubcheck", "ace", "fidelity")
    assert formats.FORMATS["press"].verdicts == ("fidelity", "layout", "inks")
