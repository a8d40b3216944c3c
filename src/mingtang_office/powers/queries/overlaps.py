"""Where an entry of a day and a figure of a period would count the same thing twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from mingtang.annual.compile_powers import PowerRow
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.ledgers import Days, Ledger
from mingtang_office.powers.models import (
    DECISION_ROWS,
    Charge,
    PeriodFigure,
    PowerDecision,
    PowerItem,
    Procurement,
    Register,
    Registered,
)
from mingtang_office.ui.days import day_words


def days_words(days: Days) -> str:
    """2025年3月3日, or 2025年1月1日至2025年3月31日."""
    first, last = day_words(days.first), day_words(days.last)
    return first if first == last else f"{first}至{last}"


@dataclass(slots=True)
class Overlaps:
    """The figures of an agency and the days over which they lie, asked once for many entries."""

    agency: Agency
    besides: Registered | None = None  # the entry that is being corrected
    figures: list[tuple[Days, PeriodFigure]] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = PeriodFigure.objects.filter(agency=self.agency, struck_at__isnull=True)
        if isinstance(self.besides, PeriodFigure):
            rows = rows.exclude(pk=self.besides.pk)
        self.figures = [
            (Days(PowerRow(each.row), each.first_on, each.last_on), each)
            for each in rows.order_by("first_on", "pk")
        ]

    def message(self, ledger: Ledger, days: Days | None) -> str:
        """What stands in the way of an entry for these days, with both named; empty where nothing
        does."""
        if days is None:
            return ""
        for span, figure in self.figures:
            if span.meet(days):
                return self._beside_figure(ledger, days, span, figure)
        if ledger.register is Register.FIGURES:
            return self._over_entries(days)
        return ""

    def _beside_figure(self, ledger: Ledger, days: Days, span: Days, figure: PeriodFigure) -> str:
        said = f"{days.row.label}{days_words(span)}已有按期统计数（来源：{figure.source}）"
        if ledger.register is Register.FIGURES:
            return f"{said}，与这里的{days_words(days)}重叠，会重复计数。请核对起止日期，或者先更正原来的统计数。"
        return (
            f"{said}，{days_words(days)}的不能再逐件登记，否则会重复计数。"
            "要逐件登记的，请先撤销或者更正那条统计数。"
        )

    def _over_entries(self, days: Days) -> str:
        found = entered_within(self.agency, days)
        first = found.order_by("pk").first()
        if first is None:
            return ""
        return (
            f"{days.row.label}{days_words(days)}之内已逐件登记{found.count()}条，其中有“{first.called}”，"
            "再按期统计会重复计数。请改用没有逐件登记的期间，或者不填这条统计数。"
        )


def entered_within(agency: Agency, days: Days) -> QuerySet[Registered]:
    """The entries of a row, none of them struck, that lie in these days."""
    rows: QuerySet[Registered]
    if days.row in DECISION_ROWS:
        decisions = PowerDecision.objects.filter(row=days.row.value)
        rows = decisions.filter(decided_on__range=(days.first, days.last))
    elif days.row is PowerRow.CHARGES:
        rows = Charge.objects.filter(first_on__lte=days.last, last_on__gte=days.first)
    else:
        rows = Procurement.objects.filter(central=True, contract_on__range=(days.first, days.last))
    return rows.filter(agency=agency, struck_at__isnull=True)


def same_as(
    ledger: Ledger, agency: Agency, key: dict[str, object], besides: Registered | None = None
) -> Registered | None:
    """The entry, not struck, that has this key already."""
    rows = standing_entries(ledger, agency).filter(**key)
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    return rows.first()


def standing_entries(ledger: Ledger, agency: Agency) -> QuerySet[Registered]:
    """The entries of an agency that count; of the items those still on the list."""
    manager = ledger.model._default_manager
    listed = {"delisted_on__isnull": True} if ledger.register is Register.ITEMS else {}
    return manager.filter(agency=agency, struck_at__isnull=True, **listed)


def keys_taken(ledger: Ledger, agency: Agency) -> dict[tuple[object, ...], str]:
    """The keys of all entries of an agency with what each is called, asked once for a table."""
    names = [column.name for column in ledger.asked]
    found: dict[tuple[object, ...], str] = {}
    for entry in standing_entries(ledger, agency).iterator(chunk_size=2000):
        values = {name: getattr(entry, name) for name in names}
        found.setdefault(key_tuple(ledger, values), entry.called)
    return found


def key_tuple(ledger: Ledger, values: dict[str, object]) -> tuple[object, ...]:
    return tuple(sorted((name, str(value)) for name, value in ledger.key(values).items()))


def known_items(agency: Agency, rows: Iterable[PowerRow]) -> list[str]:
    """The names of the powers on the list, which a form offers."""
    found = PowerItem.objects.filter(
        agency=agency,
        struck_at__isnull=True,
        delisted_on__isnull=True,
        row__in=[row.value for row in rows],
    )
    return list(found.order_by("name").values_list("name", flat=True)[:200])
