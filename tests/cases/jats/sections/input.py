"""Levels are jumped over, a heading is empty, the title stands after a paragraph: the sections nest without a gap."""

from netpub.page import Heading, Metadata, Origin, Page, Paragraph, Source, Text


def at(line):
    return Origin("source/sample/page.html", line)


def heading(level, words, line, id=""):
    return Heading(level, (Text(words),), at(line), id)


def paragraph(words, line):
    return Paragraph((Text(words),), at(line))


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        paragraph("Before the title", 1), heading(1, "The title", 2), paragraph("Before the sections", 3),
        heading(3, "Begins on level three", 4, "s-begins"), paragraph("One", 5),
        heading(2, "A section", 6), heading(4, "Jumps to level four", 7), paragraph("Two", 8), heading(6, "Too deep", 9), paragraph("Three", 10),
        heading(3, " ", 11), paragraph("After a heading without words", 12), heading(1, "Another main heading", 13),
    ))
