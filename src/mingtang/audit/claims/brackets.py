"""Brackets, quotation marks and title marks that have lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.claims.judgement import Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.sentences import Block
from mingtang.audit.findings import Quote

_PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】"}
_EVEN = {"(": "（", ")": "）"}
_MARK = re.compile(r"[（）“”《》〔〕【】()]")
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_NUMBERING = re.compile(
    r"(?:^|[。；：，！\s])\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳a-zA-Z])$"
)
_AROUND = 16


def unpaired(narrative: Narrative) -> Iterator[Judgement]:
    """Each mark without its partner in its section; 1） and 一） are numbering and need none."""
    by_section: dict[int, list[Block]] = {}
    for block in narrative.blocks:
        by_section.setdefault(block.section, []).append(block)
    for blocks in by_section.values():
        yield from _unpaired(blocks)


def _unpaired(blocks: list[Block]) -> Iterator[Judgement]:
    open_marks: dict[str, list[tuple[int, int]]] = {opening: [] for opening in _PAIRS}
    lost: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        for match in _MARK.finditer(block.text):
            mark, offset = match.group(), match.start()
            mark = _EVEN.get(mark, mark)
            if mark in _PAIRS:
                open_marks[mark].append((number, offset))
            elif open_marks[_OPENING[mark]]:
                open_marks[_OPENING[mark]].pop()
            elif mark != "）" or not _NUMBERING.search(block.text[max(0, offset - 5) : offset]):
                lost.append((number, offset))
    lost += [place for places in open_marks.values() for place in places]
    last = (-1, 0)
    for number, offset in sorted(lost):
        if last[0] == number and offset - last[1] < 2 * _AROUND:
            continue
        last = (number, offset)
        yield _judgement(blocks[number], offset)


def _judgement(block: Block, offset: int) -> Judgement:
    around = block.text[max(0, offset - _AROUND) : offset + _AROUND].replace("\x00", "")
    return Judgement(
        Verdict.WRONG,
        f"“{around}”中的“{block.text[offset]}”没有配对，请核对括号、引号或书名号",
        quotes=(Quote(around, block.place(offset)),),
    )
