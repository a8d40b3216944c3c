"""How a case looks: its stage and colour in a list, its steps and its days on its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mingtang.applications.remedies import (
    Instance,
    Limit,
    RemedyColumn,
    RemedyDuty,
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
    Stage,
)
from mingtang_office.remedies.models import CourseEntry, Remedy
from mingtang_office.remedies.queries.history import ANNULLED, as_event
from mingtang_office.ui.components import Tone
from mingtang_office.ui.days import day_words

_SOON = timedelta(days=7)
_WAITS = frozenset({RemedyDuty.AWAIT_COPY.value, RemedyDuty.AWAIT_DECISION.value})
CONFIRM_EFFECT = "上诉期已过，请核实对方是否上诉、裁判是否生效"

_IN_RECONSIDERATION: dict[RemedyStep | RemedyDuty, str] = {
    RemedyStep.FILED: "申请行政复议",
    RemedyStep.ACCEPTED: "复议机关受理",
    RemedyStep.COPY_REACHED: "收到复议申请书副本",
    RemedyStep.ANSWERED: "提交书面答复和证据、依据",
    RemedyStep.HEARING_SET: "通知听证",
    RemedyStep.HEARING_HELD: "参加听证",
    RemedyStep.DECIDED: "收到复议决定",
    RemedyDuty.ANSWER: "提交书面答复和证据、依据",
    RemedyDuty.ATTEND: "参加听证",
    RemedyDuty.OBEY: "履行复议决定",
    RemedyDuty.AWAIT_DECISION: "等候复议决定",
}
_IN_LITIGATION: dict[RemedyStep | RemedyDuty, str] = {
    RemedyStep.FILED: "提起诉讼",
    RemedyStep.ACCEPTED: "人民法院立案",
    RemedyStep.COPY_REACHED: "收到起诉状、上诉状副本",
    RemedyStep.ANSWERED: "提交答辩状和证据、依据",
    RemedyStep.HEARING_SET: "通知开庭",
    RemedyStep.HEARING_HELD: "开庭",
    RemedyStep.DECIDED: "收到裁判文书",
    RemedyDuty.ANSWER: "提交答辩状和证据、依据",
    RemedyDuty.ATTEND: "出庭应诉",
    RemedyDuty.OBEY: "履行判决",
    RemedyDuty.AWAIT_DECISION: "等候裁判",
}


def told(what: RemedyStep | RemedyDuty, route: RemedyRoute) -> str:
    """A step or a duty in the words of its procedure."""
    words = _IN_LITIGATION if route.is_litigation else _IN_RECONSIDERATION
    return words.get(what, what.label)


@dataclass(frozen=True, slots=True)
class Row:
    """A case as a list shows it on `today`."""

    remedy: Remedy
    today: date

    @property
    def route(self) -> str:
        return RemedyRoute(self.remedy.route).label

    @property
    def stage(self) -> str:
        if self.remedy.is_struck:
            return "登记已撤销"
        return f"{Instance(self.remedy.instance).label} {Stage(self.remedy.stage).label}"

    @property
    def tone(self) -> Tone:
        """By whose turn it is and how much time is left; the word says the rest."""
        remedy = self.remedy
        if remedy.is_struck:
            return Tone.ENDED
        if not remedy.next_code:
            return Tone.DONE
        if remedy.next_code in _WAITS:
            return Tone.WAITING
        if self.is_late:
            return Tone.LATE
        soon = remedy.next_by is not None and remedy.next_by <= self.today + _SOON
        return Tone.SOON if soon else Tone.OPEN

    @property
    def is_late(self) -> bool:
        remedy = self.remedy
        is_past = remedy.next_by is not None and remedy.next_by < self.today
        return is_past and remedy.next_code not in (*_WAITS, RemedyDuty.WEIGH_APPEAL)

    @property
    def is_past_appeal(self) -> bool:
        remedy = self.remedy
        is_past = remedy.next_by is not None and remedy.next_by < self.today
        return is_past and remedy.next_code == RemedyDuty.WEIGH_APPEAL

    @property
    def next_step(self) -> str:
        if self.is_past_appeal:
            return CONFIRM_EFFECT
        code = self.remedy.next_code
        return told(RemedyDuty(code), RemedyRoute(self.remedy.route)) if code else ""

    @property
    def outcome(self) -> str:
        code = self.remedy.outcome
        return RemedyOutcome(code).label if code else ""

    @property
    def column(self) -> str:
        return RemedyColumn(self.remedy.column).label

    @property
    def against(self) -> str:
        application = self.remedy.application
        if application is None:
            return self.remedy.described
        return f"对申请 {application.number} 的办理"


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a case as its page tells it; `annulled` says why it no longer counts."""

    number: int
    title: str
    on: date
    at: datetime
    by: str
    notes: tuple[str, ...] = ()
    tone: Tone = Tone.DONE
    annulled: str = ""


def lines_of(remedy: Remedy) -> tuple[Line, ...]:
    """Every step in the order in which it was entered, those annulled among them."""
    rows = list(remedy.course.select_related("by").order_by("number"))
    gone = {row.annuls: _why(row) for row in rows if row.annuls is not None}
    route = RemedyRoute(remedy.route)
    return tuple(
        _line(row, route, gone.get(row.number, "")) for row in rows if row.kind != ANNULLED
    )


def _why(row: CourseEntry) -> str:
    verb = "作废" if row.kind == ANNULLED else "更正"
    return f"{row.by.full_name}于{day_words(row.at.date())}{verb}：{row.get_reason_display()}"


def _line(row: CourseEntry, route: RemedyRoute, annulled: str) -> Line:
    event = as_event(row)
    corrected = (f"更正第{row.annuls}项登记",) if row.annuls is not None else ()
    return Line(
        row.number,
        told(event.kind, route),
        row.on,
        row.at,
        row.by.full_name,
        (*_notes(event), *corrected),
        Tone.ENDED if annulled else Tone.DONE,
        annulled,
    )


def _notes(event: RemedyEvent) -> Iterator[str]:
    if event.outcome is not None:
        yield f"结果：{event.outcome.label}"
    if event.orders_anew:
        yield "责令重新答复或者履行"
    if event.until is not None:
        until = "延长至" if event.kind is RemedyStep.ANSWER_EXTENDED else "履行期限至"
        yield f"{until}{day_words(event.until)}"
    if event.held_on is not None:
        yield f"听证、开庭日期：{day_words(event.held_on)}"
    if event.simplified:
        yield "适用简易程序"
    if event.appellant is not None:
        yield f"上诉人：{event.appellant.label}"
    if event.forum:
        yield event.forum
    if event.reference:
        yield event.reference


def limit_words(limit: Limit, start: date) -> str:
    """Why a day is the last one."""
    if limit.unit == "日":
        counted = f"自{day_words(start)}的次日起{limit.length}日"
    else:
        counted = f"自{day_words(start)}的次日起{limit.length}个{limit.unit}"
    if limit.rolled_from is None:
        return f"{counted}（{limit.rests_on}）。"
    return (
        f"{counted}（{limit.rests_on}）；{day_words(limit.rolled_from)}不是工作日，"
        f"顺延到其后第一个工作日（{limit.rolls_by}）。"
    )
