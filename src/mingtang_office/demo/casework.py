"""Two years of applications at the offices of the demonstration, as lives for the conductor."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang_office.demo import county, docket
from mingtang_office.demo.applicants import Applicants
from mingtang_office.demo.arranging import arrange
from mingtang_office.demo.conducting import Clock, Days, Life
from mingtang_office.demo.desks import Desk, desk_of
from mingtang_office.demo.draws import draws
from mingtang_office.demo.founding import find_agency

_OFFICES = (
    county.EDUCATION,
    county.GOVERNMENT,
    county.FINANCE,
    county.RESOURCES,
    county.HEALTH,
    county.MARKET,
    county.BAISHI,
    county.QINGXI,
)


def open_desks(clock: Clock, days: Days) -> dict[str, Desk]:
    """The desks of all offices that take applications, arranged for it."""
    desks = {name: desk_of(find_agency(name), clock, days) for name in _OFFICES}
    for desk in desks.values():
        arrange(desk)
    return desks


def cases(desks: dict[str, Desk], days: Days, seed: str) -> Iterator[Life]:
    """Every application, which begins with the day on which it is handed in."""
    applicants = Applicants(draws(seed, "applicants"))
    for name, desk in desks.items():
        rng = draws(seed, "docket", name)
        for plan in (*docket.closed(name, rng, desks), *docket.still_open(name, desks)):
            yield plan.going(desk, docket.filing(plan, name, days, applicants, rng))
