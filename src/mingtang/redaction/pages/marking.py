"""Marks over pages: the boxes that are to be black."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from mingtang.documents.pages import Box
from mingtang.redaction.folding import folded, occurrences
from mingtang.redaction.marks import AreaMark, Mark, PassageMark, TextMark
from mingtang.redaction.outcome import Hit, RedactionRefused
from mingtang.redaction.pages.sheet import Sheet, joined
from mingtang.redaction.withholding import not_found

_EDGE = 3
"""Lines at the end of a page and the beginning of the next between which a word may be parted; page
numbers and running heads stand among them."""


@dataclass(slots=True)
class Blackened:
    """Boxes by page, hits by mark, characters by page that go with them."""

    boxes: dict[int, list[Box]] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    letters: dict[int, set[int]] = field(default_factory=dict)

    def add(self, mark: int, sheet: Sheet, indexes: Sequence[int]) -> None:
        boxes = tuple(joined(sheet, indexes))
        if boxes:
            self.boxes.setdefault(sheet.number, []).extend(boxes)
            self.letters.setdefault(sheet.number, set()).update(indexes)
            self.hits.append(Hit(mark, place(sheet.number), boxes))


def place(page: int) -> str:
    return f"第{page}页"


def blacken(sheets: Sequence[Sheet], marks: Sequence[Mark]) -> Blackened:
    """Where the marks stand. Raises `RedactionRefused`: a mark that names nothing."""
    found = Blackened()
    for number, mark in enumerate(marks):
        if isinstance(mark, TextMark):
            _blacken_text(found, sheets, number, folded(mark.text))
        elif isinstance(mark, PassageMark):
            _blacken_passage(found, sheets, number, mark)
        else:
            _blacken_area(found, sheets, number, mark)
    return found


def _blacken_text(found: Blackened, sheets: Sequence[Sheet], number: int, wanted: str) -> None:
    before = len(found.hits)
    for sheet in sheets:
        seen: set[frozenset[int]] = set()
        for indexes in _in_sheet(sheet, wanted):
            if frozenset(indexes) not in seen:
                seen.add(frozenset(indexes))
                found.add(number, sheet, indexes)
    for sheet, following in pairwise(sheets):
        for head, tail in _parted(sheet, following, wanted):
            found.add(number, sheet, head)
            found.add(number, following, tail)
    if len(found.hits) == before:
        raise not_found(number)


def _in_sheet(sheet: Sheet, wanted: str) -> Iterator[list[int]]:
    """In the order of the file, which follows columns, and line by line, which follows the eye: a
    file may paint the letters of a word in any order."""
    for stretches in occurrences([sheet.text], wanted):
        for stretch in stretches:
            yield list(range(stretch.start, stretch.end))
    order = [index for line in sheet.lines() for index in line]
    for stretches in occurrences(["".join(sheet.text[index] for index in order)], wanted):
        for stretch in stretches:
            yield order[stretch.start : stretch.end]


def _parted(sheet: Sheet, following: Sheet, wanted: str) -> Iterator[tuple[list[int], list[int]]]:
    """A word whose beginning ends a page and whose end begins the next."""
    lasts = [(line, _plain(sheet, line)) for line in sheet.lines()[-_EDGE:]]
    firsts = [(line, _plain(following, line)) for line in following.lines()[:_EDGE]]
    for cut in range(1, len(wanted)):
        for last, end in lasts:
            for first, start in firsts:
                if end.endswith(wanted[:cut]) and start.startswith(wanted[cut:]):
                    yield last[-cut:], first[: len(wanted) - cut]


def _plain(sheet: Sheet, line: Sequence[int]) -> str:
    return folded("".join(sheet.text[index] for index in line))


def _blacken_passage(
    found: Blackened, sheets: Sequence[Sheet], number: int, mark: PassageMark
) -> None:
    sheet = next((sheet for sheet in sheets if place(sheet.number) == mark.at), None)
    end = mark.start + len(mark.quote)
    if sheet is None or mark.start < 0 or sheet.text[mark.start : end] != mark.quote:
        raise RedactionRefused(
            "place_changed",
            f"第{number + 1}处标记（{mark.at}）的文字与文件中的不一致，文件可能已被替换。"
            "请重新打开文件，在原位置重新标记。",
        )
    before = len(found.hits)
    found.add(number, sheet, range(mark.start, end))
    if len(found.hits) == before:
        raise not_found(number)


def _blacken_area(found: Blackened, sheets: Sequence[Sheet], number: int, mark: AreaMark) -> None:
    box = mark.box
    sheet = sheets[box.page - 1]
    found.boxes.setdefault(box.page, []).append(box)
    found.hits.append(Hit(number, place(box.page), (box,)))
    found.letters.setdefault(box.page, set()).update(
        index
        for index, (left, top, right, bottom) in enumerate(sheet.boxes)
        if left < box.right and right > box.left and top < box.bottom and bottom > box.top
    )
