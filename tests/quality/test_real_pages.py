"""Real pages of a health service, where they are: each becomes an article that follows the profile and the official grammar."""

import json
from pathlib import Path

import pytest
from lxml import etree

from netpub.build.jobs import source
from netpub.resources import resource

_IMPRINT = dict.fromkeys(
    ("id", "name", "location", "website", "email", "helpline", "helpline_hours", "sample", "disclaimer", "formats", "feedback", "about"), "")


@pytest.mark.slow
def test_real_pages_become_valid_articles(shared: Path) -> None:
    official = etree.DTD(file=str(shared / "data/jats-dtd/1.3/JATS-journalpublishing1-3.dtd"))
    profile = etree.DTD(file=str(resource("schemas", "netpub-1.dtd")))
    index = json.loads((shared / "data/nci/index.json").read_text(encoding="utf-8"))
    assert len(index) >= 37
    invalid = []
    for entry in index:
        data = (shared / "data/nci" / entry["file"]).read_bytes()
        made = source.run(
            {"page": data}, slug="real", path="source/real/page.html", language=entry["lang"], locale=entry["lang"],
            imprint={**_IMPRINT, "id": "sample", "name": "A charity"}, limits={})
        article = etree.fromstring(made.files[f"build/xml/{entry['lang']}/real.xml"])
        if not (official.validate(article) and profile.validate(article)):
            invalid.append((entry["file"], str(official.error_log), str(profile.error_log)))
    assert invalid == []
