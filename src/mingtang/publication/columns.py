"""The columns of a disclosure platform: five whose names are prescribed, those below 法定主动公开内容 by
duty, and what sites usually have besides (信息公开平台通知; 条例第二十四条)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from mingtang.law import Citation
from mingtang.publication.duties import Body, Duty, Level, Particulars, duty
from mingtang.publication.freshness import FreshnessClass

PLATFORM = "政府信息公开"
"""The name of the platform itself; it is no site of its own (信息公开平台通知)."""
NAMED_BY = Citation("信息公开平台通知")


class ColumnNature(StrEnum):
    """Who named it: the notice on the platform, the duty it is for, or custom."""

    FIXED = "fixed"
    STATUTORY = "statutory"
    ADDED = "added"

    @property
    def label(self) -> str:
        return {"fixed": "固定栏目", "statutory": "法定内容栏目", "added": "自设栏目"}[self.value]


@dataclass(frozen=True, slots=True)
class Column:
    """`title` is exact where the nature is fixed. `field`: whose catalogue must name the organ for
    the column to be its own, None for every organ of `levels` and `bodies`. `is_policy`: one of policy
    documents, as the inspection counts them (网站检查指标)."""

    code: str
    title: str
    parent: str | None
    nature: ColumnNature
    freshness: FreshnessClass
    duties: tuple[Duty, ...]
    levels: frozenset[Level]
    bodies: frozenset[Body]
    field: str | None
    aliases: tuple[str, ...] = ()
    is_policy: bool = False

    @property
    def is_first_level(self) -> bool:
        return self.parent is None

    def is_for(self, particulars: Particulars) -> bool:
        fields = {role.field for role in particulars.roles}
        return (
            particulars.level in self.levels
            and particulars.body in self.bodies
            and (self.field is None or self.field in fields)
        )


@dataclass(frozen=True, slots=True)
class ColumnFault:
    """A prescribed column that a platform lacks, or has under another name."""

    column: Column
    found: str | None
    message: str


class UnknownColumn(KeyError):
    """A code that is not one of the columns."""


@cache
def columns() -> Mapping[str, Column]:
    """Every column by its code, in the order in which a platform shows them."""
    data = tomllib.loads((files(__package__) / "columns.toml").read_text("utf-8"))
    return MappingProxyType({each["code"]: _column(each) for each in data["columns"]})


def column(code: str) -> Column:
    """The column of this code. Raises `UnknownColumn`.

    >>> column("content").title, column("budgets").parent
    ('法定主动公开内容', 'content')
    """
    found = columns().get(code)
    if found is None:
        raise UnknownColumn(f"没有编号为“{code}”的栏目，请从栏目表中选择，或者自设栏目。")
    return found


def columns_for(particulars: Particulars) -> tuple[Column, ...]:
    """The columns that an organ of this kind has."""
    return tuple(each for each in columns().values() if each.is_for(particulars))


def columns_of(owed: Duty) -> tuple[Column, ...]:
    """Where what is owed under a duty is shown.

    >>> [each.title for each in columns_of(duty("A20-07"))]
    ['财政预决算']
    """
    return tuple(each for each in columns().values() if owed in each.duties)


def wrong_titles(titles: Iterable[str], particulars: Particulars) -> tuple[ColumnFault, ...]:
    """The prescribed columns that are not among a platform's titles (信息公开平台通知): absent, or there
    under one of the names by which they are often miscalled. Spaces do not matter.

    >>> bureau = Particulars(Level.COUNTY, Body.DEPARTMENT)
    >>> shown = ["政府信息公开指南", "公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"]
    >>> [(each.column.title, each.found) for each in wrong_titles(shown, bureau)]
    [('政府信息公开制度', '公开制度')]
    """
    shown = ["".join(title.split()) for title in titles]
    faults = []
    for each in columns_for(particulars):
        if each.nature is ColumnNature.FIXED and each.title not in shown:
            found = next((title for title in shown if title in each.aliases), None)
            faults.append(ColumnFault(each, found, _message(each, found)))
    return tuple(faults)


def _message(fixed: Column, found: str | None) -> str:
    if found:
        return f"栏目“{found}”应当命名为“{fixed.title}”，请更名。依据：{NAMED_BY}。"
    return f"缺少栏目“{fixed.title}”，请在“{PLATFORM}”下设置。依据：{NAMED_BY}。"


def _column(data: dict[str, Any]) -> Column:
    return Column(
        data["code"],
        data["title"],
        data.get("parent"),
        ColumnNature(data["nature"]),
        FreshnessClass(data["freshness"]),
        tuple(duty(code) for code in data.get("duties", ())),
        frozenset(Level(level) for level in data.get("levels", Level)),
        frozenset(Body(body) for body in data.get("bodies", Body)),
        data.get("field"),
        tuple(data.get("aliases", ())),
        data.get("policy", False),
    )
