"""Files that no reader should touch: empty, too large, or something else than their name says."""

from netpub.findings import Finding, Unusable, Where

MEGABYTE = 1_000_000
TEXT_LIMIT = 20 * MEGABYTE
WORD_LIMIT = 50 * MEGABYTE

# What people save under a wrong name, by its first bytes.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, such as a Word file"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or password-protected Office file"),
    (b"{\\rtf", "a rich text file (RTF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"bplist00", "a Safari web archive"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"MIME-Version:", "a web archive (MHTML)"),
)
_UTF16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_TEXT_CONTROLS = bytes((9, 10, 11, 12, 13, 27))
_CONTROLS = bytes(code for code in range(32) if code not in _TEXT_CONTROLS)


def refuse(data: bytes, where: Where, limit: int) -> None:
    """Raise Unusable when ``data`` is empty, larger than ``limit`` bytes, or a text file that holds something else."""
    refuse_size(data, where, limit)
    kind = signature(data)
    if kind:
        raise Unusable(Finding("source-not-text", where, f"it is {kind}."))
    if data.startswith(_UTF16_OR_32):
        return
    if b"\x00" in data:
        raise Unusable(Finding("source-not-text", where, "it holds bytes that no text has (NUL)."))
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 100 > len(data):
        raise Unusable(Finding("source-not-text", where, "more than one byte in a hundred is a control character."))


def refuse_size(data: bytes, where: Where, limit: int) -> None:
    """Raise Unusable when ``data`` is empty or larger than ``limit`` bytes."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xfe\xff\x00"):
        raise Unusable(Finding("source-empty", where))
    if len(data) > limit:
        raise Unusable(Finding("source-too-large", where, f"{len(data) / MEGABYTE:.1f} MB; {limit // MEGABYTE} MB is the limit."))


def signature(data: bytes) -> str:
    """Return in words what kind of file the first bytes give away, empty when they look like text."""
    return next((kind for magic, kind in _SIGNATURES if data.startswith(magic)), "")
