"""The fields of facts and references under names that people use."""

from netpub.review.diff import Change, FieldChange

_FACTS = {
    "event[last-review]": "Last review", "event[next-review]": "Next review", "event[revised]": "Revised", "pub-date": "Published",
    "permissions": "Rights", "contrib[author]": "Author", "contrib[reviewer]": "Reviewer", "contrib[translator]": "Translator",
    "isbn": "ISBN", "kwd-group": "Keywords", "article-categories": "Topics", "publisher": "Publisher", "article-id": "Order code",
    "custom-meta-group": "Printed contact facts", "article": "Properties of the text",
}
_FIELDS = {
    "author": "Authors", "editor": "Editors", "article-title": "Title", "chapter-title": "Chapter", "source": "Source", "year date": "Date",
    "year": "Year", "month": "Month", "day": "Day", "volume": "Volume", "issue": "Issue", "fpage": "First page", "lpage": "Last page",
    "pub-id[doi]": "DOI", "pub-id[pmid]": "PMID", "pub-id[pmcid]": "PMCID", "pub-id[pii]": "PII", "uri": "Address",
    "uri xlink:href": "Link",
    "date-in-citation[access-date] date": "Accessed", "comment[raw]": "As printed in the source", "publication-type": "Kind of work",
    "publisher-name": "Publisher", "publisher-loc": "Place", "edition": "Edition", "picture": "Picture", "refers to": "Refers to",
}
_PARTS = ("/year", "/month", "/day")


def name(change: Change) -> str:
    """Return what a fact or a reference is called."""
    block = change.block
    if block.kind == "ref":
        return f"Reference {block.key}"
    bare = block.key.partition("#")[0]
    known = max((key for key in _FACTS if bare.startswith(key)), key=len, default="")
    return _FACTS.get(known, bare)


def shown(change: Change) -> list[tuple[str, FieldChange]]:
    """Return the changed fields with their names; year, month and day are left out where the whole date is told."""
    told = {field.name.removesuffix(" date") for field in change.fields if field.name.endswith(" date")}
    return [(_label(change, field.name), field) for field in change.fields if not _part_of(field.name, told)]


def _part_of(field: str, told: set[str]) -> bool:
    """Whether a field repeats a part of a date that is told as a whole."""
    whole = next((field.removesuffix(part) for part in _PARTS if field.endswith(part)), None)
    return (whole is not None and whole in told) or (field in ("year", "month", "day") and "year" in told)


def _label(change: Change, field: str) -> str:
    bare = field.removeprefix(f"{change.block.key.partition('#')[0]}/")
    if bare in ("date date", f"{change.block.key} date"):
        return "Date"
    return _FIELDS.get(bare, bare)
