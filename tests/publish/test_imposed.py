"""Sheets for the printer: made of whole books, looked at in the finished file."""

import io

import pikepdf
import pypdfium2
import pytest

from netpub.publish import imposed
from netpub.publish.imposed import Wishes

MM = 72 / 25.4
A5 = (420, 595)


def book(pages, sideways=(), coloured=()):
    pdf = pikepdf.new()
    pdf.docinfo["/Title"], pdf.docinfo["/Keywords"] = "A book", "Draft, books"
    pdf.Root.Lang = "en-GB"
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    words = "BT /F 20 Tf 60 60 Td (within) Tj ET"
    for number in range(1, pages + 1):
        width, height = A5[::-1] if number in sideways else A5
        page = pdf.add_blank_page(page_size=(width, height))
        inner = pdf.make_stream(words.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, width, height],
                                Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font), XObject=pikepdf.Dictionary(Inner=inner))
        ground = f"0.2 0.5 0.5 rg 0 0 {width} {height} re f 0 g " if number in coloured else ""
        page.obj.Contents = pdf.make_stream(f"{ground}BT /F 20 Tf 60 300 Td (Leaf{number:03}) Tj ET /Inner Do".encode())
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def halves(made):
    """The words on the left and on the right half of each side."""
    found = []
    for page in pypdfium2.PdfDocument(made.data):
        width, height = page.get_size()
        surface = page.get_textpage()
        found.append(tuple(
            surface.get_text_bounded(left, 0, left + width / 2, height).split()[:1] for left in (0, width / 2)))
    return [tuple(words[0] if words else "" for words in side) for side in found]


def opened(made):
    return pikepdf.open(io.BytesIO(made.data))


@pytest.mark.parametrize("pages", [1, 4, 5, 7, 8, 10])
@pytest.mark.parametrize("marks", [False, True])
def test_every_page_stands_once_and_the_back_cover_outside(pages, marks):
    made = imposed.impose(book(pages), Wishes(marks=marks))
    sides = halves(made)
    assert made.pages == len(sides) == 2 * -(-pages // 4)
    assert sorted(word for side in sides for word in side if word) == [f"Leaf{number:03}" for number in range(1, pages + 1)]
    assert sides[0][0] == f"Leaf{pages:03}"
    assert sorted(place.page for place in made.places) == list(range(1, pages + 1))


def test_a_book_that_is_read_from_right_to_left_is_mirrored():
    data = book(8)
    assert halves(imposed.impose(data, Wishes(), right_to_left=True)) == [side[::-1] for side in halves(imposed.impose(data, Wishes()))]


def test_single_pages_stand_in_reading_order_with_blanks_before_the_last():
    made = imposed.impose(book(6), Wishes(single=True))
    words = [page.get_textpage().get_text_range().split()[:1] for page in pypdfium2.PdfDocument(made.data)]
    assert words == [[f"Leaf{number:03}"] for number in range(1, 6)] + [[], [], ["Leaf006"]]
    assert "/Duplex" not in opened(made).Root.ViewerPreferences


@pytest.mark.parametrize("wishes", [Wishes(), Wishes(marks=True), Wishes(single=True), Wishes(single=True, marks=True)])
def test_the_same_book_gives_the_same_bytes(wishes):
    data = book(5, sideways=[3], coloured=[1, 5])
    assert imposed.impose(data, wishes).data == imposed.impose(data, wishes).data


def test_the_sheet_is_a4_and_says_how_to_be_printed():
    pdf = opened(imposed.impose(book(4), Wishes()))
    assert [float(value) for value in pdf.pages[0].mediabox] == pytest.approx([0, 0, 297 * MM, 595], abs=0.5)
    assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Keywords"]), str(pdf.Root.Lang)) == ("A book", "Draft, books", "en-GB")
    assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


@pytest.mark.parametrize("single", [False, True])
def test_marks_stand_outside_the_bleed_of_three_millimetres(single):
    pdf = opened(imposed.impose(book(4), Wishes(marks=True, single=single)))
    for page in pdf.pages:
        media, bleed, trim = ([float(value) for value in box] for box in (page.mediabox, page.bleedbox, page.trimbox))
        assert [abs(one - other) for one, other in zip(bleed, trim, strict=True)] == pytest.approx([3 * MM] * 4, abs=0.01)
        lines = drawn_lines(page)
        assert len(lines) == (8 if single else 10)
        for x, y, to_x, to_y in lines:
            outside = max(x, to_x) < bleed[0] or min(x, to_x) > bleed[2] or max(y, to_y) < bleed[1] or min(y, to_y) > bleed[3]
            assert outside
            assert media[0] < min(x, to_x) <= max(x, to_x) < media[2]
            assert media[1] < min(y, to_y) <= max(y, to_y) < media[3]


def drawn_lines(page):
    lines, start = [], (0.0, 0.0)
    for instruction in pikepdf.parse_content_stream(page):
        values = [float(value) for value in instruction.operands] if str(instruction.operator) in "ml" else []
        if str(instruction.operator) == "m":
            start = tuple(values)
        elif str(instruction.operator) == "l":
            lines.append((*start, *values))
    return lines


def test_without_marks_nothing_is_drawn_beside_the_pages():
    assert all(not drawn_lines(page) for page in opened(imposed.impose(book(4), Wishes())).pages)


def left_edge(made, side):
    """Where the words on a side's right half begin, in points from the fold."""
    page = pypdfium2.PdfDocument(made.data)[side]
    surface = page.get_textpage()
    middle = page.get_size()[0] / 2
    return min(surface.get_charbox(index)[0] - middle for index in range(surface.count_chars()) if surface.get_charbox(index)[0] > middle)


@pytest.mark.parametrize(("still", "moves"), [("outermost", [0, 0.4, 0.8]), ("innermost", [-0.8, -0.4, 0])])
def test_inner_sheets_creep_towards_the_spine(still, moves):
    data = book(12)
    flat, made = imposed.impose(data, Wishes(paper=0)), imposed.impose(data, Wishes(paper=0.2, still=still))
    moved = [left_edge(flat, side) - left_edge(made, side) for side in (0, 2, 4)]
    assert moved == pytest.approx([move * MM for move in moves], abs=0.02)


def colour(made, side, x, y):
    """The colour at a point of a side, in points from its lower left corner."""
    page = pypdfium2.PdfDocument(made.data)[side]
    picture = page.render(scale=2).to_pil().convert("RGB")
    return picture.getpixel((round(2 * x), picture.height - round(2 * y)))


def test_colour_goes_on_into_the_bleed_and_words_do_not():
    made = imposed.impose(book(4, coloured=[1]), Wishes(marks=True))
    with opened(made) as pdf:
        trim = [float(value) for value in pdf.pages[0].trimbox]
    inside, bled, beyond = (colour(made, 0, trim[2] + away * MM, 300) for away in (-2, 2, 3.5))
    assert inside == bled != (255, 255, 255)
    assert beyond == (255, 255, 255)
    # The half of the back cover, which is white, stays white up to the fold.
    assert colour(made, 0, (trim[0] + trim[2]) / 2 - 1 * MM, 500) == (255, 255, 255)
    words = pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_range().split()
    assert sorted(words) == ["Leaf001", "Leaf004", "within", "within"]


def test_a_page_on_its_side_is_turned_to_stand_in_its_half():
    made = imposed.impose(book(4, sideways=[2]), Wishes())
    place = next(place for place in made.places if place.page == 2)
    page = pypdfium2.PdfDocument(made.data)[place.side]
    words = page.get_textpage().get_text_bounded(*place.window.corners)
    assert sorted("".join(words.split())) == sorted("Leaf002within")
