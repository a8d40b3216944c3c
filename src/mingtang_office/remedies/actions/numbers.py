"""Numbers of cases of reconsideration and suit."""

from __future__ import annotations

from mingtang.applications.remedies import RemedyRoute
from mingtang_office.agencies.models import Agency
from mingtang_office.remedies.models import RemedyCounter


def next_number(agency: Agency, year: int, route: RemedyRoute) -> str:
    """FY (复议) or SS (诉讼), the agency's number, the year and a running number; must stand in a
    transaction."""
    serial = RemedyCounter.take(agency=agency, year=year)
    letters = "SS" if route.is_litigation else "FY"
    return f"{letters}{agency.pk:05d}-{year}-{serial:04d}"
