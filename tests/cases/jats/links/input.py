"""Web, mail and phone addresses stay links; what is unsafe or leads nowhere loses the link and keeps its words."""

from netpub.page import Fact, Heading, Link, Metadata, Note, Origin, Page, Paragraph, Source, Strong, Text


def at(line):
    return Origin("source/sample/page.html", line)


def link(href, words, line):
    return Paragraph((Text("See "), Link(href, (Text(words),)), Text(".")), at(line))


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()),
    Metadata((("source-url", Fact("https://example.org/a/b.html", "", at(1))),)),
    (
        Heading(1, (Text("Title"),), at(1)), link("https://example.org/x y?q=1&r=2#z", "web", 2), link(" MAILTO:a@example.org\n", "mail", 3),
        link("tel:+44800000", "phone", 4), link("../c.html", "same site", 5), link("JavaScript:alert(1)", "script", 6),
        link("data:text/html,x", "data", 7), link("file:///etc/passwd", "file", 8), link("#top", "top", 9), link("", "nowhere", 10),
        link("http://[broken", "broken", 11), link("java\nscript:alert(1)", "disguised", 12),
        Paragraph((Link("https://example.org/", (Text("outer "), Link("https://example.org/2", (Text("inner"),)), Note((Text(" note"),)),
                                                 Strong((Text(" strong"),)))),), at(13)),
    ))
