"""Emphasis, notes and languages; quantities are marked, also when the source cut them in two; no blank is lost."""

from netpub.page import Emphasis, Heading, Language, Metadata, Note, Origin, Page, Paragraph, Source, Strong, Sub, Sup, Text


def at(line):
    return Origin("source/sample/page.txt", line)


def text(words):
    return (Text(words),)


page = Page(
    Source("sample", "source/sample/page.txt", "text/plain", "0" * 64, ()), Metadata(),
    (
        Heading(1, (Text("Title with "), Emphasis(text("emphasis"))), at(1)),
        Paragraph((Text("H"), Sub(text("2")), Text("O and 10"), Sup(text("9")), Text(" "), Strong(text("bold")), Text(" "), Emphasis(text("words"))), at(2)),
        Paragraph((Text("Take 5"), Text("0 mg or 10–"), Text("20 % of it; call 0800 000"), Text(" 0000.")), at(3)),
        Paragraph((Text("A note"), Note((Text("outer 5 ml"), Note(text(" inner")))), Text(" here; "), Language("es", text("hola")), Text(", "),
                   Language("not a tag", text("lost")), Text("\nnext line")), at(4)),
        Paragraph((Strong(text(" ")), Text("blank"), Emphasis(()), Text(" & <sign> \x07")), at(5)),
        Paragraph((Strong((Strong((Strong((Text("deep "), Emphasis(text("inner")))),)),)),), at(6)),
    ))
