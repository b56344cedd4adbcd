"""A section called glossary goes to the back; other definitions stay; the heading of the references stands over them."""

from netpub.page import Citation, Definition, DefinitionList, Heading, List, Metadata, Origin, Page, Paragraph, Source, Text
from netpub.reference import Reference


def at(line):
    return Origin("source/sample/page.html", line)


def paragraph(words):
    return Paragraph((Text(words),), at(1))


def definitions(*pairs):
    return DefinitionList(tuple(Definition((Text(term),), meaning) for term, meaning in pairs), at(2))


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title"),), at(1)), Heading(2, (Text("Operations"),), at(1)), definitions(("Whipple", (paragraph("A long one."),))),
        Heading(2, (Text("Glossary"),), at(1), "s-glossary"), paragraph("What words mean."),
        definitions(
            ("stent", (paragraph("A tube."), List("bullet", ((paragraph("of metal"),),), at(2)))), ("NET", ()), ("", (paragraph("A meaning alone."),)),
            ("", ())),
        Heading(2, (Text("References"),), at(3)),
    ),
    (
        Citation(Reference("r1", "Sample A. A title. 2020;1(2):3-4."), at(4)), Citation(Reference("r2", "  "), at(5)),
        Citation(Reference("r1", "Sample B\x02. 10 mg. 2021."), at(6)),
    ))
