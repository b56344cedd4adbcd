"""A section called key points becomes the abstract, and keeps its heading."""

from netpub.page import Heading, List, Metadata, Origin, Page, Paragraph, Source, Text

at = Origin("source/sample/page.html", 1)


def paragraph(words):
    return Paragraph((Text(words),), at)


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at), Heading(2, (Text("Key points"),), at, "s-key-points"),
        List("bullet", ((paragraph("one"),), (paragraph("two"),)), at), Heading(2, (Text("Section"),), at), paragraph("three"),
    ))
