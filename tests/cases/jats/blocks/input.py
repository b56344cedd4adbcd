"""Boxes, quotations, figures and what was not understood."""

from netpub.page import Box, Figure, Heading, List, Metadata, Origin, Page, Paragraph, Quote, Source, Text, Unrecognised

at = Origin("source/sample/page.html", 1)


def paragraph(words, id=""):
    return Paragraph((Text(words),), at, id)


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at),
        Box("when-to-call", (Text("When to call"),), (Heading(3, (Text("At night"),), at), paragraph("Call 0800 000 0000.", "p-call")), at, "b-call"),
        Box("note", (), (paragraph("A note."),), at),
        Quote((paragraph("I was afraid."),), at),
        Figure("figures/a.svg", "What it shows", (Text("A caption"),), at), Figure("figures/b.svg", "", (), at, decorative=True),
        Figure("figures/c.svg", "", (), at), Figure("", "A lost picture", (Text("and its caption"),), at),
        List("order", ((paragraph("one", "p-call"), List("simple", ((paragraph("one a"),),), at)), ()), at), Unrecognised((Text("?!"),), at),
        paragraph("one", "9 is no name"),
    ))
