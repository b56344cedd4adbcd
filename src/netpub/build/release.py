"""The targets that make what is released: approved snapshots with their versions, and booklets made of those."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

from netpub.build import plan
from netpub.build.target import Target
from netpub.findings import Where
from netpub.review import records, snapshots, versions
from netpub.review.records import Record
from netpub.review.state import State
from netpub.settings import Publication, Settings


def name(id: str, language: str) -> str:
    """Return the name of the target that makes the released article of a publication in a language."""
    return f"release:{language}:{id}"


def signatures_name(slug: str) -> str:
    """Return the name of the target that checks the signatures of a page's records."""
    return f"signatures:{slug}"


def path(id: str, language: str) -> str:
    """Return where a released article stands, relative to the project."""
    return f"build/release/{language}/{id}.xml"


def media_path(id: str, language: str) -> str:
    """Return where the pictures of a publication stand that shows an older version, relative to the project."""
    return f"build/release/{language}/{id}.media.zip"


def page(settings: Settings, slug: str, language: str, found: Sequence[Record], state: State, source_version: str) -> Target:
    """Return the target that makes the released article of a page whose ``state`` is approved."""
    snapshot = snapshots.path(slug, language, state.approved)
    figures = next((one.figures for one in reversed(found) if one.content_digest == state.approved and one.snapshot), ())
    return Target(
        name(slug, language), "netpub.build.jobs.release:run",
        {"snapshot": settings.root / snapshot, "media": settings.root / f"build/ingest/{slug}.media.zip"}, (path(slug, language),),
        {
            "slug": slug, "language": language, "snapshot": snapshot, "path": path(slug, language), "content_digest": state.approved,
            "figures": dict(figures), "revisions": [asdict(one) for one in versions.revisions(found, language)],
            "source_version": source_version,
        },
        Where(snapshot, 0, slug, language))


def signatures(settings: Settings, slug: str, found: Sequence[Record]) -> list[Target]:
    """Return the target that checks the signatures of a page's records; none when nothing is signed."""
    if not any(record.signature for record in found):
        return []
    file = records.path(slug)
    inputs = {"approvals": settings.root / file}
    if settings.review.allowed_signers:
        inputs["signers"] = settings.root / settings.review.allowed_signers
    return [Target(signatures_name(slug), "netpub.build.jobs.signatures:run", inputs, (), {"slug": slug}, Where(file, 0, slug))]


def older(target: Target, settings: Settings, language: str, newer: Mapping[str, str]) -> Target:
    """Return the target of a page's released article (``page``) as an older version: it says so (``newer``, see review.older), and brings
    the pictures along that were approved with it."""
    slug, figures = target.where.page, target.arguments["figures"]
    kept = {href: settings.root / snapshots.picture(slug, href, digest) for href, digest in figures.items()}
    pictures = {f"picture:{href}": path for href, path in kept.items() if path.is_file()}
    return replace(
        target, inputs={**target.inputs, **pictures}, outputs=(*target.outputs, media_path(slug, language)),
        arguments={**target.arguments, "newer": dict(newer), "package": media_path(slug, language)})


def booklet(settings: Settings, one: Publication, language: str, outdated: Collection[str] = ()) -> Target:
    """Return the target that makes the released article of a booklet from those of its pages, and its pictures where it shows some of
    them (``outdated``) in an older version."""
    draft = next(target for target in plan.booklets(settings, [one], [language]) if target.name == plan.xml_target(one.id, language))
    inputs = {label: settings.root / path(label.removeprefix("xml:"), language) if label.startswith("xml:") else file
              for label, file in draft.inputs.items()}
    inputs |= {f"media:{slug}": settings.root / media_path(slug, language) for slug in outdated}
    made, package = path(one.id, language), media_path(one.id, language) if outdated else ""
    return replace(
        draft, name=name(one.id, language), inputs=inputs, outputs=(made, *filter(None, [package])),
        arguments={**draft.arguments, "path": made, "package": package})


def edition(target: Target, settings: Settings, id: str, language: str, *, outdated: bool = False) -> Target:
    """Return the target of an edition as it is made from the released article; ``outdated`` says that it shows an older version."""
    if "xml" not in target.inputs:
        return target
    if outdated:
        target = replace(target, inputs={**target.inputs, "media": settings.root / media_path(id, language)})
    made = {"xml": language, "source": settings.source_language}
    released = {label: settings.root / path(id, key) for label, key in made.items() if label in target.inputs}
    return replace(target, inputs={**target.inputs, **released})
