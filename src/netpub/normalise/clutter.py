"""What stands within the text of a saved web page and is no part of it: bylines, teasers of other pages, what the page does not show.

It is told by what its elements are called (schemas/furniture.toml, ``[clutter]``) together with what it looks like: a byline is a short
line above the text, a teaser is a heading that leads to another page. Whatever reads like the text itself stays.
"""

from itertools import takewhile

from netpub.normalise.blocks import Blocks, contents, walk, words
from netpub.normalise.furniture_words import is_byline, is_disclosed, is_sign_up, is_teaser_label
from netpub.page import Block, Heading, Inlines, Link, List, Paragraph, plain

HIDDEN = "hidden"
_SIGN_UP_WORDS = 80
_ASKING = 60
_INNER = frozenset(("form", "fieldset", "label", "p", "ul", "ol", "li", "span", "strong", "b", "em", "i", "small", "a"))
_BYLINE_WORDS = 25
# A paragraph with so many words begins the text; bylines stand above it.
_LONG = 30
# So many headings that lead to other pages make a group of teasers.
_TEASERS = 2
# A list of links has this share of its characters in them.
_MOSTLY = 0.8
# Hidden parts are the text of a page that folds its sections away when they hold more than this share of its words.
_FOLDED = 0.3


def clutter(blocks: Blocks, title: Heading | None) -> set[int]:
    """Return the numbers of the blocks of a web page that only stand among its text. The title is none of them."""
    count = [len(words(block).split()) for block in blocks]
    gone = _bylines(blocks, count) | _unseen(blocks, count) | _labelled(blocks) | _teasers(blocks, title, count)
    return {number for number in gone if blocks[number] is not title}


def sign_ups(blocks: Blocks, title: Heading | None) -> set[int]:
    """Return the numbers of the blocks in small elements that ask for an e-mail address: what stands around such a form invites to it."""
    gone: set[int] = set()
    for block in blocks:
        if isinstance(block, Paragraph) and len(text := words(block)) <= _ASKING and is_sign_up(text):
            box = _box(blocks, block, title)
            gone |= box if sum(len(words(blocks[number]).split()) for number in box) <= _SIGN_UP_WORDS else set()
    return gone


def _box(blocks: Blocks, asking: Paragraph, title: Heading | None) -> set[int]:
    """The blocks in the element around the form or, without a form, around the paragraph that asks."""
    path = tuple(takewhile(lambda hint: hint not in _INNER, asking.origin.hints))
    if not path or (title is not None and title.origin.hints[:len(path)] == path):
        return set()
    return {number for number, block in enumerate(blocks) if block.origin.hints[:len(path)] == path}


def _bylines(blocks: Blocks, size: list[int]) -> set[int]:
    """Short lines above the first paragraph, and right below the last, in elements named for authors and dates."""
    text = [number for number, block in enumerate(blocks) if isinstance(block, Paragraph) and size[number] >= _LONG]
    first, last = (text[0], text[-1]) if text else (len(blocks), 0)
    return {
        number for number, block in enumerate(blocks)
        if (number < first or number > last) and isinstance(block, Paragraph | Heading | List) and size[number] <= _BYLINE_WORDS
        and any(map(is_byline, block.origin.hints[-4:]))
    }


def _unseen(blocks: Blocks, count: list[int]) -> set[int]:
    """What the page hides, unless it is text that opens on a click."""
    hidden = {number for number, block in enumerate(blocks) if HIDDEN in block.origin.hints}
    if sum(count[number] for number in hidden) > _FOLDED * sum(count):
        return set()
    return {number for number in hidden if not any(map(is_disclosed, blocks[number].origin.hints))}


def _labelled(blocks: Blocks) -> set[int]:
    """A heading or line such as "Related stories" and the links below it."""
    gone: set[int] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph | Heading) and is_teaser_label(words(block)):
            end = number + 1
            while end < len(blocks) and is_linked(blocks[end]):
                end += 1
            gone |= set(range(number, end)) if end > number + 1 else set()
    return gone


def _teasers(blocks: Blocks, title: Heading | None, count: list[int]) -> set[int]:
    """Elements, not those around the title nor most of the text, in which the headings lead to other pages."""
    leading = {number for number, block in enumerate(blocks) if isinstance(block, Heading) and _leads_away(block.content)}
    if len(leading) < _TEASERS:
        return set()
    around = title.origin.hints if title else ()
    gone: set[int] = set()
    for path, numbers in sorted(_groups(blocks, leading).items()):
        headings = [number for number in numbers if isinstance(blocks[number], Heading)]
        linked = [number for number in headings if number in leading]
        most = sum(count[number] for number in numbers) * 3 >= sum(count)
        if len(linked) >= _TEASERS and 2 * len(linked) > len(headings) and around[:len(path)] != path and not most:
            gone |= set(numbers)
    return gone


def _groups(blocks: Blocks, leading: set[int]) -> dict[tuple[str, ...], list[int]]:
    """The numbers of the blocks in each element around one of the headings."""
    groups: dict[tuple[str, ...], list[int]] = {
        blocks[number].origin.hints[:length]: [] for number in leading for length in range(1, len(blocks[number].origin.hints))}
    for number, block in enumerate(blocks):
        hints = block.origin.hints
        for length in range(1, len(hints)):
            if hints[:length] not in groups:
                break
            groups[hints[:length]].append(number)
    return groups


def _leads_away(content: Inlines) -> bool:
    """Whether a heading is a link to another page."""
    links = [part for part in content if isinstance(part, Link)]
    return sum(len(plain((link,))) for link in links) * 2 > len(plain(content)) and not any(link.href.startswith("#") for link in links)


def is_linked(block: Block) -> bool:
    """Whether a block is mostly links to other pages."""
    every = [content for part in walk((block,)) for content in contents(part)]
    size = sum(len(plain(content)) for content in every)
    return size > 0 and sum(_linked(content) for content in every) >= _MOSTLY * size


def _linked(content: Inlines) -> int:
    return sum(
        len(plain((part,))) if isinstance(part, Link) else _linked(part.children) if hasattr(part, "children") else 0 for part in content)
