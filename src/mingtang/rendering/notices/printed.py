"""A published document as it is printed, independent of any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.documents.raw import Block


class Paper(StrEnum):
    A4 = "a4"
    A3 = "a3"


@dataclass(frozen=True, slots=True)
class Notice:
    """One document. `blocks` are its text and tables in their order; `until` is the last day on which
    it hangs; `found_at` tells where the public finds it for good; `lead` is a word before it, where a
    gazette says that an earlier issue is corrected or something no longer stands."""

    title: str
    organ: str
    dated: date
    blocks: tuple[Block, ...]
    number: str = ""
    until: date | None = None
    found_at: str = ""
    attachments: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of a government gazette (政府公报, 条例第二十三条): numbered within its year."""

    name: str
    organ: str
    year: int
    number: int
    dated: date
    notices: tuple[Notice, ...]

    @property
    def numbered(self) -> str:
        return f"{self.year}年第{self.number}期"


def day_words(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
