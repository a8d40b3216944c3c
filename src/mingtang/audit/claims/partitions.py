"""A total and its parts as a sentence tells them: 其中…, 包括…, （…）, 涉及…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, pairwise

from mingtang.annual.report import Number
from mingtang.audit.claims.figures import COUNTS, DETAILS, Exactness, Figure
from mingtang.audit.claims.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total. `share` is the 占…% printed after it; `begins` is True after ；, `nested`
    for the part of a part, `foreign` for one counted in another unit (征集 16 期 among 条)."""

    figure: Figure
    share: Figure | None = None
    begins: bool = False
    nested: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Partition:
    """A total and what is listed as its parts, in the order of the sentence.

    `open` says that the list does not claim to be whole (等, 主要, 如), `trailing` that the total
    stands after its parts (合计、共计); `others` are other totals nearby that the list may divide.
    """

    total: Figure
    parts: tuple[Part, ...]
    sentence: Sentence
    total_sentence: Sentence
    open: bool
    trailing: bool = False
    others: tuple[Number, ...] = ()

    @property
    def sum(self) -> Number:
        return sum((part.figure.number for part in self.outer), Decimal(0))

    @property
    def outer(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not (part.nested or part.foreign))

    @property
    def has_inner(self) -> bool:
        """Whether the list can be read in more than one way."""
        return any(part.nested or part.foreign for part in self.parts)

    @property
    def names_the_rest(self) -> bool:
        """Whether the last part is a catch-all (其他…), so that the list claims to be whole."""
        return bool(re.search(r"其[他它余]", self.outer[-1].figure.before)) if self.outer else False

    def readings(self) -> set[Number]:
        """Every sum of two or more leading parts (of two or more last parts before a trailing
        total), with and without the inner lists."""
        found: set[Number] = set()
        whole = tuple(part for part in self.parts if not part.nested)
        flat = tuple(part for part in self.parts if not part.foreign)
        for listed in (self.parts, self.outer, whole, flat):
            parts = tuple(reversed(listed)) if self.trailing else listed
            running: Number = 0
            for count, part in enumerate(parts, 1):
                running += part.figure.number
                if count > 1:
                    found.add(running)
        return found

    @property
    def adds_up(self) -> bool:
        """Whether some reading of the list gives the total or another that it may divide."""
        return not self.readings().isdisjoint({self.total.number, *self.others})

    def odd_one_out(self) -> Part | None:
        """A part without which the list adds up: it may be held by another part."""
        surplus = self.sum - self.total.number
        return next((p for p in self.outer if surplus and p.figure.number == surplus), None)


_LONGEST, _NEAR, _MOST = 80, 12, 30
"""Figures that a list may hold, figures before it among which its total is looked for, and lists
that a sentence may hold: bounds that no report reaches and a broken file cannot pass."""

_TRIGGER = re.compile(
    r"其中|[内其]有|包括|包含|分别[为是有]|涉及|分为|具体[为是有]|即|^[^，。；、（）：]{0,16}中，|^[^，。；（）：]{0,16}："
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


def _goes_on(figures: Sequence[Figure], k: int, unit: str, end: int) -> bool:
    """Whether the list comes back to its unit after figure `k`."""
    for figure in figures[k + 1 : k + 1 + _LONGEST]:
        if figure.start >= end or re.search(r"[。；]", figure.gap) or _ENDS_LIST.search(figure.gap):
            return False
        if _unit(figure) == unit:
            return True
    return False


def _parts(
    plain: str, total: Figure, figures: Sequence[Figure], i: int, end: int
) -> tuple[list[Part], bool]:
    """The figures from `i` that are parts of `total`, up to offset `end`; and whether the list is
    left open."""
    parts: list[Part] = []
    nested = False
    for k in range(i, min(len(figures), i + _LONGEST)):
        figure, gap = figures[k], figures[k].gap
        if figure.start >= end:
            break
        if figure.is_share or figure.unit in DETAILS:
            continue
        if parts and _ENDS_LIST.search(gap):
            break
        foreign = _unit(figure) != _unit(total) and figure.unit != ""
        if foreign and (not parts or figure.unit not in COUNTS):
            continue
        if foreign and not _goes_on(figures, k, _unit(total), end):
            break
        nested = _is_nested(gap, nested, bool(parts))
        if _NOT_A_PART.search(figure.before):
            return parts, True
        parts.append(Part(figure, _share_after(figures, k), "；" in gap, nested, foreign))
    last = parts[-1].figure if parts else total
    return parts, plain.startswith(("等", "以上"), last.end)


def _is_nested(gap: str, nested: bool, in_list: bool) -> bool:
    if in_list and re.search(r"其中|[内其]有|包括|含", gap):
        return True
    return nested and "；" not in gap and "）" not in gap


_ADDED = re.compile(r"结转|转结|包括|含|其中|同比|[较比]上")


def _heads(figures: Sequence[Figure], unit: str) -> tuple[Figure, tuple[Number, ...]] | None:
    """Of figures before a list the one it divides, and the other totals that it may divide: 收到 9
    件，上年结转 1 件，其中… divides 9 or 9+1."""
    alike = [figure for figure in figures if _unit(figure) == unit and figure.unit in COUNTS]
    if not alike:
        return None
    plain = [figure for figure in alike if not _ADDED.search(figure.before)] or alike
    numbers: list[Number] = [figure.number for figure in alike]
    others = (*numbers, *(a + b for a, b in pairwise(numbers)))
    return plain[-1], others


def partitions(
    sentence: Sentence,
    figures: Sequence[Figure],
    before: tuple[Sentence, Sequence[Figure]] | None,
) -> Iterator[Partition]:
    """Every total with two or more parts in this sentence; `before` is the sentence before with
    its figures, for a sentence that begins with 其中."""
    if figures and before and re.match(r"其中", sentence.plain):
        yield from _divided_before(sentence, figures, before)
    yield from islice(_divided(sentence, figures), _MOST)


def _divided(sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Partition]:
    plain = sentence.plain
    for i, figure in enumerate(figures):
        if figure.unit not in COUNTS:
            continue
        if _TRAILING.match(figure.before):
            yield from _trailing(sentence, figures, i)
        k, gap = _next_count(figures, i)
        bracketed = plain.startswith("（", figure.end)
        if k is None or not (bracketed or _TRIGGER.search(gap)) or _UNRELATED.search(gap):
            continue
        end = _closing(plain, figure.end) if bracketed else len(plain)
        heads = None if bracketed else _heads(figures[max(0, i - _NEAR) : i + 1], _unit(figure))
        head, others = heads or (figure, ())
        parts, is_open = _parts(plain, figure, figures, k, end)
        if len(parts) > 1:
            opened = is_open or bool(_OPEN_LIST.search(gap))
            yield Partition(head, tuple(parts), sentence, sentence, opened, others=others)


def _next_count(figures: Sequence[Figure], i: int) -> tuple[int | None, str]:
    """The next figure that is no share, and what stands between."""
    gap = ""
    for k in range(i + 1, len(figures)):
        gap += figures[k].gap
        if not figures[k].is_share:
            return k, gap
    return None, gap


def _divided_before(
    sentence: Sentence, figures: Sequence[Figure], before: tuple[Sentence, Sequence[Figure]]
) -> Iterator[Partition]:
    counts = [figure for figure in figures if figure.unit in COUNTS]
    heads = _heads(before[1][-_NEAR:], _unit(counts[0])) if counts else None
    if heads is None:
        return
    parts, is_open = _parts(sentence.plain, heads[0], figures, 0, len(sentence.plain))
    if len(parts) > 1:
        opened = is_open or bool(_OPEN_LIST.search(figures[0].gap))
        yield Partition(heads[0], tuple(parts), sentence, before[0], opened, others=heads[1])


_TRAILING = re.compile(r"^(?:共计|合计|总计|总共)(?:为|达)?$")


def _trailing(sentence: Sentence, figures: Sequence[Figure], i: int) -> Iterator[Partition]:
    """甲 16 件、乙 18 件，合计 34 件."""
    parts: list[Part] = []
    for k in range(i - 1, max(-1, i - _LONGEST), -1):
        following = figures[k + 1].gap
        if figures[k].is_share:
            continue
        if _unit(figures[k]) != _unit(figures[i]) or re.search(r"[。；]", following):
            break
        parts.insert(0, Part(figures[k]))
    if len(parts) > 1:
        yield Partition(figures[i], tuple(parts), sentence, sentence, False, trailing=True)


_UNRELATED = re.compile(r"[。]|；(?!其中)|^(?!.*其中).*(?:答复|办结|收到|受理)[^，]{0,12}$")


def is_firm(partition: Partition) -> bool:
    """Whether every number of the partition is exact and told in figures or plain numerals."""
    figures = (partition.total, *(part.figure for part in partition.parts if not part.foreign))
    return all(f.exactness is Exactness.EXACT and not f.multiplied for f in figures)
