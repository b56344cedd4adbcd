"""What the slow tests share: the programs of the validators on the path, and projects that are built once."""

import os
from pathlib import Path

import pytest
from netpub_project import ROOT, sample_copy

ACE = ROOT / ".tools/ace/node_modules"


@pytest.fixture(scope="session", autouse=True)
def validators_on_the_path():
    """``make validate`` puts Ace on the path; so do these tests when they are run without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{ACE / '.bin'}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="session")
def axe() -> Path:
    """The script of axe-core; CI must have it."""
    path = ACE / "axe-core/axe.min.js"
    if not path.is_file():
        assert not os.environ.get("CI"), f"{path} is missing"
        pytest.skip("axe-core is not installed; make setup-validate brings it")
    return path


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample project, built once; nobody changes it."""
    project = sample_copy(tmp_path_factory.mktemp("sample project"))
    said = project.build()
    assert said.code == 0, said.err
    return project
