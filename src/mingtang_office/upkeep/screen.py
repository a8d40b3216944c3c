"""What the pages of the columns show: states in words and shapes, days left, distance to a veto."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mingtang.publication.columns import columns
from mingtang.publication.coverage import Gap, GapKind
from mingtang.publication.freshness import Freshness, FreshnessState
from mingtang.publication.inspection import Finding, Nearness, RuleKind, Verdict, VetoGround
from mingtang_office.agencies.models import Agency
from mingtang_office.ui.components import Tone
from mingtang_office.ui.days import day_words
from mingtang_office.upkeep.actions.reminding import when
from mingtang_office.upkeep.judging import Judged, Standing
from mingtang_office.upkeep.kept_columns import why_kept
from mingtang_office.upkeep.models import ColumnReminder, DailyInspection
from mingtang_office.upkeep.queries.mine import Mine, pressing

TONES = {
    FreshnessState.FRESH: Tone.DONE,
    FreshnessState.DUE_SOON: Tone.SOON,
    FreshnessState.STALE: Tone.LATE,
    FreshnessState.EMPTY: Tone.WRONG,
}
_VERDICTS = {
    Verdict.BROKEN: Tone.LATE,
    Verdict.KEPT: Tone.DONE,
    Verdict.NOT_LOOKED_AT: Tone.WAITING,
    Verdict.NOT_APPLICABLE: Tone.ENDED,
}
UNASSIGNED = "unassigned"
# Columns that are the whole of a veto when this many are still wanting: worth a warning.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A column in the list. `token` names it and the revision that was looked at."""

    title: str
    above: str
    code: str
    state: str
    tone: Tone
    last_on: date | None
    last_day: date | None
    left: str
    pace: str
    who: str
    count: int
    token: str
    note: str
    is_fixed: bool


def lines_of(judged: Judged, wanted: str = "") -> list[Line]:
    """The most pressing first, what is set aside last."""
    asked = [each for each in judged.standings if is_wanted(each, wanted)]
    ordered = sorted(asked, key=lambda each: (each.is_aside, *pressing(each)))
    return [_line(each) for each in ordered]


def _line(each: Standing) -> Line:
    duty = each.duty
    known = columns()
    parent = each.column.parent
    aside = each.is_aside
    return Line(
        title=each.column.title,
        above=known[parent].title if parent is not None else "",
        code=each.column.code,
        state="已停用" if aside else each.state.label,
        tone=Tone.ENDED if aside else TONES[each.state],
        last_on=each.own.last_on,
        last_day=None if aside else last_day(each.own),
        left="" if aside else left_words(each.own),
        pace=f"每{each.period.label}" if each.period else "变动时更新",
        who=_who(each),
        count=each.count,
        token=f"{each.column.code}:{duty.revision if duty else 0}",
        note=duty.closed_because if duty is not None and aside else "",
        is_fixed=bool(why_kept(each.column)),
    )


def _who(each: Standing) -> str:
    if each.duty is None:
        return ""
    name = each.duty.owner.full_name if each.duty.owner is not None else ""
    return "　".join(part for part in (each.duty.section, name) if part)


def last_day(told: Freshness) -> date | None:
    """The last day on which the column is still up to date."""
    return told.stale_on - timedelta(1) if told.stale_on else None


def left_words(told: Freshness) -> str:
    """
    >>> from mingtang.publication.freshness import Period, freshness
    >>> left_words(freshness(Period(14), date(2026, 3, 2), date(2026, 3, 16)))
    '今天是最后一天'
    """
    if told.days is None:
        return ""
    if told.days <= 0:
        return f"已逾期{1 - told.days}天"
    return "今天是最后一天" if told.days == 1 else f"还剩{told.days - 1}天"


@dataclass(frozen=True, slots=True)
class Count:
    """How many columns are in a state; `code` narrows the list to them."""

    code: str
    label: str
    tone: Tone
    number: int


def counts_of(judged: Judged) -> list[Count]:
    told = [Count(s.value, s.label, TONES[s], len(judged.in_state(s))) for s in _ORDER]
    unassigned = sum(not each.is_assigned for each in judged.kept)
    return [*told, Count(UNASSIGNED, "没有分派", Tone.WAITING, unassigned)]


def is_wanted(each: Standing, wanted: str) -> bool:
    """Whether a column is in the state that the address asks for; without one all are."""
    if wanted == UNASSIGNED:
        return not each.is_aside and not each.is_assigned
    return not wanted or (not each.is_aside and each.state.value == wanted)


_ORDER = (
    FreshnessState.STALE,
    FreshnessState.EMPTY,
    FreshnessState.DUE_SOON,
    FreshnessState.FRESH,
)


@dataclass(frozen=True, slots=True)
class Distance:
    """A ground of a veto: how far it is, and what would bring it about."""

    title: str
    ground: str
    count: int
    threshold: int
    words: str
    tone: Tone
    is_home: bool


def distances(judged: Judged) -> list[Distance]:
    return [_distance(each, judged.on) for each in judged.nearness]


def _distance(each: Nearness, on: date) -> Distance:
    is_home = each.ground is VetoGround.HOME
    soon = each.since is not None and each.since <= on + timedelta(7)
    near = each.missing <= NEAR and not is_home
    tone = Tone.LATE if each.is_met else Tone.SOON if soon or near else Tone.DONE
    return Distance(
        each.rule.title,
        each.ground.label,
        each.count,
        each.threshold,
        distance_words(each),
        tone,
        is_home,
    )


def distance_words(each: Nearness) -> str:
    """还差2个栏目触发；一直不更新的，2026年4月2日触发。"""
    day = day_words(each.since) if each.since else ""
    if each.is_met:
        return f"已触发，自{day}起" if day else "已触发"
    if each.ground is VetoGround.HOME:
        return f"一直不更新的，{day}触发"
    wanting = f"还差{each.missing}个栏目触发"
    return f"{wanting}；一直不更新的，{day}触发" if day else wanting


@dataclass(frozen=True, slots=True)
class Told:
    """A rule of the inspection and what came of it."""

    title: str
    kind: str
    verdict: str
    tone: Tone
    message: str
    points: str


def told(findings: Iterable[Finding]) -> list[Told]:
    """What is broken first, then the order of the rules."""
    ordered = sorted(findings, key=lambda each: each.verdict is not Verdict.BROKEN)
    return [
        Told(
            each.rule.title,
            each.rule.kind.label,
            each.verdict.label,
            _VERDICTS[each.verdict],
            each.message,
            _points(each),
        )
        for each in ordered
    ]


def _points(finding: Finding) -> str:
    if finding.verdict is not Verdict.BROKEN:
        return ""
    if finding.rule.kind is RuleKind.VETO:
        return "单项否决"
    return f"扣{finding.points.normalize():f}分" if finding.points is not None else "扣分由检查人定"


@dataclass(frozen=True, slots=True)
class PastColumn:
    title: str
    state: str
    tone: Tone
    last_on: date | None


def past_columns(row: DailyInspection) -> list[PastColumn]:
    known = columns()
    return [_past(each, known) for each in row.columns]


def _past(each: list[Any], known: Any) -> PastColumn:
    code, last, _, state = each
    title = known[code].title if code in known else code
    was = FreshnessState(state)
    return PastColumn(title, was.label, TONES[was], date.fromisoformat(last) if last else None)


def todo(gap: Gap) -> str:
    """What is to be done about a gap whose kind stands beside it."""
    if gap.kind is GapKind.NEVER:
        return "请公开；确无此类信息的，请标注。" if gap.owed.can_be_absent else "请公开。"
    return gap.message


def veto_words(row: DailyInspection) -> tuple[str, Tone]:
    """How far an agency was from a veto on a day, for a list."""
    if row.vetoes:
        return f"{row.vetoes}项否决", Tone.LATE
    if row.missing is None:
        return "不适用", Tone.ENDED
    if row.missing <= NEAR:
        return "接近否决", Tone.SOON
    return "未触发", Tone.DONE


@dataclass(frozen=True, slots=True)
class MyLine:
    agency: Agency
    line: Line


def mine_of(found: Iterable[Mine]) -> list[MyLine]:
    return [MyLine(each.agency, _line(each.standing)) for each in found]


@dataclass(frozen=True, slots=True)
class Reminded:
    pk: int
    agency: Agency
    title: str
    words: str


def reminded_of(rows: Iterable[ColumnReminder]) -> list[Reminded]:
    known = columns()
    return [
        Reminded(
            row.pk,
            row.agency,
            known[row.column].title if row.column in known else row.column,
            when(row),
        )
        for row in rows
    ]
