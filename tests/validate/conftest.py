"""What the tests of validation share."""

from pathlib import Path

import pytest

from netpub.article import Article


@pytest.fixture
def clean_article() -> Article:
    """The complete example article, which no rule has anything to say about."""
    return Article((Path(__file__).parents[1] / "cases" / "validate" / "clean.xml").read_bytes())
