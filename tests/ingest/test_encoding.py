"""Which encoding bytes are read as, and what is reported about it."""

import pytest

from netpub.findings import Finding, Where
from netpub.ingest.encoding import declared_charset, decode, report_unreadable

WHERE = Where("source/x/page.html", page="x")
POLISH = "Leczenie operacyjne guzów neuroendokrynnych trzustki jest możliwe. Proszę zapytać lekarza, kiedy można wracać do domu."
RUSSIAN = "Операция возможна не всегда. Спросите врача, когда можно вернуться домой."


def told(data: bytes, declared: str = "") -> tuple[str, list[str]]:
    findings: list[Finding] = []
    return decode(data, WHERE, findings.append, declared), [finding.rule for finding in findings]


@pytest.mark.parametrize(("data", "declared"), [
    ("Café – 5 µg".encode(), ""),
    ("Café – 5 µg".encode(), "utf-8"),
    (b"\xef\xbb\xbf" + "Café – 5 µg".encode(), "windows-1252"),
    ("Café – 5 µg".encode("utf-16"), ""),
    (b"\xfe\xff" + "Café – 5 µg".encode("utf-16-be"), ""),
    ("Café – 5 µg".encode("utf-32"), ""),
    ("Café – 5 µg".encode("cp1252"), "windows-1252"),
    ("Café – 5 µg".encode("cp1252"), "ISO-8859-1"),  # The HTML Standard reads that label as windows-1252.
    (b"plain ASCII", "no-such-charset"),
])
def test_what_is_certain_is_read_without_a_word(data: bytes, declared: str) -> None:
    text, rules = told(data, declared)
    assert text in {"Café – 5 µg", "plain ASCII"}
    assert rules == []


@pytest.mark.parametrize(("text", "codec", "declared"), [
    ("Don’t take “café” – 5 µg", "cp1252", ""),
    ("Don’t take “café” – 5 µg", "cp1252", "utf-8"),
    ("Don’t take “café” – 5 µg", "cp1252", "rot13"),
    ("Don’t take “café” – 5 µg", "cp1252", "unicode_escape"),
    ("Don’t take “café” – 5 µg", "utf-8", "iso-8859-1"),
    (POLISH, "cp1250", ""),
    (RUSSIAN, "cp1251", ""),
    ("神经内分泌肿瘤的手术治疗。医生会告诉你什么时候可以回家。", "gb18030", ""),
])
def test_what_is_guessed_is_read_and_reported(text: str, codec: str, declared: str) -> None:
    assert told(text.encode(codec), declared) == (text, ["encoding-guessed"])


def test_a_few_damaged_bytes_do_not_change_the_encoding_of_a_file() -> None:
    text, rules = told("Fünf größere Äpfel für Ärzte".encode() + b" \x92 end")
    assert text == "Fünf größere Äpfel für Ärzte \N{REPLACEMENT CHARACTER} end"
    assert rules == []
    findings: list[Finding] = []
    report_unreadable(7, f"fine\n{text}\n{text}", WHERE, findings.append)
    assert [(finding.rule, finding.where.line) for finding in findings] == [("characters-unreadable", 8), ("characters-unreadable", 9)]
    assert "Ärzte" in findings[0].detail


def test_lines_end_alike_and_impossible_characters_are_taken_out_and_reported() -> None:
    findings: list[Finding] = []
    words = "words " * 100
    text = decode(f"one\r\ntwo\rthr\x01ee\x0bfour\x7f\uffff\tfive\x0c{words}".encode(), WHERE, findings.append)
    assert text == f"one\ntwo\nthree four\tfive\x0c{words}"
    assert [(finding.rule, finding.where.line, finding.detail) for finding in findings] == [("control-characters", 3, "4")]


@pytest.mark.parametrize(("data", "charset"), [
    (b'<?xml version="1.0" encoding="iso-8859-2"?><html>', "iso-8859-2"),
    (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "windows-1252"),
    (b"<META CHARSET=utf-8>", "utf-8"),
    (b"<html>" + b" " * 5000 + b"<meta charset='koi8-r'>", "koi8-r"),
    (b"<p>charset=utf-8</p>", ""),
    (b"<meta" + b" " * 100_000 + b"charset=utf-8", ""),
])
def test_the_declared_charset_is_found(data: bytes, charset: str) -> None:
    assert declared_charset(data) == charset
