"""Information processing fees of a year, out of the events of the applications (国办函〔2020〕109号)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from mingtang.annual.drafting import Fees
from mingtang.applications.events import EventKind
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import CaseEvent

_KINDS = (EventKind.FEE_NOTICED.value, EventKind.PAID.value)


def fees(question: Question) -> Fees:
    """Notices sent and fees paid within the period, as the record knew them at the cut-off: an event
    that was annulled by then counts no more. The amount is that of the payment, else of its notice."""
    rows = CaseEvent.objects.filter(
        application__agency=question.agency,
        application__merged_into__isnull=True,
        at__lte=question.cut_off,
    )
    annulled = set(rows.filter(annuls__isnull=False).values_list("application", "annuls"))
    told: dict[int, Decimal] = defaultdict(Decimal)
    notices, paid, amount = 0, 0, Decimal(0)
    for application, number, kind, on, facts in (
        rows.filter(kind__in=_KINDS, annuls__isnull=True)
        .order_by("application", "number")
        .values_list("application", "number", "kind", "on", "facts")
    ):
        if (application, number) in annulled:
            continue
        known = facts.get("amount")
        within = on in question.period
        if kind == EventKind.FEE_NOTICED.value:
            told[application] = Decimal(str(known or 0))
            notices += within
        elif within:
            paid += 1
            amount += Decimal(str(known)) if known is not None else told[application]
    return Fees(notices, paid, amount)
