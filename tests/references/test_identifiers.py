"""Identifiers: trimming, check digits, and DOIs out of addresses where they are certain."""

import pytest

from netpub.references import identifiers


@pytest.mark.parametrize(("text", "doi"), [
    ("10.5555/abc.1.", "10.5555/abc.1"), ("10.5555/abc(2)1)", "10.5555/abc(2)1"), ("10.5555/abc/full", "10.5555/abc"), ("10.5555/abc/epdf.", "10.5555/abc"),
    ("10.5555/s1(05)9", "10.5555/s1(05)9"), ("10.5555/abc,", "10.5555/abc"),
])
def test_a_doi_ends_where_the_sentence_begins(text: str, doi: str) -> None:
    assert identifiers.trim_doi(text) == doi


@pytest.mark.parametrize(("url", "doi"), [
    ("https://link.springer.com/article/10.5555/s1-2-3-z", "10.5555/s1-2-3-z"),
    ("https://link.springer.com/content/pdf/10.5555/s1-2-3-z.pdf", "10.5555/s1-2-3-z"),
    ("https://wjso.biomedcentral.com/articles/10.5555/s1-2", "10.5555/s1-2"),
    ("https://journals.plos.org/plosone/article?id=10.5555/journal.pone.1", "10.5555/journal.pone.1"),
    ("https://journals.plos.org/plosone/article?id=10.5555%2Fjournal.pone.1", "10.5555/journal.pone.1"),
    ("https://www.frontiersin.org/journals/endocrinology/articles/10.5555/fendo.1/full", "10.5555/fendo.1"),
    ("https://www.frontiersin.org/articles/10.5555/fendo.1/fulltext", "10.5555/fendo.1"),
    ("https://onlinelibrary.wiley.com/doi/full/10.5555/cncr.1", "10.5555/cncr.1"),
    ("https://doi.org/10.5555/abc", "10.5555/abc"),
    ("https://www.science.org/doi/10.5555/science.abc1", "10.5555/science.abc1"),
    ("https://www.cochranelibrary.com/cdsr/doi/10.5555/14651858.CD012345.pub2/full", "10.5555/14651858.CD012345.pub2"),
    ("https://www.thieme-connect.com/products/ejournals/abstract/10.5555/s-0039-1", "10.5555/s-0039-1"),
    ("https://www.emerald.com/insight/content/doi/10.5555/QH-01-2020-0001/full/html", "10.5555/QH-01-2020-0001"),
    ("https://www.medrxiv.org/content/10.5555/2020.01.02.20012345v2.full.pdf", "10.5555/2020.01.02.20012345"),
    ("https://www.nature.com/articles/s41572-018-0001-1", "10.1038/s41572-018-0001-1"),
    ("https://www.nature.com/articles/6601234", ""),
    ("https://elifesciences.org/articles/01234", "10.7554/eLife.01234"),
    ("https://peerj.com/articles/cs-12", ""),
    ("https://peerj.com/articles/1234/", "10.7717/peerj.1234"),
    ("https://jamanetwork.com/journals/jamanetworkopen/fullarticle/2802815", ""),
    ("https://www.sciencedirect.com/science/article/pii/S0748798324015324", ""),
    ("https://example.org/article/10.5555/abc", ""),
    ("https://linkXspringer.com/article/10.5555/abc", ""),
    ("https://evil.example/link.springer.com/article/10.5555/abc", ""),
    ("https://[broken/10.5555/abc", ""),
])
def test_a_doi_is_taken_only_from_addresses_that_hold_it(url: str, doi: str) -> None:
    assert identifiers.doi_of_url(url) == doi


def test_pii_and_the_journal_it_belongs_to() -> None:
    pii = identifiers.pii_of_url("https://www.ejso.com/article/S0748-7983(25)00106-4/fulltext")
    assert pii == "S0748798325001064"
    assert identifiers.issn_of_pii(pii) == "0748-7983"
    assert identifiers.issn_of_pii("S0748798425001064") == ""
    assert identifiers.pii_of_url("https://example.org/pii/S123") == ""


@pytest.mark.parametrize(("text", "right"), [("0748-7983", True), ("1091-255X", True), ("0748-7984", False), ("0748-798", False), ("٠٧٤٨-٧٩٨٣", False)])
def test_issn(text: str, right: bool) -> None:
    assert identifiers.is_issn(text) is right


@pytest.mark.parametrize(("text", "right"), [
    ("0-306-40615-2", True), ("0-306-40615-3", False), ("978-0-306-40615-7", True), ("978-0-306-40615-8", False), ("0-8044-2957-X", True), ("123", False),
])
def test_isbn(text: str, right: bool) -> None:
    assert identifiers.is_isbn(text) is right


@pytest.mark.parametrize(("text", "right"), [("12345678", True), ("0123", False), ("123456789", False), ("12a", False)])
def test_pmid(text: str, right: bool) -> None:
    assert identifiers.is_pmid(text) is right


@pytest.mark.parametrize(("text", "right"), [
    ("S0748-7983(25)00106-4", True), ("S0748798325001064", True), ("s0140-6736(08)61452-x", True), ("S0076-6879(09)69020-0", True),
    ("S0748-7983(25)00106-5", False), ("S0748-7983(25)00160-4", False), ("S0748-7984(25)00106-4", False), ("S0748-7983(25)0010", False),
    ("B978-0-306-40615-7.00012-3", False), ("B9780306406157000123", True), ("B9780306406158000123", False), ("", False), ("PII", False)])
def test_an_item_number_of_a_publisher_has_check_digits(text, right):
    assert identifiers.is_pii(text) is right


def test_one_wrong_digit_of_an_item_number_is_always_noticed():
    whole = "S0748798325001064"
    for place in range(1, len(whole)):
        for digit in "0123456789X":
            if digit != whole[place]:
                assert not identifiers.is_pii(whole[:place] + digit + whole[place + 1:])


@pytest.mark.parametrize(("text", "right"), [("PMC1234567", True), ("PMC123.2", True), ("1234567", False), ("PMC0123", False), ("pmc12", False)])
def test_a_number_of_pubmed_central_has_its_shape(text, right):
    assert identifiers.is_pmcid(text) is right
