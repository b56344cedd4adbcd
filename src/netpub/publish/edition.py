"""What a writer is given: one article in one language, with all that an edition of it needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from netpub.article import Article
from netpub.publish.theme import Theme
from netpub.reference import Bibliography
from netpub.text.labels import Labels

# What every file of an edition that may not be given out yet says of itself (an interface message).
DRAFT = "Draft – not for release"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same publication in another language: ``key`` is its folder, ``locale`` its BCP 47 tag, ``name`` its name for itself."""

    key: str
    locale: str
    name: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication in one language.

    ``media`` holds every picture by the href that the article uses (``figures/x.svg``); ``language`` is the key of netpub.toml and
    the folder below dist; ``alternates`` lists the other languages in the order in which they are offered; ``draft`` asks for the
    mark that no reader can take for a release; ``bibliography`` is the printed form of the references; ``site`` is the address of
    dist for readers, with a slash at its end, empty when there is none; ``links`` gives other addresses for those that links of the
    article have.
    """

    article: Article
    media: Mapping[str, bytes]
    labels: Labels
    draft: bool
    slug: str
    language: str
    alternates: tuple[Alternate, ...]
    theme: Theme
    bibliography: Bibliography = field(default_factory=Bibliography)
    site: str = ""
    links: Mapping[str, str] = field(default_factory=dict)

    def address(self, key: str) -> str:
        """Return the address of the web page in another language, relative to this one's, percent-encoded."""
        return quote(f"../{key}/{self.slug}.html")
