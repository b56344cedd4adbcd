"""Step: characters that nobody sees and lines without words go.

Slips that a flattened page shows are reported where they stand and left as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from netpub.findings import Finding, Report, Where
from netpub.normalise.blocks import Blocks, contents, rebuilt, walk, with_contents
from netpub.normalise.cut import positions
from netpub.page import Block, Dropped, Heading, Inline, Inlines, Page, Paragraph, Text, plain

# Soft hyphen, zero-width space, word joiner, byte order mark: they hide inside words and break searches and translations.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# A blank that must not break is layout, which editions decide for themselves.
_BLANKS = "\u00a0\u2007\u202f"
_CLEAN = str.maketrans({**dict.fromkeys(_INVISIBLE), **dict.fromkeys(_BLANKS, " ")})
_ODD = re.compile(f"[{_INVISIBLE}{_BLANKS}]")

_CLAUSE = r"and|or|to|nor|but|versus|vs|y|e|o|u|ni|a"
_SLIPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Espa?ol; UTF-8 read as windows-1252 (Ã±, â€™).
    ("mojibake", re.compile(r"[^\W\d_]\?[a-zß-ÿ]|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[^\s\w]?|ï¿½")),
    ("space-before-punct", re.compile(r"(?<=\w) [.,;:!](?=\s|$)")),
    ("doubled-punct", re.compile(r"(?<![.\s])\.\.(?!\.)|,,|;;|::")),
    ("hyphen-break", re.compile(rf"[^\W\d_]{{2}}- (?!(?:{_CLAUSE})\b)[a-zß-ÿ]")),
    ("stray-letter", re.compile(r"(?<=[^\W\d_]{2} )[b-df-hj-np-tv-xz],(?= [a-z])")),
)
# What every slip holds: one search tells that a text has none.
_MAYBE = re.compile(r"[?ÃÂâï]| [.,;:!]|\.\.|,,|;;|::|- | [b-df-hj-np-tv-xz],")
# A letter of its own after these is a name: vitamin d, hepatitis b.
_LETTERED = re.compile(
    r"(?:vitamin\w*|hepatitis|grade|stage|type|group|figure|table|part|plan|grado|tipo|grupo|figura|tabla|parte) $", re.IGNORECASE)
# How far around a slip its words are looked for.
_NEAR = 80
_ADDRESS = re.compile(r"[/@=&]|www\.")


def step(page: Page, report: Report) -> Page:
    """Return the page without invisible characters and separators; reports ``mojibake``, ``space-before-punct``, ``doubled-punct``,
    ``hyphen-break`` and ``stray-letter``, each at its line. Nothing is guessed."""
    lines = [run.line for run in page.source.runs]
    for block in walk(page.blocks):
        for content in contents(block):
            for rule, detail, offset in slips(plain(content)):
                at = positions(content, offset)
                report(Finding(rule, Where(block.origin.file, lines[at.run] if at else block.origin.line, page.source.slug), detail))
    clean = rebuilt(page.blocks, _clean_blocks)
    dropped = tuple(Dropped("separator", block) for block in clean if _is_separator(block))
    return replace(page, blocks=tuple(block for block in clean if not _is_separator(block)), dropped=page.dropped + dropped)


def _is_separator(block: Block) -> bool:
    """Whether a block of its own holds neither letter nor digit: a row of stars, an arrow, an invisible character."""
    return isinstance(block, Paragraph | Heading) and not any(character.isalnum() for character in plain(block.content))


def slips(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield rule, the words around it, and offset of each slip in a text; the same words once a rule."""
    if not _MAYBE.search(text):
        return
    for rule, pattern in _SLIPS:
        seen: set[str] = set()
        for found in pattern.finditer(text):
            start, end = _around(text, found.start(), found.end())
            words = text[start:end]
            lettered = rule == "stray-letter" and _LETTERED.search(text, max(0, found.start() - _NEAR), found.start())
            if words not in seen and not lettered and not _ADDRESS.search(words):
                seen.add(words)
                yield rule, words, found.start()


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The slip with the words that it touches, or as much of them as can be shown."""
    low, high = max(0, start - _NEAR), min(len(text), end + _NEAR)
    after = text.find(" ", end, high)
    return max(text.rfind(" ", low, start) + 1, low), high if after < 0 else after


def _clean_blocks(blocks: Blocks) -> Blocks:
    return tuple(_clean_block(block) for block in blocks)


def _clean_block(block: Block) -> Block:
    return with_contents(block, _clean) if any(_ODD.search(plain(content)) for content in contents(block)) else block


def _clean(content: Inlines) -> Inlines:
    return tuple(_cleaned(part) for part in content)


def _cleaned(part: Inline) -> Inline:
    if isinstance(part, Text):
        return replace(part, text=part.text.translate(_CLEAN)) if _ODD.search(part.text) else part
    return replace(part, children=_clean(part.children))
