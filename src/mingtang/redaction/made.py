"""A new file before it is checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mingtang.redaction.marks import AreaMark, Mark
from mingtang.redaction.outcome import Dropped, Hit, Passage, RedactionRefused
from mingtang.redaction.withholding import wrong_mark

_WHOLE = 0.995


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes, what the marks did, what was left behind, the passages as they were and, where the
    new file has no text of its own, what is left of them."""

    data: bytes
    hits: tuple[Hit, ...]
    dropped: tuple[Dropped, ...]
    passages: tuple[Passage, ...]
    left: tuple[Passage, ...] = ()


def covered_whole(marks: Sequence[Mark]) -> frozenset[int]:
    """The pages or pictures that area marks cover from edge to edge: nobody need look at them."""
    return frozenset(
        mark.box.page
        for mark in marks
        if isinstance(mark, AreaMark)
        and max(mark.box.left, mark.box.top) <= 1 - _WHOLE
        and min(mark.box.right, mark.box.bottom) >= _WHOLE
    )


def refuse_unseen(unseen: Collection[int], unit: str, what: str) -> None:
    """Refuses where words may stand in pictures that nobody has looked at."""
    if unseen:
        listed = "、".join(str(number) for number in sorted(unseen)[:20])
        more = "等" if len(unseen) > 20 else ""
        raise RedactionRefused(
            "to_be_viewed",
            f"{unit[0]}{listed}{more}{unit[1:]}{what}，其中的文字不能自动查找。"
            "请逐一目视检查，框选需要遮盖的区域，并确认已经查看后再生成。",
        )


def check_areas(marks: Sequence[Mark], count: int, unit: str) -> None:
    """Refuses area marks that lie nowhere."""
    for number, mark in enumerate(marks):
        if not isinstance(mark, AreaMark):
            continue
        box = mark.box
        if not 1 <= box.page <= count:
            raise wrong_mark(
                number, f"指向{unit[0]}{box.page}{unit[1:]}，而文件只有{count}{unit[-1]}"
            )
        inside = 0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1
        if not inside:
            raise wrong_mark(number, "框选的区域没有面积，或者超出了页面（图片）的边缘")
