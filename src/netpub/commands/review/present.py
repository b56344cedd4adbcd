"""What the subcommands of review share: the article as it is now and as it was approved, and how a record is added and told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from netpub.article import Article
from netpub.build import plan, pool, trail
from netpub.build.jobs import media
from netpub.build.run import Build, Options
from netpub.commands.common import known, say, settings_of
from netpub.commands.printing import print_failures, print_findings
from netpub.errors import ConfigError, ExitCode
from netpub.findings import Finding, Severity, Unusable
from netpub.publish import theme
from netpub.publish.edition import Edition
from netpub.review import roles, snapshots, state
from netpub.review.diff import Diff, compare
from netpub.review.records import Record
from netpub.settings import Settings, load
from netpub.text.labels import Labels


@dataclass(frozen=True, slots=True)
class Present:
    """A page in a language as it is now: its article, content digest, pictures (sha256 by href) and findings."""

    settings: Settings
    slug: str
    language: str
    article: Article
    content_digest: str
    figures: dict[str, str]
    findings: tuple[Finding, ...] = ()

    @property
    def required(self) -> tuple[str, ...]:
        """The roles that the project's policy asks for."""
        return self.settings.review.required(self.slug, self.language, self.language != self.settings.source_language)


def language_option(function: Any) -> Any:
    """Give a command ``-l LANG``; without it, the source language is meant."""
    return click.option("-l", "--lang", "language", default="", help="The language; the source language without it.")(function)


def place(project: Path, page: str, language: str) -> tuple[Settings, str]:
    """Return the settings and the language meant; raises click.UsageError for a page or language that is none of the project's."""
    settings = load(project)
    known((page,), settings.pages, "page")
    known((language,) if language else (), [one.key for one in settings.languages], "language")
    return settings, language or settings.source_language


def present(ctx: click.Context, project: Path, page: str, language: str, as_of: str) -> Present:
    """Return a page as it is now; ends the command with the findings when there is no whole article in that language."""
    settings, key = place(project, page, language)
    options = Options(as_of=as_of, slugs=(page,), languages=(key,))
    result = Build(settings, options, pool.local(settings.building, 1), settings_of(ctx).display()).articles()
    entry = result.outcome.entry(plan.xml_target(page, key))
    # What failed may have left an older text behind; nobody must sign that.
    if entry is None or not entry.outputs or result.outcome.failed:
        # The target's own findings say why there is no text, even where an older version stays published.
        print_findings([*result.findings, *(entry.findings if entry else ())], remedies=True, least=Severity.ERROR)
        print_failures(result.outcome)
        say(f"netpub: {page} has no whole text in “{key}”, so there is nothing to review.", err=True)
        raise click.exceptions.Exit(ExitCode.FINDINGS)
    article = Article((settings.root / plan.xml_path(page, key)).read_bytes())
    return Present(settings, page, key, article, str(entry.facts["content_digest"]), dict(entry.facts["figures"]),
                   tuple(finding for finding in result.findings if finding.where.language in ("", key)))


def last_version(found: Sequence[Record], language: str) -> Record | None:
    """Return the record that completed the last version of a page in a language, None when it was never approved."""
    return next((one for one in reversed(found) if one.kind == "approve" and one.language == language and one.version), None)


def lacking(now: Present) -> tuple[str, ...]:
    """Return the roles that have not signed exactly this text."""
    mine = [one for one in trail.read(now.settings.root, now.slug, lambda _: None) if one.language == now.language]
    needed = roles.needed(now.required, mine, now.content_digest)
    return roles.missing(needed, state.sign_offs(mine, now.content_digest, now.settings.review.signed))


def compared(now: Present, before: Record) -> Diff:
    """Return what changed since the text that a record approved; raises ConfigError when that text is not there."""
    path = snapshots.path(now.slug, now.language, before.content_digest)
    try:
        data = (now.settings.root / path).read_bytes()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.", "Bring it back from version control.") from error
    return compare(Article(data), now.article, now.figures, dict(before.figures))


def edition_of(now: Present) -> Edition:
    """Return the draft of a page as it is now, for documents about it."""
    pictures = media.unpack((now.settings.root / f"build/ingest/{now.slug}.media.zip").read_bytes())
    return Edition(
        article=now.article, media=pictures, labels=Labels(now.settings.language(now.language).locale), draft=True, slug=now.slug,
        language=now.language, alternates=(), theme=theme.load(now.settings.theme, now.settings.root))


def add(settings: Settings, slug: str, make: Callable[[tuple[Record, ...]], Record]) -> Record:
    """Add a record to a page's reviews; ends the command with the finding when its records or snapshots are damaged."""
    try:
        return trail.add(settings.root, slug, make)
    except Unusable as unusable:
        print_findings([unusable.finding], remedies=True)
        raise click.exceptions.Exit(ExitCode.FINDINGS) from unusable
