"""Every figure of a sentence: number, unit, how exact it is, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.report import Number
from mingtang.audit.claims.numerals import spelled, written


class Exactness(StrEnum):
    EXACT = "exact"
    ABOUT = "about"  # 约、左右
    OVER = "over"  # 余、多、超、以上、突破
    UNDER = "under"  # 近、不足、以下
    RANGE = "range"  # 6～8次


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `before` is the clause before it since the last stop or figure,
    `after` what follows the unit up to the next stop or figure; `start` and `end` are offsets of
    number and unit in the sentence, `decimals` the places printed, `in_words` a Chinese numeral.
    `gap` is everything between the figure before it (or the sentence's start) and this one."""

    number: Number
    unit: str
    exactness: Exactness
    before: str
    after: str
    gap: str
    start: int
    end: int
    decimals: int = 0
    multiplied: bool = False
    in_words: bool = False

    @property
    def is_exact_count(self) -> bool:
        return (
            self.exactness is Exactness.EXACT
            and not self.multiplied
            and isinstance(self.number, int)
            and self.unit in COUNTS
        )

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


COUNTS = frozenset(
    [
        "件",
        "条",
        "宗",
        "份",
        "项",
        "大项",
        "大类",
        "类",
        "次",
        "期",
        "篇",
        "家",
        "人",
        "个",
        "场",
        "起",
        "例",
        "部",
        "页",
        "户",
        "名",
        "批",
        "轮",
        "种",
        "处",
        "张",
        "幅",
        "所",
        "套",
        "组",
        "班",
        "人次",
        "条次",
        "件次",
        "项次",
        "篇次",
        "次数",
        "则",
        "位",
        "只",
        "台",
        "辆",
        "块",
        "户次",
        "家次",
        "场次",
        "册",
        "批次",
    ]
)
DETAILS = frozenset({"小项", "子项"})
_OTHER_UNITS = [
    "万元",
    "亿元",
    "元",
    "个百分点",
    "百分点",
    "%",
    "‰",
    "个工作日",
    "工作日",
    "天",
    "年",
    "月",
    "日",
    "号",
    "时",
    "点",
    "小时",
    "分钟",
    "字",
    "平方米",
    "公里",
    "吨",
    "亩",
    "岁",
    "届",
    "层",
    "室",
    "分",
]
_UNITS = "|".join(sorted(map(re.escape, (*COUNTS, *DETAILS, *_OTHER_UNITS)), key=len, reverse=True))
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.\-/〔第〇零一二三四五六七八九十百千])"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)|(?P<words>[〇零一二三四五六七八九十百两]+))"
    r"(?:(?P<span>[～—-]|至)(?P<to>\d+(?:\.\d+)?))?"
    r"(?P<times>[百千万亿]?)(?P<more>[余多来+]?)(?P<times2>[万亿]?)"
    rf"(?P<unit>{_UNITS})(?P<tail>[余多](?![种样]))?"
    r"(?!线)"
)
_STARTS = re.compile(r"[\d〇零一二三四五六七八九十百千]+|两")
"""Where a figure may begin: at no letter that follows another of these, for `_FIGURE` wants that."""

_BARE = re.compile(
    r"(?<=数)(?P<digits>\d+)(?=[，。；、）]|$)|(?<=[\u4e00-\u9fff])(?P<shared>\d+)(?=，占(?:比|总数)?\d)"
)
_APPROXIMATE_BEFORE = (
    (re.compile(r"(?:约|大约|约为|约计|大概|左右)$"), Exactness.ABOUT),
    (re.compile(r"(?:超过|超|逾|突破|多于|至少|不少于|不低于|高达|达到?近)$"), Exactness.OVER),
    (re.compile(r"(?:近|将近|不足|不到|接近|至多|不超过|低于)$"), Exactness.UNDER),
)
_APPROXIMATE_AFTER = (
    ("以上", Exactness.OVER),
    ("左右", Exactness.ABOUT),
    ("以下", Exactness.UNDER),
)
_STOP = re.compile(r"[，。；：、！？（）]")
_TITLE = re.compile(r"《[^》]{0,120}》")
_IDIOM_AFTER = re.compile(r"[性事样些旦致]")
_WORD_UNITS = frozenset(
    ["件", "条", "宗", "份", "次", "项", "个", "期", "篇", "家", "场", "起", "人"]
)


def _clause_before(text: str, floor: int, start: int) -> str:
    piece = text[floor:start]
    stops = list(_STOP.finditer(piece))
    return piece[stops[-1].end() :] if stops else piece


def _clause_after(text: str, end: int, ceiling: int) -> str:
    piece = text[end:ceiling]
    stop = _STOP.search(piece)
    return piece[: stop.start()] if stop else piece


def _exactness(match: re.Match[str], text: str) -> Exactness:
    if match["span"]:
        return Exactness.RANGE
    if match["more"] or match["tail"]:
        return Exactness.OVER
    before = text[max(0, match.start() - 4) : match.start()]
    for pattern, kind in _APPROXIMATE_BEFORE:
        if pattern.search(before):
            return kind
    for word, kind in _APPROXIMATE_AFTER:
        if text.startswith(word, match.end()):
            return kind
    return Exactness.EXACT


def _number(match: re.Match[str]) -> Number | None:
    if match["words"] is None:
        return written(match["digits"], match["times2"] or match["times"])
    return spelled(match["words"])


def _is_idle(match: re.Match[str], text: str) -> bool:
    """一件事, 一次性, 一个: a numeral that counts nothing."""
    if match["words"] is None:
        return False
    if match["unit"] not in _WORD_UNITS or match["times"]:
        return True
    idle_one = match["words"] == "一" and match["unit"] in "个家人期场起条项"
    return idle_one or bool(_IDIOM_AFTER.match(text, match.end()))


def _figures(plain: str) -> Iterator[re.Match[str]]:
    """The matches of `_FIGURE`, tried only where one can begin."""
    end = 0
    for start in _STARTS.finditer(plain):
        if start.start() < end:
            continue
        match = _FIGURE.match(plain, start.start())
        if match is not None:
            end = match.end()
            yield match


def scan(plain: str) -> Iterator[Figure]:
    """Every figure with a unit in this evened sentence, in order; numbers of dates are among them
    (unit 年, 月, 日), numbers in titles, file numbers, ordinals and hotlines (12345热线) are not."""
    found: list[tuple[re.Match[str], Number, str]] = []
    titled = {i for match in _TITLE.finditer(plain) for i in range(*match.span())}
    for match in _figures(plain):
        if _is_idle(match, plain) or match.start() in titled:
            continue
        number = _number(match)
        if number is not None:
            found.append((match, number, match["unit"]))
    taken = {match.start() for match, _, _ in found}
    for match in _BARE.finditer(plain) if "数" in plain or "，占" in plain else ():
        if match.start() not in taken:
            found.append((match, int(match.group()), ""))
    found.sort(key=lambda item: item[0].start())
    floor = 0
    for i, (match, number, unit) in enumerate(found):
        ceiling = found[i + 1][0].start() if i + 1 < len(found) else len(plain)
        digits = (match["digits"] or "") if unit else ""
        yield Figure(
            number=number,
            unit="个百分点" if unit == "百分点" else unit,
            exactness=_exactness(match, plain) if unit else Exactness.EXACT,
            before=_clause_before(plain, floor, match.start()),
            after=_clause_after(plain, match.end(), ceiling),
            gap=plain[floor : match.start()],
            start=match.start(),
            end=match.end(),
            decimals=len(digits.partition(".")[2]),
            multiplied=bool(unit and (match["times"] or match["times2"])),
            in_words=bool(unit and match["words"]),
        )
        floor = match.end()
