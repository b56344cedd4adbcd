"""A memory file of the project: updates of catalogues take its exact texts, and a bad one stops nothing."""

from netpub.translate.exchange.remembered import Together
from netpub.translate.memory import Entries, Remembered


def test_both_memories_are_asked_the_catalogues_first():
    asked = []

    def load():
        asked.append(1)
        return {"Rest.": "Repose.", "Eat.": "Coma."}

    memory = Together(Entries([Remembered("Rest.", "Descanse.", "a"), Remembered("Walk.", "Camine.", "b")]), load, "memory.tmx")
    assert not asked  # a large file is read when the first catalogue asks
    assert memory.exact("Rest.") == [Remembered("Rest.", "Descanse.", "a"), Remembered("Rest.", "Repose.", "memory.tmx")]
    assert memory.exact("Eat.") == [Remembered("Eat.", "Coma.", "memory.tmx")]
    assert memory.exact("Sit.") == []
    assert memory.sources() == ["Eat.", "Rest.", "Walk."]
    assert asked == [1]
