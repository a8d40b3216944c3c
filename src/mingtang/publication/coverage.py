"""What an organ owes, what it has published against that, and the gaps between the two.

Duties of the 条例 and rows of the standard catalogues are treated alike: both are something owed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.publication.catalogue import Catalogue
from mingtang.publication.catalogue_rows import Row, RowLevel
from mingtang.publication.duties import Level, Particulars, Presence, owed
from mingtang.publication.freshness import Freshness, FreshnessState, Period, freshness


@dataclass(frozen=True, slots=True)
class Owed:
    """A duty or a row of a catalogue that an organ owes. `rests_on` is written out; `can_be_absent`:
    the organ may have no such information, and then says so; `period` None: replaced when it changes.
    """

    code: str
    label: str
    rests_on: str
    period: Period | None
    can_be_absent: bool


@dataclass(frozen=True, slots=True)
class Published:
    """What stands published against one code. `late`: pieces that appeared after their last day;
    `overdue`: pieces that are formed, whose last day is over, and that have not appeared."""

    code: str
    count: int
    last_on: date | None
    late: int = 0
    overdue: int = 0

    def __post_init__(self) -> None:
        if min(self.count, self.late, self.overdue) < 0:
            raise ValueError(f"“{self.code}”的件数不能为负数，请核对。")
        if bool(self.count) != (self.last_on is not None):
            raise ValueError(
                f"“{self.code}”已公开{self.count}件，最近公开日期为{self.last_on}，两者不符："
                "有公开才有日期，请核对。"
            )


class GapKind(StrEnum):
    NEVER = "never"
    OVERDUE = "overdue"
    LATE = "late"
    STALE = "stale"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    GapKind.NEVER: "从未公开",
    GapKind.OVERDUE: "逾期未公开",
    GapKind.LATE: "超期公开",
    GapKind.STALE: "长期未更新",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Where the organ falls short of one thing owed, and what to do next."""

    owed: Owed
    kind: GapKind
    message: str


@dataclass(frozen=True, slots=True)
class Covered:
    """One thing owed and its state. `absent`: the organ has declared that it has no such information."""

    owed: Owed
    published: Published
    freshness: Freshness
    gaps: tuple[Gap, ...]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that an organ owes on a day, in the order of the law and of its catalogues."""

    on: date
    items: tuple[Covered, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return tuple(gap for item in self.items for gap in item.gaps)

    @property
    def covered(self) -> int:
        """How many things owed are published at all, or declared absent."""
        return sum(item.absent or item.published.count > 0 for item in self.items)


class NeverAbsent(ValueError):
    """Something is declared absent that every organ of the kind has, or that nobody here owes."""


def owed_by(
    particulars: Particulars, on: date, catalogues: Iterable[Catalogue] = ()
) -> tuple[Owed, ...]:
    """What an organ owes on a day: its duties, then the rows of the catalogues in which its role
    stands in the column 公开主体. Raises `NotInForce` before 2019-05-15.

    A row is owed at its level of government; a school, which has none, owes the rows that name it.
    """
    duties = (
        Owed(
            each.code,
            each.label,
            str(each.rests_on),
            each.freshness.period,
            each.presence is Presence.IF_HELD,
        )
        for each in owed(particulars, on)
    )
    rows = (
        _row_owed(row, held)
        for held in catalogues
        for row in held.rows
        if _names(row, held.field, particulars)
    )
    return (*duties, *rows)


_LEVELS = {Level.COUNTY: RowLevel.COUNTY, Level.TOWNSHIP: RowLevel.TOWNSHIP}


def _names(row: Row, field: str, particulars: Particulars) -> bool:
    organs = {role.organ for role in particulars.roles if role.field == field}
    at_level = _LEVELS.get(particulars.level) in row.levels
    return bool(organs & set(row.organs)) and (at_level or not particulars.body.administers)


def _row_owed(row: Row, held: Catalogue) -> Owed:
    ground = f"{held.label}领域基层政务公开标准目录；{'、'.join(row.basis)}"
    return Owed(row.code, row.label, ground, row.freshness.period, can_be_absent=True)


def coverage(
    things: Iterable[Owed],
    published: Iterable[Published],
    on: date,
    *,
    absent: Collection[str] = (),
    periods: Mapping[str, Period | None] | None = None,
) -> Coverage:
    """What of the things owed is public on a day, and what is missing, late or stale.

    `absent`: codes for which the organ declares to have no such information; `periods`: how long a
    code may go without anything new, where that is not what its class says. What is published under a
    code that is not owed is left out. Raises `NeverAbsent` for a declaration that cannot be true,
    ValueError for a publication after `on`.

    >>> from datetime import date
    >>> from mingtang.publication.duties import Body, Level
    >>> things = owed_by(Particulars(Level.COUNTY, Body.SCHOOL), date(2026, 3, 2))
    >>> [gap.kind.label for gap in coverage(things, (), date(2026, 3, 2)).gaps]
    ['从未公开']
    """
    owing = tuple(things)
    _check_absent(owing, absent)
    by_code = {each.code: each for each in published}
    own = periods or {}
    return Coverage(
        on,
        tuple(
            _covered(
                each,
                by_code.get(each.code, Published(each.code, 0, None)),
                on,
                own.get(each.code, each.period),
                declared=each.code in absent,
            )
            for each in owing
        ),
    )


def _check_absent(owing: tuple[Owed, ...], absent: Collection[str]) -> None:
    known = {each.code: each for each in owing}
    for code in absent:
        held = known.get(code)
        if held is None:
            raise NeverAbsent(
                f"“{code}”不是本机关应当公开的事项，无须标注“无此类信息”，请核对编号。"
            )
        if not held.can_be_absent:
            raise NeverAbsent(
                f"“{held.label}”是每个机关都有的信息（{held.rests_on}），不能标注“无此类信息”，请公开。"
            )


def _covered(
    thing: Owed, published: Published, on: date, period: Period | None, *, declared: bool
) -> Covered:
    told = freshness(period, published.last_on, on)
    # what is published after all speaks louder than the declaration that there is none
    absent = declared and not published.count and not published.overdue
    gaps = () if absent else tuple(_gaps(thing, published, told, period))
    return Covered(thing, published, told, gaps, absent)


def _gaps(
    thing: Owed, published: Published, told: Freshness, period: Period | None
) -> Iterator[Gap]:
    what = f"“{thing.label}”"
    if published.overdue:
        yield Gap(
            thing,
            GapKind.OVERDUE,
            f"{what}有{published.overdue}件已经形成、超过期限还没有公开（{thing.rests_on}），请立即公开。",
        )
    if not published.count:
        way = "请公开；确无此类信息的，请标注。" if thing.can_be_absent else "请公开。"
        yield Gap(thing, GapKind.NEVER, f"{what}还没有公开任何信息（{thing.rests_on}）。{way}")
    if published.late:
        yield Gap(
            thing,
            GapKind.LATE,
            f"{what}有{published.late}件公开时已经超过期限（{thing.rests_on}），请查明原因，按期公开。",
        )
    if told.state is FreshnessState.STALE and period and told.last_on:
        last = f"{told.last_on.year}年{told.last_on.month}月{told.last_on.day}日"
        yield Gap(
            thing,
            GapKind.STALE,
            f"{what}上次公开在{last}，已经超过{period.label}没有更新，请检查有无应当公开的新信息。",
        )
