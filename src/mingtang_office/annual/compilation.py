"""The tables that the registers know, compiled for a question."""

from __future__ import annotations

from datetime import date

from mingtang.annual.compile_applications import application_cells
from mingtang.annual.compile_remedies import remedy_cells
from mingtang.annual.compile_report import compiled_report
from mingtang.annual.report import AnnualReport
from mingtang_office.agencies.policy import Person
from mingtang_office.annual.queries import table_four, table_three
from mingtang_office.annual.queries.question import Question, counted_for
from mingtang_office.applications.models import Standing
from mingtang_office.remedies.models import RemedyStanding


def compiled(question: Question, person: Person, on: date) -> AnnualReport:
    """Tables three and four of what this person may count; the rest of the report stays absent."""
    applications = counted_for(Standing.objects.all(), person, on)
    remedies = counted_for(RemedyStanding.objects.all(), person, on)
    cells = {
        **application_cells(table_three.tallies(question, applications), question.form),
        **remedy_cells(table_four.tallies(question, remedies), question.form),
    }
    return compiled_report(question.agency.name, question.period.last.year, question.form, cells)
