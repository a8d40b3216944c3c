"""An address as people type it, read against the names that a table knows.

What is not known stays what it is: 东中山路 is not 中山路. A name counts only where one may begin, after
the division and the town or after another name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mingtang.publication.districts.house_numbers import Unit, unit_of
from mingtang.publication.districts.names import Names
from mingtang.publication.districts.places import FOLLOWING, SUFFIX, TOWN, is_road, key, town_key
from mingtang.publication.districts.spelling import figured, plain

LONGEST = 120
_APART = re.compile(r"[\s,.;:()\-/、。与]+")
_REGION = re.compile(
    r"[^\s\d,路街巷道镇乡村号]{1,9}?(?P<kind>自治区|特别行政区|省|自治州|自治县|自治旗|地区|市|州|盟|县|旗|区)"
    r"(?!路|街|巷|大道|道|城|府|场|前)"
)
_NO_REGION = re.compile(r"(?:小|社|园|开发|新|景|街|片|校|厂|院|矿|林|库|住宅|生活|功能)区$")
_NUMBER = re.compile(
    r"[第甲乙丙丁]?(?<!\d)(?P<number>\d{1,5})(?!\d)(?:-\d{1,5}(?!\d)){0,3}"
    r"\s*(?P<unit>号楼|号院|号|弄|栋|幢|座|单元|室|楼|层|组|社(?!区)|队)?(?:[附之]\d{1,3}号?)?"
)
_NOT_COUNTED = frozenset({"单元", "室", "楼", "层"})
_SIDE = re.compile(r"[东西南北中上下](?:段|侧)|(?:门牌)?第(?=\d)")
_UNKNOWN = re.compile(rf"[^\s\d,-]{{1,14}}?(?:{SUFFIX})(?!{FOLLOWING.pattern})|[^\s\d,()-]+")


@dataclass(slots=True)
class Named:
    """A road or a place of the address, with its numbers by what they count."""

    text: str
    key: str
    is_known: bool
    numbers: dict[Unit, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return self.text + "".join(f"{value}{unit.label}" for unit, value in self.numbers.items())


@dataclass(frozen=True, slots=True)
class Address:
    """`regions`: the divisions named in it, the widest first; `town` may be empty."""

    regions: tuple[str, ...]
    town: str
    names: tuple[Named, ...]

    @property
    def known(self) -> tuple[Named, ...]:
        return tuple(each for each in self.names if each.is_known)

    @property
    def words(self) -> str:
        """What was understood, to be read back to whoever typed it."""
        return f"{''.join(self.regions)}{self.town}{''.join(each.words for each in self.names)}"


def read_address(text: str, names: Names, within: tuple[str, ...] = ()) -> Address:
    """The address; `within`: the names of the division for which the table holds, and those above it.

    >>> from mingtang.publication.districts.areas import areas_of
    >>> from mingtang.publication.districts.names import names_of
    >>> names = names_of(areas_of("人民路1-99号、阳光花园"))
    >>> read_address("云江县人民路十二号阳光花园小区3栋", names, ("云江县",)).words
    '云江县人民路12号阳光花园小区3栋'
    """
    return _Reader(figured(plain(text[:LONGEST])), names, within).read()


@dataclass(slots=True)
class _Reader:
    text: str
    names: Names
    within: tuple[str, ...]
    at: int = 0
    regions: list[str] = field(default_factory=list)
    town: str = ""
    found: list[Named] = field(default_factory=list)

    def read(self) -> Address:
        while self.at < len(self.text):
            if not any(step() for step in (self._apart, self._known, self._division, self._rest)):
                self.at += 1
        return Address(tuple(self.regions), self.town, tuple(_settled(self.found)))

    def _matched(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.text, self.at)

    def _apart(self) -> bool:
        found = self._matched(_APART) or (self._matched(_SIDE) if self.found else None)
        if found is not None:
            self.at = found.end()
        return found is not None

    def _known(self) -> bool:
        spelling = self.names.at(self.text, self.at)
        if spelling is None:
            return False
        self.found.append(Named(spelling, self.names.keys[spelling], is_known=True))
        self.at += len(spelling)
        return True

    def _division(self) -> bool:
        return not self.found and (self._own_region() or self._region() or self._town())

    def _own_region(self) -> bool:
        for name in sorted(self.within, key=len, reverse=True):
            rest = self.text[self.at + len(name) :]
            if self.text.startswith(name, self.at) and FOLLOWING.match(rest) is None:
                self.regions.append(name)
                self.at += len(name)
                return True
        return False

    def _region(self) -> bool:
        found = self._matched(_REGION)
        if found is None or _NO_REGION.search(found[0]) or self.town:
            return False
        self.regions.append(found[0])
        self.at = found.end()
        return True

    def _town(self) -> bool:
        if self.town:
            return False
        found = self._matched(TOWN)
        if found is not None:
            self.town, self.at = town_key(found[0]), found.end()
            return True
        for town in self.names.towns:  # 城关 for 城关镇, where a known name follows
            short = re.sub(r"(?:街道|民族乡|镇|乡|苏木)$", "", town)
            end = self.at + len(short)
            if self.text.startswith(short, self.at) and self.names.at(self.text, end) is not None:
                self.town, self.at = town, end
                return True
        return False

    def _rest(self) -> bool:
        return self._number() or self._unknown()

    def _number(self) -> bool:
        found = self._matched(_NUMBER)
        if found is None:
            return False
        self.at = found.end()
        word = found["unit"]
        if not self.found or word in _NOT_COUNTED:
            return True
        last = self.found[-1]
        unit = unit_of(word)
        if word is None and not is_road(last.text):
            unit = Unit.BUILDING
        if int(found["number"]):
            last.numbers.setdefault(unit, int(found["number"]))
        return True

    def _unknown(self) -> bool:
        found = self._matched(_UNKNOWN)
        if found is None:
            return False
        if len(found[0]) > 1:
            self.found.append(Named(found[0], key(found[0]), is_known=False))
        self.at = found.end()
        return True


def _settled(found: list[Named]) -> list[Named]:
    """Of several roads the one with the house number: the others are only how to get there."""
    if not any(is_road(each.text) and Unit.HOUSE in each.numbers for each in found):
        return found
    return [each for each in found if not is_road(each.text) or Unit.HOUSE in each.numbers]
