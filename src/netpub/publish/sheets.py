"""Pages of a finished PDF as parts of larger sheets: each placed, turned when it lies on its side, and bled over its edges."""

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

MM = 72 / 25.4
BLEED = 3.0  # millimetres beyond the trimmed edge (printers' common wish)
# A crop mark begins behind the bleed and is this long (millimetres); its line in points.
_MARK_GAP, _MARK, _HAIR = 1.0, 5.0, 0.25
MARGIN = BLEED + _MARK_GAP + _MARK + 1.0
# A page is looked at in this many pixels a point to see whether it is coloured up to its edge: anything darker than this grey.
_LOOK, _WHITE = 0.5, 250


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    left: float
    bottom: float
    width: float
    height: float

    def grown(self, left: float, bottom: float, right: float, top: float) -> "Box":
        """Return the rectangle with its sides moved outwards."""
        return Box(self.left - left, self.bottom - bottom, self.width + left + right, self.height + bottom + top)

    @property
    def corners(self) -> list[float]:
        """The rectangle as PDF writes it: left, bottom, right, top."""
        return [round(value, 3) for value in (self.left, self.bottom, self.left + self.width, self.bottom + self.height)]


class Book:
    """The pages of a finished PDF, to be placed on the sheets of a new one (``pdf``).

    ``size`` is that of the first page in points; a page that lies on its side is turned to the left.
    """

    def __init__(self, data: bytes) -> None:
        self._source = pikepdf.open(io.BytesIO(data))
        self._coloured = _coloured_edges(data)
        self.pdf = pikepdf.new()
        first = self._source.pages[0].trimbox
        self.size = (float(first[2] - first[0]), float(first[3] - first[1]))
        self._forms: dict[int, tuple[Any, Any]] = {}

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._source.pages)

    @property
    def title(self) -> str:
        """What the PDF is called."""
        return str(self._source.docinfo.get("/Title", ""))

    @property
    def keywords(self) -> str:
        """The keywords of the PDF; those of a draft say that it is one."""
        return str(self._source.docinfo.get("/Keywords", ""))

    @property
    def language(self) -> str:
        """The language that the PDF says it is in."""
        return str(self._source.Root.get("/Lang", ""))

    def place(self, sheet: "Sheet", number: int, left: float, bottom: float, window: Box) -> None:
        """Put page ``number`` (from 1) on a sheet so that its trimmed corner lies at a point; nothing shows outside ``window``.

        A page that is coloured up to its edge is mirrored at it, so that the colour goes on where paper is cut away.
        """
        form, bled = self._form(number)
        width, height = self.size
        sheet.clip(window)
        if bled is not None:
            for across, x in ((1, left), (-1, left), (-1, left + 2 * width)):
                for up, y in ((1, bottom), (-1, bottom), (-1, bottom + 2 * height)):
                    if (across, up) != (1, 1):
                        sheet.draw(bled, (across, 0, 0, up, x, y))
        sheet.draw(form, (1, 0, 0, 1, left, bottom))
        sheet.unclip()

    def _form(self, number: int) -> tuple[Any, Any]:
        if number not in self._forms:
            page = self._source.pages[number - 1]
            form = self.pdf.copy_foreign(page.as_form_xobject())
            form.Matrix, form.BBox = self._upright(page)
            for key in ("/StructParents", "/StructParent"):
                if key in form:
                    del form[key]
            bled = _without_text(self.pdf, form) if self._coloured[number - 1] else None
            self._forms[number] = (form, bled)
        return self._forms[number]

    def _upright(self, page: Any) -> tuple[Any, Any]:
        """The matrix that brings a page's trimmed corner to 0, 0 and turns what lies on its side, and its trimmed box."""
        box = [float(value) for value in page.trimbox]
        width, height = box[2] - box[0], box[3] - box[1]
        if (width > height) == (self.size[0] > self.size[1]):
            matrix = [1, 0, 0, 1, -box[0], -box[1]]
        else:
            matrix = [0, 1, -1, 0, height + box[1], -box[0]]
        return pikepdf.Array([_number(value) for value in matrix]), pikepdf.Array([_number(value) for value in box])


class Sheet:
    """One page of a new PDF while it is drawn on; ``finish`` adds it to its book."""

    def __init__(self, pdf: Any, media: Box) -> None:
        self._pdf, self._media = pdf, media
        self._content: list[str] = []
        self._forms: dict[str, Any] = {}

    def clip(self, window: Box) -> None:
        """Show nothing outside a rectangle until ``unclip``."""
        values = (window.left, window.bottom, window.width, window.height)
        self._content.append(f"q {' '.join(_text(value) for value in values)} re W n")

    def unclip(self) -> None:
        """Show everything again."""
        self._content.append("Q")

    def draw(self, form: Any, matrix: tuple[float, ...]) -> None:
        """Draw a form."""
        name = next((known for known, one in self._forms.items() if one is form), f"/P{len(self._forms)}")
        self._forms[name] = form
        self._content.append(f"q {' '.join(_text(value) for value in matrix)} cm {name} Do Q")

    def line(self, x: float, y: float, to_x: float, to_y: float, *, dashed: bool = False) -> None:
        """Draw a hairline, black alone."""
        dash = "[2 2] 0 d " if dashed else ""
        self._content.append(
            f"q 0 0 0 1 K {_HAIR} w {dash}{_text(x)} {_text(y)} m {_text(to_x)} {_text(to_y)} l S Q")

    def crop_marks(self, trim: Box) -> None:
        """Draw the marks of the cut at the four corners of a rectangle, outside the bleed."""
        left, bottom, right, top = trim.corners
        near, far = (BLEED + _MARK_GAP) * MM, (BLEED + _MARK_GAP + _MARK) * MM
        for x, away in ((left, -1), (right, 1)):
            for y, off in ((bottom, -1), (top, 1)):
                self.line(x + away * near, y, x + away * far, y)
                self.line(x, y + off * near, x, y + off * far)

    def finish(self, trim: Box, bleed: Box) -> None:
        """Add the sheet to its book; ``trim`` is what is left after cutting, ``bleed`` how far colour goes."""
        page = self._pdf.add_blank_page(page_size=(self._media.width, self._media.height))
        page.obj.MediaBox = pikepdf.Array([_number(value) for value in self._media.corners])
        page.obj.TrimBox = pikepdf.Array([_number(value) for value in trim.corners])
        page.obj.BleedBox = pikepdf.Array([_number(value) for value in bleed.corners])
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(self._forms))
        page.obj.Contents = self._pdf.make_stream("\n".join(self._content).encode())


def save(book: Book, *, duplex: bool) -> bytes:
    """Return the sheets of a book as a PDF: the same content always gives the same bytes.

    ``duplex`` tells printers that sheets are to be turned at their short edge, as saddle stitch needs (ISO 32000-1, 12.2).
    """
    pdf = book.pdf
    pdf.docinfo["/Title"] = book.title
    if book.keywords:
        pdf.docinfo["/Keywords"] = book.keywords
    pdf.docinfo["/Producer"] = "netpub"
    pdf.Root.Lang = book.language
    scaling = {"/PrintScaling": pikepdf.Name("/None")}
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(scaling | ({"/Duplex": pikepdf.Name("/DuplexFlipShortEdge")} if duplex else {}))
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return buffer.getvalue()


def _without_text(pdf: Any, form: Any) -> Any:
    """A form's drawing alone: words in what is cut away would be found by whoever searches the file."""
    kept, inside = [], False
    for instruction in pikepdf.parse_content_stream(form):
        operator = str(instruction.operator)
        inside = inside or operator == "BT"
        if not inside and operator not in ("BDC", "BMC", "EMC"):
            kept.append(instruction)
        inside = inside and operator != "ET"
    copy = pdf.make_stream(pikepdf.unparse_content_stream(kept))
    for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Group"):
        if key in form:
            copy[key] = form[key]
    if "/Resources" in form:
        copy.Resources = _resources_without_text(pdf, form.Resources)
    return copy


def _resources_without_text(pdf: Any, resources: Any) -> Any:
    """What a form draws with, the forms in it without their words too."""
    if "/XObject" not in resources:
        return resources
    items = {
        name: _without_text(pdf, item) if item.get("/Subtype") == "/Form" else item for name, item in resources.XObject.items()
    }
    return pikepdf.Dictionary({**dict(resources.items()), "/XObject": pikepdf.Dictionary(items)})


def _coloured_edges(data: bytes) -> list[bool]:
    """For each page whether anything but white reaches one of its edges."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [_is_coloured(page.render(scale=_LOOK, grayscale=True).to_pil()) for page in pdf]
    finally:
        pdf.close()


def _is_coloured(picture: Any) -> bool:
    width, height = picture.size
    edges = ((0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height))
    return any(picture.crop(edge).getextrema()[0] < _WHITE for edge in edges)


def _number(value: float) -> Any:
    return pikepdf.Object.parse(_text(value).encode())


def _text(value: float) -> str:
    """A number as PDF writes it."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
