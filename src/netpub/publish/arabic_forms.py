"""Arabic words in the forms that their letters take beside each other, for pictures that are drawn letter by letter.

WeasyPrint draws the text of an SVG so: letters stand apart, and from left to right.
"""

import unicodedata
from functools import cache

_FORMS = range(0xFE80, 0xFEFD)  # Arabic Presentation Forms-B (Unicode): letters alone, at the end, at the beginning and between


def drawn(word: str) -> str:
    """Return a word letter by letter from left to right as it looks; one in another script is returned as it is."""
    forms = _forms()
    if not any((letter, "isolated") in forms for letter in word):
        return word
    made = []
    for index, letter in enumerate(word):
        joins_before = index > 0 and (word[index - 1], "initial") in forms and (letter, "final") in forms
        follows = index + 1 < len(word) and (letter, "initial") in forms and (word[index + 1], "final") in forms
        form = {(False, False): "isolated", (True, False): "final", (False, True): "initial", (True, True): "medial"}[joins_before, follows]
        made.append(forms.get((letter, form), letter))
    return "".join(reversed(made))


@cache
def _forms() -> dict[tuple[str, str], str]:
    """The sign for a letter in a form, from what Unicode says that the sign is made of: ``<initial> 0633``."""
    found = {}
    for code in _FORMS:
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        if kind and " " not in letters:
            found[chr(int(letters, 16)), kind.strip("<>")] = chr(code)
    return found
