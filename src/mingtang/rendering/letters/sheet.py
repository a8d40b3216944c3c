"""A letter as it is printed, independent of any format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.rendering.characters import width

# GB/T 9704 7.3.3: 一、 in 黑体, （一） in 楷体.
_FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、[^。；：！？\n]{1,40}[。：]?")
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。；：！？\n]{1,40}[。：]?")

LINE_CHARACTERS = 28.0  # 5.2.3
DATE_INDENT = 4.0  # 7.3.5.1: a letter that is stamped has its date four characters from the right


class LineKind(StrEnum):
    TEXT = "text"
    FIRST_HEADING = "first_heading"
    SECOND_HEADING = "second_heading"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a letter."""

    text: str
    kind: LineKind = LineKind.TEXT

    @classmethod
    def of(cls, text: str) -> Line:
        """The paragraph, a heading where it is numbered as one and says nothing else.

        >>> Line.of("一、申请内容").kind
        <LineKind.FIRST_HEADING: 'first_heading'>
        """
        if _FIRST_LEVEL.fullmatch(text):
            return cls(text, LineKind.FIRST_HEADING)
        if _SECOND_LEVEL.fullmatch(text):
            return cls(text, LineKind.SECOND_HEADING)
        return cls(text)


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A row of a form: what is asked, what stands there already, the boxes to tick, and how many
    lines are left for writing."""

    label: str
    text: str = ""
    choices: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Annex:
    """What stands on pages of its own behind the letter (7.3.7): `mark` is 附件 and its number.
    `rows` are a form that the addressee fills in and sends back."""

    mark: str
    title: str
    lines: tuple[Line, ...] = ()
    rows: tuple[SlipRow, ...] = ()
    notes: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the signature, flush right but for `indent` characters."""

    text: str
    indent: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter. `reference` and `dated` are missing from a draft; `attachments` are named after the
    text, `annexes` printed behind it; `copies` are told at the foot of the last page (7.4)."""

    organ: str
    title: str
    addressee: str
    lines: tuple[Line, ...]
    closing: str
    reference: str = ""
    dated: date | None = None
    attachments: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def signature(self) -> tuple[SignatureLine, ...]:
        """The organ centred over the date (7.3.5.1); a draft leaves the date open."""
        day = self.dated
        written = f"{day.year}年{day.month}月{day.day}日" if day else "　　年　　月　　日"
        middle = DATE_INDENT + width(written) / 2
        organ_indent = middle - width(self.closing) / 2
        if organ_indent < 0:  # a name longer than the date by far: the date is centred under it
            organ_indent, date_indent = 2.0, 2.0 + (width(self.closing) - width(written)) / 2
            return (
                SignatureLine(self.closing, organ_indent),
                SignatureLine(written, date_indent),
            )
        return SignatureLine(self.closing, organ_indent), SignatureLine(written, DATE_INDENT)

    def text_lines(self) -> Iterator[str]:
        """Every text in the order of reading: what a file of this letter says, and nothing else."""
        yield self.organ
        if self.reference:
            yield self.reference
        yield self.title
        if self.addressee:
            yield f"{self.addressee}："
        yield from (line.text for line in self.lines)
        yield from numbered_attachments(self.attachments)
        yield from (line.text for line in self.signature)
        for annex in self.annexes:
            yield annex.mark
            yield annex.title
            yield from (line.text for line in annex.lines)
            for row in annex.rows:
                yield row.label
                yield from row_texts(row)
            yield from (line.text for line in annex.notes)
        if self.copies:
            yield copies_line(self.copies)


def numbered_attachments(names: tuple[str, ...]) -> Iterator[str]:
    """附件：1．……  (7.3.4): one attachment has no number."""
    for number, name in enumerate(names, start=1):
        lead = "附件：" if number == 1 else "　　　"
        yield f"{lead}{number}．{name}" if len(names) > 1 else f"{lead}{name}"


def row_texts(row: SlipRow) -> Iterator[str]:
    """What stands in a row beside its label."""
    if row.text:
        yield row.text
    yield from (f"□{choice}" for choice in row.choices)


def copies_line(copies: tuple[str, ...]) -> str:
    return f"抄送：{'，'.join(copies)}。"
