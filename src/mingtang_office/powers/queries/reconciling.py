"""The normative documents in force by the register and those on the portal, of one day, and by name why
the two numbers differ (年报表二“现行有效件数”)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.validity import Validity
from mingtang_office.powers.models import NormativeDocument, PowerStanding, Register
from mingtang_office.powers.queries.ties import Tie
from mingtang_office.publication.models import PublicItem
from mingtang_office.publication.queries.validity import stated_on
from mingtang_office.ui.days import day_words


@dataclass(frozen=True, slots=True)
class Difference:
    """A document that only one side counts: which (`is_registered`: the register), why, and where it
    stands there."""

    title: str
    is_registered: bool
    why: str
    entry: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    on: date
    registered: int
    public: int
    differences: tuple[Difference, ...]

    @property
    def is_equal(self) -> bool:
        return not self.differences


def in_force(standings: QuerySet[PowerStanding], on: date) -> QuerySet[PowerStanding]:
    """What table two counts as 现行有效 on a day, of the rows given."""
    rows = standings.filter(
        what=Reckoned.DOCUMENT.value,
        row=PowerRow.NORMATIVE_DOCUMENTS.value,
        began_on__lte=on,
    )
    return rows.exclude(ended_on__lte=on)


def reconcile(
    standings: QuerySet[PowerStanding], public: QuerySet[PublicItem], on: date
) -> Reconciled:
    """`standings` as they were known when asked of, `public` what is public now of the same agencies;
    each is asked what it says of this day."""
    rows = in_force(standings, on).filter(register=Register.DOCUMENTS)
    numbers = rows.values_list("entry", flat=True)
    registered = {row.pk: row for row in NormativeDocument.objects.filter(pk__in=numbers)}
    shown = {row.pk: row for row in _stated(public, on)}
    standing = {pk: row for pk, row in shown.items() if _is_in_force(row, on)}
    tied = {row.item_id: row for row in registered.values() if row.item_id is not None}
    differences = [
        *(_of_entry(row, shown, on) for row in registered.values() if row.item_id not in standing),
        *(_of_item(row) for pk, row in standing.items() if pk not in tied),
    ]
    return Reconciled(on, len(registered), len(standing), tuple(differences))


def _stated(public: QuerySet[PublicItem], on: date) -> Iterator[PublicItem]:
    """Normative documents that were made by this day."""
    rows = public.filter(kind=ItemKind.NORMATIVE_DOCUMENT.value)
    for row in rows.select_related("item").prefetch_related("item__validity_changes"):
        if (row.written_on or row.published_on) <= on:
            yield row


def _is_in_force(row: PublicItem, on: date) -> bool:
    found = stated_on(row.item, list(row.item.validity_changes.all()), on)
    return found is not None and found.counts_as_in_force


def _of_entry(row: NormativeDocument, shown: dict[int, PublicItem], on: date) -> Difference:
    public = shown.get(row.item_id) if row.item_id is not None else None
    return Difference(row.title, True, _why(row, public, on), row.pk, row.item_id)


def _why(row: NormativeDocument, public: PublicItem | None, on: date) -> str:
    if row.item_id is None:
        return Tie.ELSEWHERE.label if row.published_key else Tie.NONE.label
    if public is None:
        return Tie.WITHDRAWN.label
    found = stated_on(public.item, list(public.item.validity_changes.all()), on)
    if found is None:
        return "公开信息没有写施行日期，门户不标注有效性"
    if found is Validity.PENDING and public.item.effective_on is not None:
        return f"{day_words(public.item.effective_on)}起施行，当日还没有施行"
    return f"公开信息标注为“{found.label}”"


def _of_item(row: PublicItem) -> Difference:
    entries = NormativeDocument.objects.filter(item=row.pk, struck_at__isnull=True)
    entry = entries.first()
    if entry is None:
        return Difference(row.title, False, "没有登记在台账中", None, row.pk)
    if entry.ended_on is not None:
        why = f"台账登记自{day_words(entry.ended_on)}起失效"
    elif entry.row != PowerRow.NORMATIVE_DOCUMENTS:
        why = "台账登记为规章"
    else:
        why = "截止时点以后才登记"
    return Difference(row.title, False, why, entry.pk, row.pk)
