"""Marks over passages: which characters go, and the entry of each for the list of the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from mingtang.redaction.folding import folded, occurrences
from mingtang.redaction.marks import AreaMark, Mark, PassageMark, TextMark
from mingtang.redaction.outcome import Hit, Passage, RedactionRefused, Withheld

Flow = Sequence[Passage]
"""Passages that follow each other on the page: words may run from one into the next."""


@dataclass(slots=True)
class Cover:
    """What the marks take away: spans of characters by passage, hits by mark."""

    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)

    def add(self, mark: int, at: str, start: int, end: int) -> None:
        self.spans.setdefault(at, []).append((start, end))
        self.hits.append(Hit(mark, at))

    def of(self, at: str) -> list[tuple[int, int]]:
        """The spans of one passage, in order, those that touch joined."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(self.spans.get(at, ())):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined


def check_marks(marks: Sequence[Mark]) -> None:
    """Refuses marks that say nothing: no marks, no words, no reason (条例第三十七条)."""
    if not marks:
        raise RedactionRefused(
            "no_marks", "尚未标出任何需要遮盖的内容。请先在文件中标出不予公开的文字或者区域。"
        )
    for number, mark in enumerate(marks, 1):
        if not mark.ground.reason.strip():
            raise RedactionRefused(
                "no_reason",
                f"第{number}处标记没有写明不予公开的理由。区分处理须逐项说明理由"
                "（《条例》第三十七条、第三十六条第（三）项），请补写后再生成。",
            )
        words = {TextMark: "text", PassageMark: "quote"}.get(type(mark))
        if words and not folded(getattr(mark, words)):
            raise RedactionRefused(
                "blank_mark",
                f"第{number}处标记只有空白或者分隔符号，无法据以查找。请填写需要遮盖的文字。",
            )


def cover(flows: Sequence[Flow], marks: Sequence[Mark]) -> Cover:
    """The characters that the marks name. Raises `RedactionRefused`: a mark that names nothing."""
    covered = Cover()
    for number, mark in enumerate(marks):
        if isinstance(mark, TextMark):
            _cover_text(covered, flows, number, mark)
        elif isinstance(mark, PassageMark):
            _cover_passage(covered, flows, number, mark)
    return covered


def _cover_text(covered: Cover, flows: Sequence[Flow], number: int, mark: TextMark) -> None:
    wanted = folded(mark.text)
    before = len(covered.hits)
    for flow in flows:
        for stretches in occurrences([passage.text for passage in flow], wanted):
            for stretch in stretches:
                covered.add(number, flow[stretch.piece].at, stretch.start, stretch.end)
    if len(covered.hits) == before:
        raise not_found(number)


def not_found(number: int) -> RedactionRefused:
    """The refusal of a text mark that no text answers; the words themselves are not repeated."""
    return RedactionRefused(
        "not_found",
        f"第{number + 1}处标记的文字在文件中一处也没有找到，可能有错别字，"
        "或者这些文字在图片、扫描页里。请核对文字，或者改为在页面、图片上框选区域。",
    )


def _cover_passage(covered: Cover, flows: Sequence[Flow], number: int, mark: PassageMark) -> None:
    passage = next((one for flow in flows for one in flow if one.at == mark.at), None)
    if passage is None:
        raise RedactionRefused(
            "no_such_place",
            f"第{number + 1}处标记指向“{mark.at}”，文件中没有这个位置。请重新打开文件标记。",
        )
    end = mark.start + len(mark.quote)
    if mark.start < 0 or passage.text[mark.start : end] != mark.quote:
        raise RedactionRefused(
            "place_changed",
            f"第{number + 1}处标记（{mark.at}）的文字与文件中的不一致，文件可能已被替换。"
            "请重新打开文件，在原位置重新标记。",
        )
    covered.add(number, mark.at, mark.start, end)


def wrong_mark(number: int, what: str) -> RedactionRefused:
    """The refusal of a kind of mark that this format does not know."""
    return RedactionRefused("wrong_mark", f"第{number + 1}处标记{what}。请删去后重新标记。")


def refuse_areas(marks: Sequence[Mark]) -> None:
    for number, mark in enumerate(marks):
        if isinstance(mark, AreaMark):
            raise wrong_mark(number, "是区域，而这种文件只能按文字或者单元格标记")


def withheld(marks: Sequence[Mark], hits: Sequence[Hit]) -> tuple[Withheld, ...]:
    """The list for the letter: each place once for each ground, in the order of the marks."""
    ordered = sorted(hits, key=lambda hit: hit.mark)
    counts = Counter((hit.at, marks[hit.mark].ground) for hit in ordered)
    return tuple(Withheld(at, ground, count) for (at, ground), count in counts.items())
