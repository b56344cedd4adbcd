"""Sheets for people without tools: what a spreadsheet program and a person do to them, and what they must not do to us."""

import csv
import io
import zipfile

import openpyxl
import pytest

from netpub.errors import OutputError
from netpub.findings import Unusable, Where
from netpub.translate import po
from netpub.translate.exchange import csv_sheet, formats
from netpub.translate.exchange.units import Document, State, Unit

HEAD = "id,section,kind,source (en-GB),translation (es-ES),comment,state\n"


def entry(data: bytes, context: str):
    return next(one for one in po.read(data, Where()) if one.msgctxt == context)


def workbook(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_nothing_in_a_csv_cell_is_a_formula(document):
    data = formats.write("csv", [document])
    assert data.startswith(b"\xef\xbb\xbfid,section,kind,source (en-GB),translation (es-ES),comment,state\r\n")
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
    assert "'=1+1; a &lt; b &amp; \"c\", d" in cells


@pytest.mark.parametrize("text", ["=1", "'=1", "''@x", "+44 1", "- a", "'quoted'", "\u3000=1", "％", "＝1", "|x", "%"])
def test_guards_come_off_again(text):
    [found] = csv_sheet.read(csv_sheet.write([Document("p", "en", "es", (Unit("a", text, text, State.DONE),))]), Where())
    assert (found.units[0].source, found.units[0].target) == (text.strip(" "), text.strip(" "))


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_a_sheet_that_a_person_filled(delimiter, encoding, back):
    """Blank rows, rows in another order, columns added and dropped, a text with commas and line breaks, a comment."""
    rows = [["", "", ""], ["Translation (es)", "id", "SOURCE", "mine", "comment", "state"], ["en casa; sí, en casa", "spleen/s-1/title", "@ home", "x", "Is this right?\nAna", ""],
            ["", "", "", "", "", ""], ["Beba agua", "spleen/p-3", "Drink\nwater. ", "", "", "needs review"], ["", "spleen/front/title"], ["", "", "", "a sum"]]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    taken, _ = back(out.getvalue().encode(encoding), "a.csv")
    assert (entry(taken.data, "s-1/title").msgstr, entry(taken.data, "s-1/title").tcomment) == ("en casa; sí, en casa", "Is this right?\nAna")
    assert (entry(taken.data, "p-3").msgstr, entry(taken.data, "p-3").flags) == ("Beba agua", ["fuzzy", "machine-translated"])
    assert entry(taken.data, "front/title").msgstr == "Vivir sin <1>bazo</1>"


@pytest.mark.parametrize(("data", "told"), [
    (b"", "empty"), (b"\n\n", "empty"), (b"a,b,c\n1,2,3\n", "missing: id, source, translation"), (HEAD.encode() + b"\xff\xfe", "UTF-8"),
    ((HEAD + "x" * 1_100_000).encode(), "CSV table"), (b"\x00\x01\x02", "missing"),
])
def test_what_is_no_sheet(data, told, back):
    with pytest.raises(Unusable, match=told):
        back(data, "a.csv")


def test_a_workbook_can_be_read_and_its_source_is_locked(document):
    page = workbook(formats.write("xlsx", [document])).active
    assert [cell.value for cell in page[1]] == ["id", "section", "kind", "source (en-GB)", "translation (es-ES)", "comment", "state"]
    assert page.protection.sheet
    assert [cell.protection.locked for cell in page[3]] == [True, True, True, True, False, False, False]
    assert all(cell.alignment.wrap_text for row in page.iter_rows(max_row=3) for cell in row)
    sums = [cell for row in page.iter_rows() for cell in row if cell.value and str(cell.value).startswith("=")]
    assert sums
    assert all((cell.data_type, cell.quotePrefix) == ("s", True) for cell in sums)
    assert page.row_dimensions[3].height > page.row_dimensions[2].height  # room for a text of two lines


def test_a_workbook_that_a_person_filled(document, back):
    """A sheet of their own before ours, merged cells, a column more, numbers for words, no state."""
    book = workbook(formats.write("xlsx", [document]))
    page = book.active
    page.protection.sheet = False
    page.insert_rows(2)
    for row in page.iter_rows(min_row=2):
        if row[0].value == "spleen/s-1/title":
            row[4].value, row[5].value, row[6].value = 24.0, "a number", None
        if row[0].value == "spleen/p-1":
            page.merge_cells(start_row=row[0].row, end_row=row[0].row, start_column=4, end_column=5)
        row[6].value = "" if row[6].value == "not translated" else row[6].value
    book.create_sheet("Mine", 0)["A1"] = "Notes"
    taken, findings = back(saved(book), "a.xlsx")
    assert (entry(taken.data, "s-1/title").msgstr, entry(taken.data, "s-1/title").tcomment) == ("24", "a number")
    assert entry(taken.data, "p-1").msgstr.startswith("Llame al <1>")
    assert [one.rule for one in findings if one.rule.startswith("exchange")] == []


def test_a_formula_is_refused(document, back):
    book = workbook(formats.write("xlsx", [document]))
    book.active["E8"] = "=HYPERLINK(1)"
    with pytest.raises(Unusable, match="holds a formula"):
        back(saved(book), "a.xlsx")


def repacked(data: bytes, name: str, change) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as opened, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in opened.namelist():
            archive.writestr(entry, change(opened.read(entry)) if entry == name else opened.read(entry))
    return made.getvalue()


def test_workbooks_that_would_do_harm(document, back):
    good = formats.write("xlsx", [document])
    page = "xl/worksheets/sheet1.xml"
    with pytest.raises(Unusable) as refused:
        back(repacked(good, page, lambda part: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + part), "a.xlsx")
    assert refused.value.finding.rule == "exchange-unsafe"
    for data in (good[:300], repacked(good, page, lambda part: part + b" " * 200_000_000), repacked(good, page, lambda _: b"<x/>"), repacked(good, "xl/workbook.xml", lambda _: b"no")):
        with pytest.raises(Unusable) as refused:
            back(data, "a.xlsx")
        assert refused.value.finding.rule == "exchange-unreadable"


def test_no_text_is_cut_to_the_size_of_a_cell():
    with pytest.raises(OutputError, match="cell"):
        formats.write("xlsx", [Document("p", "en", "es", (Unit("a", "x" * 40_000),))])


def test_right_to_left_cells(document):
    arabic = Document("p", "en-GB", "ar", (Unit("a", "Rest", "استرح", State.DONE),))
    cell = workbook(formats.write("xlsx", [arabic])).active["E2"]
    assert (cell.alignment.readingOrder, cell.alignment.horizontal) == (2, "right")
