"""Every picture of the documentation, drawn from editions of the sample project as they are now."""

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

COMMITTED = ROOT / "docs/images"
_GAP, _GREY = 12, (216, 220, 222)
_CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--disable-background-networking")
_DAY = "2026-11-21"  # so that pictures do not change with the calendar
Draw = Callable[[Path], Image.Image]


def pages(project: Path, name: str, chosen: tuple[int, ...], scale: float = 1.0) -> Image.Image:
    """Pages of a PDF of the project, side by side."""
    document = pypdfium2.PdfDocument(_there(project / name))
    return _sheet([document[number % len(document)].render(scale=scale).to_pil() for number in chosen])


def covers(project: Path, names: tuple[str, ...]) -> Image.Image:
    """The first pages of several PDFs, side by side."""
    return _sheet([pypdfium2.PdfDocument(_there(project / name))[0].render(scale=0.8).to_pil() for name in names])


def screen(project: Path, name: str, width: int, height: int) -> Image.Image:
    """What a browser shows of a page of the project, from its top."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "page.png"
        command = ["chromium", *_CHROMIUM, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}", f"--screenshot={made}",
                   _there(project / name).resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603  a program by its name, on a file of ours
        with Image.open(made) as picture:
            return picture.convert("RGB")


def dashboard(project: Path) -> Image.Image:
    """The page that ``netpub status`` writes."""
    _netpub(project, "status", "--as-of", _DAY)
    return screen(project, "build/status/index.html", 1000, 1150)


def packet(project: Path) -> Image.Image:
    """Pages of a packet for the reviewer of a translation."""
    _netpub(project, "review", "packet", "wound-care", "-l", "es", "--as-of", _DAY)
    return pages(project, "build/packets/es/wound-care-review.pdf", (1,), 1.2)


PICTURES: Mapping[str, Draw] = {
    "booklet.png": partial(pages, name="dist/en/pancreas-surgery.pdf", chosen=(0, 2, 6, -1)),
    "languages.png": partial(covers, names=("dist/en/wound-care.pdf", "dist/es/wound-care.pdf")),
    "leaflet.png": partial(pages, name="dist/en/wound-care-leaflet.pdf", chosen=(0, 1), scale=0.7),
    "web.png": partial(screen, name="dist/en/wound-care.html", width=1000, height=800),
    "downloads.png": partial(screen, name="dist/index.html", width=1000, height=1000),
    "dashboard.png": dashboard,
    "packet.png": packet,
}
# What must be built for them: pages, formats.
NEEDED = (("pancreas-surgery", "pdf"), ("wound-care", "pdf"), ("wound-care", "leaflet"), ("wound-care", "html"))


def draw(folder: Path, project: Path = ROOT) -> None:
    """Draw every picture into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, one in PICTURES.items():
        one(project).quantize(160).save(folder / name, optimize=True)


def copy(folder: Path) -> None:
    """Put the pictures of the repository into a folder."""
    shutil.copytree(COMMITTED, folder, dirs_exist_ok=True)


def _sheet(pictures: list[Image.Image]) -> Image.Image:
    width, height = max(one.size[0] for one in pictures), max(one.size[1] for one in pictures)
    sheet = Image.new("RGB", (len(pictures) * (width + _GAP) + _GAP, height + 2 * _GAP), _GREY)
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (_GAP + number * (width + _GAP), _GAP))
    return sheet


def _there(path: Path) -> Path:
    if not path.is_file():
        sys.exit(f"{path} is not there: build the sample project first (make build).")
    return path


def _netpub(project: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "netpub", "-C", str(project), "-q", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
