"""Translations whose source changed after they were approved: pinned, held or withdrawn, and never in two languages or of two versions.

The builds run in this process: they are of one small page, or of two under one cover, as web pages.
"""

import hashlib
import json
import shutil
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from netpub.article import Article
from netpub.build import pool, recall, status, trail
from netpub.build.jobs import media
from netpub.build.run import Build, Options
from netpub.commands.review.due import _recall
from netpub.findings import Severity
from netpub.progress import NoProgress
from netpub.review import approving
from netpub.review.records import Record
from netpub.settings import load
from netpub.tools import probe
from netpub.translate import extract

APPROVED = Path(__file__).parents[1] / "cases/projects/approved"
DAY, LATER = "2026-11-21", "2026-12-05"
ROLES = {"en": ("clinical", "lay", "accessibility"), "es": ("translator", "second-linguist", "clinical")}
WORD = ("Many people sleep badly", "Lots of people sleep badly")
DOSE = ("after 2 pm", "after 3 pm")
OLDER = "Esta es la versión 1.0, del 21 de noviembre de 2026. Se tradujo de la versión 1.0 del texto en inglés. "
REVISED = "El texto en inglés se ha revisado desde entonces: versión {}, del 5 de diciembre de 2026."
IN_WORK = "El texto en inglés se está revisando."


class Here:
    """Runs jobs in this process."""

    width = 1

    def submit(self, job, inputs, arguments):
        future = Future()
        try:
            future.set_result(pool.perform(job, inputs, arguments))
        except Exception as error:  # noqa: BLE001  it is raised where the outcome is asked for
            future.set_exception(error)
        return future

    def outcome(self, future):
        return future.result()

    def close(self):
        pass

    stop = close


class Project:
    """A project in a folder, built and approved without another process."""

    def __init__(self, root):
        self.root = root

    def _of(self, day, **options):
        return Build(load(self.root), Options(as_of=day, formats=("html",), **options), Here(), NoProgress())

    def check(self, day=LATER):
        return self._of(day).articles()

    def build(self, day=LATER, *, release=True, **more):
        return self._of(day, release=release, **more).editions()

    def approve(self, language, day=LATER, change="clinical", slug="sleep"):
        entry = self.check(day).outcome.entry(f"xml:{language}:{slug}")
        digest, data = entry.facts["content_digest"], (self.root / f"build/xml/{language}/{slug}.xml").read_bytes()
        for role in ROLES[language]:
            asked = Record(
                "approve", slug, day, language, by=f"{role} person", role=role, content_digest=digest, change=change,
                figures=tuple(sorted(entry.facts["figures"].items())), snapshot=trail.keep(self.root, slug, language, digest, data))
            trail.add(self.root, slug, lambda found, asked=asked, language=language: replace(
                approving.completed(found, asked, ROLES[language], signed=False), previous=found[-1].hash if found else ""))

    def extract(self, slug="sleep"):
        """Bring the catalogue up to date."""
        entry = self.check().outcome.entry(f"xml:en:{slug}")
        path = self.root / f"locales/es/LC_MESSAGES/{slug}.po"
        article = Article((self.root / f"build/xml/en/{slug}.xml").read_bytes())
        path.write_bytes(extract(article, path.read_bytes(), "es", {}, entry.facts["content_digest"]))

    def edit(self, change, slug="sleep"):
        self.replace(f"source/{slug}/page.html", *change)

    def replace(self, file, old, new):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def policy(self, **actions):
        table = ", ".join(f'{change} = "{action}"' for change, action in actions.items())
        self.replace("netpub.toml", 'locale = "es-ES"', f'locale = "es-ES"\nwhen_stale = {{ {table} }}')

    def record(self, kind, language="es", **more):
        trail.add(self.root, "sleep", lambda found: Record(kind, "sleep", LATER, language, by="x", previous=found[-1].hash, **more))

    @property
    def manifest(self):
        return json.loads((self.root / "dist/manifest.json").read_text(encoding="utf-8"))

    def published(self):
        return [one["path"] for one in self.manifest["publications"]]

    def said(self, path):
        """The words of a web page in dist."""
        return " ".join((self.root / "dist" / path).read_text(encoding="utf-8").split())

    def row(self, language="es", day=LATER):
        return next(one for one in status.rows(load(self.root), day) if one.language == language)


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    """A page that everybody has signed in both languages, and released."""
    folder = tmp_path_factory.mktemp("approved") / "p"
    shutil.copytree(APPROVED, folder, ignore=shutil.ignore_patterns("case.toml"))
    project = Project(folder)
    project.approve("en", DAY)
    project.extract()
    project.approve("es", DAY)
    assert project.build(DAY).closed == {}
    return project


@pytest.fixture
def project(approved, tmp_path):
    shutil.copytree(approved.root, tmp_path / "p")
    return Project(tmp_path / "p")


def snapshot(project):
    """The file of the approved translation."""
    [path] = (project.root / "source/sleep/snapshots").glob("es-*.xml")
    return path.relative_to(project.root)


def rules(result, severity=Severity.WARNING):
    return {one.rule for one in result.findings if one.severity is severity}


def test_after_an_editorial_change_the_approved_version_stays_and_says_that_it_is_older(project):
    stored = Article((project.root / snapshot(project)).read_bytes())
    project.edit(WORD)
    result = project.build()
    assert project.published() == ["es/sleep.html"]
    assert OLDER + IN_WORK in project.said("es/sleep.html")
    assert "Lots of" not in project.said("es/sleep.html")
    article = Article((project.root / "build/release/es/sleep.xml").read_bytes())
    assert article.content_digest({}) == stored.content_digest({})
    assert rules(result) == {"translation-pinned", "translation-stale"}
    assert rules(result, Severity.ERROR) == set()
    [edition], [told] = project.manifest["publications"], project.manifest["translations"]
    assert edition["pinned"] == [told]
    assert (edition["status"], edition["version"], told["made_from"], told["change"], told["stale"], told["clinical"]) == (
        "release", "1.0", "1.0", "editorial", 1, 0)
    row = project.row()
    assert (row.state, row.pinned, row.stale_segments, row.stale_clinical, row.title, row.errors) == ("pinned", "1.0", 1, 0, article.title, 0)
    project.approve("en", change="editorial")
    project.build()
    assert project.published() == ["en/sleep.html", "es/sleep.html"]
    assert OLDER + REVISED.format("1.1") in project.said("es/sleep.html")
    assert "Versión anterior" in project.said("es/index.html")
    assert project.row().due == LATER
    told = project.manifest["translations"]
    project.build(languages=("en",))
    assert (project.published(), project.manifest["translations"]) == (["en/sleep.html", "es/sleep.html"], told)


def test_an_older_version_gets_a_new_look_and_the_same_words(project):
    project.edit(WORD)
    project.build()
    before = project.said("es/sleep.html")
    project.replace("netpub.toml", "[languages.en]", '[theme]\naccent = "#004488"\n[languages.en]')
    project.build()
    after = project.said("es/sleep.html")
    assert after != before
    assert after.partition("<body>")[2].partition("<main")[2] == before.partition("<body>")[2].partition("<main")[2]


def test_it_goes_when_the_translation_is_whole_and_approved_again(project):
    project.edit(WORD)
    project.approve("en", change="editorial")
    project.extract()
    project.build()
    assert "versión 1.1" in project.said("es/sleep.html")
    catalogue = project.root / "locales/es/LC_MESSAGES/sleep.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace("#, fuzzy\n", "").replace("Muchas personas", "Bastantes personas"), encoding="utf-8")
    draft = project.build(release=False)
    assert project.row().reasons[0] == "changed-since-approval"
    assert {key.language for key in draft.closed} == {"es"}
    project.approve("es", change="editorial")
    project.build()
    assert "El texto en inglés" not in project.said("es/sleep.html")
    assert "translations" not in project.manifest
    assert (project.row().state, project.row().revision, project.row().stale) == ("release", "1.1", False)


def test_after_a_clinical_change_nothing_is_published_in_the_language(project):
    project.edit(DOSE)
    project.approve("en")
    result = project.build()
    assert project.published() == ["en/sleep.html"]
    assert "1 text behind, 1 for a clinical reason" in result.held["es/sleep"]
    assert rules(result) >= {"translation-held"}
    assert [(one["status"], one["reasons"]) for one in project.manifest["translations"]] == [("held", ["translation-held"])]
    assert (project.row().state, project.row().stale_segments, project.row().stale_clinical) == ("held", 1, 1)
    assert recall.expired(load(project.root), LATER) == []


def test_a_language_may_pin_what_changed_clinically_and_never_shows_the_new_number_or_a_word_of_the_source(project):
    project.policy(clinical="pinned")
    project.edit(DOSE)
    project.approve("en")
    project.build()
    shown = project.said("es/sleep.html")
    assert OLDER + REVISED.format("2.0") in shown
    assert ("coffee" in shown, "3 pm" in shown, "las 3" in shown) == (False, False, False)


def test_what_is_withdrawn_is_gone_and_listed_until_it_is_translated_anew(project):
    project.policy(clinical="withdraw")
    project.record("batch", format="pdf", version="1.0", copies=500, printer="City Press", edition="f" * 64)
    project.edit(DOSE)
    out = project.manifest["publications"]
    result = project.build()
    assert project.published() == []
    assert rules(result) >= {"translation-withdrawn"}
    assert project.manifest["translations"][0]["status"] == project.row().state == "withdrawn"
    [back] = recall.expired(load(project.root), LATER)
    assert (back.why, back.version, back.paths, [one.copies for one in back.batches]) == (("translation-withdrawn",), "1.0", (), [500])
    assert _recall(back)["version"] == "1.0"
    assert "take back every copy of version 1.0, wherever it was published" in recall.words(back)
    [back] = recall.expired(load(project.root), LATER, out)
    assert back.paths == ("es/sleep.html",)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda project: project.record("withdraw", text="wrong"), "withdrawn"),
        (lambda project: project.record("withdraw", "en", text="wrong"), "source-not-approved"),
        (lambda project: project.replace("source/sleep/approvals.jsonl", "lay person", "other"), "approvals-altered"),
        (lambda project: project.replace("netpub.toml", "[languages.es]", '[review.languages.es]\nroles = ["nurse"]\n[languages.es]'), "not-approved"),
        (lambda project: project.replace(snapshot(project), "las 2 p. m.", "las 3 p. m."), "snapshot-altered"),
        (lambda project: None, "review-overdue"),
    ])
def test_what_closes_the_gate_to_a_release_closes_it_to_an_older_version(project, spoil, reason):
    project.edit(WORD)
    spoil(project)
    day = "2028-04-01" if reason == "review-overdue" else LATER
    project.build(day)
    assert project.published() == []
    row = project.row(day=day)
    assert row.state == "held"
    assert reason in row.reasons


def test_a_translation_of_a_source_that_was_taken_back_is_not_published_though_the_source_is_mended(project):
    project.edit(WORD)
    [first] = [one for one in trail.read(project.root, "sleep", print) if one.version and one.language == "en"]
    project.record("withdraw", "en", version="1.0", content_digest=first.content_digest, text="wrong")
    project.approve("en", change="editorial")
    project.build()
    assert project.published() == ["en/sleep.html"]
    assert project.row().reasons[-1] == "source-not-approved"


def test_a_translation_of_a_source_that_nobody_approved_is_not_published_when_that_changes(tmp_path):
    shutil.copytree(APPROVED, tmp_path / "p", ignore=shutil.ignore_patterns("case.toml"))
    project = Project(tmp_path / "p")
    stored = project.check().outcome.entry("xml:en:sleep").facts["content_digest"]
    trail.keep(project.root, "sleep", "en", stored, (project.root / "build/xml/en/sleep.xml").read_bytes())
    project.extract()
    project.approve("es", DAY)
    project.edit(WORD)
    result = project.build()
    assert (project.published(), project.row().state, project.row().reasons[-1]) == ([], "held", "source-not-approved")
    assert rules(result) >= {"translation-held"}


def test_a_remark_on_the_older_version_closes_it_and_one_on_the_new_text_does_not(project):
    project.edit(WORD)
    project.record("comment", content_digest="0" * 64, text="of a draft")
    project.build()
    assert project.published() == ["es/sleep.html"]
    [snapshot] = [one for one in trail.read(project.root, "sleep", print) if one.version and one.language == "es"]
    project.record("comment", content_digest=snapshot.content_digest, text="of this version")
    project.build()
    assert project.published() == []
    assert project.row().reasons[-1] == "open-comments"


def test_an_older_version_has_the_pictures_that_were_approved_with_it_and_none_other():
    data = (APPROVED.parents[1] / "validate/clean.xml").read_bytes()
    old, new, href = b"<svg/>", b"<svg></svg>", "figures/pancreas.svg"
    figures = {href: hashlib.sha256(old).hexdigest()}

    def run(**stored):
        return pool.perform("netpub.build.jobs.release:run", {"snapshot": data, "media": media.pack({href: new}), **stored}, {
            "slug": "x", "language": "en", "snapshot": "s.xml", "path": "x.xml", "content_digest": Article(data).content_digest(figures),
            "figures": figures, "revisions": [{"version": "1.0", "at": DAY, "change": "", "content_digest": ""}], "source_version": "",
            "newer": {"locale": "en"}, "package": "x.zip"})

    made = run(**{f"picture:{href}": old})
    assert media.unpack(made.files["x.zip"]) == {href: old}
    for spoilt in ({}, {f"picture:{href}": b"another"}):
        found = run(**spoilt)
        assert (found.files, [one.rule for one in found.findings]) == ({}, ["snapshot-picture-missing"])


def test_an_older_version_is_no_draft_where_a_verdict_is_required_that_nobody_can_give(project, monkeypatch):
    project.edit(WORD)
    monkeypatch.setattr(probe.Tool, "version", lambda self: "")
    project.replace("netpub.toml", "[languages.en]", '[policy]\nvalidators = "required"\n[languages.en]')
    result = Build(load(project.root), Options(as_of=LATER, formats=("epub",), languages=("es",)), Here(), NoProgress()).editions()
    assert ([key.path for key in result.closed], result.held, "es/sleep.epub" in project.published()) == (["es/sleep.epub"], {}, False)


def test_pictures_are_stored_with_the_text_that_shows_them(tmp_path):
    figures = {"figures/a.svg": "a" * 64}
    trail.keep_pictures(tmp_path, "sleep", figures, {"figures/a.svg": b"<svg/>"})
    trail.keep_pictures(tmp_path, "sleep", figures, {"figures/a.svg": b"never written over"})
    assert (tmp_path / f"source/sleep/snapshots/{'a' * 16}.svg").read_bytes() == b"<svg/>"


def test_a_booklet_says_which_of_its_pages_are_older_and_is_held_with_one_that_is(project):
    for name in ("source/rest", "locales/es/LC_MESSAGES/rest.po"):
        origin = project.root / name.replace("rest", "sleep")
        shutil.copytree(origin, project.root / name, ignore=shutil.ignore_patterns("approvals.jsonl", "snapshots")) if origin.is_dir() else (
            shutil.copy(origin, project.root / name))
    project.replace("source/rest/page.html", "https://quiet.example.org/sleep", "https://quiet.example.org/rest")
    settings = project.root / "netpub.toml"
    guide = '\n[publications.guide]\npages = ["sleep", "rest"]\ntitle = { en = "Nights", es = "Noches" }\n'
    settings.write_text(settings.read_text(encoding="utf-8") + guide, encoding="utf-8")
    project.approve("en", DAY, slug="rest")
    project.extract("rest")
    project.approve("es", DAY, slug="rest")
    project.build(DAY)
    assert "pinned" not in next(one for one in project.manifest["publications"] if one["path"] == "es/guide.html")
    project.edit(WORD)
    project.build()
    shown = project.said("es/guide.html")
    title = Article((project.root / "build/release/es/sleep.xml").read_bytes()).title
    assert f"<strong>{title}</strong>: {OLDER}{IN_WORK}" in shown
    assert shown.count("Esta es la versión") == 1
    [guide] = [one for one in project.manifest["publications"] if one["path"] == "es/guide.html"]
    assert [one["page"] for one in guide["pinned"]] == ["sleep"]
    project.edit(DOSE, "rest")
    result = project.build()
    assert [path for path in project.published() if path.startswith("es/")] == ["es/sleep.html"]
    assert result.held["es/guide"] == "it needs sleep, rest in this language"
