import pytest
from babel import Locale

from netpub.text.labels import Labels


class EnglishWords(Labels):
    """English interface words with the dates and the direction of any language, so that no test waits for a catalogue."""

    def __init__(self, locale):
        self.locale, self.cldr, self._words = locale, Locale.parse(locale, sep="-"), None


@pytest.fixture(scope="session")
def english():
    return EnglishWords
