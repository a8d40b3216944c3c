"""A composed letter: what a renderer lays out and an officer reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.applications.grounds import Fault
from mingtang.applications.letter_kinds import LetterKind


class ParagraphStyle(StrEnum):
    """TEXT is indented by two characters; an ITEM is one of a numbered list."""

    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: ParagraphStyle = ParagraphStyle.TEXT


@dataclass(frozen=True, slots=True)
class Element:
    """Something a letter must contain; `code` is that of the frame's part or of the fact, for the
    n-th group of withheld parts (from 0) `withheld.n.code`."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class LetterText:
    """`addressee` stands flush left before a full-width colon (empty: none). `remedies` follow the
    paragraphs. `dated` is the day that the letter bears, as written. `missing`: what the letter
    must contain and does not; `faults`: what it contains and will not hold. `notes`: what the
    officer should know, such as a number that was masked."""

    kind: LetterKind
    title: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    remedies: tuple[str, ...]
    attachments: tuple[str, ...]
    agency: str
    dated: str
    missing: tuple[Element, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether the letter may go to review and signature."""
        return not self.missing and not self.faults

    @property
    def plain(self) -> str:
        """The letter as plain text, a line a paragraph."""
        lines = [self.title, *([f"{self.addressee}："] if self.addressee else [])]
        lines += [f"　　{each.text}" for each in self.paragraphs]
        lines += [f"　　{each}" for each in self.remedies]
        if len(self.attachments) == 1:
            lines.append(f"　　附件：{self.attachments[0]}")
        for number, each in enumerate(self.attachments, 1):
            if len(self.attachments) > 1:
                lines.append(f"　　{'附件：' if number == 1 else '　　　'}{number}.{each}")
        return "\n".join([*lines, *(each for each in (self.agency, self.dated) if each)])
