"""What must be shown in public of a decision, and by when: 双公示, and the withdrawal of what was shown of
a decision that did not stand (行政处罚法第四十八条第二款). The limits are `mingtang.publication.limits`'."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from mingtang.annual.compile_powers import PowerRow
from mingtang.law import NotInForce
from mingtang.publication.limits import (
    Matter,
    PublicationDue,
    decision_matter,
    limit_rule,
    publication_due,
)
from mingtang.workdays import Calendar, OutsideCalendar
from mingtang_office.agencies.calendars import Calendars
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.models import DECISION_ROWS, PowerDecision
from mingtang_office.publication.models import ItemState

_LONGEST = 120  # days that a limit counted in working days may take

TO_BE_SHOWN = Q(publicity=True, published_key="", overturned="", struck_at__isnull=True)
TO_BE_WITHDRAWN = Q(
    overturned_on__isnull=False,
    published_on__isnull=False,
    withdrawn_on__isnull=True,
    struck_at__isnull=True,
)


# Whose draft was given up, or was settled not to be disclosed: another may be made.
_WITHOUT_DRAFT = Q(shown_in__isnull=True) | Q(
    shown_in__state__in=(ItemState.DISCARDED, ItemState.CLOSED)
)
TO_BE_DRAFTED = TO_BE_SHOWN & _WITHOUT_DRAFT
UNDER_WAY = TO_BE_SHOWN & ~_WITHOUT_DRAFT


def may_be_drafted(decision: PowerDecision) -> bool:
    given_up = (ItemState.DISCARDED, ItemState.CLOSED)
    free = decision.shown_in is None or decision.shown_in.state in given_up
    return awaits_showing(decision) and free


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
        return _due(decision_matter(PowerRow(decision.row).label), decision.decided_on, calendar)
    return None


def limits_on(on: date) -> tuple[int, int]:
    """Working days for licences and penalties, and for all others."""
    rules = (limit_rule(Matter.PENALTY), limit_rule(Matter.ORDINARY))
    own, ordinary = (rule.length.on(on).value for rule in rules)
    return own, ordinary


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


def pressing(agencies: Iterable[Agency], known: Calendars, on: date) -> tuple[Q, Q]:
    """Of the decisions of these agencies those whose limit is over, and those whose last day this is:
    one day less is over by `on`; what is over by the day after and not by `on` is due on it."""
    late, today = Q(pk__in=()), Q(pk__in=())
    for agency in agencies:
        calendar = known.of(agency)
        over = due_before(on, calendar)
        over_next = due_before(on + timedelta(days=1), calendar)
        late |= Q(agency=agency) & over
        today |= Q(agency=agency) & over_next & ~over
    return late, today


def due_before(on: date, calendar: Calendar) -> Q:
    """Decisions whose limit, to be shown or withdrawn, was over before this day."""
    showing = Q(pk__in=())
    for row in DECISION_ROWS:
        showing |= Q(row=row.value) & _late(decision_matter(row.label), "decided_on", on, calendar)
    withdrawal = _late(Matter.WITHDRAWN_PENALTY, "overturned_on", on, calendar)
    penalty = Q(row=PowerRow.PENALTIES.value)
    return (TO_BE_SHOWN & showing) | (TO_BE_WITHDRAWN & penalty & withdrawal)
