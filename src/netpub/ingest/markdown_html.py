"""Markdown -> HTML whose lines are those of the Markdown file, so that the HTML reader does the rest and names the right lines.

markdown-it-py parses: it follows CommonMark to the letter, gives each block its lines, and its plugins know the footnotes and definition
lists of pandoc and PHP Markdown Extra. Raw HTML stays as it is: what a page may hold and what is refused is decided in one place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from netpub.ingest.html_words import NOTE
from netpub.ingest.markdown_left import Left, left

DEEPEST = 40  # What is nested deeper the parser does not read; its lines are then found unread.
_RAW = frozenset(("html_block", "html_inline"))
_PARAGRAPHS = frozenset(("paragraph_open", "inline", "paragraph_close", "footnote_anchor"))


@dataclass(slots=True)
class Rendered:
    """HTML; ``shown`` are the words in it that no markup may swallow, each with its line; ``odd`` is what HTML cannot say."""

    html: str = ""
    shown: list[tuple[int, str]] = field(default_factory=list)
    odd: list[tuple[int, str]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def render(text: str, *, raw: bool) -> Rendered:
    """Return Markdown as HTML; without ``raw``, tags in it are words like any others. Lines of the HTML never run ahead of the text's."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True}).enable(["table", "strikethrough"])
    # Indented text is layout in pages of prose, and never the code of a program.
    parser.disable("code").use(footnote_plugin, inline=False).use(deflist_plugin)
    known: dict[str, Any] = {}
    tokens = parser.parse(text, known)
    body, notes = _apart(tokens)
    writer = _Writer(notes, raw=raw)
    for at, token in enumerate(body):
        writer.block(token, body[at + 1:at + 2])
    rendered = writer.rendered
    rendered.html = "".join(writer.pieces)
    rendered.left = left(text.split("\n"), tokens, known) + list(writer.uncalled())
    return rendered


def _apart(tokens: Sequence[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The tokens of the page, and those of each footnote, which the parser puts at the end."""
    end = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes: dict[int, list[Token]] = {}
    number = 0
    for token in tokens[end:]:
        if token.type == "footnote_open":
            number = token.meta["id"]
            notes[number] = []
        elif token.type not in ("footnote_close", "footnote_block_close") and number in notes:
            notes[number].append(token)
    return list(tokens[:end]), notes


class _Writer:
    """Writes the tokens of one page."""

    def __init__(self, notes: dict[int, list[Token]], *, raw: bool) -> None:
        self._notes, self._raw = notes, raw
        self.pieces: list[str] = []
        self.rendered = Rendered()
        self._line = 1
        self._inside_note = False

    def _put(self, html: str) -> None:
        self.pieces.append(html)
        self._line += html.count("\n")

    def _go_to(self, line: int) -> None:
        if line > self._line and not self._inside_note:
            self._put("\n" * (line - self._line))

    def _say(self, text: str) -> None:
        self.rendered.shown.append((self._line, text))
        self._put(escape(text.replace("\n", " ")))

    def _lines_of(self, text: str) -> None:
        for number, line in enumerate(text.removesuffix("\n").split("\n")):
            self._put("\n" * bool(number))
            self._say(line)

    def block(self, token: Token, following: Sequence[Token] = ()) -> None:
        """Write a token between blocks; ``following`` is the next one."""
        if token.map:
            self._go_to(token.map[0] + 1)
        if token.type == "inline":
            self._inlines(token.children or [])
        elif token.type == "fence":
            self._fence(token)
        elif token.type in _RAW:
            self._raw_html(token.content, "p")
        elif token.nesting < 0:
            self._put(f"</{token.tag}>" * (not token.hidden))
        elif not token.hidden:
            start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
            self._put(f"<{token.tag}{start}>")
        if token.type == "paragraph_open" and following and _is_figure(following[0]):
            following[0].children = [Token("figure", "", 0, children=following[0].children)]

    def _fence(self, token: Token) -> None:
        if len(token.info.split()) > 1:
            self._put("<p>")
            self._say(token.info)
            self._put("</p>")
        assert token.map
        self._go_to(token.map[0] + 2)
        self._put("<pre>")
        self._lines_of(token.content)
        self._put("</pre>")

    def _raw_html(self, html: str, around: str) -> None:
        if self._raw:
            self._put(html.replace("\n", " ") if self._inside_note else html)
            return
        self._put(f"<{around}>")
        self._lines_of(html)
        self._put(f"</{around}>")

    def _inlines(self, children: Sequence[Token]) -> None:
        for token in children:
            self._inline(token)

    def _inline(self, token: Token) -> None:
        match token.type:
            case "text":
                self._say(token.content)
            case "softbreak":
                self._put(" " if self._inside_note else "\n")
            case "hardbreak":
                self._put("<br>" if self._inside_note else "<br>\n")
            case "code_inline":
                self._put("<code>")
                self._say(token.content)
                self._put("</code>")
            case "html_inline":
                self._raw_html(token.content, "span")
            case "link_open":
                self._put(f'<a href="{escape(str(token.attrs.get("href", "")))}">')
            case "image":
                self._image(token)
            case "figure":
                self._figure((token.children or [])[0])
            case "footnote_ref":
                self._note(token)
            case _:
                self._put(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")

    def _image(self, token: Token) -> None:
        """Write a picture; one without words has no alternative text, and is not said to be decorative."""
        words = _words(token.children or [])
        self.rendered.shown.append((self._line, words))
        alt = f' alt="{escape(words)}"' if words.strip() else ""
        self._put(f'<img src="{escape(str(token.attrs.get("src", "")))}"{alt}>')

    def _figure(self, image: Token) -> None:
        self._put("<figure>")
        self._image(image)
        self._put("<figcaption>")
        self._say(str(image.attrs["title"]))
        self._put("</figcaption></figure>")

    def _note(self, token: Token) -> None:
        """Write a footnote where it is called first; a page holds each of them once."""
        content = self._notes.pop(token.meta["id"], [])
        if self._inside_note or not content:
            if content:
                self._notes[token.meta["id"]] = content
            self.rendered.odd.append((self._line, f"another reference to the footnote [^{token.meta['label']}]"))
            self._say(f"[^{token.meta['label']}]")
            return
        first = next((part.map[0] + 1 for part in content if part.map), self._line)
        if any(part.type not in _PARAGRAPHS for part in content):
            self.rendered.odd.append((first, f"a list, table or the like in the footnote [^{token.meta['label']}]"))
        self._inside_note = True
        self._put(f'<{NOTE} line="{first}">')
        for number, part in enumerate(part for part in content if part.type in ("inline", "fence", "html_block")):
            self._put("<br>" * bool(number))
            self._note_part(part)
        self._put(f"</{NOTE}>")
        self._inside_note = False

    def uncalled(self) -> Iterator[Left]:
        """Yield the footnotes that only other footnotes call."""
        for _, content in sorted(self._notes.items()):
            words = [part.content for part in content if part.content]
            line = next((part.map[0] + 1 for part in content if part.map), 1)
            yield Left(line, "unread", "\n".join(words))

    def _note_part(self, part: Token) -> None:
        if part.type == "inline":
            self._inlines(part.children or [])
        else:
            self._say(part.content)


def _is_figure(token: Token) -> bool:
    """Whether a paragraph is a picture with a caption (its title) and nothing else."""
    children = token.children or []
    return len(children) == 1 and children[0].type == "image" and bool(str(children[0].attrs.get("title", "")).strip())


def _words(children: Sequence[Token]) -> str:
    """The words of a picture's description."""
    return "".join(
        " " if token.type.endswith("break") else _words(token.children or []) if token.type == "image" else token.content
        for token in children)
