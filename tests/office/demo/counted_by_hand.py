"""A bureau's year as a person with the books of record would count it, one entry after the other: rows
of the registers and plain loops, nothing of what compiles a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application
from mingtang_office.powers.models import Charge, NormativeDocument, PowerDecision
from mingtang_office.remedies.models import Remedy

_ROWS = {
    "provided": "granted",
    "already_public": "granted",
    "partly_granted": "partly_granted",
    "state_secret": "refused.state_secret",
    "forbidden_by_law": "refused.forbidden_by_law",
    "security_and_stability": "refused.security_and_stability",
    "third_party_rights": "refused.third_party_rights",
    "internal_affairs": "refused.internal_affairs",
    "deliberative": "refused.deliberative",
    "enforcement_file": "refused.enforcement_file",
    "administrative_query": "refused.administrative_query",
    "does_not_exist": "unavailable.not_held",
    "not_responsible": "unavailable.not_held",
    "needs_creation": "unavailable.needs_creation",
    "still_unclear": "unavailable.still_unclear",
    "petition": "declined.petition",
    "repeated": "declined.repeated",
    "publication": "declined.publication",
    "excessive": "declined.excessive",
    "reissue": "declined.reissue",
    "not_rectified": "other.not_rectified",
    "fee_unpaid": "other.fee_unpaid",
    "rest": "other.rest",
}
_SUITS = {
    "upheld": "upheld",
    "claim_rejected": "upheld",
    "revoked": "corrected",
    "withdrawn": "other",
    "suit_withdrawn": "other",
}


def year_of(agency: Agency, year: int, known_at: datetime) -> dict[str, int | Decimal]:
    """Every cell that is not zero, by its address."""
    cells: Counter[str] = Counter()
    first, last = date(year, 1, 1), date(year, 12, 31)
    cells.update(f"proactive/{cell}" for cell in _powers(agency, first, last, known_at))
    cells.update(f"applications/{cell}" for cell in _applications(agency, first, last))
    cells.update(f"remedies/{cell}" for cell in _remedies(agency, first, last))
    found: dict[str, int | Decimal] = dict(cells)
    fen = sum(
        int(row["amount"] * 100)
        for row in Charge.objects.filter(agency=agency).values("first_on", "amount")
        if first <= row["first_on"] <= last
    )
    found["proactive/charges.amount"] = Decimal(fen) / 1_000_000
    return found


def _powers(agency: Agency, first: date, last: date, known_at: datetime) -> Iterator[str]:
    for row in NormativeDocument.objects.filter(agency=agency).values():
        if row["entered_at"] > known_at or row["made_on"] > last:
            continue
        if row["made_on"] >= first:
            yield "normative_documents.made"
        ended_on = row["ended_on"]
        if ended_on is None or ended_on > last:
            yield "normative_documents.in_force"
        elif ended_on >= first:
            yield "normative_documents.repealed"
    for decision in PowerDecision.objects.filter(agency=agency).values("row", "decided_on"):
        if first <= decision["decided_on"] <= last:
            yield f"{decision['row']}.decisions"


def _applications(agency: Agency, first: date, last: date) -> Iterator[str]:
    for row in Application.objects.filter(agency=agency, merged_into=None).values():
        for cell in _rows_of_application(dict(row), first, last):
            yield f"{cell}/{row['applicant_kind']}"
            yield f"{cell}/total"


def _rows_of_application(row: dict[str, Any], first: date, last: date) -> Iterator[str]:
    closed_on = row["closed_on"]
    received_on = row["received_on"]  # None: not confirmed yet
    if received_on is None or received_on > last or (closed_on and closed_on < first):
        return
    yield "new_received" if received_on >= first else "carried_in"
    if closed_on is not None and closed_on <= last:
        yield _ROWS[row["disposition"]]
        yield "total"
    else:
        yield "carried_out"


def _remedies(agency: Agency, first: date, last: date) -> Iterator[str]:
    for row in Remedy.objects.filter(agency=agency).values():
        ended = row["concluded_on"]
        if row["filed_on"] <= last and (ended is None or ended >= first):
            is_over = ended is not None and ended <= last
            yield f"{row['route']}/{_SUITS[row['outcome']] if is_over else 'pending'}"
            yield f"{row['route']}/total"
