"""An older Python gets a sentence and a code, not an error of syntax."""

import runpy
import sys

import pytest

import netpub


def test_an_older_python_is_told_which_one_netpub_needs(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    with pytest.raises(SystemExit) as left:
        runpy.run_path(netpub.__file__)
    assert left.value.code == 3
    assert "netpub needs Python 3.11 or newer" in capsys.readouterr().err
