"""Nothing is filled in, and what has no words is left out."""

from netpub.page import Box, Heading, List, Metadata, Origin, Page, Paragraph, Quote, Source, Text

at = Origin("source/sample/page.html", 1)
page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (Paragraph((Text(" \n"),), at), Heading(2, (), at), List("bullet", ((), (Paragraph((), at),)), at), Quote((), at),
     Box("key-points", (Text("Key points"),), (), at), Box("note", (), (), at)))
