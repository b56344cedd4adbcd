"""What boxes take from their styles, found faster: WeasyPrint 70 asks for some thirty properties of each box, whenever it is laid out.

Most properties are set by no rule, and most lengths are no percentages: what they come to is the same each time, and is remembered with
the style. WeasyPrint changes a style only right after it copied it, and a copy remembers nothing. The pages stay the same, which a test
checks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure import boxes
from weasyprint.layout import absolute, background, block, column, grid, inline, page, percent, table
from weasyprint.layout import float as floats
from weasyprint.layout.absolute import AbsolutePlaceholder

# Physical properties that logical ones may set instead (CSS Logical 1), by direction.
_LOGICAL = {
    name: {direction: find(block="ttb", inline=direction) for direction in ("ltr", "rtl")} for name, find in PHYSICAL_FUNCTIONS.items()}
# Properties that come to their initial value where no rule sets them; the others depend on more than that.
_SPECIAL = {"page", "position", "float", "display"}
_INITIAL = {
    name: value for name, value in INITIAL_VALUES.items()
    if name not in {*INHERITED, *INITIAL_NOT_COMPUTED, *_SPECIAL} and not name.startswith(("text_decoration_", "__"))}
_LINES = {f"border_{side}_width": f"border_{side}_style" for side in ("left", "right", "top", "bottom")}
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")),
    "width", "min_width", "max_width", "height", "min_height", "max_height",
)
_SHAPED = (*_LENGTHS, *_LINES, "box_sizing")
_CORNERS = tuple(f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left"))
_missing: Callable[[Any, str], Any] = css.ComputedStyle.__missing__
_begin: Callable[[Any, Any], None] = css.AnonymousStyle.__init__
_resolve: Callable[[Any, Any], None] = percent.resolve_percentages
_strut: Callable[[Any], Any] = inline.strut
_is_in_flow: Callable[[Any], bool] = boxes.Box.is_in_normal_flow
_ground: Callable[..., None] = background.layout_box_backgrounds
_known: dict[tuple[Any, ...], dict[str, Any]] = {}
_ENOUGH = 5_000  # sets of lengths that a process remembers


@contextmanager
def remembered() -> Iterator[None]:
    """Lay out and draw boxes with what is known of their styles."""
    places: list[tuple[Any, str, Any]] = [
        (css.ComputedStyle, "__missing__", _found), (css.AnonymousStyle, "__init__", _begun), (inline, "strut", _strut_of),
        (boxes.Box, "is_in_normal_flow", _in_flow), (background, "layout_box_backgrounds", _grounded)]
    places += [(module, "resolve_percentages", _resolved) for module in (absolute, block, column, floats, grid, inline, page, table)]
    before = [(module, name, getattr(module, name)) for module, name, _ in places]
    for module, name, function in places:
        setattr(module, name, function)
    try:
        yield
    finally:
        for module, name, function in before:
            setattr(module, name, function)


def _found(style: Any, name: str) -> Any:
    """The value of a property that a style was not asked for before: inherited, initial or nothing where no rule sets it."""
    cascaded = style.cascaded
    if name not in cascaded:
        if name in INHERITED:
            if style.parent_style is not None:
                value = style[name] = style.parent_style[name]
                return value
        elif name not in _LOGICAL or _LOGICAL[name][style["direction"]] not in cascaded:
            if name in _INITIAL:
                value = style[name] = _INITIAL[name]
                return value
            if name in _LINES and style[_LINES[name]] in ("none", "hidden"):
                style[name] = 0
                return 0
    return _missing(style, name)


def _begun(style: Any, parent: Any) -> None:
    """Begin a style of boxes without an element: no rule sets anything of it."""
    style.update(_INITIAL)
    _begin(style, parent)


def _resolved(box: Any, containing_block: Any) -> None:
    """Give a box its used lengths (CSS 2.2, 8 and 10), those of its style where these are the same in every containing block."""
    style = box.style
    try:
        used = style.used_lengths
    except AttributeError:
        used = style.used_lengths = _lengths(style)
    if used is None or isinstance(box, AbsolutePlaceholder):
        _resolve(box, containing_block)
    else:
        vars(box).update(used)


def _lengths(style: Any) -> dict[str, Any] | None:
    """The used lengths of every box of a style; None where they depend on its containing block, or on the borders of its table."""
    if style["border_collapse"] == "collapse":
        return None
    values = tuple(style[name] for name in _SHAPED)
    used = _known.get(values)
    if used is None:
        if any(value != "auto" and getattr(value, "unit", "%") == "%" for value in values[:len(_LENGTHS)]):
            return None
        if len(_known) >= _ENOUGH:
            _known.clear()
        box = SimpleNamespace(style=style)
        _resolve(box, (0, "auto"))
        used = _known[values] = {name: value for name, value in vars(box).items() if name != "style"}
    return used


def _strut_of(style: Any) -> Any:
    """The height and baseline of an empty line of a style (CSS 2.2, 10.8)."""
    try:
        return style.strut
    except AttributeError:
        style.strut = _strut(style)
        return style.strut


def _in_flow(box: Any) -> bool:
    """Whether boxes of a style are in normal flow (CSS 2.2, 9.3)."""
    style = box.style
    try:
        found: bool = style.in_flow
    except AttributeError:
        found = style.in_flow = _is_in_flow(box)
    return found


def _grounded(page: Any, box: Any, get_image_from_uri: Any, layout_children: bool = True, style: Any = None) -> None:
    """Give a box and what it holds their backgrounds; most have none."""
    if style is not None or box is page or not _is_bare(box.style):
        _ground(page, box, get_image_from_uri, layout_children, style)
        return
    for name in _CORNERS:
        setattr(box, name, (0, 0))
    if layout_children:
        for child in box.all_children():
            _grounded(page, child, get_image_from_uri)
    box.background = None


def _is_bare(style: Any) -> bool:
    """Whether boxes of a style have neither ground, pictures and shadows nor round corners."""
    try:
        found: bool = style.bare
    except AttributeError:
        square = all((0, "px") in style[name] for name in _CORNERS)
        pictures = [style["border_image_source"], style["mask_border_source"], *style["background_image"]]
        blank = style["visibility"] != "hidden" and get_color(style, "background_color").alpha == 0 and not style["box_shadow"]
        found = style.bare = square and blank and all(kind == "none" for kind, *_ in pictures)
    return found
