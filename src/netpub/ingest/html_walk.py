"""What the walk through an HTML tree keeps: the line it is at, the runs met so far, the open places and frames."""

from netpub.findings import Finding, Report, Where
from netpub.ingest.encoding import report_unreadable, without_impossible
from netpub.ingest.figures import Pictures
from netpub.ingest.frames import DroppedFrame, Frame, ListFrame, NoteFrame
from netpub.ingest.inlines import SPACE
from netpub.ingest.place import Place
from netpub.page import Block, Dropped, Heading, Origin, Paragraph, Range, Run, plain

DEEPEST = 12  # Lists, boxes, quotations and tables inside one another; later stages walk blocks by recursion.


class Walk:
    """The state of reading one page: elements open and close frames here, and text becomes runs and lines."""

    def __init__(self, where: Where, language: str, pictures: Pictures, report: Report) -> None:
        self.where, self.pictures, self.report = where, pictures, report
        self.runs: list[Run] = []
        self.dropped: list[Dropped] = []
        self.left_out: list[tuple[int, str]] = []
        self.line = 1
        self.place = Place(None, "", language=language)
        self.frames: list[Frame] = [Frame(self.origin())]
        self._simplified = False
        # Whether what is said of a picture is text that the source shows, as in Markdown, and stays when the picture cannot be taken.
        self.descriptions = False

    def origin(self, *more: str) -> Origin:
        """Return the present place as an origin, with more hints."""
        return Origin(self.where.file, self.line, (*self.place.hints, *more))

    def at(self, line: int) -> Where:
        """Return a line of the file."""
        return Where(self.where.file, line, self.where.page)

    @property
    def top(self) -> Frame:
        """The innermost open frame."""
        return self.frames[-1]

    def push(self, frame: Frame, *, container: bool = False) -> bool:
        """Open a frame; a ``container`` (list, box, table) adds to the depth, and too deep a one is not opened: its blocks stay plain."""
        depth = self.top.depth + container
        if depth > DEEPEST:
            if not self._simplified:
                self.report(Finding("nesting-simplified", self.at(self.line), str(DEEPEST)))
            self._simplified = True
            return False
        frame.depth = depth
        self.frames.append(frame)
        return True

    def close_frames(self, keep: int) -> None:
        """End the innermost frames until ``keep`` are open."""
        while len(self.frames) > keep:
            self.flush()
            frame = self.frames.pop()
            if isinstance(frame, DroppedFrame):
                self._drop(frame)
            else:
                frame.deliver(self.top)
            if isinstance(frame, NoteFrame):
                self.line = frame.back

    def _drop(self, frame: DroppedFrame) -> None:
        self.dropped += [Dropped(frame.rule, block) for block in frame.blocks]
        if frame.blocks:
            words = " ".join(plain(block.content) for block in frame.blocks if isinstance(block, Paragraph | Heading))
            self.report(Finding(frame.rule, self.at(frame.origin.line), words[:100]))

    def flush(self) -> None:
        """End the block that is being read."""
        frame = self.frames[-1]
        content = frame.line.take()
        if content:
            origin = Origin(self.where.file, frame.first, frame.hints or ())
            frame.accept(Heading(frame.heading, content, origin) if frame.heading else Paragraph(content, origin))
        if frame.later:
            for block in frame.later:
                frame.accept(block)
            frame.later = []
        frame.hints = None

    def end_implied_list(self) -> None:
        """End a list that the source has no element for, because something else than an item comes."""
        if isinstance(self.top, ListFrame) and self.top.implied:
            self.close_frames(len(self.frames) - 1)

    def text(self, raw: str | None) -> None:
        """Take a text node: it becomes a run, and its characters go to the block that is being read."""
        if not raw:
            return
        place = self.place
        if not place.skipped:
            if raw.strip(SPACE):
                self._words(without_impossible(raw))
            elif place.preformatted and "\n" in raw:
                self.top.line.line_break(place.marks)
            else:
                self.top.line.blank(place.marks)
        self.line += raw.count("\n")

    def _words(self, raw: str) -> None:
        self.end_implied_list()
        frame, place = self.top, self.place
        self.begin(self.line + raw.count("\n", 0, len(raw) - len(raw.lstrip(SPACE))))
        report_unreadable(self.line, raw, self.where, self.report)
        add = frame.line.add_lines if place.preformatted else frame.line.add
        add(self.run(raw), raw, place.marks)

    def begin(self, line: int) -> None:
        """Note that words come at the present place: a block's hints are those that all its words share, in or around them."""
        frame, hints = self.top, self.place.hints
        if frame.hints is None:
            frame.hints, frame.first = hints, line
        elif hints[:len(frame.hints)] != frame.hints:
            shared = set(hints)
            frame.hints = tuple(hint for hint in frame.hints if hint in shared)

    def run(self, text: str) -> int:
        """Note a run of source text that starts at the present line; returns its number."""
        self.runs.append(Run(self.line, text))
        return len(self.runs) - 1

    def stand_alone(self, block: Block) -> None:
        """Take a block that was met inside a line: it follows the line, or stands before it when no word has come yet."""
        self.end_implied_list()
        if self.top.line:
            self.top.later.append(block)
        else:
            self.top.accept(block)

    def alternative(self, text: str) -> Range | None:
        """Return the range of an alternative text, which is source text like any other; None when it is blank."""
        if not text.strip():
            return None
        report_unreadable(self.line, text, self.where, self.report)
        return Range(self.run(text), 0, len(text))
