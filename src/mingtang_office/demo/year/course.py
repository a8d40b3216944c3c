"""Two years of publications and registers of the whole county, as lives for the conductor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingtang_office.demo import county
from mingtang_office.demo.conducting import Clock, Days, Life
from mingtang_office.demo.desks import Desk, desk_of
from mingtang_office.demo.founding import find_agency
from mingtang_office.demo.year.registers import registers_kept
from mingtang_office.demo.year.report import year_report
from mingtang_office.demo.year.taking_over import year_of_publications
from mingtang_office.demo.year.voices import speakers


def years_of_publications(
    desks: Mapping[str, Desk], clock: Clock, days: Days, seed: str
) -> Iterator[Life]:
    """Last year and this one, of every organ and school."""
    years = (days.today.year - 1, days.today.year)
    for speaker in speakers():
        desk = desks.get(speaker.agency) or desk_of(find_agency(speaker.agency), clock, days)
        yield year_of_publications(speaker, desk, years, seed)
        if speaker.agency in desks:
            yield registers_kept(speaker, desk, years, seed)
    yield year_report(desks[county.EDUCATION])
