"""Without the address of the page nobody knows where its own links lead; the same complaint is made once a line."""

from netpub.page import Heading, Link, Metadata, Origin, Page, Paragraph, Source, Text


def at(line):
    return Origin("source/sample/page.html", line)


def link(href):
    return Link(href, (Text("word"),))


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at(1)), Paragraph((link("/about"), Text(" and "), link("/about")), at(2)),
        Paragraph((link("//example.org/x"), Text(" and "), link("#top"), Text(" and "), link("?print")), at(3)),
        Paragraph((Text("Take 5 "), Link("mg.html", (Text("mg"),)), Text(".")), at(4)),
    ))
