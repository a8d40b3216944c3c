"""The narrative cut into sentences: hard-wrapped lines joined, headings set apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims.plain import closed_up, evened
from mingtang.documents.raw import Paragraph, Place

PREAMBLE = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the narrative.

    `text` is as printed but for its spaces, `plain` the same with even digits and stops: an offset
    means the same in both. `section` is the statutory number, 0 the preamble; `block` counts
    the joined paragraphs of the report, `index` its sentences.
    """

    text: str
    plain: str
    section: int
    block: int
    index: int
    at: Place

    @property
    def is_heading(self) -> bool:
        return len(self.plain) <= 30 and self.plain[-1:] not in _STOPS


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its wrapped lines joined; `starts` gives where each line began."""

    text: str
    section: int
    starts: tuple[tuple[int, Place], ...]

    def place(self, offset: int) -> Place:
        """The place of the line in which this offset stands."""
        return self.starts[bisect_right(self.starts, offset, key=itemgetter(0)) - 1][1]


_STOPS = "。！？；：…"
_ENDED = re.compile(r"[。！？；：…][”』」）》〉]*$")
_OPENS = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．]|[一二三四五六七八九十]是|——|[\[|#])"
)
_CUT = re.compile(r"[^。！？]*(?:[。！？]+[”』」）》〉]*|$)")
_HEADING_RUN = re.compile(
    r"((?:^|[。！？])\s*(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)[^。，；：！？\s]{2,24})[ \t\u3000\u00a0]+(?=[\u4e00-\u9fff\d“（])"
)
_GAP = re.compile(r"[ \t\u3000\u00a0]")
_RESIDUE = re.compile(r"\[(?:bookmark|image)[^\]]*\]")


def _continues(line: str, following: str, width: int) -> bool:
    """Whether the next line goes on with the sentence of this one: a line broken by its width."""
    if not line or _ENDED.search(line) or _OPENS.match(following):
        return False
    if line[-1] in "，、（《“":
        return True
    return len(line) >= 16 and (len(line) >= 0.7 * width or "，" in line)


def _blocks(paragraphs: Iterable[Paragraph], section: int) -> Iterator[Block]:
    lines = [(_RESIDUE.sub("", p.text).strip(), p.at) for p in paragraphs]
    lines = [(text, at) for text, at in lines if text]
    unended = sorted(len(closed_up(text)) for text, _ in lines if not _ENDED.search(text))
    width = unended[len(unended) * 3 // 4] if len(unended) > 2 else 60
    text, last = "", ""
    starts: list[tuple[int, Place]] = []
    for line, at in lines:
        if text and not _continues(last, line, width):
            yield Block(text, section, tuple(starts))
            text, starts = "", []
        last = (
            closed_up(_HEADING_RUN.sub("\\1\x00", line)) if _GAP.search(line) else closed_up(line)
        )
        starts.append((len(text), at))
        text += last
    if text:
        yield Block(text, section, tuple(starts))


def blocks(report: AnnualReport) -> tuple[Block, ...]:
    """The paragraphs of the preamble and of every section, wrapped lines joined."""
    found = list(_blocks(report.preamble, PREAMBLE))
    for section in report.sections:
        found.extend(_blocks(section.paragraphs, section.number))
    return tuple(found)


def sentences(found: Iterable[Block]) -> tuple[Sentence, ...]:
    """The blocks cut at 。！？ and after a heading that runs into its text by a space only."""
    cut: list[Sentence] = []
    for number, block in enumerate(found):
        offset = 0
        for run in block.text.split("\x00"):
            for match in _CUT.finditer(run):
                text = match.group()
                if text:
                    at = block.place(offset + match.start())
                    cut.append(Sentence(text, evened(text), block.section, number, len(cut), at))
            offset += len(run) + 1
    return tuple(cut)
