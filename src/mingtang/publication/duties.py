"""What an organ owes the public without anybody asking (条例第十二条、第二十条、第二十一条、第四十九条、第五十五条)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.law import Citation, NotInForce
from mingtang.publication.freshness import FreshnessClass

IN_FORCE_SINCE = date(2019, 5, 15)
"""The 条例 of 2019; the lists of 2007 are not kept here."""


class Level(StrEnum):
    """The level of government; a school has that of the government it belongs to."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    Level.PROVINCE: "省级",
    Level.CITY: "设区的市级",
    Level.COUNTY: "县级",
    Level.TOWNSHIP: "乡级",
}


class Body(StrEnum):
    """What kind of organ; the last two follow the rules of their field (条例第五十五条)."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    DISPATCHED = "dispatched"
    AUTHORISED = "authorised"
    SCHOOL = "school"
    PUBLIC_INSTITUTION = "public_institution"

    @property
    def label(self) -> str:
        return _BODIES[self]

    @property
    def administers(self) -> bool:
        """Whether the duties of administrative organs are its own (条例第十条、第五十四条)."""
        return self not in {Body.SCHOOL, Body.PUBLIC_INSTITUTION}


_BODIES = {
    Body.GOVERNMENT: "人民政府",
    Body.DEPARTMENT: "政府部门",
    Body.DISPATCHED: "派出机关（机构）",
    Body.AUTHORISED: "法律、法规授权的组织",
    Body.SCHOOL: "学校",
    Body.PUBLIC_INSTITUTION: "其他公共企事业单位",
}


class Presence(StrEnum):
    """Every such organ has it, or it is owed as far as the organ makes or holds it."""

    ALWAYS = "always"
    IF_HELD = "if_held"


@dataclass(frozen=True, slots=True)
class CatalogueRole:
    """As what the catalogue of a field names an organ in its column 公开主体."""

    field: str
    organ: str


@dataclass(frozen=True, slots=True)
class Particulars:
    """What of an organ decides what it owes."""

    level: Level
    body: Body
    roles: frozenset[CatalogueRole] = frozenset()


@dataclass(frozen=True, slots=True)
class Duty:
    """One matter that is to be public, by whom it is owed, and how fresh it is expected to be."""

    code: str
    label: str
    rests_on: Citation
    levels: frozenset[Level]
    bodies: frozenset[Body]
    presence: Presence
    freshness: FreshnessClass

    def is_owed_by(self, particulars: Particulars) -> bool:
        return particulars.level in self.levels and particulars.body in self.bodies


class UnknownDuty(KeyError):
    """A code that is not one of the duties."""


def _duty(data: dict[str, Any]) -> Duty:
    organs = [body for body in Body if body.administers]
    return Duty(
        data["code"],
        data["label"],
        Citation("条例", data["article"], data.get("paragraph"), data.get("item")),
        frozenset(Level(level) for level in data.get("levels", Level)),
        frozenset(Body(body) for body in data.get("bodies", organs)),
        Presence(data["presence"]),
        FreshnessClass(data["freshness"]),
    )


@cache
def duties() -> Mapping[str, Duty]:
    """Every duty by its code, in the order of the articles."""
    data = tomllib.loads((files(__package__) / "duties.toml").read_text("utf-8"))
    return MappingProxyType({each["code"]: _duty(each) for each in data["duties"]})


def duty(code: str) -> Duty:
    """The duty of this code. Raises `UnknownDuty`.

    >>> str(duty("A20-11").rests_on)
    '《条例》第二十条第（十一）项'
    """
    found = duties().get(code)
    if found is None:
        raise UnknownDuty(f"没有编号为“{code}”的公开事项，请从第二十条、第二十一条的事项中选择。")
    return found


def owed(particulars: Particulars, on: date) -> tuple[Duty, ...]:
    """What an organ of this kind owes on a day. Raises `NotInForce` before 2019-05-15.

    A department of a county owes the fifteen items of 第二十条 and the seven matters of 第二十一条; a
    school neither, but what the rules of its field ask (第五十五条第一款).

    >>> from datetime import date
    >>> bureau = Particulars(Level.COUNTY, Body.DEPARTMENT)
    >>> [each.code for each in owed(bureau, date(2026, 3, 2)) if each.rests_on.article == 21]
    ['A21-01', 'A21-02', 'A21-03', 'A21-04', 'A21-05', 'A21-06', 'A21-07']
    """
    if on < IN_FORCE_SINCE:
        raise NotInForce(
            "主动公开的范围",
            on,
            f"{on}没有这里所列的主动公开范围：它自{IN_FORCE_SINCE}起施行（条例第五十六条）。请核对日期。",
        )
    return tuple(each for each in duties().values() if each.is_owed_by(particulars))
