"""What a rule gets: the article, the places of its parts, the policy, and a way to report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.findings import Finding, Report
from netpub.validate.limits import Limits
from netpub.validate.places import Places

META = "front/article-meta"


@dataclass(frozen=True, slots=True)
class Context:
    """``limits`` are the thresholds of the project, ``blocks`` those of the running text, each with its own text in one line."""

    article: Article
    places: Places
    limits: Limits
    report: Report
    blocks: tuple[tuple[Any, str], ...]

    @property
    def root(self) -> Any:
        """The article element."""
        return self.article.root

    @property
    def is_master(self) -> bool:
        """Whether the file is the article's own XML. Other pages went through normalisation, which judges their words itself."""
        return self.places.file.file.endswith(".xml")

    def all(self, *tags: str) -> Iterator[Any]:
        """Yield every element of these names, in document order."""
        return iter(self.root.iter(*tags) if tags else self.root.iter(etree.Element))

    def find(self, rule: str, element: Any, detail: str = "") -> None:
        """Report a finding at an element."""
        self.report(Finding(rule, self.places.of(element), detail))

    def miss(self, rule: str, fact: str = "", detail: str = "") -> None:
        """Report that something is missing: at the label that should have given it, else for the file as a whole."""
        self.report(Finding(rule, self.places.fact(fact) if fact else self.places.file, detail))


def words(element: Any) -> str:
    """Return an element's text without markup and without blanks at its ends; empty for None."""
    return "" if element is None else "".join(element.itertext()).strip()
