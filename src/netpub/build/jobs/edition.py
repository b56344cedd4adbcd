"""What the jobs of every format share: the edition made of a target's inputs, and the comparison of its text with the article's."""

from collections.abc import Mapping, Sequence
from typing import Any

from netpub.article import Article
from netpub.build.jobs import media
from netpub.build.target import Produced
from netpub.check import fidelity
from netpub.findings import Finding, Where
from netpub.publish import theme
from netpub.publish.edition import Alternate, Edition
from netpub.text.labels import Labels


def edition(
    inputs: Mapping[str, bytes], *, slug: str, language: str, locale: str, draft: bool, alternates: Sequence[Mapping[str, str]], **_: Any,
) -> Edition:
    """Return the edition that a target's inputs (``xml``, ``media``) and arguments describe."""
    return Edition(
        article=Article(inputs["xml"]), media=media.unpack(inputs["media"]), labels=Labels(locale), draft=draft, slug=slug,
        language=language, theme=theme.load(),
        alternates=tuple(Alternate(**alternate, name=Labels(alternate["locale"]).name) for alternate in alternates))


def produced(made: Edition, path: str, data: bytes, text: str, pages: int | None = None) -> Produced:
    """Return what a job hands back: the file with its verdict on text fidelity, ``pass`` or ``fail`` with findings.

    ``path`` is the file's, relative to the project; ``text`` is what was read back from ``data``.
    """
    findings: list[Finding] = []
    fidelity.compare(made.article, text, Where(path, 0, made.slug, made.language), findings.append)
    facts: dict[str, Any] = {"pages": pages, "bytes": len(data), "verdicts": {"fidelity": "fail" if findings else "pass"}}
    return Produced({path: data}, tuple(findings), facts)
