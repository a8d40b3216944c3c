"""The calendar by which an agency counts its working days."""

from __future__ import annotations

from mingtang.workdays import Calendar
from mingtang_office.agencies.models import Agency


def calendar_for(agency: Agency | None) -> Calendar:
    """The national calendar."""
    return Calendar.official()
