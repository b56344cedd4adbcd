"""Identifiers: their shape, their check digits, and the DOIs that publishers' addresses hold."""

import re
from urllib.parse import unquote, urlsplit

# ISO 26324: the prefix is 10. and a registrant's number; what follows is free, so that the end must be found with care.
DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>?#&\x1f]+")
_PAGE_SUFFIX = re.compile(r"/(?:full|fulltext|full-text|abstract|pdf|epdf|pdfdirect|html|meta|references|figures|tables)$", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<"}

# Publishers whose addresses hold the DOI as it is: host, and the text of the address right before the DOI.
_HOLDERS = (
    ("link.springer.com", ("/article/", "/chapter/", "/book/", "/content/pdf/")),
    ("biomedcentral.com", ("/articles/", "/article/", "/track/pdf/")),
    ("springeropen.com", ("/articles/", "/track/pdf/")),
    ("journals.plos.org", ("/article?id=", "/article/file?id=", "/article/info:doi/")),
    ("plosone.org", ("/article/info:doi/", "/article/info%3Adoi%2F")),
    ("frontiersin.org", ("/articles/", "/article/")),
    ("onlinelibrary.wiley.com", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/epdf/", "/doi/")),
    ("tandfonline.com", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    ("journals.sagepub.com", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    ("pubs.acs.org", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    ("ascopubs.org", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    ("nejm.org", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    ("acpjournals.org", ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/")),
    *((host, ("/doi/full/", "/doi/abs/", "/doi/pdf/", "/doi/epdf/", "/doi/")) for host in (
        "science.org", "pnas.org", "ahajournals.org", "atsjournals.org", "liebertpub.com", "annualreviews.org", "journals.asm.org",
        "cochranelibrary.com", "dl.acm.org", "worldscientific.com", "psycnet.apa.org", "degruyter.com", "emerald.com")),
    *((host, ("/abstract/", "/html/", "/pdf/")) for host in ("thieme-connect.com", "thieme-connect.de")),
    *((host, ("/content/",)) for host in ("biorxiv.org", "medrxiv.org")),
    ("iopscience.iop.org", ("/article/",)),
    ("doi.org", ("/",)),
)
# Publishers whose addresses hold all of the DOI but its prefix: host, the number of the article in the address, and the DOI.
_PREFIXED = (
    ("nature.com", re.compile(r"/articles/([sd]\d{5}-\d{3}-\d{4,5}-[\dw-z])(?![\w-])"), "10.1038/"),
    ("elifesciences.org", re.compile(r"/articles/(\d{5})(?!\w)"), "10.7554/eLife."),
    ("peerj.com", re.compile(r"/articles/(\d{1,6})(?![\w-])"), "10.7717/peerj."),
)
# The version of a preprint is no part of its DOI.
_PREPRINT = re.compile(r"(?<=\d)v\d{1,2}(?:\.(?:full|abstract))?(?:-text)?$")
_ISSN_WEIGHTS = range(8, 1, -1)
_ISBN_10, _ISBN_13 = 10, 13
_PII = re.compile(r"(?:/pii/|/article/)([SB]\d{4}-?\d{3}[\dXx][(-]?\d\d[)-]?\d{5}-?[\dXx])(?![\dXx])")
_PMID = re.compile(r"[1-9]\d{0,7}")
_PMCID = re.compile(r"PMC[1-9]\d{0,8}(?:\.\d{1,3})?")
# ANSI/NISO PII (1996): of a serial ISSN, year, item and check digit; of a book ISBN, item and check digit.
_PII_OF_SERIAL = re.compile(r"S(\d{7}[\dX])(\d\d)(\d{5})[\dX]")
_PII_OF_BOOK = re.compile(r"B(\d{9}[\dX]|97[89]\d{10})\d{5}[\dX]")
_PII_WEIGHTS = (53, 47, 43, 41, 37, 31, 29, 23, 19, 17, 13, 7, 5, 3, 2)  # the primes but for the modulus, 11


def trim_doi(text: str) -> str:
    """Return a DOI without what only ends the sentence, the bracket or the address around it."""
    while True:
        last = text[-1:]
        if last and (last in ".,;:'’”*" or (last in _CLOSING and text.count(last) > text.count(_CLOSING[last]))):
            text = text[:-1]
        elif match := _PAGE_SUFFIX.search(text[-16:]):
            text = text[:len(text) - len(match.group())]
        else:
            return text


def trim_url(text: str) -> str:
    """Return an address without the punctuation of the sentence around it."""
    while text and (text[-1] in ".,;:'’”*" or (text[-1] in _CLOSING and text.count(text[-1]) > text.count(_CLOSING[text[-1]]))):
        text = text[:-1]
    return text


def doi_of_url(url: str) -> str:
    """Return the DOI that a publisher's address certainly holds, else the empty string. Nothing is looked up and nothing is guessed."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.").removeprefix("dx.")
    path = unquote(parts.path) + (f"?{unquote(parts.query)}" if parts.query else "")
    for holder, marks in _HOLDERS:
        if host == holder or host.endswith(f".{holder}"):
            for mark in marks:
                _, found, rest = path.partition(unquote(mark))
                match = DOI.match(rest) if found else None
                if match:
                    doi = trim_doi(match.group()).removesuffix(".pdf")
                    return _PREPRINT.sub("", doi) if mark == "/content/" else doi
    return _prefixed(host, path)


def _prefixed(host: str, path: str) -> str:
    for holder, pattern, prefix in _PREFIXED:
        match = pattern.match(path) if host == holder or host.endswith(f".{holder}") else None
        if match:
            return prefix + match.group(1)
    return ""


def pii_of_url(url: str) -> str:
    """Return the publisher item identifier that an address of a journal holds, without its punctuation, else the empty string."""
    match = _PII.search(url)
    return re.sub(r"[()-]", "", match.group(1)).upper() if match else ""


def issn_of_pii(pii: str) -> str:
    """Return the ISSN that a serial's publisher item identifier (S…) holds, else the empty string."""
    found = pii.upper()[1:9]
    return f"{found[:4]}-{found[4:]}" if pii[:1] in "Ss" and is_issn(found) else ""


def is_issn(text: str) -> bool:
    """Say whether the check digit of an ISSN is right (ISO 3297: weights 8 to 2, modulo 11)."""
    digits = text.replace("-", "").upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_ISSN_WEIGHTS, digits, strict=False))
    return (-total) % 11 == _check_value(digits)


def is_isbn(text: str) -> bool:
    """Say whether the check digit of an ISBN of 10 or 13 digits is right (ISO 2108)."""
    digits = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and len(digits) == _ISBN_10:
        total = sum((_ISBN_10 - place) * int(digit) for place, digit in enumerate(digits[:-1]))
        return (-total) % 11 == _check_value(digits)
    if re.fullmatch(r"97[89][0-9]{10}", digits) and len(digits) == _ISBN_13:
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    return False


def is_pmid(text: str) -> bool:
    """Say whether text has the shape of a PubMed number: one to eight digits, no leading zero."""
    return _PMID.fullmatch(text) is not None


def is_pmcid(text: str) -> bool:
    """Say whether text has the shape of a PubMed Central number: PMC and digits, perhaps with a version."""
    return _PMCID.fullmatch(text) is not None


def is_pii(text: str) -> bool:
    """Say whether a publisher item identifier is whole: its form, the check digit of the ISSN or ISBN in it, and for serials its own."""
    bare = re.sub(r"[()\s-]", "", text).upper()
    if serial := _PII_OF_SERIAL.fullmatch(bare):
        total = sum(weight * _check_value(digit) for weight, digit in zip(_PII_WEIGHTS, bare[1:-1], strict=True))
        return is_issn(serial[1]) and total % 11 == _check_value(bare)
    book = _PII_OF_BOOK.fullmatch(bare)
    return bool(book and is_isbn(book[1]))


def _check_value(digits: str) -> int:
    return 10 if digits[-1] == "X" else int(digits[-1])
