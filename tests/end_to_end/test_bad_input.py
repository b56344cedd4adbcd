"""Bad input: a clear message with file and remedy, the right exit code, nothing half-written, other pages still built."""

import itertools
import os
import signal
import struct
import subprocess
import sys
import time
import zlib

import pytest
from netpub_project import ROOT, TODAY, new_project

GOOD = """Looking after your wound

Key points

  • Keep the wound dry for two days.
  • Call the ward if it bleeds.

At home

Wash your hands before you touch the dressing. Change the dressing when it is wet.

Last medical review: 14 September 2026

© 2026 Example Trust
"""
PAGE = "good/page.txt"
FEW = {f"page-{n}/page.txt": GOOD for n in range(8)}


def rules(findings, page):
    return {finding["rule"] for finding in findings if finding["page"] == page}


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("bad/page.html", b"", "source-empty"),
        ("bad/page.txt", b" \n\n\t\n", "source-empty"),
        ("bad/page.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "source-not-text"),
        ("bad/page.docx", b"PK\x03\x04 no zip at all", "source-damaged"),
        ("bad/page.html", b"<p>" + b"long " * 11_000_000, "source-too-large"),
        ("bad/page.html", b'<h1>T</h1><p>See</p><img src="figures/none.svg" alt="A wound">', "figure-missing"),
    ],
    ids=["empty", "blank", "picture-as-html", "no-zip", "50-MB", "missing-figure"],
)
def test_a_bad_page_is_named_and_the_other_is_built(tmp_path, name, content, rule):
    project = new_project(tmp_path / "p", {PAGE: GOOD, name: content})
    said = project.build("-f", "html")
    assert said.code == 1
    finding = next(finding for finding in project.findings() if finding["rule"] == rule)
    assert (finding["file"], finding["severity"], bool(finding["remedy"])) == (f"source/{name}", "error", True)
    assert f"source/{name}" in said.err
    assert (project.root / "dist/en/good.html").is_file()
    assert not list(project.root.rglob("*.netpub-part"))


def test_windows_1252_without_a_charset_is_read_and_said(tmp_path):
    page = "<h1>Café rules</h1><p>Don’t lift – rest. 37.5 °C is “warm”.</p>".encode("windows-1252")
    project = new_project(tmp_path / "p", {"bad/page.html": page})
    project.netpub("ingest")
    xml = (project.root / "build/xml/en/bad.xml").read_text(encoding="utf-8")
    assert "Don’t lift – rest. " in xml
    assert "“warm”" in xml
    assert "encoding-guessed" in rules(project.findings(), "bad")


def test_an_unknown_key_is_named_with_its_line(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + "[policy]\nreview_month = 3\n")
    said = project.build()
    assert said.code == 2
    assert "netpub.toml:8: unknown key “review_month”" in said.err
    assert "review_months" in said.err
    assert not (project.root / "dist").exists()


def test_an_unknown_key_of_a_page_costs_that_page_alone(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD, "bad/page.txt": GOOD, "bad/page.toml": "[metadat]\n"})
    said = project.build("-f", "html")
    assert said.code == 2
    assert "source/bad/page.toml:1" in said.err
    assert (project.root / "dist/en/good.html").is_file()


def test_a_picture_that_page_toml_places_and_nobody_has_is_named_with_its_line(tmp_path):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'
    entry = '[[figure]]\nafter = "Wash your hands"\nhref = "figures/{}.svg"\nalt = "A hand"\ncaption = "Wash it"\n'
    project = new_project(tmp_path / "p", {
        PAGE: GOOD, "good/page.toml": entry.format("there") + entry.format("gone"), "good/figures/there.svg": drawing})
    assert project.build("-f", "html").code == 1
    found = [finding for finding in project.findings() if finding["rule"].startswith("figure")]
    assert [(finding["rule"], finding["file"], finding["line"]) for finding in found] == [("figure-missing", "source/good/page.toml", 6)]
    assert "figures/gone.svg" in found[0]["what"]
    xml = (project.root / "build/xml/en/good.xml").read_text(encoding="utf-8")
    assert xml.index("Wash your hands") < xml.index("figures/there.svg") < xml.index("figures/gone.svg")


def test_a_broken_placeholder_is_named_and_holds_that_language(tmp_path):
    page = "<h1>Wounds</h1><p>Call the ward <strong>at once</strong> if it bleeds.</p>"
    project = new_project(tmp_path / "p", {"wounds/page.html": page, PAGE: GOOD}, languages="en,es")
    project.netpub("translate", "extract", "wounds")
    catalogue = project.root / "locales/es/LC_MESSAGES/wounds.po"
    lines = catalogue.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith('msgid "Call the ward <1>'))
    lines[place + 1] = 'msgstr "Llame a la planta <1>de inmediato si sangra."'
    catalogue.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert project.build("-f", "html").code == 1
    finding = next(finding for finding in project.findings() if finding["rule"] == "placeholder-broken")
    assert (finding["file"], finding["language"]) == ("locales/es/LC_MESSAGES/wounds.po", "es")
    assert 0 <= place + 1 - finding["line"] <= 5
    assert finding["segment"]
    assert not (project.root / "dist/es").exists()
    assert (project.root / "dist/en/wounds.html").is_file()


def test_a_dist_that_cannot_be_written_is_named_before_any_work(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    (project.root / "dist").write_text("in the way")
    said = project.build()
    assert said.code == 2
    assert "dist cannot be written" in said.err
    assert not (project.root / "build").exists()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """What a build of a few pages makes when nothing disturbs it."""
    project = new_project(tmp_path_factory.mktemp("undisturbed") / "q", FEW)
    project.build("-f", "html")
    return project.files()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_nothing_half_written(tmp_path, undisturbed, number):
    project = new_project(tmp_path / "p", FEW)
    process = subprocess.Popen(
        [sys.executable, "-m", "netpub", "-C", str(project.root), "--progress", "plain", "build", "-f", "html"],
        stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, start_new_session=True)
    for line in process.stderr:
        if "built html" in line:
            break
    os.killpg(process.pid, number)
    rest = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 130, rest
    assert "Interrupted" in rest
    assert not list(project.root.rglob("*.netpub-part"))
    time.sleep(0.2)
    assert project.build("-f", "html").code == 1
    assert project.files() == undisturbed


def test_what_is_no_page_is_refused_with_words(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    said = project.build("goood")
    assert said.code == 2
    assert "goood" in said.err
    assert "good" in said.err
    assert project.build("-l", "fr").code == 2


def test_a_link_out_of_the_project_is_not_followed(tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>secret</title></svg>')
    project = new_project(tmp_path / "p", {"a/page.html": '<h1>T</h1><p>Words.</p><img src="figures/x.svg" alt="A picture">'})
    (project.root / "source/a/figures").mkdir()
    (project.root / "source/a/figures/x.svg").symlink_to(secret)
    project.build("-f", "html")
    assert {"outside-project", "figure-missing"} <= rules(project.findings(), "a")
    assert b"secret" not in b"".join(project.files().values())


def test_a_page_or_catalogue_that_is_a_link_out_of_the_project_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    project = new_project(tmp_path / "p", {PAGE: GOOD, "a/page.txt": GOOD}, "en,es")
    (project.root / "source/a/page.txt").unlink()
    (project.root / "source/a/page.txt").symlink_to(secret)
    (project.root / "locales/es/LC_MESSAGES").mkdir(parents=True)
    (project.root / "locales/es/LC_MESSAGES/good.po").symlink_to(secret)
    assert project.build("-f", "html").code == 1
    refused = [finding["file"] for finding in project.findings() if finding["rule"] == "outside-project"]
    assert refused == ["source/a/page.txt", "locales/es/LC_MESSAGES/good.po"]
    assert b"secret" not in b"".join(project.files().values())
    assert not (project.root / "dist/en/a.html").exists()


def test_a_project_in_the_way_is_never_overwritten(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    before = project.files(".")
    said = project.netpub("init", str(project.root))
    assert said.code == 2
    assert "exists already" in said.err
    assert project.files(".") == before


def test_letters_without_a_font_hold_the_booklet_and_not_the_web_page(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD, "bad/page.txt": GOOD.replace("At home", "At home in ལྷ་ས")})
    said = project.build("-f", "pdf", "-f", "html")
    assert said.code == 1
    assert "glyph-missing" in said.err
    assert {"ལ", "ས"} & set(said.err)
    assert [one["path"] for one in project.manifest()] == ["en/bad.html", "en/good.html", "en/good.pdf"]


@pytest.mark.parametrize(
    ("theme", "words"),
    [('acent = "#000000"', "Did you mean “accent”"), ('ink = "black"', "no colour"), ('muted = "#cccccc"', "contrast"),
     ('folder = "../elsewhere"', "no folder of this project")],
)
def test_a_theme_that_cannot_be_used_is_named_before_any_work(tmp_path, theme, words):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + f"[theme]\n{theme}\n")
    said = project.build()
    assert said.code == 2
    assert words in said.err
    assert not (project.root / "build").exists()


@pytest.mark.parametrize(("name", "text", "words"), [
    ("booklet.css", "h1 { color: var(--turquoise) }", "booklet.css:1 of the theme uses --turquoise"),
    ("web.css", '@import url("https://example.org/x.css");', "wants to read https://example.org/x.css"),
    ("web.css", 'h1 { background: url("../secret.svg") }', "wants to read ../secret.svg"),
])
def test_a_theme_that_asks_for_what_is_not_its_own_is_refused_before_any_work(tmp_path, name, text, words):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + '[theme]\nfolder = "ours"\n')
    (project.root / "ours").mkdir()
    (project.root / "ours" / name).write_text(text)
    (project.root / "secret.svg").write_text("<svg/>")
    said = project.build()
    assert said.code == 2
    assert words in said.err
    assert not (project.root / "build").exists()


def test_a_theme_names_the_fonts_of_a_script(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    before = settings.read_text()
    settings.write_text(before + '[theme]\nfonts.Latn = "Fira Sans"\n')
    assert project.build("-f", "pdf").code == 1
    assert b"Atkinson" not in (project.root / "dist/en/good.pdf").read_bytes()
    settings.write_text(before + '[theme]\nfonts.Latn = "Comic Nobody"\n')
    said = project.build("-f", "pdf")
    assert said.code == 3
    assert "Comic Nobody" in said.err


def test_a_theme_of_ones_own_is_used_and_its_change_is_seen(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + '[theme]\naccent = "#5b2a86"\nfolder = "ours"\n')
    (project.root / "ours").mkdir()
    css = (ROOT / "src/netpub/publish/themes/default/web.css").read_text(encoding="utf-8")
    (project.root / "ours/web.css").write_text(css + "\n/* first */\n", encoding="utf-8")
    project.build("-f", "html")
    page = (project.root / "dist/en/good.html").read_text(encoding="utf-8")
    assert "#5b2a86" in page
    assert "first" in page
    (project.root / "ours/web.css").write_text(css + "\n/* second */\n", encoding="utf-8")
    assert "good: file ours/web.css changed" in project.build("-f", "html", "-v").err


def test_a_language_without_interface_words_stops_the_build_before_it_begins(tmp_path):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + '[languages.pl]\nlocale = "pl-PL"\n')
    said = project.build("-f", "html")
    assert said.code == 2
    assert "no interface words for “pl-PL”" in said.err
    assert not list(project.root.glob("dist/*"))


@pytest.mark.parametrize("manifest", ['{"publications": [{"id": "good", "path": "en/good.html"}, 3]}', '{"publications": 7}', "{"])
def test_a_manifest_that_somebody_altered_is_made_anew(tmp_path, manifest):
    project = new_project(tmp_path / "p", {PAGE: GOOD})
    project.build("-f", "html")
    before = project.files()
    (project.root / "dist/manifest.json").write_text(manifest)
    assert project.netpub("status").code == 0
    assert project.build("-f", "html").code == 1
    assert project.files() == before


def _page(picture):
    return f'<h1>Wounds</h1><h2>At home</h2><p>Wash it twice.</p><figure><img src="figures/{picture}" alt="A wound"></figure>'


def _white_png(pixels):
    """A picture of so many pixels each way in black and white: a few kilobytes that unpack to many."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj()
    row = bytes(1 + (pixels + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(pixels)) + packer.flush()
    head = struct.pack(">IIBBBBB", pixels, pixels, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}<path d="M0 0h9v9z"/></svg>'
CELLS = "".join(f"<td>value {number}</td>" for number in range(40))
WIDE = f"<table><tr>{''.join(f'<th>Head {number}</th>' for number in range(40))}</tr>{f'<tr>{CELLS}</tr>' * 3}</table>"
LONG = "pneumono" * 7 + "osis"


@pytest.mark.parametrize(("files", "rule", "said"), [
    ({"page.html": _page("x.png"), "figures/x.png": _white_png(20_000)}, "figure-format", "too many pixels"),
    ({"page.html": _page("x.svg"), "figures/x.svg": SVG.format("<script>alert(1)</script>")}, "figure-unsafe", "script"),
    ({"page.html": _page("x.svg"), "figures/x.svg": SVG.format('<image href="https://example.org/x.png"/>')}, "figure-unsafe", "https://example.org"),
], ids=["20000-pixels", "script", "reference"])
def test_a_picture_that_cannot_be_printed_is_named_and_the_rest_is_made(tmp_path, files, rule, said):
    project = new_project(tmp_path / "p", {PAGE: GOOD, **{f"bad/{name}": content for name, content in files.items()}})
    assert project.netpub("build", "--as-of", TODAY, "-f", "pdf", "-f", "large", seconds=120).code == 1
    assert any(finding["rule"] == rule and said in finding["what"] for finding in project.findings("bad"))
    made = {one["path"]: one["verdicts"] for one in project.manifest()}
    assert made.keys() == {"en/bad.pdf", "en/bad-large.pdf", "en/good.pdf", "en/good-large.pdf"}
    assert {verdicts["fidelity"] for verdicts in made.values()} == {"pass"}


@pytest.mark.parametrize("body", [WIDE, f"<p>It is called {LONG} now.</p><table><tr><th>A</th><th>B</th></tr><tr><td>{LONG}</td><td>x</td></tr></table>"],
                         ids=["40-columns", "60-letters"])
def test_what_no_column_holds_is_set_whole_within_the_page(tmp_path, body):
    project = new_project(tmp_path / "p", {"bad/page.html": f"<h1>T</h1><h2>A</h2><p>Words.</p>{body}"})
    project.netpub("build", "--as-of", TODAY, "-f", "pdf", "-f", "large", seconds=200)
    made = {one["path"]: one["verdicts"] for one in project.manifest()}
    assert made.keys() == {"en/bad.pdf", "en/bad-large.pdf"}
    assert {verdicts[name] for verdicts in made.values() for name in ("fidelity", "layout")} == {"pass"}


@pytest.mark.slow
def test_a_render_over_its_time_is_stopped_and_named_and_the_build_goes_on(tmp_path):
    # 200,000 words, and no paragraph twice: what a line measures is remembered.
    paragraphs = (f"<p>{f'Some words about thing {number}. ' * 25}</p>" for number in range(1600))
    page = "<h1>Wounds</h1>" + "".join(f"<h2>Part {number}</h2>{''.join(itertools.islice(paragraphs, 10))}" for number in range(160))
    project = new_project(tmp_path / "p", {PAGE: GOOD, "bad/page.html": page})
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + "[build]\nseconds = 40\n")
    said = project.netpub("build", "--as-of", TODAY, "-f", "pdf", seconds=400)
    assert said.code != 5
    assert "was stopped" in said.err
    assert (project.root / "dist/en/good.pdf").is_file()
