"""The tables that the registers know, compiled for a question."""

from __future__ import annotations

from datetime import date

from mingtang.annual.compile_applications import application_cells
from mingtang.annual.compile_powers import power_cells
from mingtang.annual.compile_remedies import remedy_cells
from mingtang.annual.compile_report import compiled_report
from mingtang.annual.report import AnnualReport, Number
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.annual.queries import table_four, table_three, table_two
from mingtang_office.annual.queries.question import Question, counted_for
from mingtang_office.applications.models import Standing
from mingtang_office.powers.models import PowerStanding
from mingtang_office.remedies.models import RemedyStanding


def compiled(question: Question, person: Person, on: date) -> AnnualReport:
    """Tables three and four of what this person may count, and of a year table two; the rest of the
    report stays absent."""
    applications = counted_for(Standing.objects.all(), person, on)
    remedies = counted_for(RemedyStanding.objects.all(), person, on)
    cells: dict[str, Number] = {
        **_proactive(question, person, on),
        **application_cells(table_three.tallies(question, applications), question.form),
        **remedy_cells(table_four.tallies(question, remedies), question.form),
    }
    return compiled_report(question.agency.name, question.period.last.year, question.form, cells)


def _proactive(question: Question, person: Person, on: date) -> dict[str, Number]:
    if not question.period.is_year:
        return {}
    powers = counted_for(PowerStanding.objects.all(), person, on, Permission.COUNT_POWERS)
    return power_cells(table_two.tallies(question, powers), question.form)
