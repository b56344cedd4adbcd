"""Catalogues from outside: read strictly, whatever tool or accident they went through."""

import os
import sysconfig
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.article import Article
from netpub.findings import Finding, Unusable, Where
from netpub.translate import extract, po, translate

CASES = Path(__file__).parents[1] / "cases/translate/po"
WHERE = Where("locales/es/LC_MESSAGES/rest.po", page="rest", language="es")
HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "p-1"\nmsgid "Rest well."\nmsgstr "Descánse bien."\n'
ARTICLE = Article(
    b"<article xml:lang='en-GB'><front><article-meta><article-id pub-id-type='publisher-id'>rest</article-id></article-meta></front>"
    b"<body><p id='p-1'>Rest well.</p></body></article>")


def merged(data: bytes) -> tuple[str, list[Finding]]:
    findings: list[Finding] = []
    article = translate(ARTICLE, data, WHERE.file, "es-ES", [], findings.append)
    return article.text("body/p") if article else "", findings


@pytest.mark.parametrize("change", [
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: b"\xef\xbb\xbf" + data,
    lambda data: data.rstrip(b"\n"),
    lambda data: data.replace(b"msgctxt", b'#~ msgid "old"\n#~ msgstr "viejo"\n\nmsgctxt'),
    lambda data: data.replace(b"msgctxt", b'#. kind\n#: a.html:1\n#, no-wrap\n#| msgid "x"\nmsgctxt'),
    lambda data: data + b'\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "viejo"\n',
])
def test_what_tools_do_to_a_file_does_no_harm(change: object) -> None:
    assert callable(change)
    assert merged(change((HEAD + ENTRY).encode())) == ("Descánse bien.", [])


@pytest.mark.parametrize(("data", "rule", "line"), [
    ((HEAD + ENTRY).encode("latin-1"), "catalogue-unreadable", 8),
    ((HEAD + ENTRY).encode("utf-16"), "catalogue-unreadable", 1),
    ((HEAD + ENTRY).replace("á", '"').encode(), "catalogue-unreadable", 8),
    ((HEAD + ENTRY).replace('bien."', "bien.").encode(), "catalogue-unreadable", 8),
    ((HEAD + ENTRY).replace('bien."', 'bien.\\"').encode(), "catalogue-unreadable", 8),
    ((HEAD + ENTRY + "<<<<<<< ours\n").encode(), "catalogue-unreadable", 9),
    ((HEAD + ENTRY.replace("msgid", "msgid_plural")).encode(), "catalogue-unreadable", 7),
    ((HEAD + 'msgstr "x"\n').encode(), "catalogue-unreadable", 6),
    (b"", "catalogue-header", 1),
    (b"pyproject.toml", "catalogue-unreadable", 1),
    (b"\x00\x01", "catalogue-unreadable", 1),
    (ENTRY.encode(), "catalogue-header", 1),
])
def test_a_file_that_cannot_be_trusted_is_refused(data: bytes, rule: str, line: int) -> None:
    text, findings = merged(data)
    assert text == ""
    assert [(finding.rule, finding.where.line, finding.where.file) for finding in findings] == [(rule, line, WHERE.file)]


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(Unusable) as refused:
        po.read(b"#" * (po.LIMIT + 1), WHERE)
    assert "64 MB" in refused.value.finding.what


def test_an_old_catalogue_of_another_language_is_not_taken_over() -> None:
    with pytest.raises(Unusable) as refused:
        extract(ARTICLE, (HEAD + ENTRY).encode(), "fr", {})
    assert refused.value.finding.rule == "catalogue-header"


@pytest.mark.parametrize(("header", "locale", "fits"), [
    ("es", "es-US", True), ("es_MX", "es-ES", True), ("zh_Hans", "zh-Hans", True), ("zh_CN", "zh-Hans", True), ("zh-Hans", "zh-Hans-CN", True),
    ("zh_Hant", "zh-Hans", False), ("fr", "es-ES", False), ("es ES", "es-ES", False),
])
def test_the_header_names_the_language(header: str, locale: str, fits: bool) -> None:
    data = HEAD.replace("Language: es", f"Language: {header}").encode()
    try:
        po.check_language(po.read(data, WHERE), locale, WHERE)
    except Unusable:
        assert not fits
    else:
        assert fits


def test_every_character_survives_reading_and_writing() -> None:
    """Line separators, quotes, backslashes and long lines come back as they were; so do comments, wherever they stand."""
    catalogue = po.read((HEAD + ENTRY).encode(), WHERE)
    text = 'a\u2028b\u0085c "d" \\e \\n f\tg\n' + "long word " * 40 + "\u00a0z"
    catalogue[0].msgstr, catalogue[0].tcomment, catalogue.header = text, "first\n\nthird", "Head"
    data = po.write(catalogue)
    again = po.read(data + b"# at the end\n", WHERE)
    assert (again[0].msgstr, again[0].tcomment, again.header) == (text, "first\n\nthird", "Head\nat the end")
    assert po.write(po.read(data, WHERE)) == data


def test_entries_have_the_line_they_begin_at() -> None:
    catalogue = po.read((HEAD + "# note\n" + ENTRY + "\n" + ENTRY).encode(), WHERE)
    assert [entry.linenum for entry in po.live(catalogue)] == [6, 11]


def everything() -> bytes:
    return (CASES / "every-feature.po").read_bytes()


@pytest.mark.parametrize("change", [
    lambda data: data, lambda data: data.replace(b"\n", b"\r\n"), lambda data: data.replace(b"\n", b"\r"),
    lambda data: b"\xef\xbb\xbf" + data, lambda data: data.rstrip(b"\n"), lambda data: data + b"\n\n", lambda data: b"", lambda data: b"\n",
])
def test_what_nobody_changed_is_written_as_it_was_read(change: object) -> None:
    """Plurals, former texts, flags, obsolete entries, broken lines, comments of every kind, line ends and byte order mark."""
    assert callable(change)
    data = change(everything())
    assert po.write(po.read(data, WHERE)) == data


def test_a_change_touches_its_own_lines() -> None:
    """One entry gets a translation: of all others not a blank moves."""
    for number, entry in enumerate(po.read(everything(), WHERE)):
        catalogue = po.read(everything(), WHERE)
        catalogue[number].tcomment += "changed"
        before, after = everything().decode().split(entry.raw.text)
        written = po.write(catalogue).decode()
        assert written.startswith(before.rstrip("\n"))
        assert written.endswith(after)
        assert po.read(written.encode(), WHERE)[number].tcomment.endswith("changed")


def test_all_that_entries_say_survives_being_laid_out_anew() -> None:
    catalogue = po.read(everything(), WHERE)
    said = [po.said(entry) for entry in catalogue]
    for entry in catalogue:
        entry.raw = None
    catalogue.raw = None
    again = po.read(po.write(catalogue), WHERE)
    assert [po.said(entry) for entry in again] == said
    assert (again.header, dict(again.metadata)) == (f"{catalogue.header}", dict(catalogue.metadata))


LINES = st.sampled_from([
    'msgid "a"', 'msgstr "b"', '"c\\n"', "", "# d", "#. e", "#: f:1", "#, fuzzy", '#| msgid "g"', 'msgctxt "h"', '#~ msgid "i"', '#~ msgstr "j"',
    'msgid_plural "k"', 'msgstr[0] "l"', 'msgstr[1] "m"', "#~ # n", "#"])


@given(st.lists(LINES, max_size=24))
@settings(deadline=None)
def test_whatever_is_read_is_written_back(lines: list[str]) -> None:
    """Any order of lines is refused, or comes back as it was."""
    data = "\n".join(lines).encode()
    try:
        catalogue = po.read(data, WHERE)
    except Unusable:
        return
    assert po.write(catalogue) == data
    starts = [entry.linenum for entry in catalogue]
    assert all(before < after for before, after in pairwise(starts))


@pytest.mark.slow
def test_a_hundred_thousand_entries_are_read_and_kept_in_bounded_time() -> None:
    """Linear, not worse: a page that has nothing to do with them keeps every one as obsolete."""
    count, start = 100_000, time.process_time()
    entries = "".join(f'msgctxt "p-{number}"\nmsgid "Rest {number} hours."\nmsgstr "Descanse {number} horas."\n\n' for number in range(count))
    made = extract(ARTICLE, (HEAD + entries).encode(), "es", {})
    assert made.count(b"\n#~ msgstr ") == count
    assert time.process_time() - start < 60


def test_catalogues_of_real_projects_come_back_unchanged() -> None:
    """Those of libraries that tests and documentation bring along; NETPUB_CATALOGUES names a folder with more."""
    installed = Path(sysconfig.get_path("purelib"))
    folders = [installed / "tornado", installed / "sphinx", *map(Path, filter(None, [os.environ.get("NETPUB_CATALOGUES")]))]
    files = [file for folder in folders for file in sorted(folder.rglob("*.po"))]
    if not files:
        pytest.skip("no catalogues of other projects are here")
    for file in files:
        data = file.read_bytes()
        catalogue = po.read(data, WHERE)
        assert po.write(catalogue) == data, file
        assert all(len(po.read(entry.raw.text.encode(), WHERE)) == 1 for entry in catalogue[7::70]), file
