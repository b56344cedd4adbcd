"""Text and pictures on a fold are found; colour behind the text, and what keeps its distance, is not."""

import io

import pikepdf
import pytest

from netpub.check import folds
from netpub.findings import Where

MM = 72 / 25.4
MARKED = "/Span <</MCID 0>> BDC {} EMC"


def sheet(content):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(297 * MM, 210 * MM))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.obj.Contents = pdf.make_stream(content.encode())
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def text(left):
    return MARKED.format(f"BT /F 12 Tf {left * MM:.3f} 300 Td (Water) Tj ET")


def square(left, right):
    return f"0 0 1 rg {left * MM:.3f} 100 {(right - left) * MM:.3f} 50 re f"


@pytest.mark.parametrize(("content", "found"), [
    (text(60), []), (text(106), []), (text(96), ["“Water” (side 1, the fold 100 mm from the left)"]),
    (text(102), ["“Water” (side 1, the fold 100 mm from the left)"]), (text(190), ["“Water” (side 1, the fold 200 mm from the left)"]),
    (square(0, 297), []), (MARKED.format(square(120, 180)), []),
    (MARKED.format(square(120, 198)), ["a picture (side 1, the fold 200 mm from the left)"]),
])
def test_what_comes_near_a_fold(content, found):
    findings = []
    folds.compare(sheet(content), [(100, 200)], Where("x.pdf"), findings.append)
    assert [finding.detail for finding in findings] == found
    assert {finding.rule for finding in findings} <= {"leaflet-fold"}
