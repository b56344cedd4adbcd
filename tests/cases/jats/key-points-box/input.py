"""A box of key points before the first section becomes the abstract; one further down stays where it is."""

from netpub.page import Box, Heading, List, Metadata, Origin, Page, Paragraph, Source, Text

at = Origin("source/sample/page.html", 1)


def paragraph(words):
    return Paragraph((Text(words),), at)


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at), paragraph("Opening words."),
        Box("key-points", (Text("In short"),), (paragraph("Remember:"), List("bullet", ((paragraph("one"),), (paragraph("two"),)), at)), at, "b-first"),
        Heading(2, (Text("Section"),), at), Box("key-points", (Text("Again"),), (paragraph("three"),), at),
        Box("questions", (Text("Questions to ask"),), (paragraph("Why?"),), at),
    ))
