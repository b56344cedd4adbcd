"""What all tests share."""

import os
from pathlib import Path

import hypothesis
import pytest

# The same examples on every run: a test that fails by chance teaches nobody.
hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)
hypothesis.settings.load_profile("fixed")

# Messages in English, whatever the machine speaks; programs that tests start inherit it.
os.environ["LANGUAGE"] = "en"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real inputs; tests that use it are skipped where it is absent."""
    folder = Path(os.environ.get("NETPUB_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared test material is not here")
    return folder
