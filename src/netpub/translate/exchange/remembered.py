"""The translation memory that a project keeps as a file, beside what its catalogues remember."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from netpub.translate.memory import Memory, Remembered


class Together:
    """What the catalogues of a project and a memory file hold (``netpub.translate.memory.Memory``). ``load`` gives the translations of the
    file by their source text; it is asked when the first catalogue asks. ``name`` is what translators are told of the file."""

    def __init__(self, project: Memory, load: Callable[[], Mapping[str, str]], name: str) -> None:
        self._project, self._load, self._name = project, load, name

    def exact(self, text: str) -> Sequence[Remembered]:
        """Return the translations of a text, those of the catalogues first."""
        found = self._texts.get(text)
        return [*self._project.exact(text), *([Remembered(text, found, self._name)] if found is not None else [])]

    def sources(self) -> Sequence[str]:
        """Return the texts that there are translations of, each once, sorted."""
        return sorted({*self._project.sources(), *self._texts})

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return self._load()
