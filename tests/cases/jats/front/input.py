"""Every fact has its place; exact dates have a day, others none; a label without a value gives nothing."""

from netpub.imprint import Imprint
from netpub.page import Fact, Heading, Metadata, Origin, Page, Paragraph, Reviewer, Source, Text


def at(line):
    return Origin("source/sample/page.html", line)


def fact(name, value, line):
    return name, Fact(value, "evidence", at(line))


page = Page(
    Source("sample", "source/sample/page.html", "text/html", "0" * 64, ()),
    Metadata(
        (
            fact("language", "es-ES", 1), fact("title", "The title", 2), fact("subtitle", "The subtitle", 3), fact("published", "2024-08-04", 4),
            fact("last-review", "2025-03", 5), fact("revised", "4 March", 6), fact("next-review", "2028", 7), fact("author", "The team", 8),
            fact("copyright-statement", "© 2025 The publisher", 9), fact("copyright-year", "2025", 9), fact("copyright-holder", "The publisher", 9),
            fact("license-type", "CC BY 4.0", 10), fact("license-url", "https://creativecommons.org/licenses/by/4.0/", 10),
            fact("license-text", "You may copy it.", 10), fact("source-url", "ftp://example.org/", 11), fact("retrieved", "2026-01-02", 12),
            fact("helpline", "0800 111 1111", 13), fact("order-code", "X-1", 14), fact("audience", "Patients", 15), fact("condition", "NET", 16),
            fact("treatment", "", 17), fact("cover", "figures/cover.svg", 18), fact("version", "2.1", 19),
        ),
        (
            Reviewer("clinical-review", at(20), "Alex Sample", "MD", "The hospital"), Reviewer("accessibility-review", at(21), organisation="The experts"),
            Reviewer("lay-review", at(22), evidence="Two readers"),
        ),
        (Heading(2, (Text("Disclaimer"),), at(23)), Paragraph((Text("No advice."),), at(24)), Heading(3, (Text("More"),), at(25)),
         Paragraph((Text("Ask a doctor."),), at(26))),
        ("first word", " ", "second word"),
    ),
    (Heading(1, (Text("The  title"),), at(27)), Paragraph((Text("Text."),), at(28))))

imprint = Imprint(
    "house", "The house", "Town", "https://example.org/", "a@example.org", "0800 000 0000", "All day", "Not used here.", "Large print: 0800 000 0000.",
    "Write to us.", "Who we are.", "A sample.", "Free help in your language.")
