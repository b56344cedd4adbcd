"""Who owns a booklet of several pages: said of the whole where it holds for all of them, of each page where it does not."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from netpub.article import XLINK
from netpub.publish.assembly_parts import META, canonical, distinct


def differ(roots: Sequence[Any]) -> bool:
    """Return whether the pages say different things of their rights, so that each has to say its own."""
    return len({canonical(element) for element in _all(roots)}) > 1 or len(_all(roots)) < len(roots)


def permissions(roots: Sequence[Any]) -> list[Any]:
    """Return the ``permissions`` of a booklet: what all pages say, else holder and kind of licence where these are the same, without
    the licence's words.

    Nothing when a page says nothing or two say what cannot hold for the whole: the rights of the booklet are unknown then.
    """
    found = _all(roots)
    if not differ(roots):
        return [deepcopy(found[0])]
    holders = {" ".join((element.findtext("copyright-holder") or "").split()) for element in found}
    licences = [element.find("license") for element in found]
    if len(found) < len(roots) or len(holders) > 1 or any(licence is None for licence in licences):
        return []
    if len({(licence.get("license-type"), licence.get(f"{XLINK}href")) for licence in licences}) > 1:
        return []
    made = etree.Element("permissions")
    years = [element.findtext("copyright-year") for element in found if element.findtext("copyright-year")]
    etree.SubElement(made, "copyright-statement").text = " ".join(filter(None, ("©", max(years, default=""), *holders)))
    if years:
        etree.SubElement(made, "copyright-year").text = max(years)
    made.extend(distinct(element.find("copyright-holder") for element in found if element.find("copyright-holder") is not None))
    # The words of the licences stand with each page (differ); repeated here they would not fit on a back cover.
    etree.SubElement(etree.SubElement(made, "license", dict(licences[0].attrib)), "license-p")
    return [made]


def _all(roots: Sequence[Any]) -> list[Any]:
    return [element for root in roots for element in root.iterfind(f"{META}permissions")]
