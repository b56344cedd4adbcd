"""The compositions of print: what a page is, how wide its text runs, and how large its type is.

Large print is a composition of its own, not an enlargement (UKAAF): the page is larger, the type, the margins and the tables differ.
"""

from dataclasses import dataclass

POINT = 25.4 / 72  # millimetres
Type = tuple[float, float]  # size and line, in points


@dataclass(frozen=True, slots=True)
class Cover:
    """How a cover shares its height; lengths in millimetres.

    ``picture`` is its tallest and ``least_picture`` its least height; ``titles`` are types of which the largest that leaves that is taken.
    ``above`` stands over the title, ``between`` its parts; ``foot`` is the line with publisher and language.
    """

    picture: float
    least_picture: float
    titles: tuple[Type, ...]
    subtitle: Type
    notice: Type
    above: float = 7.0
    between: float = 3.0
    foot: float = 22.0


@dataclass(frozen=True, slots=True)
class Contents:
    """Measures of a contents page in millimetres: the height of the page's text, the heading, what lies between two entries
    (loose, close), and the column of entries."""

    page: float
    heading: float
    loose: float
    close: float
    entries: float


@dataclass(frozen=True, slots=True)
class Composition:
    """One way to set an edition; lengths in millimetres, type in points.

    ``sheets`` are the theme's style sheets, one after the other. ``page`` is width and height; ``column`` how wide text runs on an
    upright page, ``across`` on one that lies on its side. ``type`` is the text's size and line; ``foot`` how wide a title at the foot
    may be. ``columns`` is the most that a table may have on an upright page. ``fold`` is what the number of pages must be a multiple of.
    Without ``contents`` no text has a contents page, however long. ``notes``: blank pages stand, lined, in front of the references, else
    in front of the back cover.
    """

    name: str
    sheets: tuple[str, ...]
    page: tuple[float, float]
    column: float
    across: float
    type: Type
    foot: float
    columns: int
    fold: int
    cover: Cover
    contents: Contents | None = None
    notes: bool = False

    @property
    def unit(self) -> float:
        """The size of the type in millimetres."""
        return self.type[0] * POINT


BOOKLET = Composition(
    name="booklet", sheets=("print.css", "booklet.css"), page=(148.0, 210.0), column=116.0, across=178.0, type=(12.0, 18.0), foot=98.0,
    columns=5, fold=4,
    # A picture of 148 by 126.86 fills the upper 60 %.
    cover=Cover(126.86, 104.0, ((27.0, 31.0), (22.0, 26.0), (18.0, 22.0)), (13.5, 19.0), (12.0, 16.0)),
    contents=Contents(page=165.0, heading=25.0, loose=4.5, close=2.5, entries=101.0), notes=True)

LARGE = Composition(
    name="large", sheets=("print.css", "large.css"), page=(210.0, 297.0), column=166.0, across=253.0, type=(18.0, 27.0), foot=140.0,
    columns=4, fold=1,
    cover=Cover(165.0, 120.0, ((38.0, 44.0), (30.0, 36.0), (24.0, 30.0)), (20.0, 28.0), (18.0, 25.0), above=9.0, between=4.0, foot=30.0),
    contents=Contents(page=235.0, heading=36.0, loose=6.0, close=3.0, entries=142.0))

# A panel of a leaflet: A4 folded to DL. The panel that is folded in and the one behind it are 3 mm narrower (publish.folding); they lose
# them at their margins, so that the text is as wide everywhere.
LEAFLET = Composition(
    name="leaflet", sheets=("print.css", "leaflet.css"), page=(100.0, 210.0), column=80.0, across=80.0, type=(12.0, 16.0), foot=80.0,
    columns=9, fold=6,
    cover=Cover(118.0, 60.0, ((24.0, 28.0), (20.0, 24.0), (17.0, 21.0)), (13.0, 17.0), (12.0, 16.0), above=6.0, between=2.5, foot=24.0))

# Two languages side by side on A4 that lies on its side: each column is as wide as the text of a booklet. No table fits beside its
# translation row by row, so that all are set as lists of their rows.
BILINGUAL = Composition(
    name="bilingual", sheets=("print.css", "bilingual.css"), page=(297.0, 210.0), column=121.0, across=0.0, type=(12.0, 18.0), foot=112.0,
    columns=0, fold=1,
    cover=Cover(118.0, 80.0, ((27.0, 31.0), (22.0, 26.0), (18.0, 22.0)), (13.5, 19.0), (12.0, 16.0), above=8.0))
