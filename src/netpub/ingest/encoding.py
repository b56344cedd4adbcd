"""Bytes -> text: which encoding a file is in, by what it says, by what its bytes show, and only then by a guess that is reported."""

import codecs
import re
from dataclasses import replace

import charset_normalizer
import webencodings

from netpub.findings import Finding, Report, Where
from netpub.ingest.refuse import TEXT_LIMIT, refuse

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 16_384  # Browsers look at the first 1,024 bytes; pages saved with scripts in front declare themselves later.
_SAMPLE = 65_536
_MOST = 20  # Findings of one kind for one piece of text; a file read wrongly as a whole would have thousands.
_CHARSET = re.compile(rb"<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})")

# Characters that XML 1.0 cannot hold (section 2.2) and that no writer means. Tab, line feed and form feed are white space.
_IMPOSSIBLE = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if code not in (0x09, 0x0A, 0x0C)} | {0x0B: " "}
_IMPOSSIBLE_CLASS = re.compile("[" + "".join(re.escape(chr(code)) for code in _IMPOSSIBLE) + "]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def declared_charset(data: bytes) -> str:
    """Return the encoding that an HTML or XHTML file names in its first 16 KB, empty when it names none."""
    head = data[:_HEAD]
    match = _XML.match(head) or _CHARSET.search(head)
    return match.group(1).decode("ascii", "replace") if match else ""


def decode(data: bytes, where: Where, report: Report, declared: str = "") -> str:
    """Return the text of the file at ``where``, lines ended by a line feed, without characters that XML cannot hold.

    The order: byte order mark, UTF-8 when the bytes are UTF-8, the encoding that the file declares, a guess. Reports
    ``encoding-guessed`` for a guess and for a declaration that the bytes contradict, ``control-characters`` for what was taken out.
    Bytes that mean nothing become U+FFFD (``report_unreadable`` finds them). Raises Unusable for bytes that are no text.
    """
    refuse(data, where, TEXT_LIMIT)
    text, guess = _decoded(data, declared)
    if guess:
        report(Finding("encoding-guessed", where, guess))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = _IMPOSSIBLE_CLASS.search(text)
    if first is None:
        return text
    line = text.count("\n", 0, first.start()) + 1
    report(Finding("control-characters", replace(where, line=line), str(len(_IMPOSSIBLE_CLASS.findall(text)))))
    return text.translate(_IMPOSSIBLE)


def without_impossible(text: str) -> str:
    """Return the text without characters that XML cannot hold; for what character references bring in after decoding."""
    return text.translate(_IMPOSSIBLE) if _IMPOSSIBLE_CLASS.search(text) else text


def _decoded(data: bytes, declared: str) -> tuple[str, str]:
    """The text, and in words what was guessed (empty when nothing was)."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom):].decode(name, "replace"), ""
    named = webencodings.lookup(declared) if declared else None
    loose = data.decode("utf-8", "replace")
    if _mostly_utf8(loose):
        contradicted = not loose.isascii() and named is not None and named.name != "utf-8"
        return loose, f"it declares {declared}, but its bytes are UTF-8" if contradicted else ""
    if named is not None and named.name not in ("utf-8", "utf-16le", "utf-16be"):
        text = _strictly(data, named.codec_info.name)
        if text is not None:
            return text, ""
    return _guessed(data, declared)


def _mostly_utf8(loose: str) -> bool:
    """Whether text decoded leniently as UTF-8 is UTF-8, perhaps with a few damaged bytes."""
    bad = loose.count(REPLACEMENT)
    return bad == 0 or sum(not character.isascii() for character in loose) - bad > bad


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes, declared: str) -> tuple[str, str]:
    why = f"it declares {declared}, which its bytes are not" if declared else "it declares none"
    text = _strictly(data, "cp1252")
    telling = _telling_lines(data)
    if text is not None and _looks_western(telling.decode("cp1252")):
        return text, f"{why}; read as windows-1252"
    best = charset_normalizer.from_bytes(telling).best()
    codec = best.encoding if best is not None else "cp1252"
    return data.decode(codec, "replace"), f"{why}; read as {codec.replace('_', '-')}"


def _telling_lines(data: bytes) -> bytes:
    """The first lines with bytes beyond ASCII: markup around them would only slow the guess down and mislead it."""
    return b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]


def _looks_western(text: str) -> bool:
    """Whether text read as windows-1252 looks like a western European language.

    Another alphabet read so is nearly all accented letters, and a central European one has signs such as ``³`` inside words.
    """
    letters = [character for character in text if character.isalpha()]
    accented = sum(not letter.isascii() for letter in letters)
    signs = sum(
        before.isalpha() and after.isalpha() and not sign.isascii() and not sign.isalpha() and sign not in "’‘·\xad–—…/\xa0"
        for before, sign, after in zip(text, text[1:], text[2:], strict=False))
    return accented * 4 <= len(letters) and signs * 50 <= sum(map(str.isspace, text))


def report_unreadable(line: int, text: str, where: Where, report: Report) -> None:
    """Report ``characters-unreadable`` for each line with U+FFFD in a piece of text that starts at ``line``, with its surroundings."""
    if REPLACEMENT not in text:
        return
    damaged = [(number, part) for number, part in enumerate(text.split("\n"), line) if REPLACEMENT in part]
    for number, part in damaged[:_MOST]:
        at = part.index(REPLACEMENT)
        report(Finding("characters-unreadable", replace(where, line=number), part[max(0, at - 30):at + 30].strip()))
