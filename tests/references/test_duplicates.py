"""Which references are one work, and which are not however alike they look."""

import pytest

from netpub.reference import Reference
from netpub.references.duplicates import merge

ARTICLE = {
    "type": "article-journal", "title": "Guidance paper for small bowel tumours", "author": [{"family": "Öberg", "given": "K"}],
    "issued": {"date-parts": [[2024]]}, "container-title": "J Neuroendocrinol", "volume": "36", "page": "e13423",
}
BOOK = {"type": "book", "title": "Cancer principles and practice", "author": [{"family": "DeVita"}], "issued": {"date-parts": [[2020]]}}


def reference(id, raw="", **csl):
    return Reference(id, raw or id, csl, 0.9 if csl else 0.0)


@pytest.mark.parametrize(("one", "other"), [
    ({**ARTICLE, "DOI": "10.1/ABC"}, {"type": "article-journal", "title": "Another wording", "DOI": "10.1/abc"}),
    ({**ARTICLE, "PMID": "123"}, {**ARTICLE, "title": "Shorter", "PMID": "123"}),
    (ARTICLE, {**ARTICLE, "title": "Guidance paper for Small Bowel Tumours.", "author": [{"family": "Oberg"}]}),
    ({**ARTICLE, "page": "715-731"}, {**ARTICLE, "page": "715-31"}),
    (ARTICLE, {**ARTICLE, "DOI": "10.1/abc"}),
])
def test_one_work_is_kept_once(one, other):
    kept, standing = merge([reference("r1", **one), reference("x", **BOOK), reference("r2", **other)])
    assert [entry.id for entry in kept] == ["r1", "x"]
    assert standing == {"r1": "r1", "x": "x", "r2": "r1"}


@pytest.mark.parametrize(("one", "other"), [
    ({**BOOK, "edition": "8"}, {**BOOK, "edition": "9"}),
    ({**BOOK, "edition": "8"}, BOOK),
    ({**BOOK, "version": "1.2024"}, {**BOOK, "version": "2.2024"}),
    ({**BOOK, "DOI": "10.1/a", "edition": "8"}, {**BOOK, "DOI": "10.1/a", "edition": "9"}),
    ({**ARTICLE, "DOI": "10.1/a"}, {**ARTICLE, "DOI": "10.1/b"}),
    (ARTICLE, {**ARTICLE, "issued": {"date-parts": [[2023]]}}),
    (ARTICLE, {**ARTICLE, "author": [{"family": "Pavel"}]}),
    ({"type": "webpage", "title": "Surgery", "URL": "https://a.org/1"}, {"type": "webpage", "title": "Surgery", "URL": "https://a.org/2"}),
    ({"type": "webpage", "title": "Surgery for cancer", "URL": "https://a.org/1"},
     {"type": "webpage", "title": "Surgery for cancer", "URL": "https://a.org/2"}),
])
def test_two_works_stay_two(one, other):
    kept, standing = merge([reference("r1", **one), reference("r2", **other)])
    assert len(kept) == 2
    assert standing == {"r1": "r1", "r2": "r2"}


def test_the_fuller_one_gives_the_fields_and_the_earlier_one_the_place_and_id():
    kept, _ = merge([reference("r1", "short", type="article-journal", DOI="10.1/a"), reference("r2", "full", **ARTICLE, DOI="10.1/a")])
    assert [(entry.id, entry.raw, entry.csl["title"], entry.csl["id"]) for entry in kept] == [
        ("r1", "full", "Guidance paper for small bowel tumours", "r1")]


def test_unstructured_references_are_one_when_their_words_are():
    kept, standing = merge([reference("r1", "A leaflet of the ward."), reference("r2", "A leaflet  of the ward"), reference("r3", "Another")])
    assert [entry.id for entry in kept] == ["r1", "r3"]
    assert standing["r2"] == "r1"
