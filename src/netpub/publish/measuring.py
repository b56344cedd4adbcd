"""The measures of lines of text, remembered: WeasyPrint 70 asks for the same ones again and again, and a third of its layout is that.

A table's column is measured word by word several times, a mark of a list once for each item, and a page that is laid out again asks for
each of its lines. What a line measures follows from its words and some properties of its style alone, so that the pages stay the same,
which a test checks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from weasyprint import css
from weasyprint.css.properties import Dimension
from weasyprint.layout import inline, preferred
from weasyprint.text.line_break import Layout as _Layout

# The properties that a line depends on (weasyprint.text.line_break and .fonts), besides its words and the fonts of a configuration.
_PROPERTIES = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size", "font_stretch",
    "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian", "font_variant_ligatures",
    "font_variant_numeric", "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing", "overflow_wrap", "tab_size",
    "text_decoration_line", "white_space", "word_break", "word_spacing",
)
_NAMES = frozenset(_PROPERTIES)
_ENOUGH = 20_000  # measures that a process remembers; some 10 MB
_known: dict[Any, Any] = {}
_split: Callable[..., Any] = inline.split_first_line
_check_math: Callable[[Any], Any] = css.check_math
# Values of properties that are no tokens, so that no formula is among them; asked of every value of every element.
_VALUES = (str, int, float, bool, type(None), Dimension)


@contextmanager
def remembered() -> Iterator[None]:
    """Lay out text with what this process knows of lines."""
    inline.split_first_line = preferred.split_first_line = _remembered
    css.check_math = _is_math
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = _split
        css.check_math = _check_math


def _remembered(
    text: str, style: Any, context: Any, max_width: float | None, spacing: float, is_line_start: bool = True, minimum: bool = False,
) -> Any:
    """What ``split_first_line`` returns; a line of its own each time, since drawing changes it."""
    key = (text, max_width, spacing, is_line_start, minimum, _style(style))
    found = _known.get(key)
    if found is None:
        if len(_known) >= _ENOUGH:
            _known.clear()
        found = _known[key] = _split(text, style, context, max_width, spacing, is_line_start, minimum)
    line = _Layout.__new__(_Layout)
    vars(line).update(vars(found[0]))
    return (line, *found[1:])


def _is_math(value: Any) -> Any:
    """What ``check_math`` returns: whether there is a formula in the value of a property."""
    kind = type(value)
    if kind is tuple:
        return any(map(_is_math, value))
    return None if kind in _VALUES else _check_math(value)


def _style(style: Any) -> Any:
    """What a style says of lines, as one object for all styles that say the same."""
    try:
        return style.of_lines
    except AttributeError:
        parent = style.parent_style
        if parent is not None and _is_like(style, parent):
            style.of_lines = _style(parent)
        else:
            style.of_lines = _same((id(style.font_config), *(_plain(style[name]) for name in _PROPERTIES)))
        return style.of_lines


def _is_like(style: Any, parent: Any) -> bool:
    """Whether a style says of lines what its parent says: all of it is inherited, or propagated as text-decoration-line is, where neither
    a rule nor WeasyPrint itself sets it."""
    return _NAMES.isdisjoint(getattr(style, "cascaded", ())) and all(style[name] == parent[name] for name in _NAMES & style.keys())


@cache
def _same(values: tuple[Any, ...]) -> object:  # noqa: ARG001  what is cached
    """One object for equal values: it is compared faster than they are."""
    return object()


def _plain(value: Any) -> Any:
    """A value that can be a key."""
    return frozenset(value) if isinstance(value, set) else tuple(value) if isinstance(value, list) else value
