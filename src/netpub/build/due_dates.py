"""The due dates of a project: facts of its articles, what is flagged, and what its records say, page by page."""

from collections.abc import Callable, Iterable

from netpub.article import Article
from netpub.build import gate, plan
from netpub.build.ledger import Entry
from netpub.build.reviews import Reviews
from netpub.findings import Finding
from netpub.review import due
from netpub.review.due import Due
from netpub.settings import Settings


def of_project(
    settings: Settings, entry: Callable[[str], Entry | None], counting: Callable[[Iterable[Finding]], list[Finding]], as_of: str,
) -> list[Due]:
    """Return the next review of each page in each language in which it was approved or has an article, the first one first; those
    without a day at the end. ``entry`` gives what a target came to by its name, ``counting`` the findings that are not ignored."""
    reviews = Reviews(settings)
    found = []
    for slug in settings.pages:
        for language in settings.languages:
            page = reviews.page(slug, language.key, entry, counting)
            made = entry(plan.xml_target(slug, language.key))
            if page.state.version or (made and made.outputs):
                found.append(of_page(settings, slug, language.key, page, as_of))
    return sorted(found, key=lambda one: (not one.day, one.day))


def of_page(settings: Settings, slug: str, language: str, page: gate.Page, as_of: str) -> Due:
    """Return the next review of a page in a language, from what the gate knows of it (``Reviews.page``)."""
    facts = page.facts
    flags = [*due.flagged(page.state.comments, _references(settings, slug, language, page)),
             *(finding.what for finding in page.findings if finding.rule in due.FLAGS)]
    pulls = due.pulls(
        page.state, flags, str(facts.get("source_digest", "")), page.source, whole=bool(facts.get("content_digest")),
        behind=bool(facts.get("stale")))
    return due.of(
        slug, language, page.state, str(facts.get("next_review", "")), str(facts.get("last_review", "")), settings.policy.review_months,
        pulls, dict.fromkeys(flags), as_of)


def _references(settings: Settings, slug: str, language: str, page: gate.Page) -> list[str]:
    """The ids of a page's references; they are read only where a comment may be on one."""
    if not any(comment.block for comment in page.state.comments):
        return []
    path = settings.root / plan.xml_path(slug, language)
    if not path.is_file():
        return []
    return [str(ref.get("id")) for ref in Article(path.read_bytes()).root.iter("ref")]
