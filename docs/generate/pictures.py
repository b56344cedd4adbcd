"""Every picture of the documentation, drawn from editions of the sample project as they are now."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pypdfium2
from docs.generate.stage import ROOT
from PIL import Image

from netpub.build.publication import previous
from netpub.publish import faces
from netpub.publish.theme import FONTS
from netpub.settings import FILE, load

COMMITTED = ROOT / "docs/images"
_GAP, _GREY = 12, (216, 220, 222)
_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-background-networking")
_FAMILIES = tuple(dict.fromkeys(family for families in FONTS.values() for family in families))
_DAY = "2026-11-21"  # so that pictures do not change with the calendar
Draw = Callable[[Path], Image.Image]


def pages(project: Path, name: str, chosen: tuple[int, ...], scale: float = 1.0) -> Image.Image:
    """Pages of a PDF of the project, side by side."""
    document = pypdfium2.PdfDocument(project / name)
    return _sheet([document[number % len(document)].render(scale=scale).to_pil() for number in chosen])


def covers(project: Path, names: tuple[str, ...]) -> Image.Image:
    """The first pages of several PDFs, side by side."""
    return _sheet([pypdfium2.PdfDocument(project / name)[0].render(scale=0.8).to_pil() for name in names])


def screen(project: Path, name: str, width: int, height: int) -> Image.Image:
    """What a browser shows of a page of the project, from its top."""
    with tempfile.TemporaryDirectory() as folder:
        made, fonts = Path(folder) / "page.png", Path(folder) / "fonts.conf"
        fonts.write_text(_fonts(folder), encoding="utf-8")
        command = ["chromium", *_CHROMIUM, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}", f"--screenshot={made}",
                   (project / name).resolve().as_uri()]
        surroundings = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=surroundings)  # noqa: S603  a program by its name
        with Image.open(made) as picture:
            return picture.convert("RGB")


def _fonts(cache: str) -> str:
    """What a browser is told of fonts: it has those of netpub and no others, so that every machine draws the same."""
    files = [faces.path(family, weight) for family in _FAMILIES for weight in faces.WEIGHTS]
    folders = "".join(f"<dir>{folder}</dir>" for folder in sorted({str(file.parent) for file in files}))
    names = "".join(f"<family>{family}</family>" for family in _FAMILIES)
    usual = "".join(f"<alias><family>{name}</family><prefer>{names}</prefer></alias>" for name in ("sans-serif", "system-ui", "serif"))
    return f"<?xml version=\"1.0\"?><fontconfig>{folders}<cachedir>{cache}/fonts</cachedir>{usual}</fontconfig>"


def dashboard(project: Path) -> Image.Image:
    """The page that ``netpub status`` writes."""
    _netpub(project, "status", "--as-of", _DAY)
    return screen(project, "build/status/index.html", 1000, 1150)


def packet(project: Path) -> Image.Image:
    """The first page of a packet on which a translation stands beside its source: a page that lies on its side."""
    _netpub(project, "review", "packet", "wound-care", "-l", "es", "--as-of", _DAY)
    name = "build/packets/es/wound-care-review.pdf"
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(project / name)]
    return pages(project, name, (next(number for number, (width, height) in enumerate(sizes) if width > height),), 1.2)


PICTURES: Mapping[str, Draw] = {
    "booklet.png": partial(pages, name="dist/en/pancreas-surgery.pdf", chosen=(0, 2, 6, -1)),
    "languages.png": partial(covers, names=("dist/en/wound-care.pdf", "dist/es/wound-care.pdf")),
    "leaflet.png": partial(pages, name="dist/en/wound-care-leaflet.pdf", chosen=(0, 1), scale=0.7),
    "web.png": partial(screen, name="dist/en/wound-care.html", width=1000, height=800),
    "downloads.png": partial(screen, name="dist/index.html", width=1000, height=1000),
    "dashboard.png": dashboard,
    "packet.png": packet,
}
# What is built for them: two pages of the sample, in every language.
_BUILT = ("build", "pancreas-surgery", "wound-care", "-f", "pdf", "-f", "leaflet", "-f", "html", "--as-of", _DAY)


def draw(folder: Path) -> None:
    """Draw every picture into a folder, from a copy of the sample that is built and released for them alone, so that they are the same
    whatever was built before, and while changes of the sample wait for approval."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        project = Path(made)
        for name in ("source", "locales"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / FILE, project)
        _netpub(project, *_BUILT)
        if _approved(project):
            _netpub(project, *_BUILT)
        for name, one in PICTURES.items():
            one(project).quantize(160).save(folder / name, optimize=True)


def _approved(project: Path) -> bool:
    """Let everybody who must sign a draft sign it, in the copy; returns whether there was any."""
    settings = load(project)
    drafts = {(one["language"], one["id"]) for one in previous(project / "dist") if one["status"] == "draft"}
    for language, page in sorted(drafts, key=lambda draft: (draft[0] != settings.source_language, draft)):
        for role in settings.review.required(page, language, language != settings.source_language):
            _netpub(project, "review", "approve", page, "-l", language, "--role", role, "--by", f"{role} (sample)", "--change", "clinical",
                    "--as-of", _DAY)
    return bool(drafts)


def copy(folder: Path) -> None:
    """Put the pictures of the repository into a folder."""
    shutil.copytree(COMMITTED, folder, dirs_exist_ok=True)


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    width, height = max(one.size[0] for one in pictures), max(one.size[1] for one in pictures)
    sheet = Image.new("RGB", (len(pictures) * (width + _GAP) + _GAP, height + 2 * _GAP), _GREY)
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (_GAP + number * (width + _GAP), _GAP))
    return sheet


def _netpub(project: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "netpub", "-C", str(project), "-q", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
