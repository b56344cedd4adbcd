"""The sheet as CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows the encoding.

A cell that a spreadsheet program would take for a formula has an apostrophe before it, which is taken off again when the file is read.
"""

import csv
import io
import re
from collections.abc import Iterable

from netpub.findings import Finding, Unusable, Where
from netpub.translate.exchange import sheet, tree
from netpub.translate.exchange.units import Document

LIMIT = 64 * 1024 * 1024  # bytes
_CELL_LIMIT = 1024 * 1024
# Signs that begin a formula, also in their wide forms; tabs and line ends hide one from a careless check.
_FORMULA = re.compile(r"'*[\s]*[=+\-@＝＋－＠|%]")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def write(documents: Iterable[Document]) -> bytes:
    """Return documents as one sheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_guarded(cell) for cell in row] for row in sheet.rows(documents))
    return out.getvalue().encode("utf-8-sig")


def read(data: bytes, where: Where) -> list[Document]:
    """Return the documents of a sheet, its cells parted by commas, semicolons or tabs; raises Unusable for what is none."""
    text = _decoded(data, where)
    first = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    before = csv.field_size_limit(_CELL_LIMIT)
    try:
        listed = [(reader.line_num, [_freed(cell) for cell in row]) for row in reader]
    except csv.Error as error:
        raise tree.unreadable(where, reader.line_num, f"this row is no row of a CSV table ({error})") from error
    finally:
        csv.field_size_limit(before)
    return sheet.documents(listed, where)


def _decoded(data: bytes, where: Where) -> str:
    if len(data) > LIMIT:
        raise Unusable(Finding("exchange-unreadable", where, f"it is larger than {LIMIT // 1024 // 1024} MB"))
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise tree.unreadable(where, 0, "it is not in UTF-8; in Excel save it as “CSV UTF-8”") from error


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _freed(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
