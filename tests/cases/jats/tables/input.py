"""Header cells and spans; a cell of one paragraph is that paragraph; a row filled from above is none; headers alone are a body."""

from netpub.page import Cell, Heading, List, Metadata, Origin, Page, Paragraph, Source, Table, Text

at = Origin("source/sample/page.docx", 1)


def cell(words="", scope="", **spans):
    return Cell((Paragraph((Text(words),), at),) if words else (), scope, **spans)


page = Page(
    Source("sample", "source/sample/page.docx", "application/docx", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at),
        Table(
            ((cell(), cell("Dose", "col", colspan=2)),),
            (
                (cell("Morning", "row", rowspan=3), cell("5 mg"), cell("with food")),
                (),
                (Cell((Paragraph((Text("or"),), at), List("bullet", ((Paragraph((Text("6 mg"),), at),),), at))), cell("later")),
            ), (Text("When to take it"),), at, "t-doses"),
        Table(((cell("Only", "col"), cell("headers", "col")),), (), (), at),
        Table((), ((),), (Text("A caption without a table"),), at),
        Table((), (), (), at),
    ))
