"""What the rows of consultations keep of their clock, which is that of the case's events."""

from __future__ import annotations

from mingtang.applications import Case
from mingtang_office.applications.models import Application

_FOLLOWED = ("sent_on", "reached_on", "lapses_on", "answered_on", "answer")


def follow(application: Application, case: Case) -> bool:
    """Copy what the clock says of the opinions sought onto their rows; whether anything changed."""
    found = {each.ref: each for each in case.consultations}
    changed = False
    for row in application.consultations.all():
        asked = found.get(row.ref)
        values = {
            "sent_on": asked.sent_on if asked else None,
            "reached_on": asked.reached_on if asked else None,
            "lapses_on": asked.lapses_on if asked else None,
            "answered_on": asked.answered_on if asked else None,
            "answer": asked.answer.value if asked and asked.answer else "",
        }
        if any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save(update_fields=_FOLLOWED)
            changed = True
    return changed
