"""A total and its parts as a sentence tells them: 其中…, 包括…, （…）, 涉及…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mingtang.annual.report import Number
from mingtang.audit.claims.figures import COUNTS, DETAILS, Exactness, Figure
from mingtang.audit.claims.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total. `share` is the 占…% printed after it; `begins` is True after ；."""

    figure: Figure
    share: Figure | None = None
    begins: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Partition:
    """A total and what is listed as its parts, in the order of the sentence.

    `open` says that the list does not claim to be whole (等, 主要, 如), `trailing` that the total
    stands after its parts (合计、共计).
    """

    total: Figure
    parts: tuple[Part, ...]
    sentence: Sentence
    total_sentence: Sentence
    open: bool
    trailing: bool = False

    @property
    def sum(self) -> Number:
        return sum((part.figure.number for part in self.outer), Decimal(0))

    @property
    def outer(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.nested)

    @property
    def has_inner(self) -> bool:
        return any(part.nested for part in self.parts)

    @property
    def names_the_rest(self) -> bool:
        """Whether the last part is a catch-all (其他…), so that the list claims to be whole."""
        return bool(re.search(r"其[他它余]", self.outer[-1].figure.before)) if self.outer else False

    def readings(self) -> set[Number]:
        """Every sum of two or more leading parts (of two or more last parts before a trailing
        total), with and without the inner lists."""
        found: set[Number] = set()
        for listed in (self.parts, self.outer):
            parts = tuple(reversed(listed)) if self.trailing else listed
            running: Number = 0
            for count, part in enumerate(parts, 1):
                running += part.figure.number
                if count > 1:
                    found.add(running)
        return found

    def odd_one_out(self) -> Part | None:
        """A part without which the list adds up: it may be held by another part."""
        surplus = self.sum - self.total.number
        return next((p for p in self.outer if surplus and p.figure.number == surplus), None)


_TRIGGER = re.compile(
    r"其中|包括|包含|分别[为是有]|涉及|分为|具体[为是有]|即|^[^，。；、（）：]{0,16}中，|^[^，。；（）：]{0,16}："
    r"|^，?按[^，；。]{1,14}(?:分|划分|分类|来看|看|统计|情况)[，：]?"
)
_OPEN_LIST = re.compile(
    r"(?:其中|包括)，?(?:主要|重点)|(?:主要|重点)(?:有|包括|是|为|通过|涉及)|例如|比如|如[：，]"
)
_NOT_A_PART = re.compile(
    r"同比|环比|[较比](?:上|去|20)|增加|减少|增长|下降|每|平均|最高|达到|累计|共计|合计|总计|总数|分别(?![为是有])|第三方|参加"
)
_ENDS_LIST = re.compile(
    r"[，；](?:均|全部|同时|此外|另外?|办结率|并|全年|截至|已|所有|目前|还|其余均|未)"
)


def _unit(figure: Figure) -> str:
    return figure.unit.replace("大", "", 1) if figure.unit in ("大项", "大类") else figure.unit


def _closing(plain: str, start: int) -> int:
    depth = 0
    for offset in range(start, len(plain)):
        depth += (plain[offset] == "（") - (plain[offset] == "）")
        if depth == 0:
            return offset
    return len(plain)


def _share_after(figures: Sequence[Figure], i: int) -> Figure | None:
    if i + 1 < len(figures) and figures[i + 1].is_share:
        gap = figures[i + 1].gap
        if "占" in gap and not re.search(r"增|减|升|降|率", gap):
            return figures[i + 1]
    return None


def _parts(
    plain: str, total: Figure, figures: Sequence[Figure], i: int, end: int
) -> tuple[list[Part], bool]:
    """The figures from `i` that are parts of `total`, up to offset `end`; and whether the list is
    left open."""
    parts: list[Part] = []
    nested = False
    for k in range(i, len(figures)):
        figure = figures[k]
        if figure.start >= end:
            break
        if figure.is_share or figure.unit in DETAILS or figure.unit in ("年", "月", "日"):
            continue
        gap = figure.gap
        if parts and _ENDS_LIST.search(gap):
            break
        if _unit(figure) != _unit(total) and figure.unit != "":
            if parts and figure.unit in COUNTS:
                break
            continue
        if parts and re.search(r"其中|包括|（含|含", gap):
            nested = True
        elif "；" in gap or (nested and "）" in gap):
            nested = False
        if _NOT_A_PART.search(figure.before):
            return (parts, True) if parts else ([], True)
        parts.append(Part(figure, _share_after(figures, k), "；" in gap, nested))
    last = parts[-1].figure if parts else total
    is_open = plain.startswith(("等", "以上"), last.end)
    return parts, is_open


def partitions(
    sentence: Sentence, figures: Sequence[Figure], carried: tuple[Sentence, Figure] | None
) -> Iterator[Partition]:
    """Every total with two or more parts in this sentence; `carried` is the last figure of the
    sentence before, for a sentence that begins with 其中."""
    plain = sentence.plain
    for i, figure in enumerate(figures):
        if _TRAILING.match(figure.before) and figure.unit in COUNTS:
            yield from _trailing(sentence, figures, i)
        if i == 0 and carried and re.match(r"其中", plain) and carried[1].unit in COUNTS:
            parts, is_open = _parts(plain, carried[1], figures, 0, len(plain))
            if len(parts) > 1:
                opened = is_open or bool(_OPEN_LIST.search(figure.gap))
                yield Partition(carried[1], tuple(parts), sentence, carried[0], opened)
        if i + 1 == len(figures) or figure.unit not in COUNTS:
            continue
        k = i + 1
        gap = figures[k].gap
        if figures[k].is_share and k + 1 < len(figures):
            k, gap = k + 1, gap + figures[k + 1].gap
        bracketed = plain[figure.end : figure.end + 1] == "（"
        if not bracketed and not _TRIGGER.search(gap):
            continue
        if _UNRELATED.search(gap):
            continue
        end = _closing(plain, figure.end) if bracketed else len(plain)
        parts, is_open = _parts(plain, figure, figures, k, end)
        if len(parts) > 1:
            opened = is_open or bool(_OPEN_LIST.search(gap))
            yield Partition(figure, tuple(parts), sentence, sentence, opened)


_TRAILING = re.compile(r"^(?:共计|合计|总计|总共)(?:为|达)?$")


def _trailing(sentence: Sentence, figures: Sequence[Figure], i: int) -> Iterator[Partition]:
    """甲 16 件、乙 18 件，合计 34 件."""
    parts: list[Part] = []
    for k in range(i - 1, -1, -1):
        following = figures[k + 1].gap
        if figures[k].is_share:
            continue
        if _unit(figures[k]) != _unit(figures[i]) or re.search(r"[。；]", following):
            break
        parts.insert(0, Part(figures[k]))
    if len(parts) > 1:
        yield Partition(figures[i], tuple(parts), sentence, sentence, False, trailing=True)


_UNRELATED = re.compile(r"[。]|；(?!其中)|(?:答复|办结|收到|受理)[^，]{0,12}$")


def is_firm(partition: Partition) -> bool:
    """Whether every number of the partition is exact and told in figures or plain numerals."""
    figures = (partition.total, *(part.figure for part in partition.parts))
    return all(f.exactness is Exactness.EXACT and not f.multiplied for f in figures)
