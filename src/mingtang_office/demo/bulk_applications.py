"""Applications by the hundred thousand, for measuring: rows as the register keeps them.

Every row is what `mingtang.applications.replay` makes of a lawful life cut off at the day of the
simulation. Who applied is not invented: there is nobody to keep secret.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, islice
from random import Random
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from mingtang.applications import Case, Event, event_to_wire, replay
from mingtang.applications.applicants import ApplicantKind
from mingtang.workdays import Calendar
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.applications.models import (
    Application,
    CaseEvent,
    ReceiptCounter,
    Standing,
)
from mingtang_office.applications.projection import PROJECTED, counted, project
from mingtang_office.demo.application_lives import SHAPES, Shape, events
from mingtang_office.demo.draws import draws
from mingtang_office.demo.planting import insert, next_id, settle_ids
from mingtang_office.trail.actions import record

FIRST_DAY = date(2021, 1, 4)  # the first working day on which fees may be asked for
_AT_ONCE = 50_000
_RECENT = 32  # working days within which what is still open was received
_LONGEST = 40  # working days that a life takes at most
_TAKE = (AgencyKind.GOVERNMENT, AgencyKind.DEPARTMENT)
_KINDS = tuple(ApplicantKind)
_KIND_WEIGHTS = (930, 30, 4, 6, 22, 8)
_SUBJECTS = (
    *("义务教育学校招生计划", "房屋征收补偿安置方案", "建设工程规划许可证", "财政专项资金分配结果"),
    *("集体土地征收公告", "行政处罚决定书", "医疗机构校验记录", "农村危房改造补助名单"),
    *("道路改造项目可行性研究报告批复", "环境影响评价审批意见", "政府采购合同", "公务接待费用明细"),
)


_Row = tuple[Any, ...]


class NothingToSimulate(Exception):
    """There is no agency that could have received applications."""


@dataclass(frozen=True, slots=True)
class _Receiving:
    """An agency that receives applications, and its clerk."""

    number: int
    clerk: int | None


@dataclass(frozen=True, slots=True)
class _Life:
    """A life as the rows of one application tell it, all but whose it is."""

    received: date
    is_open: bool
    projected: tuple[Any, ...]
    counted: tuple[Any, ...]  # received_on, closed_on, disposition, in_time
    entered: tuple[tuple[str, date, str], ...]  # kind, day and facts of each event


@dataclass(frozen=True, slots=True)
class Wish:
    """How many applications to make. `open_share` of them are not closed on the day of the making;
    `whole`: the closed ones have their events too."""

    number: int
    seed: str
    open_share: float = 0.1
    whole: bool = False


def bulk_applications(wish: Wish, *, now: datetime) -> int:
    """Make simulated applications, spread unevenly over the agencies as real ones are; the same wish
    at the same day makes the same. Gives how many were made."""
    receiving = list(_receiving())
    if not receiving:
        raise NothingToSimulate("请先装入演示数据（manage.py load_demo），再批量生成申请。")
    rng = draws(wish.seed, "applications")
    drawn = _drawn(wish, rng, timezone.localdate(now))
    planting = _Planting(receiving, rng, now, whole=wish.whole)
    while block := list(islice(drawn, _AT_ONCE)):
        with transaction.atomic():
            planting.plant(block)
    with transaction.atomic():
        planting.finish()
        top = Agency.objects.get(pk=receiving[0].number).get_root()
        facts = {"seed": wish.seed, "applications": wish.number}
        record("demo.simulated", by=None, now=now, on=top, agency=top.pk, facts=facts)
    return wish.number


def _receiving() -> Iterator[_Receiving]:
    clerks = dict(
        Membership.objects.filter(role=Role.CLERK)
        .order_by("-pk")
        .values_list("agency_id", "user_id")
    )
    found = Agency.objects.filter(kind__in=_TAKE, abolished_on=None).order_by("path")
    for number in found.values_list("pk", flat=True):
        yield _Receiving(number, clerks.get(number))


def _drawn(wish: Wish, rng: Random, today: date) -> Iterator[_Life]:
    """Lives in the order of their receipt."""
    calendar = calendar_for(None)
    closed, still_open = _lives(calendar, today)
    open_ones = round(wish.number * wish.open_share)
    chosen = [
        *_choices(rng, closed, wish.number - open_ones),
        *_choices(rng, still_open, open_ones),
    ]
    yield from sorted(chosen, key=lambda life: life.received)


def _choices(rng: Random, lives: list[tuple[int, _Life]], number: int) -> list[_Life]:
    weights = list(accumulate(weight for weight, _ in lives))
    return [lives[bisect_right(weights, rng.random() * weights[-1])][1] for _ in range(number)]


def _lives(
    calendar: Calendar, today: date
) -> tuple[list[tuple[int, _Life]], list[tuple[int, _Life]]]:
    """Every life that there is, with its weight: those closed by `today`, and those still open."""
    span = (today - FIRST_DAY).days + 4 * _LONGEST
    days = [
        day for n in range(span) if calendar.day(day := FIRST_DAY + timedelta(days=n)).is_workday
    ]
    last = bisect_right(days, today)
    closed, still_open = [], []
    for place in range(last):
        for shape in SHAPES:
            life = _life(shape, days, place, today, calendar)
            if not life.is_open:
                closed.append((shape.weight, life))
            elif place >= last - _RECENT:
                still_open.append((shape.weight, life))
    return closed, still_open


def _life(shape: Shape, days: list[date], place: int, today: date, calendar: Calendar) -> _Life:
    told = [
        event
        for event in events(shape, days[place], lambda after: days[place + after])
        if event.on <= today
    ]
    case = replay(told, calendar)
    row = Application()
    project(row, case)
    kept = counted(row)
    return _Life(
        days[place],
        case.closed_on is None,
        tuple(_plain(getattr(row, name)) for name in PROJECTED),
        tuple(_plain(kept[name]) for name in _COUNTED),
        tuple(_entered(told, case)),
    )


_COUNTED = ("received_on", "closed_on", "disposition", "in_time")
_APPLICATION = (
    *("id", "agency_id", "number", "channel", "applicant_kind", "applicant_masked", "content"),
    *("delivery", "form", "submitted_at", "revision", "handler_id"),
    *PROJECTED,
)
_STANDING = ("application_id", "agency_id", "applicant_kind", *_COUNTED, "since", "until")
_EVENT = ("application_id", "number", "kind", "on", "facts", "reason", "by_id", "at")


def _entered(told: Iterable[Event], case: Case) -> Iterator[tuple[str, date, str]]:
    for event in told:
        facts = event_to_wire(event)["facts"]
        yield event.kind.value, event.on, json.dumps(facts, ensure_ascii=False)


def _plain(value: Any) -> Any:
    """As every database's bulk loader takes it."""
    return value.isoformat() if isinstance(value, date) else value


class _Planting:
    """Writes lives as rows, a block at a time."""

    def __init__(
        self, receiving: list[_Receiving], rng: Random, now: datetime, *, whole: bool
    ) -> None:
        self.receiving, self.rng, self.now, self.whole = receiving, rng, now, whole
        order = list(receiving)
        rng.shuffle(order)
        self.order = order
        self.weights = list(accumulate(1 / (rank + 2) for rank in range(len(order))))
        self.numbers: Counter[tuple[int, int]] = Counter(
            {(each.agency_id, each.year): each.last for each in ReceiptCounter.objects.all()}
        )
        self.application = next_id(Application)

    def plant(self, lives: list[_Life]) -> None:
        applications: list[_Row] = []
        standings: list[_Row] = []
        entered: list[_Row] = []
        for life in lives:
            about = self.order[bisect_right(self.weights, self.rng.random() * self.weights[-1])]
            kind = self.rng.choices(_KINDS, _KIND_WEIGHTS)[0].value
            number = self.application
            self.application += 1
            applications.append(self._application(number, about, kind, life))
            standings.extend(self._standings(number, about, kind, life))
            if life.is_open or self.whole:
                entered.extend(self._events(number, about, life))
        insert(Application, _APPLICATION, applications)
        insert(Standing, _STANDING, standings)
        insert(CaseEvent, _EVENT, entered)

    def _application(self, number: int, about: _Receiving, kind: str, life: _Life) -> _Row:
        year = life.received.year
        self.numbers[about.number, year] += 1
        subject = self.rng.choice(_SUBJECTS)
        return (
            number,
            about.number,
            f"SQ{about.number:05d}-{year}-{self.numbers[about.number, year]:05d}",
            "in_person",
            kind,
            "模拟申请人",
            f"{year - self.rng.randrange(3)}年{subject}（第{number}件）",
            "email",
            "electronic",
            _at(life.received),
            len(life.entered),
            about.clerk,
            *life.projected,
        )

    def _standings(self, number: int, about: _Receiving, kind: str, life: _Life) -> Iterator[_Row]:
        """Open from the receipt until it was closed, closed from then on."""
        received_on, closed_on, *ended = life.counted
        since, closed_at = _at(life.received), None
        if closed_on:
            closed_at = _at(date.fromisoformat(closed_on))
        yield number, about.number, kind, received_on, None, "", None, since, closed_at
        if closed_at is not None:
            yield number, about.number, kind, received_on, closed_on, *ended, closed_at, None

    def _events(self, number: int, about: _Receiving, life: _Life) -> Iterator[_Row]:
        for place, (kind, on, facts) in enumerate(life.entered, start=1):
            yield number, place, kind, on.isoformat(), facts, "", about.clerk, _at(on)

    def finish(self) -> None:
        """Let what is entered by hand from now on follow the numbers given here."""
        settle_ids(Application, Standing, CaseEvent)
        ReceiptCounter.objects.bulk_create(
            (
                ReceiptCounter(agency_id=agency, year=year, last=last)
                for (agency, year), last in self.numbers.items()
            ),
            update_conflicts=True,
            unique_fields=("agency", "year"),
            update_fields=("last",),
        )


def _at(on: date) -> Any:
    """In office hours of that day, as the database keeps it."""
    return connection.ops.adapt_datetimefield_value(datetime.combine(on, time(2), tzinfo=UTC))
