"""What must be shown in public of a decision, and by when: 双公示, and the withdrawal of what was shown of
a decision that did not stand (行政处罚法第四十八条第二款). The limits are `mingtang.publication.limits`'."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q

from mingtang.annual.compile_powers import PowerRow
from mingtang.law import NotInForce
from mingtang.publication.limits import Matter, PublicationDue, publication_due
from mingtang.workdays import Calendar, OutsideCalendar
from mingtang_office.powers.models import DECISION_ROWS, PowerDecision

_MATTERS = {PowerRow.LICENCES: Matter.LICENCE, PowerRow.PENALTIES: Matter.PENALTY}
_LONGEST = 120  # days that a limit counted in working days may take

TO_BE_SHOWN = Q(publicity=True, published_key="", overturned="", struck_at__isnull=True)
TO_BE_WITHDRAWN = Q(
    overturned_on__isnull=False,
    published_on__isnull=False,
    withdrawn_on__isnull=True,
    struck_at__isnull=True,
)


def matter_of(row: PowerRow) -> Matter:
    """Licences and penalties within their own limit, whatever else within that of 条例第二十六条."""
    return _MATTERS.get(row, Matter.ORDINARY)


def awaits_showing(decision: PowerDecision) -> bool:
    return (
        decision.publicity
        and not decision.published_key
        and not decision.overturned
        and not decision.is_struck
    )


def awaits_withdrawal(decision: PowerDecision) -> bool:
    return (
        decision.overturned_on is not None
        and decision.published_on is not None
        and decision.withdrawn_on is None
        and not decision.is_struck
    )


def due_of(decision: PowerDecision, calendar: Calendar) -> PublicationDue | None:
    """By when the decision must be shown, or what was shown withdrawn; None where neither waits, or
    no rule tells: that of the withdrawal is of penalties alone."""
    if awaits_withdrawal(decision) and decision.overturned_on is not None:
        if decision.row != PowerRow.PENALTIES:
            return None
        return _due(Matter.WITHDRAWN_PENALTY, decision.overturned_on, calendar)
    if awaits_showing(decision):
        return _due(matter_of(PowerRow(decision.row)), decision.decided_on, calendar)
    return None


def _due(matter: Matter, start: date, calendar: Calendar) -> PublicationDue | None:
    try:
        return publication_due(matter, start, calendar)
    except (NotInForce, OutsideCalendar):
        return None


def _late(matter: Matter, name: str, on: date, calendar: Calendar) -> Q:
    """Rows whose day lies so far back that the limit was over before `on`: later days end later, so
    one day parts them."""
    for back in range(_LONGEST):
        start = on - timedelta(days=back)
        due = _due(matter, start, calendar)
        if due is not None and due.by < on:
            return Q(**{f"{name}__lte": start})
    return Q(pk__in=())


def due_before(on: date, calendar: Calendar) -> Q:
    """Decisions whose limit, to be shown or withdrawn, was over before this day."""
    showing = Q(pk__in=())
    for row in DECISION_ROWS:
        showing |= Q(row=row.value) & _late(matter_of(row), "decided_on", on, calendar)
    withdrawal = _late(Matter.WITHDRAWN_PENALTY, "overturned_on", on, calendar)
    penalty = Q(row=PowerRow.PENALTIES.value)
    return (TO_BE_SHOWN & showing) | (TO_BE_WITHDRAWN & penalty & withdrawal)
