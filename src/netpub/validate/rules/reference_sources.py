"""References beside each other: the same work twice, and identifiers that belong to another journal (ISO 3297: the ISSN in a PII)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from netpub.reference import Reference
from netpub.references import duplicates, journals
from netpub.references.identifiers import is_pii, issn_of_pii, pii_of_url
from netpub.validate.context import Context

_PUNCTUATION = re.compile(r"[()\s-]")


def check(context: Context, found: Sequence[Reference]) -> None:
    """Report works that stand twice, and identifiers of another journal than the reference names."""
    entries = {entry.get("id", ""): entry for entry in context.root.iterfind("back/ref-list/ref")}
    _, standing = duplicates.merge(found)
    for id, first in standing.items():
        if id != first:
            context.find("reference-repeated", entries[id], f"line {entries[first].sourceline}")
    named: dict[str, str] = {}
    for one in found:
        pii = one.csl.get("custom", {}).get("pii") or pii_of_url(one.csl.get("URL", ""))
        issn, journal = issn_of_pii(_PUNCTUATION.sub("", pii)), str(one.csl.get("container-title", ""))
        if not (issn and journal and is_pii(pii)):
            continue
        names = journals.names(issn) or ((named[issn],) if issn in named else ())
        if _is_another(one.csl, issn, journal, names):
            belongs = f"belongs to {names[0]} (ISSN {issn})" if names else f"has the ISSN {issn}"
            context.find("pii-issn-vs-journal", entries[one.id], f"{pii} {belongs}")
        named.setdefault(issn, journal)


def _is_another(item: Mapping[str, Any], issn: str, journal: str, names: Sequence[str]) -> bool:
    """Whether a reference names another journal than the one that its identifier's ISSN belongs to."""
    if names:
        return not any(journals.mentions(journal, name) for name in names)
    own = str(item.get("ISSN", "")).replace("-", "")
    return bool(own) and own != issn.replace("-", "")
