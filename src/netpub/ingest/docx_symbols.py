"""Characters that Word takes out of symbol fonts instead of writing them: signs that change a dose must not get lost."""

from netpub.ingest.encoding import REPLACEMENT

# By font and code; the fonts' encodings are those of Adobe Symbol and Microsoft Wingdings. Word adds 0xF000 to the code.
_SYMBOL = {
    0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6B: "κ", 0x6C: "λ", 0x6D: "µ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x57: "Ω", 0x53: "Σ",
    0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0x2D: "−",
}
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = range(0xF000, 0xF100)
_PLAIN = range(0x20, 0xD800)


def symbol(font: str, code: str) -> str:
    """Return the character for a ``w:sym``, U+FFFD when nobody can say what it shows (which is reported like any lost character)."""
    try:
        number = int(code, 16)
    except ValueError:
        return REPLACEMENT
    if number in _PRIVATE:
        return _FONTS.get(font.strip().lower(), {}).get(number - _PRIVATE.start, REPLACEMENT)
    return chr(number) if number in _PLAIN else REPLACEMENT
