"""Last year's report beside this year's."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.carry_over import CarryOver, carry_overs
from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.findings import Finding
from mingtang.audit.labels import quotes
from mingtang.audit.registry import Case, Rule
from mingtang.audit.sums import stands_for_zero


def last_year(case: Case) -> AnnualReport | None:
    """The report given as last year's, if it is that of the year before."""
    years = case.report.year, case.previous.year if case.previous else None
    if years[0] is None or years[1] is None or years[0] - 1 != years[1]:
        return None
    return case.previous


def fixed_by_last_year(case: Case, rule: Rule) -> Iterator[tuple[AnnualReport, CarryOver]]:
    """What last year's report fixes of this one's cells by this rule, beside last year's report."""
    previous = last_year(case)
    if previous is not None:
        for carried in carry_overs(previous, case.report):
            if carried.rule == rule.code:
                yield previous, carried


def known(report: AnnualReport, *addresses: str) -> tuple[Number, ...] | None:
    """The numbers of these cells; None where one of them is not known."""
    numbers = [report.value(each) for each in addresses]
    return None if None in numbers else tuple(n for n in numbers if n is not None)


def carried_over(
    case: Case, rule: Rule, now: str, before: str, message: str
) -> Iterator[Finding | None]:
    """Whether the cell `now` of this report repeats the cell `before` of last year's.

    `message` is formatted with `now` and `before`. A blank that should be another number than
    zero is uncertain; cells that were not read are passed over.
    """
    previous = last_year(case)
    if previous is None:
        return
    cells = case.report.cell(now), previous.cell(before)
    blanks = [cell for cell in cells if stands_for_zero(cell)]
    if any(cell.value is None and cell not in blanks for cell in cells):
        return
    numbers = [cell.value or 0 for cell in cells]
    if numbers[0] == numbers[1]:
        if not blanks:
            yield None
        return
    found = rule.uncertain if blanks else rule.fail
    yield found(
        message.format(now=numbers[0], before=numbers[1]),
        left=numbers[0],
        right=numbers[1],
        cells=(now,),
        quotes=(*quotes(case.report, now), *quotes(previous, before)),
    )
