"""What came back from a reviewer as a Word file: remarks at their blocks, changes without tracking among them."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from netpub.article import Article
from netpub.errors import ConfigError
from netpub.ingest import docx_remarks
from netpub.ingest.docx_remarks import CHANGE, COMMENT, FORMAT, Remark, Returned
from netpub.publish import docx_queries, docx_review
from netpub.publish.edition import Edition
from netpub.review import anchoring
from netpub.review.records import Record

_SHOWN = 300
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Identity:
    """Which text a packet is about."""

    page: str
    language: str
    content_digest: str

    @property
    def text(self) -> str:
        """The identity as a file bears it."""
        return f"{self.page} {self.language} {self.content_digest}"


def read(data: bytes, name: str) -> tuple[Returned, Identity | None]:
    """Return what is in a Word file without netpub's own queries, and which text it is about; None for a file that netpub did not make.
    A query in which a reviewer wrote is a remark without a name. Raises as ``docx_remarks.read``."""
    returned = docx_remarks.read(data, name, docx_review.PROPERTY, docx_review.ASKED)
    identity, asked = (one.split(" ") for one in returned.properties)
    ours = [one.kind == COMMENT and one.by == docx_queries.AUTHOR for one in returned.remarks]
    remarks = tuple(
        replace(one, by="") if own else one for one, own in zip(returned.remarks, ours, strict=True)
        if not (own and docx_queries.mark(one.text) in asked))
    return replace(returned, remarks=remarks), Identity(*identity) if len(identity) == 3 else None  # noqa: PLR2004  the three of Identity


def untracked(returned: Returned, edition: Edition) -> Iterator[Remark]:
    """Yield what differs from the file that went out although no change is tracked; ``edition`` is what that was made of."""
    sent = docx_remarks.read(docx_review.write(edition, ""), edition.slug).paragraphs
    old, new = [text for text, _ in sent], [text for text, _ in returned.paragraphs]
    for tag, start, end, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        before, after = " ".join(old[start:end]), " ".join(new[first:last])
        if before.split() == after.split():
            continue
        place = sent[start if start < end else max(start - 1, 0)]
        yield Remark(CHANGE, "", _told(before, after), "", place[1], place[0])


def _told(before: str, after: str) -> str:
    """A change without tracking, with the words that are the same at both ends left out."""
    old, new = before.split(), after.split()
    if not old or not new:
        what = f"inserted here “{_short(after)}”" if new else f"deleted “{_short(before)}”"
        return f"Somebody {what} without tracking the change."
    head = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    one, other = (" ".join(words[max(head - 2, 0):len(words) - max(tail - 2, 0)]) for words in (old, new))
    return f"Somebody changed “{_short(one)}” to “{_short(other)}” without tracking the change."


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


def records(
    remarks: Iterable[Remark], identity: Identity, article: Article, known: Sequence[Record], by: str, role: str, at: str, *, note: bool,
) -> list[Record]:
    """Return the comments to record: each remark at its block, where it has one, else about the page as a whole with the words it was on.

    ``by`` is who wrote those that bear no name; ``known`` are the page's records: what came in before does not come in again. Changes of
    the look are notes, and so is everything with ``note``. Raises ConfigError when there are more than anybody can resolve.
    """
    remarks = list(remarks)
    if len(remarks) > _MOST:
        raise ConfigError(
            f"The file holds {len(remarks)} remarks; {_MOST} is the most that people can resolve one by one.",
            "Accept or reject changes that are no remarks in Word (of spaces, of the look), and import it again.")
    blocks = anchoring.texts(article)
    places: dict[tuple[tuple[str, ...], str], str] = {}
    before = {(one.language, one.by, one.block, one.text) for one in known if one.kind == "comment"}
    found: dict[tuple[str, str, str], Record] = {}
    for remark in remarks:
        place = (remark.bookmarks, remark.paragraph)
        if place not in places:
            places[place] = anchoring.block(*place, blocks)
        block = places[place]
        text = _words(remark, placed=bool(block))
        who = remark.by or by
        if (identity.language, who, block, text) not in before:
            found[who, block, text] = Record(
                "comment", identity.page, at, identity.language, by=who, role=role, content_digest=identity.content_digest, text=text,
                block=block, blocking=not note and remark.kind != FORMAT)
    return list(found.values())


def _words(remark: Remark, *, placed: bool) -> str:
    on = f" [on “{_short(remark.on)}”]" if remark.on else ""
    paragraph = "" if placed or not remark.paragraph.strip() else f" [in “{_short(' '.join(remark.paragraph.split()))}”]"
    return f"{remark.text}{on}{paragraph}"


def named(remarks: Iterable[Remark], names: Sequence[str]) -> list[Remark]:
    """Return remarks in which each one without a name has the only name among ``names``, where there is only one."""
    only = names[0] if len(set(names)) == 1 else ""
    return [remark if remark.by or not only else replace(remark, by=only) for remark in remarks]
