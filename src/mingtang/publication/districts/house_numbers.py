"""House numbers of a road as a district takes them: from, to, odd or even."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

HIGHEST = 99_999


class Unit(StrEnum):
    """What is counted: houses of a road, buildings of an estate, groups of a village."""

    HOUSE = "house"
    BUILDING = "building"
    GROUP = "group"

    @property
    def label(self) -> str:
        return {"house": "号", "building": "栋", "group": "组"}[self]


class Parity(StrEnum):
    ALL = "all"
    ODD = "odd"
    EVEN = "even"

    @property
    def label(self) -> str:
        return {"all": "", "odd": "单号", "even": "双号"}[self]

    def takes(self, number: int) -> bool:
        return self is Parity.ALL or (self is Parity.ODD) == bool(number % 2)


class NoSuchNumbers(ValueError):
    """A stretch without a number in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers from `first` to `last`, both included; `last` None: to the end of the road."""

    first: int = 1
    last: int | None = None
    parity: Parity = Parity.ALL
    unit: Unit = Unit.HOUSE

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise NoSuchNumbers(f"从{self.first}到{self.last}，起止颠倒了，请核对。")
        if self.last == self.first and not self.parity.takes(self.first):
            raise NoSuchNumbers(f"{self.first}{self.unit.label}不是{self.parity.label}，请核对。")

    def holds(self, number: int) -> bool:
        within = self.first <= number and (self.last is None or number <= self.last)
        return within and self.parity.takes(number)

    def below(self, end: int) -> range:
        """Its numbers that are smaller than this one."""
        last = end - 1 if self.last is None else min(self.last, end - 1)
        first = self.first + (not self.parity.takes(self.first))
        return range(first, last + 1, 1 if self.parity is Parity.ALL else 2)

    def shared_with(self, other: Stretch) -> Stretch | None:
        """The numbers that both take, None where there are none."""
        parities = {self.parity, other.parity} - {Parity.ALL}
        if self.unit is not other.unit or len(parities) == 2:
            return None
        parity = next(iter(parities), Parity.ALL)
        first = max(self.first, other.first)
        first += not parity.takes(first)
        ends = [last for last in (self.last, other.last) if last is not None]
        last = min(ends) if ends else None
        if last is not None and not parity.takes(last):
            last -= 1
        return (
            None if last is not None and last < first else Stretch(first, last, parity, self.unit)
        )

    @property
    def words(self) -> str:
        """As a table says it; `stretch_of` reads it back."""
        return f"{self._range}{self.parity.label}"

    @property
    def _range(self) -> str:
        unit = self.unit.label
        if self.last is None:
            bounded = self.first > 1 or self.unit is not Unit.HOUSE or self.parity is Parity.ALL
            return f"{self.first}{unit}以上" if bounded else ""
        same = self.first == self.last
        return f"{self.first}{unit}" if same else f"{self.first}—{self.last}{unit}"


_PARITY = r"单双号|单号|双号|奇数号?|偶数号?|[单双奇偶](?=\)|$)"
# 以上、以下、以内 include the number that they name (民法典第一千二百五十九条).
_RANGE = re.compile(
    rf"\(?(?P<before>{_PARITY})?\)?:?(?:门牌号?码?)?:?\(?"
    r"(?:(?P<first>\d{1,5})(?P<unit>号楼|号|弄|栋|幢|座|组|社|队)?"
    r"(?:-第?(?P<last>\d{1,5})(?P<unit2>号楼|号|弄|栋|幢|座|组|社|队)?"
    r"|(?P<up>[及]?(?:以上|以后|之后|往后|起))|(?P<down>[及]?(?:以下|以前|之前|以内|止)))?)?"
    rf"(?:门牌)?\(?(?P<after>{_PARITY})?(?:门牌)?\)*"
)
_UNITS = {"栋": Unit.BUILDING, "幢": Unit.BUILDING, "座": Unit.BUILDING, "号楼": Unit.BUILDING}
_UNITS |= {"组": Unit.GROUP, "社": Unit.GROUP, "队": Unit.GROUP}


def unit_of(word: str | None) -> Unit:
    return _UNITS.get(word or "", Unit.HOUSE)


def stretch_of(text: str) -> Stretch | None:
    """The numbers that a text (already plain, with figures) says; None where it says no numbers.
    Raises `NoSuchNumbers` for a stretch that is empty.

    >>> stretch_of("1-99号单号"), stretch_of("100号以上").words
    (Stretch(first=1, last=99, parity=<Parity.ODD: 'odd'>, unit=<Unit.HOUSE: 'house'>), '100号以上')
    """
    found = _RANGE.fullmatch(text)
    if not text or found is None:
        return None
    said = found["before"] or found["after"] or ""
    if found["first"] is None:
        return Stretch(parity=_parity(said)) if said else None
    first = int(found["first"])
    unit = unit_of(found["unit2"] or found["unit"])
    if found["last"] is not None:
        return Stretch(first, int(found["last"]), _parity(said), unit)
    if found["up"]:
        return Stretch(first, None, _parity(said), unit)
    if found["down"]:
        return Stretch(1, first, _parity(said), unit)
    return Stretch(first, first, _parity(said), unit) if found["unit"] else None


def _parity(said: str) -> Parity:
    if said.startswith(("单双", "全")) or not said:
        return Parity.ALL
    return Parity.ODD if said[0] in "单奇" else Parity.EVEN
