"""What a build with nothing to do leaves out, so that it costs little, must be missing nowhere."""

import gc

from netpub.build import formats
from netpub.build.cache import Cache
from netpub.build.digests import Digests
from netpub.build.engine import Engine
from netpub.build.ledger import Ledger
from netpub.build.pool import LocalPool
from netpub.build.session import session
from netpub.progress import NoProgress
from netpub.settings import load

SETTINGS = '[project]\nsource_language = "en"\n[publisher]\nid = "x"\nname = "X"\n[languages.en]\n'


def test_only_what_was_made_before_is_recalled(make, target, tmp_path):
    known, unknown, broken = target("known"), target("unknown"), target("broken", inputs=["gone.txt"])
    make(known)
    progress = NoProgress()
    ledger, digests = Ledger(tmp_path / ".netpub/ledger.json"), Digests(tmp_path / ".netpub/digests.json")
    engine = Engine(tmp_path, ledger, LocalPool(1), progress, digests, Cache(tmp_path / "cache", 0, progress))
    engine.recall([known, unknown, broken])
    assert (set(engine.outcome.fresh), engine.outcome.held, engine.outcome.failed) == ({"known"}, {}, {})


def test_cycles_are_looked_for_as_before_once_a_build_is_over(tmp_path):
    (tmp_path / "netpub.toml").write_text(SETTINGS)
    (tmp_path / "source/a").mkdir(parents=True)
    (tmp_path / "source/a/page.txt").write_text("A page")
    before = gc.get_threshold()
    with session(load(tmp_path), LocalPool(1), NoProgress()):
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before


def test_each_format_names_the_verdicts_of_its_judges_and_of_its_job_in_the_order_of_manifests():
    assert formats.FORMATS["pdf"].verdicts == ("pdfua1", "pdfa3a", "fidelity", "layout")
    assert formats.FORMATS["epub"].verdicts == ("epubcheck", "ace", "fidelity")
    assert formats.FORMATS["press"].verdicts == ("fidelity", "layout", "inks")
