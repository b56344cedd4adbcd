"""What may not stand directly in an item, a definition or a cell stands in a paragraph there."""

from netpub.page import (
    Box,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    List,
    Metadata,
    Origin,
    Page,
    Paragraph,
    Quote,
    Source,
    Table,
    Text,
)

at = Origin("source/sample/page.html", 7)


def paragraph(words):
    return Paragraph((Text(words),), at)


def quotes(depth):
    return Quote((quotes(depth - 1) if depth else paragraph("The innermost words."),), at)


figure = Figure("figures/a.svg", "Alternative", (), at)
page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at),
        List("order", ((paragraph("See:"), figure, Quote((paragraph("said"),), at), Heading(4, (Text("Step"),), at)),), at),
        Table((), ((Cell((figure, Box("note", (), (paragraph("boxed"),), at))), Cell((Quote((paragraph("quoted"),), at),))),), (), at),
        DefinitionList((Definition((Text("term"),), (Table((), ((Cell((paragraph("cell"),)),),), (), at),)),), at),
        quotes(30),
    ))
