"""What of netpub.toml reaches the writers of editions."""

from pathlib import Path

from netpub.build import plan
from netpub.build.formats import EditionKey
from netpub.build.jobs import media
from netpub.build.jobs.edition import Made, produce
from netpub.settings import load

ARTICLE = Path(__file__).parents[1] / "cases" / "publish" / "booklet" / "article.xml"
PROJECT = '[publisher]\nid = "x"\nname = "X"\n[languages.en]\nlocale = "en-GB"\n'


def given(tmp_path, more):
    """The edition that the job of a project's booklet hands to the writer."""
    (tmp_path / "netpub.toml").write_text(PROJECT + more)
    (tmp_path / "source" / "a").mkdir(parents=True)
    (tmp_path / "source" / "a" / "page.txt").write_text("words")
    target = plan.edition(load(tmp_path), EditionKey("a", "en", "large"), True, [])
    inputs = {name: path.read_bytes() for name, path in target.inputs.items() if name.startswith("theme:")}
    seen = []

    def make(edition):
        seen.append((edition, edition.theme.logo and (edition.theme.folder / edition.theme.logo).read_bytes()))
        return Made(b"", "")

    arguments = dict(target.arguments)
    produce(make, {"xml": ARTICLE.read_bytes(), "media": media.pack({}), **inputs}, arguments.pop("path"), arguments)
    [(edition, logo)] = seen
    return edition, logo


def test_the_address_of_the_site_and_the_logo_reach_the_writers(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "sign.svg").write_bytes(b"<svg/>")
    edition, logo = given(tmp_path, '[site]\nurl = "https://example.org/x"\n[theme]\nfolder = "ours"\nlogo = "sign.svg"\n')
    assert edition.site == "https://example.org/x/"
    assert logo == b"<svg/>"


def test_a_project_that_names_neither_has_neither(tmp_path):
    edition, _ = given(tmp_path, "")
    assert (edition.site, edition.theme.logo) == ("", "")
