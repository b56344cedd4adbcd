"""The pages that a new project begins with: which files they are, what each will be called, and what they say of themselves."""

import os
import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from lxml.etree import XMLSyntaxError

from netpub import ingest, normalise
from netpub.article import Article
from netpub.build.plan import READ_AT_MOST
from netpub.errors import ConfigError
from netpub.findings import Finding, Unusable
from netpub.normalise import corrections
from netpub.page import Fact, FactName, Metadata, Origin

READABLE = (".html", ".htm", ".txt", ".md", ".markdown", ".docx", ".xml")
# What browsers add to a page's name for the folder of its pictures, in several languages.
_COMPANIONS = ("_files", ".files", "-files", "_archivos", "_fichiers", "-dateien", "_dateien", "_bestanden", "_arquivos")
# Names that say nothing of a page; the folder's name says more.
_NAMELESS = {"index", "default", "page", "home", "untitled"}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class StartPage:
    """A page to begin with: where it stands, what it will be called, its bytes, the pictures it uses by relative name, and what it says
    of itself (nothing, when it cannot be read)."""

    file: Path
    slug: str
    data: bytes
    pictures: Mapping[str, bytes]
    says: Metadata

    @property
    def name(self) -> str:
        """The name of its file in a project."""
        return f"page{self.file.suffix.lower()}"


class _Beside(Mapping[str, bytes]):
    """The files around a page by relative name, read when a reader asks for them; it has those that were asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._taken: dict[str, bytes] = {}

    def __contains__(self, name: object) -> bool:
        try:
            path = (self._folder / str(name)).resolve()
            return path.is_relative_to(self._folder) and path.is_file()
        except (OSError, ValueError):
            return False

    def __getitem__(self, name: str) -> bytes:
        if name not in self._taken:
            if name not in self:
                raise KeyError(name)
            self._taken[name] = _bytes(self._folder / name)
        return self._taken[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._taken))

    def __len__(self) -> int:
        return len(self._taken)


def start_pages(sources: Sequence[Path]) -> list[StartPage]:
    """Return the pages that files and folders stand for, with names that differ; folders are searched with those inside them.

    Raises ConfigError for a file in a format that is not read, a folder without a page, and a file that cannot be read.
    """
    files = {file: _bytes(file) for source in sources for file in _files(source)}
    masters = {file: article for file, data in files.items() if (article := _master(file, data))}
    slugs = _slugs([(file, masters[file].slug if file in masters else "") for file in files])
    return [
        StartPage(file, slug, data, {}, _facts(masters[file])) if file in masters else _read(file, slug, data)
        for (file, data), slug in zip(files.items(), slugs, strict=True)]


def slugify(name: str) -> str:
    """Return a name as a slug: small letters and digits of any script, single hyphens between them."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).lower()).strip("-")


def language(pages: Iterable[StartPage]) -> str:
    """Return the language tag that most pages declare; empty when none does."""
    return _commonest(page.says.value("language") for page in pages)


def publisher(pages: Iterable[StartPage]) -> str:
    """Return who most pages say holds the rights; empty when none says."""
    return _commonest(page.says.value("copyright-holder") for page in pages)


def website(pages: Iterable[StartPage]) -> str:
    """Return the site that most pages say they come from (``https://example.org/``); empty when none says."""
    addresses = [urlsplit(page.says.value("source-url")) for page in pages]
    return _commonest(f"{one.scheme}://{one.hostname}/" for one in addresses if one.hostname and one.scheme in ("http", "https"))


def _commonest(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return max(counts, key=lambda value: counts[value]) if counts else ""


def _files(source: Path) -> list[Path]:
    """The pages that a path stands for: itself, or every readable file of a folder and those in it, but not what was saved with pages."""
    if "://" in str(source) or str(source).startswith(("http:", "https:")):
        raise ConfigError(f"{source} is an address: netpub opens nothing on the web.", "Save the page in your browser, then name the file.")
    if not source.exists():
        raise ConfigError(f"{source} is not there.", "Look whether the name is right; a name with blanks needs quotes around it.")
    if not source.is_dir():
        if source.suffix.lower() not in READABLE:
            raise ConfigError(f"{source} is in a format that netpub does not read.", f"It reads {', '.join(READABLE)}.")
        return [source]
    found = []
    for folder, inside, names in os.walk(source):
        stems = {Path(name).stem for name in names if Path(name).suffix.lower() in READABLE}
        inside[:] = sorted(name for name in inside if not name.startswith(".") and not _companion(name, stems))
        found += [Path(folder) / name for name in sorted(names) if Path(name).suffix.lower() in READABLE and not name.startswith(".")]
    if not found:
        raise ConfigError(f"{source} holds no page.", f"netpub reads {', '.join(READABLE)}.")
    return found


def _companion(folder: str, stems: set[str]) -> bool:
    return any(folder.startswith(stem) and folder[len(stem):].lower() in _COMPANIONS for stem in stems)


def _slugs(files: Sequence[tuple[Path, str]]) -> list[str]:
    """A slug for each file: the one it gives itself, or from its name or its folder's; where two would be one, the later gets a number."""
    slugs: list[str] = []
    for file, own in files:
        name = slugify(own or file.stem)
        name = (slugify(file.resolve().parent.name) if name in _NAMELESS or not name else name) or "page"
        if len(name) > _LONGEST:
            name = name[:_LONGEST + 1].rpartition("-")[0] or name[:_LONGEST]
        number, slug = 1, name
        while slug in slugs:
            number += 1
            slug = f"{name}-{number}"
        slugs.append(slug)
    return slugs


def _master(file: Path, data: bytes) -> Article | None:
    """A page that is XML of the profile already, if it can be read."""
    article = Article(data)
    try:
        return article if file.suffix.lower() == ".xml" and article.root is not None else None
    except XMLSyntaxError:
        return None


def _facts(master: Article) -> Metadata:
    """What a page of XML says of itself."""
    said: tuple[tuple[FactName, str], ...] = (
        ("language", master.root.get("{http://www.w3.org/XML/1998/namespace}lang", "")), ("title", master.title),
        ("copyright-holder", master.text("front/article-meta/permissions/copyright-holder")))
    return Metadata(tuple((name, Fact(value, value, Origin("", 0))) for name, value in said if value))


def _read(file: Path, slug: str, data: bytes) -> StartPage:
    beside = _Beside(file.parent)
    try:
        read = ingest.read(slug, f"source/{slug}/page{file.suffix.lower()}", data, beside, _unheard)
        says = normalise.normalise(read.page, corrections.EMPTY, _unheard).metadata
    except Unusable:
        says = Metadata()
    return StartPage(file, slug, data, {posixpath.normpath(name): beside[name] for name in beside}, says)


def _unheard(finding: Finding) -> None:
    """Say nothing yet: netpub check names what is wrong, once the project is there."""
    del finding


def _bytes(file: Path) -> bytes:
    try:
        if file.stat().st_size > READ_AT_MOST:
            raise ConfigError(f"{file} is larger than {READ_AT_MOST // 2**20} MB.", "Save the one page alone, without embedded media.")
        return file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}.", "Check the file's permissions.") from error
