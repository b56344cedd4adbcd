
import hypothesis
import hypothesis.strategies as st
import pytest

from netpub.build.dry_run import DryEngine
from netpub.build.order import Order
from netpub.build.target import Target
from netpub.errors import InternalError, OutputError, ToolFailed, ToolMissing, ToolTimeout


def test_a_chain_is_made_in_order_and_once(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    second, first = target("second", inputs=["out/first"], text="2"), target("first", inputs=["a.txt"], text="1")
    assert set(make(second, first).built) == {"first", "second"}
    assert (tmp_path / "out/second").read_text() == "a12"
    again = make(second, first)
    assert (again.built, set(again.fresh)) == ({}, {"first", "second"})
    assert again.entry("first").facts == {"length": 1}


def test_a_rebuild_has_a_reason(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    assert make(target("x", inputs=["a.txt"])).reasons == {"x": "it was never built"}
    (tmp_path / "a.txt").write_text("b")
    assert make(target("x", inputs=["a.txt"])).reasons == {"x": "file a.txt changed"}
    assert make(target("x", inputs=["a.txt"], text="!")).reasons == {"x": "the settings it uses changed"}
    (tmp_path / "out/x").write_text("tampered")
    assert make(target("x", inputs=["a.txt"], text="!")).reasons == {"x": "out/x was altered"}
    (tmp_path / "out/x").unlink()
    assert make(target("x", inputs=["a.txt"], text="!")).reasons == {"x": "out/x is missing"}


def test_an_equal_result_stops_the_rebuild(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("")
    targets = [target("first", inputs=["a.txt", "b.txt"]), target("second", inputs=["out/first"])]
    make(*targets)
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("a")
    outcome = make(*targets)
    assert (set(outcome.built), set(outcome.fresh)) == ({"first"}, {"second"})


def test_what_has_no_input_is_held_and_the_rest_is_made(make, target):
    outcome = make(target("empty", "nothing"), target("after", inputs=["out/empty"]), target("other"))
    assert outcome.held == {"after": "out/empty is not there"}
    assert outcome.built["empty"].findings[0].rule == "source-empty"
    assert "other" in outcome.built


def test_findings_are_replayed(make, target):
    make(target("empty", "nothing"))
    outcome = make(target("empty", "nothing"))
    assert [finding.rule for finding in outcome.fresh["empty"].findings] == ["source-empty"]
    assert outcome.fresh["empty"].findings[0].where.line == 3


def test_what_can_no_longer_be_made_does_not_stay(make, target, tmp_path):
    make(target("x"))
    assert (tmp_path / "out/x").exists()
    make(target("x", "nothing"))
    assert not (tmp_path / "out/x").exists()


@pytest.mark.parametrize(("job", "error"), [("missing", ToolMissing), ("broken", InternalError), ("crash", ToolFailed)])
def test_a_failing_job_costs_its_target_alone(make, target, tmp_path, job, error):
    outcome = make(target("bad", job), target("good"))
    assert isinstance(outcome.failed["bad"], error)
    assert outcome.failed["bad"].remedy
    assert (tmp_path / "out/good").exists()
    assert set(make(target("bad"), target("good")).built) == {"bad"}


def test_a_lost_worker_is_tried_once_more(make, target, tmp_path):
    outcome = make(target("flaky", "crash_once", marker=str(tmp_path / "marker")))
    assert (outcome.failed, set(outcome.built)) == ({}, {"flaky"})


def test_a_job_that_hangs_is_stopped_and_not_tried_again(make, target, tmp_path):
    outcome = make(target("endless", "hang", log=str(tmp_path / "log")), target("good"), seconds=3)
    assert (tmp_path / "log").read_text() == "begun\n"
    assert isinstance(outcome.failed["endless"], ToolTimeout)
    assert "good" in outcome.built


def test_a_worker_that_prints_harms_nobody(make, target):
    assert "x" in make(target("x", "chatter")).built


def test_a_place_that_cannot_be_written_ends_the_run(make, target, tmp_path):
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(OutputError, match="cannot be written"):
        make(target("x"))


@hypothesis.given(st.dictionaries(st.integers(0, 12), st.sets(st.integers(0, 12), max_size=4), max_size=10))
def test_every_target_comes_after_its_makers(graph):
    acyclic = {node: {maker for maker in makers if maker < node} for node, makers in graph.items()}
    targets = [Target(str(node), "j", {str(maker): str(maker) for maker in makers}, (str(node),)) for node, makers in acyclic.items()]
    order = Order(targets, str)
    seen = []
    while order.ready:
        target = order.ready.popleft()
        seen.append(int(target.name))
        order.over(target)
    assert sorted(seen) == sorted(acyclic)
    assert all(seen.index(maker) < seen.index(node) for node, makers in acyclic.items() for maker in makers if maker in acyclic)


def test_a_worker_that_holds_too_much_is_replaced_before_its_next_job(make, target, tmp_path):
    many = [target(f"x{number}", "hoard", log=str(tmp_path / "log")) for number in range(6)]
    outcome = make(*many, megabytes=120)
    assert (outcome.failed, len(outcome.built)) == ({}, 6)
    processes = (tmp_path / "log").read_text().split()
    assert len(processes) == len(set(processes)) == 6


def test_a_dry_run_says_what_would_be_made_and_makes_nothing(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    targets = [target("first", inputs=["a.txt"]), target("second", inputs=["out/first"]), target("other")]
    assert make(*targets, kind=DryEngine).reasons == dict.fromkeys(("first", "second", "other"), "it was never built")
    assert not (tmp_path / "out").exists()
    make(*targets)
    assert make(*targets, kind=DryEngine).reasons == {}
    (tmp_path / "a.txt").write_text("b")
    assert make(*targets, kind=DryEngine).reasons == {
        "first": "file a.txt changed", "second": "first comes first, and may come out different"}
    assert (tmp_path / "out/second").read_text() == "a"


def test_an_input_that_goes_while_others_are_made_holds_its_target(make, target, tmp_path):
    (tmp_path / "a.txt").write_text("a")
    eater = target("eater", "remove", path=str(tmp_path / "a.txt"))
    (tmp_path / "late.txt").write_text("l")
    waits = target("waits", inputs=["out/eater", "a.txt"])
    outcome = make(eater, waits)
    assert outcome.held == {"waits": "a.txt is not there"}
    assert set(outcome.built) == {"eater"}
