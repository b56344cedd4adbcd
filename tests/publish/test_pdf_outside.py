"""The renderer reads the theme, its fonts and the edition's pictures; whatever else is asked for stops the edition, never a silent gap."""

import base64
import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from netpub.article import Article
from netpub.check import pdf as check
from netpub.errors import ConfigError
from netpub.findings import Unusable
from netpub.publish import fetch, pdf, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

XML = (Path(__file__).resolve().parents[1] / "cases" / "publish" / "booklet" / "article.xml").read_bytes()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'
PICTURE = "figures/tracer.svg"


def edition(picture: bytes, *, xml: bytes = XML, look: theme.Theme | None = None) -> Edition:
    article = Article(xml)
    return Edition(article, {PICTURE: picture}, Labels("en-GB"), draft=False, slug=article.slug, language="en", alternates=(), theme=look or theme.load())


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.svg"
    path.write_text(SVG.format('<rect width="10" height="10"/>'))
    return path


@pytest.mark.parametrize("markup", [
    '<image width="10" height="10" xlink:href="http://127.0.0.1:9/x.png"/>',
    '<image width="10" height="10" href="https://example.org/x.png"/>',
    '<image width="10" height="10" href="file:///etc/passwd"/>',
    '<image width="10" height="10" href="SECRET"/>',
    '<image width="10" height="10" href="../../../../etc/passwd"/>',
    '<image width="10" height="10" href="ftp://example.org/x.png"/>',
    '<style>@font-face { font-family: x; src: url("http://127.0.0.1:9/x.ttf") }</style><text>x</text>',
])
def test_a_drawing_reaches_nothing_outside(markup: str, secret: Path):
    with pytest.raises(Unusable) as caught:
        pdf.write(edition(SVG.format(markup.replace("SECRET", secret.as_uri())).encode()))
    assert caught.value.finding.rule == "figure-unsafe"
    assert caught.value.finding.where.page == "dotatate-scan"


def test_a_drawing_imports_no_style_sheet(secret: Path):
    with pytest.raises(Unusable):
        pdf.write(edition(SVG.format(f'<style>@import "{secret.as_uri()}";</style><rect width="1" height="1"/>').encode()))


def test_a_drawing_may_hold_a_picture_of_its_own():
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "#0b5c6b").save(buffer, "PNG")
    address = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
    assert pdf.write(edition(SVG.format(f'<image width="10" height="10" href="{address}"/>').encode())).pages


@pytest.mark.parametrize("picture", [b"", b"<svg", b"GIF89a", b"%PDF-1.7", SVG.format("&secret;").encode()])
def test_a_broken_picture_is_named(picture: bytes):
    with pytest.raises(Unusable) as caught:
        pdf.write(edition(picture))
    assert caught.value.finding.rule == "figure-format"
    assert PICTURE in caught.value.finding.detail


def test_entities_of_a_drawing_do_not_grow():
    entities = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{("&" + old + ";") * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
    with pytest.raises(Unusable) as caught:
        pdf.write(edition((entities + SVG.format("<text>&i;</text>")).encode()))
    assert caught.value.finding.rule == "figure-format"


def test_a_missing_picture_gives_its_words():
    article = Article(XML)
    made = pdf.write(Edition(article, {}, Labels("en-GB"), draft=False, slug=article.slug, language="en", alternates=(), theme=theme.load()))
    assert "Three steps from left to right" in check.text(made.data)


@pytest.mark.parametrize("rule", [
    '@import url("https://example.org/fonts.css");',
    '@import "file:///etc/passwd";',
    '@import "../../outside.css";',
    '@font-face { font-family: Other; src: url("https://example.org/other.ttf") }',
    "h2 { color: var(--turquoise) }",
])
def test_a_theme_reaches_nothing_outside(rule: str, tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "outside.css").write_text("p { color: red }")
    (tmp_path / "ours" / "booklet.css").write_text(rule)
    with pytest.raises(ConfigError):
        pdf.write(edition(SVG.format("").encode(), look=theme.load({"folder": "ours"}, tmp_path)))


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/passwd", "../secret.svg", "//example.org/x.png", "gone.svg"])
@pytest.mark.parametrize("name", ["booklet.css", "web.css", "more/deep.css"])
def test_backgrounds_of_a_theme_come_from_its_folder(address: str, name: str, tmp_path: Path, secret: Path):
    file = tmp_path / "ours" / name
    file.parent.mkdir(parents=True)
    file.write_text(f'html {{ font-family: var(--text) }}\nh1 {{ background: url("{address}") }}')
    with pytest.raises(ConfigError) as caught:
        theme.load({"folder": "ours"}, tmp_path)
    assert f"{file.name}:2" in caught.value.message
    assert address in caught.value.message


@pytest.mark.parametrize(("name", "text", "said"), [
    ("web.css", "p { color: var(--turquoise) }", "web.css:1 of the theme uses --turquoise"),
    ("web.css", "@import url(https://example.org/x.css);", "https://example.org/x.css"),
    ("web.css", '@import "//example.org/x.css" screen;', "//example.org/x.css"),
    ("web.css", "p { background: image-set('https://example.org/x.png' 1x) }", "https://example.org/x.png"),
    ("web.html", "<p>$title $turquoise</p>", "$turquoise"),
    ("web.html", "<p>$title $(this)</p>", "$$"),
    ("booklet.html", '<script src="https://example.org/x.js"></script>', "https://example.org/x.js"),
    ("booklet.html", '<link rel="stylesheet" href="//example.org/x.css">', "//example.org/x.css"),
])
def test_a_theme_that_asks_for_what_is_not_there_is_named_at_once(name: str, text: str, said: str, tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / name).write_text(text)
    with pytest.raises(ConfigError) as caught:
        theme.load({"folder": "ours"}, tmp_path)
    assert said in f"{caught.value.message} {caught.value.remedy}"


def test_the_default_theme_is_a_good_theme_of_ones_own(tmp_path: Path):
    shutil.copytree(theme.load().folder, tmp_path / "ours")
    assert theme.load({"folder": "ours"}, tmp_path).folder == tmp_path / "ours"


def test_a_theme_may_bring_its_own_files(tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "logo.svg").write_text(SVG.format('<rect width="10" height="10"/>'))
    (tmp_path / "ours" / "more.css").write_text("p { color: #111111 }")
    (tmp_path / "ours" / "booklet.css").write_text('@import "more.css"; html { font-family: var(--text) } ul ul { list-style: disc } h1 { background: url("logo.svg") }')
    assert pdf.write(edition(SVG.format('<rect width="1" height="1"/>').encode(), look=theme.load({"folder": "ours"}, tmp_path))).pages


def test_the_fetcher_serves_what_it_was_given_and_nothing_else(tmp_path: Path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "logo.svg").write_bytes(b"logo")
    (tmp_path / "secret").write_bytes(b"secret")
    fetcher = fetch.Fetcher(tmp_path / "theme", {"a b[c].ttf": tmp_path / "secret"}, {"figures/ä.svg": b"drawing"})
    assert fetcher.fetch(fetch.media_url("figures/ä.svg")).read() == b"drawing"
    assert fetcher.fetch(fetch.font_url(Path("/x/a b[c].ttf"))).read() == b"secret"
    assert fetcher.fetch(fetch.THEME + "logo.svg").read() == b"logo"
    for address in ("../secret", "%2e%2e/secret", "logo.svg/../../secret", ".", ""):
        with pytest.raises(fetch.Refused):
            fetcher.fetch(fetch.THEME + address)
    for address in (fetch.BASE + "figures/other.svg", "http://edition.invalid/figures/ä.svg", "https://edition.invalid.example.org/figures/ä.svg"):
        with pytest.raises(fetch.Refused):
            fetcher.fetch(address)


def test_the_logo_is_drawn_on_both_covers_and_named_after_the_publisher(tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "sign.svg").write_text(SVG.format('<rect width="10" height="10"/>'))
    look = theme.load({"folder": "ours", "logo": "sign.svg"}, tmp_path)
    made = pikepdf.open(io.BytesIO(pdf.write(edition(SVG.format('<rect width="1" height="1"/>').encode(), look=look)).data))
    figures = [item for item in made.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
    publisher = edition(b"").article.text("front/journal-meta/publisher/publisher-name")
    assert [str(item.Alt) for item in figures].count(publisher) == 2
