"""Text without what may differ between an article and its editions: form of characters, blanks, and marks of direction."""

import unicodedata

# Signs that guide the layout and are no part of the text: soft hyphen, zero-width space, marks and isolates of direction,
# word joiner, byte order mark.
_UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0x61C, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2060, 0xFEFF])

# Hyphens that differ in code alone: the two of Unicode look and mean like that of ASCII, which every font has.
_HYPHENS = dict.fromkeys([0x2010, 0x2011], "-")

# In text from right to left a PDF has the mirrored glyph of a bracket, whose meaning may be either of the two (Unicode TR 9, L4).
_MIRRORED = str.maketrans(")]}»›", "([{«‹")
# Tanwin stands on the letter before its alef, and is written before or behind that: ليلًا, ليلاً.
_TANWIN = "\u0627\u064b", "\u064b\u0627"

# Stands before the words of a picture in a text (object replacement character). A text that ends with it carries them; one that
# does not, such as the text of a PDF read from its pages, says nothing of pictures.
PICTURE = "\ufffc"


def normalised(text: str) -> str:
    """Return text in Unicode form NFC without signs that nobody sees, every hyphen as that of ASCII."""
    return unicodedata.normalize("NFC", text.translate({**_UNSEEN, **_HYPHENS}))


def joined(text: str) -> str:
    """Return normalised text without any blank: lines break in other places in every edition."""
    return "".join(normalised(text).split())


def folded(text: str) -> str:
    """Return normalised text in which what looks the same in text from right to left is the same: brackets of a pair, and tanwin."""
    return normalised(text).translate(_MIRRORED).replace(*_TANWIN)
