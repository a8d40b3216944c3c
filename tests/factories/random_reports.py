"""Random valid reports of both tabled editions: by seed, and as hypothesis strategies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import strategies as st

from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport
from tests.factories.figures import BUSY, figures
from tests.factories.narratives import agency, narrative, preamble
from tests.factories.reports import make_report, text

SEEDS = st.integers(0, 2**32 - 1)


def random_report(
    seed: int, *, edition_code: str | None = None, busy: str | None = None
) -> AnnualReport:
    """The valid report of this seed: the same seed gives the same report.

    `busy` (a key of `figures.BUSY`) sets how large and how frequent its numbers are.
    """
    rng = Random(seed)
    code = edition_code or rng.choice(("2019", "2021", "2021"))
    form = edition(code)
    year = rng.randrange(form.first_year, (form.last_year or 2025) + 1)
    scale = busy or rng.choice(tuple(BUSY))
    name = agency(rng, scale)
    numbers = figures(form, rng, scale)
    report = make_report(
        edition_code=code,
        year=year,
        agency=name,
        values=numbers,
        narrative=narrative(name, year, numbers, rng),
    )
    signed_on = date(year + 1, 1, rng.randrange(4, 29))
    day = f"{signed_on.year}年{signed_on.month}月{signed_on.day}日"
    closing_at = report.closing[0].at.paragraph or 1
    return replace(
        report,
        preamble=text(preamble(year, rng), first=2),
        closing=text(name, day, first=closing_at),
        signed_on=signed_on,
    )


def valid_reports(edition_code: str | None = None) -> st.SearchStrategy[AnnualReport]:
    """Valid reports; a failing example is told by its seed."""
    return SEEDS.map(lambda seed: random_report(seed, edition_code=edition_code))
