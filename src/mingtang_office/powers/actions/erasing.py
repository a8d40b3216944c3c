"""The name of a natural person is erased once it has been kept long enough: with the key of the decision it
is gone wherever a copy lies, and with that of the table from which it came. What was decided stays, and
every figure with it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django_tasks import task

from mingtang.law.retention import Kept, retention
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import holding
from mingtang_office.powers.models import Deed, PartyKind, PowerDecision, Register, TableImport
from mingtang_office.powers.projection import keep_version
from mingtang_office.trail import actions as trail
from mingtang_office.ui import storage

_BATCH = 200


@task
def erase_daily(day: str) -> None:
    erase_due(on=date.fromisoformat(day), now=timezone.now())


def named_long_enough(on: date) -> QuerySet[PowerDecision]:
    """Decisions that name a person still and need not: nothing of them is to be shown or withdrawn."""
    rows = PowerDecision.objects.filter(
        party_kind=PartyKind.NATURAL_PERSON,
        erased_at__isnull=True,
        decided_on__lt=retention(Kept.NAME_IN_DECISION, on).begun_before(on),
    )
    return rows.exclude(publicity.TO_BE_SHOWN).exclude(publicity.TO_BE_WITHDRAWN)


def erase_due(*, on: date, now: datetime) -> int:
    """Erase every name that has been kept long enough; how many. Each by itself."""
    done, last = 0, 0
    rows = named_long_enough(on).order_by("pk")
    while numbers := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:_BATCH]):
        last = numbers[-1]
        done += sum(_erase(number, on, now) for number in numbers)
    for table in _tables_without_names():
        _drop(table, on, now)
    return done


@transaction.atomic
def _erase(number: int, on: date, now: datetime) -> bool:
    seen = PowerDecision.objects.select_related("agency").get(pk=number)
    holding.close_gate(seen.agency)
    decision = named_long_enough(on).select_related("agency").filter(pk=number).first()
    if decision is None:
        return False
    decision.sealed, decision.erased_at = b"", now
    decision.revision += 1
    decision.save(update_fields=("sealed", "erased_at", "revision"))
    keep_version(decision, Deed.ERASED, by=None, now=now)
    trail.erase(
        by=None,
        now=now,
        on=decision,
        agency=decision.agency_id,
        ground=retention(Kept.NAME_IN_DECISION, on).ground,
    )
    return True


def _tables_without_names() -> QuerySet[TableImport]:
    """Tables of decisions that named people, none of whom is named in the register any more."""
    people = PowerDecision.objects.filter(batch=OuterRef("pk"), party_kind=PartyKind.NATURAL_PERSON)
    rows = TableImport.objects.filter(register=Register.DECISIONS, entered_at__isnull=False)
    named = people.filter(erased_at__isnull=True)
    return rows.exclude(stored="").filter(Exists(people), ~Exists(named)).order_by("pk")


@transaction.atomic
def _drop(table: TableImport, on: date, now: datetime) -> None:
    """The row stays, with the digest of the file."""
    transaction.on_commit(partial(storage.discard, table.stored))
    table.stored = ""
    table.save(update_fields=("stored",))
    trail.erase(
        by=None,
        now=now,
        on=table,
        agency=table.agency_id,
        ground=retention(Kept.NAME_IN_DECISION, on).ground,
    )
