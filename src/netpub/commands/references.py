"""netpub references: citations as structured data."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import click
from lxml import etree

from netpub.commands.common import common
from netpub.errors import ConfigError, ExitCode
from netpub.reference import Reference
from netpub.references import jats, library, ris
from netpub.references import parse as parse_citation
from netpub.words import told

_CITATIONS = "citations"
_ENTRY = '{"id": "…", "raw": "…"}'


@click.group("references")
@common
def command(project: Path) -> None:
    """Read citations into structured references.

    Example: netpub references parse list.txt --to csl-json
    """
    del project


@command.command("parse")
@click.argument("file", type=click.File("rb"), default="-", metavar="[FILE|-]")
@click.option("--to", "target", type=click.Choice(["csl-json", "jats", "ris"]), default="csl-json", show_default=True,
              help="What to write.")
@click.option("--from", "source", type=click.Choice([_CITATIONS, *library.FORMATS]), default=_CITATIONS, show_default=True,
              help="What to read: citations as printed, or a library that you keep.")
@common
def parse(project: Path, file: BinaryIO, target: str, source: str) -> ExitCode:
    """Read one citation a line, or JSON lines with "raw" and, if you like, "id". Write one result a line.

    With --from, read a library of references instead; each record stays whole in the "raw" of csl-json.

    A citation that cannot be read with confidence stays as it is: its "csl" is empty. A line that is no citation is named and left out,
    and the exit code is 2.

    Example: netpub references parse list.txt --to ris

    Example: netpub references parse library.bib --from bibtex
    """
    del project
    write = {"csl-json": _csl_json, "jats": _jats, "ris": ris.record}[target]
    results = _results(file, write) if source == _CITATIONS else _library(file, source, target, write)
    place = "record" if source == "csl-json" else "line"
    bad = False
    for number, result in results:
        if isinstance(result, ValueError):
            bad = True
            click.echo(f"{place} {number}: {told(str(result))}", err=True)
        else:
            click.echo(result)
    return ExitCode.USAGE if bad else ExitCode.OK


def _results(file: BinaryIO, write: Callable[[Reference], str]) -> Iterator[tuple[int, str | ValueError]]:
    """Each line's number with its result, or with what is wrong with it. Empty lines are no references."""
    count = 0
    for number, line in enumerate(file, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        count += 1
        try:
            id, raw = _entry(line, f"r{count}")
            yield number, write(parse_citation(raw, id))
        except ValueError as problem:
            yield number, problem


def _library(file: BinaryIO, source: str, target: str, write: Callable[[Reference], str]) -> Iterator[tuple[int, str | ValueError]]:
    """Each record of a library, written. In RIS its own note is the note, for the record is there already."""
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError("This is not UTF-8 text.", "Save the library as UTF-8.") from None
    for number, found in library.read(text, source):
        if isinstance(found, ValueError):
            yield number, found
        elif target == "ris":
            yield number, write(replace(found, raw=found.csl.get("note", "")))
        else:
            yield number, write(found)


def _entry(line: bytes, number: str) -> tuple[str, str]:
    """The id and the text of a line; raises ValueError saying what is wrong with it."""
    try:
        text = line.decode("utf-8-sig").strip("\r\n")
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8 text. Save the file as UTF-8.") from None
    if not text.lstrip().startswith("{"):
        return number, text
    return _json_entry(text, number)


def _json_entry(text: str, number: str) -> tuple[str, str]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError(f"this begins like JSON and is none. Write {_ENTRY}, or the citation alone.") from None
    raw, id = value.get("raw"), value.get("id", number)
    if not isinstance(raw, str):
        raise ValueError(f"\"raw\" is missing or no text. Write {_ENTRY}.")  # noqa: TRY004 - a line is wrong, not a program
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise ValueError("\"id\" is neither text nor a number.")  # noqa: TRY004
    if any("\ud800" <= char <= "\udfff" for char in f"{raw}{id}"):
        raise ValueError("the text holds half a character (a lone surrogate).")
    return str(id), raw


def _csl_json(reference: Reference) -> str:
    value = {"id": reference.id, "csl": dict(reference.csl), "confidence": reference.confidence, "raw": reference.raw}
    return json.dumps(value, ensure_ascii=False)


def _jats(reference: Reference) -> str:
    """A reference as ``ref`` on one line; line breaks of the raw text become character references."""
    citation = jats.element(reference)
    ref = etree.Element("ref", {"id": jats.xml_id(reference.id)}, nsmap=citation.nsmap)
    ref.append(citation)
    etree.cleanup_namespaces(ref, keep_ns_prefixes=["xlink"])
    return etree.tostring(ref, encoding="unicode").replace("\n", "&#10;")
