"""What the tests of the readers share: an outline of a page as text, the account of its characters, and Word files made of their parts."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from netpub.page import (
    Block,
    Box,
    DefinitionList,
    Figure,
    Heading,
    Inlines,
    Language,
    Link,
    List,
    Page,
    Paragraph,
    Quote,
    Range,
    Table,
    Text,
    Unrecognised,
)


def _content(content: Inlines) -> str:
    parts = []
    for part in content:
        if isinstance(part, Text):
            parts.append(part.text.replace("\n", "⏎").replace("\xa0", "⍽"))
        else:
            value = part.href if isinstance(part, Link) else part.tag if isinstance(part, Language) else ""
            parts.append(f"<{type(part).__name__.lower()}{' ' + value if value else ''}|{_content(part.children)}>")
    return "".join(parts)


def _outline(block: Block, indent: str = "") -> Iterator[str]:
    inner = indent + "  "
    hints = f"  [{' '.join(block.origin.hints)}]" if block.origin.hints else ""
    yield f"{indent}{block.origin.line} {type(block).__name__.lower()}{_own(block)}{hints}"
    match block:
        case List():
            for item in block.items:
                yield f"{inner}*"
                yield from _outlines(item, inner + "  ")
        case Table():
            for name, rows in (("head", block.head), ("row", block.rows)):
                for row in rows:
                    yield f"{inner}{name}"
                    for cell in row:
                        span = f" {cell.colspan}x{cell.rowspan}" if (cell.colspan, cell.rowspan) != (1, 1) else ""
                        yield f"{inner}  cell{' ' + cell.scope if cell.scope else ''}{span}"
                        yield from _outlines(cell.blocks, inner + "    ")
        case Box() | Quote():
            yield from _outlines(block.blocks, inner)
        case DefinitionList():
            for entry in block.items:
                yield f"{inner}term: {_content(entry.term)}"
                yield from _outlines(entry.blocks, inner + "  ")


def _outlines(blocks: tuple[Block, ...], indent: str) -> Iterator[str]:
    for block in blocks:
        yield from _outline(block, indent)


def _own(block: Block) -> str:
    """What a block says by itself."""
    match block:
        case Heading():
            return f" {block.level}: {_content(block.content)}"
        case Paragraph() | Unrecognised():
            return f": {_content(block.content)}"
        case Figure():
            return f"{' decorative' * block.decorative} {block.href}: {block.alt} / {_content(block.caption)}"
        case List():
            return f" {block.kind}"
        case Table():
            return f": {_content(block.caption)}"
        case Box():
            return f" {block.kind}: {_content(block.title)}"
        case _:
            return ""


@pytest.fixture(scope="session")
def outline() -> Callable[[Page], str]:
    """A page as lines to compare: its facts, its blocks with line and hints, and what was dropped."""
    def write(page: Page) -> str:
        lines = [f"fact {name}: {fact.value}  [{fact.origin.line}: {fact.evidence}]" for name, fact in page.metadata.facts]
        lines += [f"keyword: {word}" for word in page.metadata.keywords]
        lines += [line for block in page.blocks for line in _outline(block)]
        lines += [f"dropped {entry.rule}: {line}" for entry in page.dropped for line in _outline(entry.block)]
        return "\n".join(lines) + "\n"
    return write


def _pieces(value: Any) -> Iterator[tuple[str, Range]]:
    """The texts with a place in a page's blocks, and alternative texts."""
    if isinstance(value, tuple):
        for part in value:
            yield from _pieces(part)
    elif isinstance(value, Text):
        if value.at is not None:
            yield value.text, value.at
    elif is_dataclass(value):
        if isinstance(value, Figure) and value.alt_at is not None:
            yield value.alt, value.alt_at
        for field in fields(value):
            yield from _pieces(getattr(value, field.name))


@pytest.fixture(scope="session")
def account() -> Callable[[Page], None]:
    """Asserts that every character of every run that is no space stands in exactly one text, and that texts say what their ranges say."""
    def check(page: Page) -> None:
        taken: set[tuple[int, int]] = set()
        for text, at in _pieces((page.blocks, tuple(entry.block for entry in page.dropped))):
            raw = page.source.runs[at.run].text
            assert 0 <= at.start <= at.end <= len(raw)
            assert "".join(raw[at.start:at.end].split()) == "".join(text.split())
            places = {(at.run, place) for place in range(at.start, at.end) if not raw[place].isspace()}
            assert taken.isdisjoint(places)
            taken |= places
        wanted = {(number, at) for number, run in enumerate(page.source.runs) for at, sign in enumerate(run.text) if not sign.isspace()}
        assert taken == wanted
    return check


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMESPACES = _W + (
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "comments": "comments", "header1": "hdr", "footer1": "ftr"}


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """A Word file made of its parts: ``parts`` holds what stands inside the root of ``document``, ``styles``, ``footnotes`` and so on;
    ``media`` are files by name; ``links`` are relationships by id, to a name among the media or, external, to an address."""
    def pack(parts: Mapping[str, str], media: Mapping[str, bytes] = {}, links: Mapping[str, str] = {}, core: str = "") -> bytes:
        defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        kinds = {"svg": "image/svg+xml", "png": "image/png", "xml": "application/xml"}
        defaults += "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
        overrides = f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
        relations = ""
        files: dict[str, bytes | str] = {"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{parts['document']}</w:body></w:document>"}
        for name, root in _ROOTS.items():
            if name in parts:
                kind = name.rstrip("1")
                files[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{parts[name]}</w:{root}>"
                overrides += f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
                relations += f'<Relationship Id="p-{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, data in media.items():
            files[f"word/media/{name}"] = data
        for number, target in links.items():
            mode, kind = ("", "image") if target in media else (' TargetMode="External"', "hyperlink")
            address = f"media/{target}" if target in media else target
            relations += f'<Relationship Id="{number}" Type="{_OFFICE}/{kind}" Target="{address}"{mode}/>'
        package = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        if core:
            kind = "application/vnd.openxmlformats-package.core-properties+xml"
            overrides += f'<Override PartName="/docProps/core.xml" ContentType="{kind}"/>'
            package += (
                '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
                ' Target="docProps/core.xml"/>')
            files["docProps/core.xml"] = (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
                f' xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>')
        relationships = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
        files["_rels/.rels"] = relationships.format(package)
        files["word/_rels/document.xml.rels"] = relationships.format(relations)
        types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        files["[Content_Types].xml"] = f"{types}{defaults}{overrides}</Types>"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in files.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return buffer.getvalue()
    return pack
