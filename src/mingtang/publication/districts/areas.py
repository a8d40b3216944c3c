"""What a district takes in: roads with their numbers, villages, communities, estates, whole towns.

A scope is read as bureaus write it: 城关镇人民路1—99号单号、2—40号双号、东门社区、阳光花园1—6栋.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingtang.publication.districts.house_numbers import (
    NoSuchNumbers,
    Parity,
    Stretch,
    Unit,
    stretch_of,
)
from mingtang.publication.districts.places import TOWN, key, town_key
from mingtang.publication.districts.spelling import figured, plain

LONGEST_NAME = 30
_BETWEEN = re.compile(r"[、,;。\n]+|\s+(?![\d(单双奇偶])")
_INCLUDED = re.compile(r"\((?:含|包括|包含|其中)")
_BOUNDARY = re.compile(
    r"(?:以|之)[东西南北内外]|[东西南北]至|[东西南北][起到]|交叉口|附近|一带|周边|部分"
)
_LEFT_OVER = re.compile(r"其他|其它|其余|剩余|未列|未划|等$")
_WHOLE = re.compile(
    r"(?:两侧|沿线|沿街|全线|全段|全路段|全部|整条|全境|全域|全镇|全乡|全村|所辖区域|辖区|所属区域|范围内?)$"
)
_UNREAD = re.compile(r"[():]|\d号?-\d|\d号(?!路|街|巷|楼)|单号|双号")
_TIED = re.compile(r"\s+(?=[\d(单双奇偶])")


class NotAnArea(ValueError):
    """A text from which no address can be told to lie inside or outside."""


@dataclass(frozen=True, slots=True)
class Area:
    """A road or a place, in a town where that is said, with its numbers; without stretches all of it,
    without a name the whole town."""

    name: str
    town: str = ""
    stretches: tuple[Stretch, ...] = ()

    @property
    def key(self) -> str:
        return key(self.name)

    @property
    def place(self) -> str:
        return f"{self.town}{self.name}"

    @property
    def words(self) -> str:
        return f"{self.place}{'、'.join(each.words for each in self.stretches)}"

    def holds(self, number: int, unit: Unit) -> bool:
        """Whether a number of this unit lies inside; whatever has no stretches holds all."""
        return not self.stretches or any(
            each.unit is unit and each.holds(number) for each in self.stretches
        )


def areas_of(scope: str, within: tuple[str, ...] = ()) -> tuple[Area, ...]:
    """The areas of a scope; `within`: names of the division before which a table may write its places.

    Raises `NotAnArea`, which says for which part and what to write instead.

    >>> [each.words for each in areas_of("人民路１－９９号（单号）、2-40号双号，东门社区")]
    ['人民路1—99号单号、2—40号双号', '东门社区']
    """
    found = _areas(scope, within)
    try:
        steady = _areas(scope_words(found), ()) == found
    except NotAnArea:
        steady = False
    if not steady:  # what is kept would not say what was read
        raise NotAnArea(
            f"“{scope.strip()[:40]}”的写法读不准，请写成“人民路1—99号单号、东门社区”这样。"
        )
    return found


def _areas(scope: str, within: tuple[str, ...]) -> tuple[Area, ...]:
    found: list[Area] = []
    for piece in _pieces(scope):
        area = _area(piece, within)
        if area is None:
            stretch = _stretch(piece)
            if stretch is None or not found or not found[-1].name or not found[-1].stretches:
                raise NotAnArea(f"“{piece}”没有写明是哪条路或者哪个村、社区、小区。")
            last = found.pop()
            area = Area(last.name, last.town, (*last.stretches, stretch))
        found.append(area)
    if not found:
        raise NotAnArea("没有填写招生范围。")
    return tuple(found)


def scope_words(areas: tuple[Area, ...]) -> str:
    """The same again as a text that `areas_of` reads."""
    return "、".join(each.words for each in areas)


def _pieces(scope: str) -> Iterator[str]:
    lines = "\n".join(plain(line) for line in scope.splitlines())
    opened = _INCLUDED.sub("、", figured(lines))
    for piece in _BETWEEN.split(opened):
        told = _TIED.sub("", piece).strip()
        if told.count("(") != told.count(")"):  # a bracket that another piece closes
            told = told.strip("()")
        if told:
            yield told


def _stretch(text: str) -> Stretch | None:
    try:
        return stretch_of(text)
    except NoSuchNumbers as error:
        raise NotAnArea(f"“{text}”的号数不对：{error}") from error


def _area(piece: str, within: tuple[str, ...]) -> Area | None:
    """None for a piece that says numbers alone."""
    name, stretch = _parted(piece)
    if not name:
        return None
    for prefix in sorted(within, key=len, reverse=True):
        if name.startswith(prefix) and len(name) > len(prefix) + 1:
            name = name.removeprefix(prefix)
            break
    _refuse_vague(piece, name)
    town, name = _town_and_name(_WHOLE.sub("", name.rstrip("的")))
    if not (name or town) or len(name) > LONGEST_NAME or (name and len(name) < 2):
        raise NotAnArea(f"“{piece}”不是一个路名或者村、社区、小区的名称，请核对。")
    if not name and stretch is not None:
        raise NotAnArea(f"“{piece}”是整个乡镇或者街道，不能再写号数。")
    whole = stretch is None or stretch == Stretch(parity=Parity.ALL)
    return Area(name, town, () if whole or stretch is None else (stretch,))


def _parted(piece: str) -> tuple[str, Stretch | None]:
    """The name, and the numbers after it; figures that belong to a name stay in it (107国道)."""
    for at, character in enumerate(piece):
        if character in "0123456789(单双奇偶":
            stretch = _stretch(piece[at:])
            if stretch is not None:
                return piece[:at].strip(" :("), stretch
    return piece.strip(" :()"), None


def _refuse_vague(piece: str, name: str) -> None:
    if _BOUNDARY.search(name):
        raise NotAnArea(
            f"“{piece}”写的是四至或者大致方位，查不出一个地址在不在其中，"
            "请改写为道路的门牌号，或者村、社区、小区的名称。"
        )
    if _LEFT_OVER.search(name):
        raise NotAnArea(f"“{piece}”没有写明是哪里，请逐一列出道路、村、社区或者小区。")
    if _UNREAD.search(name):
        raise NotAnArea(
            f"“{piece}”中的号数读不出来，请写成“人民路1—99号单号”这样，几段之间用顿号。"
        )
    if not re.search(r"[\u4e00-\u9fff]", name):
        raise NotAnArea(f"“{piece}”不是一个地名，请核对。")


def _town_and_name(said: str) -> tuple[str, str]:
    found = TOWN.match(said)
    if found is None:
        return "", said
    return town_key(found[0]), said[found.end() :].strip(" :的")
