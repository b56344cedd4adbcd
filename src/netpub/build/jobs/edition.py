"""What the jobs of every format share: the edition made of a target's inputs, and the comparison of its text with the article's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from netpub.article import Article
from netpub.build.jobs import media
from netpub.build.target import Produced
from netpub.check import fidelity, layout
from netpub.findings import Finding, Unusable, Where
from netpub.publish import theme
from netpub.publish.edition import Alternate, Edition
from netpub.reference import Bibliography
from netpub.references import printing
from netpub.text.labels import Labels
from netpub.tools import folders

THEME = "theme:"
_FOLDER = "theme"


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file, the text that was read back from it, and its number of pages and what they must keep where it has pages.

    ``held`` is for files that hold several articles: each with the text that was read back of it, and its printed references.
    """

    data: bytes
    text: str
    pages: int | None = None
    limits: layout.Limits | None = None
    held: Sequence[tuple[Article, str, Bibliography]] = ()


def produce(make: Callable[[Edition], Made], inputs: Mapping[str, bytes], path: str, arguments: Mapping[str, Any]) -> Produced:
    """Return what a job hands back: the file at ``path`` (relative to the project) with its verdicts on text fidelity and, where it
    has pages, on their layout, ``pass`` or ``fail`` with findings; no file, and the finding that says why, when the article cannot
    be set."""
    with _edition(inputs, **arguments) as edition:
        where = Where(path, 0, edition.slug, edition.language)
        try:
            made = make(edition)
        except Unusable as unusable:
            place = unusable.finding.where
            return Produced({}, (replace(unusable.finding, where=replace(where, file=place.file or path, line=place.line)),))
        findings: list[Finding] = []
        for article, text, bibliography in made.held or [(edition.article, made.text, edition.bibliography)]:
            fidelity.compare(article, text, where, findings.append, bibliography)
    verdicts = {"fidelity": "fail" if findings else "pass"}
    if made.limits:
        verdicts["layout"] = "pass" if layout.lint(made.data, made.limits, where, findings.append) else "fail"
    return Produced({path: made.data}, tuple(findings), {"pages": made.pages, "bytes": len(made.data), "verdicts": verdicts})


@contextmanager
def _edition(
    inputs: Mapping[str, bytes], *, slug: str, language: str, locale: str, draft: bool, alternates: Sequence[Mapping[str, str]],
    colours: Mapping[str, str], style: str, extent: str, site: str, logo: str,
    links: Mapping[str, str] | None = None,
) -> Iterator[Edition]:
    """The edition that a target's inputs (``xml``, ``media``, ``theme:NAME`` …) and arguments describe; ``style`` and ``extent`` say how
    references are printed, ``site`` where dist will stand, ``logo`` which file of the theme is the publisher's sign, ``links``
    where links of the article lead instead (``Edition``)."""
    (article, bibliography), labels = _read(inputs["xml"], style, extent), Labels(locale)
    with _theme(inputs, colours, logo) as look:
        yield Edition(
            article=article, media=media.unpack(inputs["media"]), labels=labels, draft=draft, slug=slug, language=language, theme=look,
            site=site, links=links or {}, bibliography=bibliography,
            alternates=tuple(Alternate(**alternate, name=Labels(alternate["locale"]).name) for alternate in alternates))


@lru_cache(maxsize=4)
def _read(xml: bytes, style: str, extent: str) -> tuple[Article, Bibliography]:
    """An article and its printed references, kept for the other formats of the same page: nobody changes them."""
    article = Article(xml)
    return article, printing.of_article(article, style, extent)


@contextmanager
def _theme(inputs: Mapping[str, bytes], colours: Mapping[str, str], logo: str) -> Iterator[theme.Theme]:
    """The project's theme. Its own files come as inputs, as everything does, and get a folder for as long as they are needed."""
    own = {name.removeprefix(THEME): data for name, data in inputs.items() if name.startswith(THEME)}
    if not own:
        yield theme.load(colours)
        return
    with folders.temporary() as root:
        for name, data in own.items():
            file = Path(root, _FOLDER, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        yield theme.load({**colours, "folder": _FOLDER, "logo": logo}, Path(root))
