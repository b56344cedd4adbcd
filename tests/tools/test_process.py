import sys

import pytest

from netpub.errors import ToolFailed, ToolMissing, ToolTimeout
from netpub.tools.process import Server, environment, run

ECHO = "import sys, json\nfor line in sys.stdin: print(json.dumps({'got': json.loads(line)}), flush=True)"


def fake(code):
    return [sys.executable, "-c", code]


def test_a_program_gets_its_input_and_little_else(monkeypatch):
    monkeypatch.setenv("SECRET", "x")
    done = run(fake("import os, sys; sys.stdout.write(sys.stdin.read() + str('SECRET' in os.environ))"), stdin=b"in ")
    assert (done.code, done.stdout) == (0, b"in False")
    assert environment({"A": "b"})["A"] == "b"


def test_a_missing_program_and_a_hanging_one_are_told_apart():
    with pytest.raises(ToolMissing, match="no-such-program"):
        run(["no-such-program"])
    with pytest.raises(ToolTimeout, match=r"0\.5 s"):
        run(fake("import time; time.sleep(30)"), seconds=0.5)


def test_a_server_answers_question_after_question():
    server = Server(fake(ECHO))
    assert [server.ask({"n": n}) for n in range(3)] == [{"got": {"n": n}} for n in range(3)]
    first = server._process.pid
    server.ask({})
    assert server._process.pid == first
    server.close()


def test_a_long_answer_arrives_whole():
    server = Server(fake(ECHO))
    assert len(server.ask({"text": "ß" * 300_000})["got"]["text"]) == 300_000
    server.close()


@pytest.mark.parametrize(
    ("code", "error", "words"),
    [
        ("import sys; sys.stderr.write('out of paper'); sys.stdin.readline(); sys.exit(1)", ToolFailed, "out of paper"),
        ("input(); print('no json', flush=True); input()", ToolFailed, "stopped|stop"),
        ("input(); print('[1]', flush=True); input()", ToolFailed, "no JSON object"),
        ("import time; time.sleep(30)", ToolTimeout, "did not answer"),
    ],
)
def test_a_server_that_falls_lies_or_hangs_is_an_error_and_starts_anew(code, error, words):
    server = Server(fake(code), seconds=1)
    with pytest.raises(error, match=words):
        server.ask({})
    assert server._process is None
    server._command = fake(ECHO)
    assert server.ask({"n": 1}) == {"got": {"n": 1}}
    server.close()
