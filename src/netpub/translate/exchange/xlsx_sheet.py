"""The sheet as an Excel workbook (ISO/IEC 29500): source locked, translation and comment open, long texts wrapped.

The same content gives the same bytes. What comes back is opened only when unpacking it cannot do harm.
"""

import datetime
import io
import math
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import east_asian_width

from babel import Locale
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from netpub.article import parse_xml
from netpub.errors import OutputError
from netpub.findings import Finding, Unusable, Where
from netpub.translate.exchange import sheet, tree
from netpub.translate.exchange.units import Document, State

_WIDTHS = {"id": 22, "section": 20, "kind": 20, "source": 56, "translation": 56, "comment": 30, "state": 15}
_FONT, _RULE = "Arial", Border(bottom=Side("thin", color="FFD0D0D0"))
_LINE, _MOST_LINES = 15, 27  # points; a row is no higher than 409
_SMALL = ("id", "section", "kind")
_ROOM = tuple(width * (1.2 if name in _SMALL else 0.9) for name, width in _WIDTHS.items())  # signs in a line
_OPEN = ("translation", "comment", "state")
_DAY = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  files of ours bear no time
_LONGEST = 32_767  # characters in a cell; the format has no more
_UNPACKED, _PARTS, _COLUMNS, _BLANK = 128 * 1024 * 1024, 1000, 50, 10_000
_CORE, _MODIFIED = "docProps/core.xml", "{http://purl.org/dc/terms/}modified"
_BROKEN = (InvalidFileException, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError, AttributeError, IndexError,
           NotImplementedError, RuntimeError, etree.XMLSyntaxError)
_HEAD, _LOCKED, _WAITS = (PatternFill("solid", fgColor=colour) for colour in ("FF1F4E5F", "FFF2F2F2", "FFFFF4CE"))


def write(documents: Iterable[Document]) -> bytes:
    """Return documents as one workbook; raises OutputError for a text that no cell can hold."""
    listed = list(documents)
    book = Workbook()
    book.properties.creator, book.properties.created = "netpub", _DAY
    page: Any = book.active
    page.title = "Translation"
    for number, row in enumerate(sheet.rows(listed), 1):
        for column, text in enumerate(row, 1):
            _cell(page.cell(number, column), text, sheet.COLUMNS[column - 1], listed[0], row[-1], head=number == 1)
        page.row_dimensions[number].height = _LINE * max(map(_lines, row, _ROOM))
    _lay_out(page)
    made = io.BytesIO()
    book.save(made)
    return _repacked(made.getvalue())


def _cell(cell: Any, text: str, column: str, one: Document, state: str, *, head: bool) -> None:
    """A cell of words: nothing in it is ever computed, also after somebody edits it."""
    if len(text) > _LONGEST:
        raise OutputError("A text is longer than a cell of Excel can be.", "Send this page as XLIFF: --to xliff-1.2.")
    cell.value, cell.number_format = text or None, "@"
    if text:
        cell.data_type, cell.quotePrefix = "s", True
    if head:
        cell.font, cell.fill = Font(name=_FONT, size=10, bold=True, color="FFFFFFFF"), _HEAD
    elif column not in _OPEN:
        cell.fill = _LOCKED
    elif state != State.DONE.value:
        cell.fill = _WAITS
    if not head:
        cell.font, cell.border = Font(name=_FONT, size=8 if column in _SMALL else 11), _RULE
    language = {"source": one.source, "translation": one.target}.get(column, "")
    leftwards = not head and bool(language) and Locale.parse(language, sep="-").text_direction == "rtl"
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if leftwards else None, readingOrder=2 if leftwards else 0)
    cell.protection = Protection(locked=head or column not in _OPEN)


def _lines(text: str, room: float) -> int:
    """About how many lines a text takes in a column: not every program finds that out for itself."""
    signs = (sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.split("\n"))
    return min(sum(max(math.ceil(count / room), 1) for count in signs), _MOST_LINES)


def _lay_out(page: Any) -> None:
    for number, name in enumerate(sheet.COLUMNS):
        page.column_dimensions["ABCDEFG"[number]].width = _WIDTHS[name]
    page.freeze_panes = "A2"
    page.protection.sheet = True
    for name in ("formatColumns", "formatRows", "formatCells"):
        setattr(page.protection, name, False)  # anybody may make a column wider
    states = DataValidation("list", formula1=f'"{",".join(state.value for state in State if state.value)}"', allow_blank=True)
    states.add(f"G2:G{max(page.max_row, 2)}")
    page.add_data_validation(states)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage = 1, 0, True
    page.print_title_rows = "1:1"


def _repacked(data: bytes) -> bytes:
    """The workbook without the time at which it was written."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as opened, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in opened.namelist():
            part = opened.read(name)
            if name == _CORE:
                root = parse_xml(part)
                for element in root.iter(_MODIFIED):
                    element.text = f"{_DAY.isoformat()}Z"
                part = etree.tostring(root)
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def read(data: bytes, where: Where) -> list[Document]:
    """Return the documents of a workbook: of its first sheet with the columns. Raises Unusable for what is none, or computes."""
    _check_archive(data, where)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl does not keep; nothing is written back
            book = load_workbook(io.BytesIO(data), read_only=True, rich_text=False)
            pages = [list(_rows(page, where)) for page in book.worksheets]
    except _BROKEN as error:
        raise tree.unreadable(where, 0, "it is no workbook that can be read") from error
    problem: Unusable | None = None
    for rows in pages:
        try:
            return sheet.documents(rows, where)
        except Unusable as unusable:
            problem = problem or unusable
    raise problem or tree.unreadable(where, 0, "it has no sheet")


def _rows(page: Any, where: Where) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; a long stretch of empty ones is the end."""
    page.reset_dimensions()
    blank = 0
    for line, row in enumerate(page.iter_rows(max_col=_COLUMNS), 1):
        cells = [_words(cell, line, where) for cell in row]
        blank = 0 if any(cells) else blank + 1
        if blank > _BLANK:
            return
        if not blank:
            yield line, cells


def _words(cell: Any, line: int, where: Where) -> str:
    if cell.data_type == "f":
        raise sheet.refuse(where, line, sheet.COLUMNS[cell.column - 1] if cell.column <= len(sheet.COLUMNS) else str(cell.column))
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("_x000D_", "")


def _check_archive(data: bytes, where: Where) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            parts = opened.infolist()
            if len(parts) > _PARTS or sum(part.file_size for part in parts) > _UNPACKED:
                raise Unusable(Finding("exchange-unreadable", where, f"it unpacks to more than {_UNPACKED // 1024 // 1024} MB"))
            for part in parts:
                content = opened.read(part).replace(b"\x00", b"")
                if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                    raise Unusable(Finding("exchange-unsafe", where))
    except _BROKEN as error:
        raise tree.unreadable(where, 0, "it is a damaged or locked file") from error
