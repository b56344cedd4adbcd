"""The pictures of README and docs show what netpub makes now."""

import shutil

import pytest
from docs.generate import pictures
from netpub_console import DOCS, ROOT
from PIL import Image, ImageChops, ImageStat

# Mean difference of grey values (0 to 255) between two pictures made as small as this: a few words more or less differ by less, the
# ribbon of a draft on one of two covers by 0.4, another font on a web page by 3.
SMALL, MOST = (96, 96), 0.3


def apart(one, other):
    """How far two pictures are apart; 255 when they have another shape."""
    if any(abs(a - b) > 0.02 * a for a, b in zip(one.size, other.size, strict=True)):
        return 255
    small = [picture.convert("L").resize(SMALL) for picture in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*small)).mean[0]


def test_every_picture_is_drawn_and_shown():
    committed = {path.name for path in pictures.COMMITTED.iterdir()}
    text = "".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *DOCS.rglob("*.md")])
    assert committed == set(pictures.PICTURES)
    assert [name for name in sorted(committed) if f"images/{name}" not in text] == []


def test_pictures_of_other_things_are_told_apart():
    drawn = {path.name: Image.open(path) for path in sorted(pictures.COMMITTED.iterdir())}
    for name, picture in drawn.items():
        assert apart(picture, picture) == 0
        assert all(apart(picture, other.resize(picture.size)) > MOST for key, other in drawn.items() if key != name), name


@pytest.mark.slow
def test_pictures_show_the_current_build(tmp_path):
    if not shutil.which("chromium"):
        pytest.skip("Chromium is not installed; make setup-docs brings it")
    pictures.draw(tmp_path / "drawn")
    stale = {}
    for name in pictures.PICTURES:
        with Image.open(tmp_path / "drawn" / name) as now, Image.open(pictures.COMMITTED / name) as then:
            stale[name] = apart(now, then)
    assert {name: far for name, far in stale.items() if far > MOST} == {}, "make picture draws them anew"
