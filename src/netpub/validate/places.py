"""Where in the source something of an article stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from netpub.article import Article
from netpub.findings import Where


@dataclass(frozen=True, slots=True)
class Places:
    """``known`` gives places by block id, by ``fact:NAME`` for the label of a metadata value, and the whole file under an empty key."""

    article: Article
    known: Mapping[str, Where]

    @property
    def file(self) -> Where:
        """The file as a whole."""
        return self.known.get("", Where(page=self.article.slug))

    def of(self, element: Any) -> Where:
        """Return an element's own line where the file is the article's XML, else the nearest place known around it."""
        if self.file.file.endswith(".xml"):
            return Where(self.file.file, int(element.sourceline or 0), self.file.page, self.file.language)
        for node in (element, *element.iterancestors()):
            place = self.known.get(node.get("id", ""))
            if place and node.get("id"):
                return place
        return self.file

    def fact(self, name: str) -> Where:
        """Return the place of a metadata label, or the file as a whole where there is none."""
        return self.known.get(f"fact:{name}", self.file)

    def has(self, name: str) -> bool:
        """Whether the source has a label for that fact."""
        return f"fact:{name}" in self.known
