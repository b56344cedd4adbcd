"""The sample project, built once for the tests of a file."""

import pytest
from netpub_project import sample_copy


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample project, built once for the tests of a file; a test that changes it puts it back."""
    project = sample_copy(tmp_path_factory.mktemp("sample project"))
    project.first = project.build()
    return project
