"""How the cases of a period went: month by month, and agency by agency."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from mingtang.annual.period import Period
from mingtang.workdays.ordinals import Ordinals
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency
from mingtang_office.annual.queries.question import Question
from mingtang_office.annual.queries.table_three import concerned
from mingtang_office.applications.models import Standing

_TENTH = Decimal("0.1")


@dataclass(slots=True)
class Flow:
    """What came in and what was closed. `workdays` are those of all closed cases together, from the
    day after the receipt to the closing; what the clock leaves out is in them."""

    received: int = 0
    closed: int = 0
    in_time: int = 0
    late: int = 0
    open: int = 0
    workdays: int = 0

    def __iadd__(self, other: Flow) -> Flow:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self

    @property
    def share(self) -> Decimal | None:
        """Closed in time, of a hundred whose time can be told."""
        told = self.in_time + self.late
        return (Decimal(100 * self.in_time) / told).quantize(_TENTH) if told else None

    @property
    def average(self) -> Decimal | None:
        """Working days from receipt to closing."""
        return (Decimal(self.workdays) / self.closed).quantize(_TENTH) if self.closed else None


@dataclass(frozen=True, slots=True)
class Month:
    period: Period
    flow: Flow = field(default_factory=Flow)

    @property
    def name(self) -> str:
        return f"{self.period.first.year}年{self.period.first.month}月"


@dataclass(frozen=True, slots=True)
class Branch:
    """An agency right under the one asked for with all below it; or that one itself, alone."""

    agency: Agency
    is_top: bool
    flow: Flow

    @property
    def name(self) -> str:
        return f"{self.agency.name}（本机关）" if self.is_top else self.agency.name


def by_month(question: Question, standings: QuerySet[Standing]) -> tuple[Month, ...]:
    """Every month of the period, those without cases too."""
    months = [Month(period) for period in question.period.months()]
    found = {(m.period.first.year, m.period.first.month): m.flow for m in months}
    rows = concerned(question, standings).order_by()
    for received_on, number in (
        rows.filter(received_on__gte=question.period.first)
        .values_list("received_on")
        .annotate(number=Count("*"))
    ):
        found[received_on.year, received_on.month].received += number
    closed = (
        rows.filter(closed_on__lte=question.period.last)
        .values_list("received_on", "closed_on", "in_time")
        .annotate(number=Count("*"))
    )
    groups = list(closed)
    ordinals = _ordinals(question, [day for days in groups for day in days[:2]])
    for received_on, closed_on, in_time, number in groups:
        flow = found[closed_on.year, closed_on.month]
        flow.closed += number
        flow.in_time += number if in_time else 0
        flow.late += number if in_time is False else 0
        flow.workdays += number * (ordinals.of(closed_on) - ordinals.of(received_on))
    return tuple(months)


def total(flows: Iterable[Flow]) -> Flow:
    summed = Flow()
    for each in flows:
        summed += each
    return summed


def by_branch(question: Question, standings: QuerySet[Standing]) -> tuple[Branch, ...]:
    """The agency itself and each branch under it, in the order of the tree; () for one alone."""
    if not question.below:
        return ()
    length = len(question.agency.path) + Agency.steplen
    rows = (
        concerned(question, standings).order_by().annotate(branch=Substr("agency__path", 1, length))
    )
    flows: defaultdict[str, Flow] = defaultdict(Flow)
    _count(question, rows, flows)
    _count_workdays(question, rows, flows)
    agencies = Agency.objects.in_bulk(list(flows), field_name="path")
    return tuple(
        Branch(agencies[path], path == question.agency.path, flows[path]) for path in sorted(flows)
    )


def _branch(question: Question) -> Substr:
    """The path of the agency right under the one asked for, or of that one itself."""
    return Substr("agency__path", 1, len(question.agency.path) + Agency.steplen)


def _count(question: Question, rows: QuerySet[Standing], flows: dict[str, Flow]) -> None:
    first, last = question.period.first, question.period.last
    ended = Q(closed_on__lte=last)
    for group in rows.values(branch=_branch(question)).annotate(
        received=Count("received_on", filter=Q(received_on__gte=first)),
        closed=Count("received_on", filter=ended),
        timely=Count("received_on", filter=ended & Q(in_time=True)),
        late=Count("received_on", filter=ended & Q(in_time=False)),
        number=Count("*"),
    ):
        flows[group["branch"]] += Flow(
            group["received"],
            group["closed"],
            group["timely"],
            group["late"],
            group["number"] - group["closed"],
        )


def _count_workdays(question: Question, rows: QuerySet[Standing], flows: dict[str, Flow]) -> None:
    """A sum of differences is a difference of sums: the days of closing less those of receipt."""
    rows, branch = rows.filter(closed_on__lte=question.period.last), _branch(question)
    received = list(rows.values_list(branch, "received_on").annotate(number=Count("*")))
    closed = list(rows.values_list(branch, "closed_on").annotate(number=Count("*")))
    ordinals = _ordinals(question, [day for _, day, _ in (*received, *closed)])
    for path, received_on, number in received:
        flows[path].workdays -= number * ordinals.of(received_on)
    for path, closed_on, number in closed:
        flows[path].workdays += number * ordinals.of(closed_on)


def _ordinals(question: Question, days: list[date]) -> Ordinals:
    first = question.period.first
    return Ordinals(
        calendar_for(question.agency), min(days, default=first), max(days, default=first)
    )
