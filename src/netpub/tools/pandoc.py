"""pandoc: one warm process a worker that writes documents from an AST, and the plain command line where Lua does not start.

The pandoc of the pypandoc-binary wheel is used and no other, so that every machine writes the same bytes. It opens neither
address nor file: documents with raw markup, with settings that name files, or with pictures that were not handed over are
refused, and pictures reach it as data: addresses inside the document.
"""

import base64
import importlib.util
import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path, PurePosixPath
from typing import Any

from netpub.errors import InternalError, ToolFailed, ToolMissing
from netpub.tools import folders
from netpub.tools.process import Server, run

SECONDS = 60.0

# The clock of every document: the writers that need a date set it themselves (1980 is where the time of ZIP files begins).
# HOME leads nowhere, so that no template or style of the user's own gets in.
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "315532800", "HOME": "/nonexistent", "XDG_DATA_HOME": "/nonexistent"}
# At most 1 GB; and room for 32 MB of new data before memory is tidied up, which saves a sixth of the time.
_MEMORY = ("+RTS", "-M1g", "-A32m", "-n4m", "-RTS")

MEDIA_TYPES = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
}

# What a caller may set, and the flag that says the same on the command line.
_FLAGS = {
    "section_divs": "--section-divs", "table_of_contents": "--toc", "toc_depth": "--toc-depth", "split_level": "--split-level",
    "epub_title_page": "--epub-title-page",
}
_RAW = ("RawBlock", "RawInline")
_NAMING_FILES = ("css", "stylesheet", "cover-image", "epub-cover-image", "bibliography", "csl", "reference-doc")
_REMEDY = "Try again; if it happens again, report it with the page that shows it."
_HOLDING_MEDIA = ("epub", "docx", "odt")


def path() -> Path:
    """Return the pandoc of the wheel; raises ToolMissing when it is not there."""
    spec = importlib.util.find_spec("pypandoc")
    found = Path(spec.origin).parent / "files" / "pandoc" if spec and spec.origin else None
    if found is None or not found.is_file():
        raise ToolMissing("pandoc is not installed.", "Install the Python package pypandoc-binary.")
    return found


def convert(ast: Mapping[str, Any], to: str, options: Mapping[str, Any], media: Mapping[str, bytes]) -> bytes:
    """Write a pandoc document (its JSON as an object) in the format ``to``.

    ``options``: ``template`` (the text of a pandoc template), ``section_divs``, ``table_of_contents``, ``toc_depth``,
    ``split_level``, ``epub_title_page``. ``media`` holds pictures by the target that the document uses; formats that are packages
    (EPUB, DOCX) carry them inside, others keep the target.

    Raises InternalError for a document that could make pandoc open something, ToolMissing, ToolTimeout, and ToolFailed with
    pandoc's own message.
    """
    text = json.dumps(ast)
    refuse(ast, options, media, text)
    if media and to.startswith(_HOLDING_MEDIA):
        text = json.dumps(_with_media(json.loads(text), media))
    return _worker(os.getpid()).convert(text, to, options)


def cite(ast: Mapping[str, Any], style: str) -> Any:
    """Return a document with the citations and the list of references that its metadata ask for (``references``, ``lang``), as a new
    document; ``style`` is the text of a CSL style.

    Raises as ``convert`` does; ToolFailed also for a style that cannot be read.
    """
    refuse(ast, {}, {})
    return json.loads(_worker(os.getpid()).convert(json.dumps(ast), "json", {}, style))


def references(text: str, source: str) -> list[dict[str, Any]]:
    """Return the records of a library of references as CSL-JSON items; ``source`` is ``ris``, ``bibtex``, ``biblatex`` or ``csljson``.

    No file that the text may name is opened. Raises ValueError with pandoc's message for a text that is not in that format,
    ToolMissing, ToolTimeout, and ToolFailed.
    """
    items: list[dict[str, Any]] = json.loads(_worker(os.getpid()).read(text, source))
    return items


def holds(text: str, *kinds: str) -> bool:
    """Return whether a document, given as JSON text, may have an object of one of the kinds; far quicker than looking at each. Words
    of the document cannot look like one, since their quotation marks are escaped."""
    return any(f'"t": "{kind}"' in text for kind in kinds)


def refuse(ast: Mapping[str, Any], options: Mapping[str, Any], media: Mapping[str, bytes], text: str = "") -> None:
    """Raise InternalError when a document or its options could lead pandoc to a file or an address, or print raw markup. ``text`` is
    the document as JSON where the caller has it."""
    remedy = "This is a defect of netpub; please report it with the page that shows it."
    for name in sorted(options.keys() - {*_FLAGS, "template"}):
        raise InternalError(f"pandoc must not be given the option “{name}”.", remedy)
    for name in sorted(ast["meta"].keys() & set(_NAMING_FILES)):
        raise InternalError(f"A document for pandoc must not set “{name}”.", remedy)
    for node in nodes(ast) if holds(text or json.dumps(ast), "Image", *_RAW) else ():
        if node.get("t") in _RAW:
            raise InternalError("A document for pandoc must not hold raw markup.", remedy)
        target = node["c"][2][0] if node.get("t") == "Image" else ""
        if target and target not in media and not target.startswith("data:"):
            raise InternalError(f"A document for pandoc uses a picture that was not handed over: {target}", remedy)


def data_uri(href: str, data: bytes) -> str:
    """Return a picture as a data: address; its type follows from the ending of ``href``."""
    kind = MEDIA_TYPES.get(PurePosixPath(href).suffix.lower(), "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a document, in no particular order and without recursion: nesting is as deep as the source makes it."""
    waiting = [value] if isinstance(value, dict | list) else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            value = value.values()
        waiting += [part for part in value if isinstance(part, (dict, list))]


def _with_media(document: Any, media: Mapping[str, bytes]) -> Any:
    """Put pictures into a document, which is changed."""
    for node in nodes(document):
        if node.get("t") == "Image" and node["c"][2][0] in media:
            node["c"][2][0] = data_uri(node["c"][2][0], media[node["c"][2][0]])
    return document


class Worker:
    """pandoc for one process of ours; ``program`` is the path of pandoc."""

    def __init__(self, program: Path, seconds: float = SECONDS) -> None:
        self._program, self._seconds = program, seconds
        script = str(Path(__file__).with_suffix(".lua"))
        self._server = Server([str(program), "lua", "-E", script, *_MEMORY], seconds=seconds, env=_ENVIRONMENT)
        self._warm: bool | None = None

    def convert(self, document: str, to: str, options: Mapping[str, Any], style: str = "") -> bytes:
        """Write a document, given as JSON text, in the format ``to``, after citing in the CSL ``style`` if one is given; raises as
        ``convert`` of this module."""
        if self._starts():
            return self._ask(document, to, options, style)
        return self._call(document, to, options, style)

    def read(self, text: str, source: str) -> bytes:
        """Return a library of references as CSL-JSON; raises as ``references`` of this module."""
        if self._starts():
            answer = self._server.ask({"text": text, "from": source})
            if "data" not in answer:
                raise ValueError(str(answer.get("error", "no answer")).strip())
            return self._decoded(answer["data"], source)
        command = [str(self._program), "--sandbox", "-f", source, "-t", "csljson", *_MEMORY]
        done = run(command, stdin=text.encode(), seconds=self._seconds, env=_ENVIRONMENT)
        if done.code != 0:
            raise ValueError(done.stderr.decode(errors="replace").strip())
        return done.stdout

    def close(self) -> None:
        """End the process."""
        self._server.close()

    def _starts(self) -> bool:
        """Whether the warm process answers at all; asked once."""
        if self._warm is None:
            try:
                self._warm = "ready" in self._server.ask({"ready": True})
            except ToolFailed:
                self._warm = False
            if not self._warm:
                self._server.close()
        return self._warm

    def _ask(self, document: str, to: str, options: Mapping[str, Any], style: str) -> bytes:
        cited = {"style": style} if style else {}
        answer = self._server.ask({"ast": document, "to": to, "options": {"wrap_text": "wrap-none", **options}, **cited})
        data = answer.get("data")
        if not isinstance(data, str):
            raise ToolFailed(f"pandoc could not write {to}: {answer.get('error', 'no answer')}", _REMEDY)
        return self._decoded(data, to)

    def _decoded(self, data: str, to: str) -> bytes:
        try:
            return base64.b64decode(data.partition(",")[2], validate=True)
        except ValueError as error:
            self._server.close()
            raise ToolFailed(f"pandoc wrote {to} in a way that cannot be read.", _REMEDY) from error

    def _call(self, document: str, to: str, options: Mapping[str, Any], style: str) -> bytes:
        with folders.temporary() as name:
            command = [str(self._program), "--sandbox", "--wrap=none", "-f", "json", "-t", to, "-o", "-"]
            if style:
                Path(name, "style.csl").write_text(style, encoding="utf-8")
                command += ["--citeproc", f"--csl={Path(name, 'style.csl')}"]
            for option, value in sorted(options.items()):
                if option == "template":
                    template = Path(name, "template.txt")
                    template.write_text(value, encoding="utf-8")
                    command.append(f"--template={template}")
                elif value is not False or option == "epub_title_page":
                    command.append(_FLAGS[option] if value is True else f"{_FLAGS[option]}={str(value).lower()}")
            done = run([*command, *_MEMORY], stdin=document.encode(), seconds=self._seconds, cwd=Path(name), env=_ENVIRONMENT)
        if done.code != 0:
            message = done.stderr.decode(errors="replace").strip()
            raise ToolFailed(f"pandoc could not write {to}: {message}", _REMEDY)
        return done.stdout


@cache
def _worker(_process: int) -> Worker:
    """The pandoc of the process with this number: a forked child must not share its parent's."""
    worker = Worker(path())
    Finalize(None, worker.close, exitpriority=10)
    return worker
