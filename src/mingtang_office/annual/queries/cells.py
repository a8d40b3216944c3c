"""The statutory tables of an agency at a cut-off, all three, whoever asks: what a report freezes."""

from __future__ import annotations

from mingtang.annual.compile_applications import application_cells
from mingtang.annual.compile_powers import power_cells
from mingtang.annual.compile_remedies import remedy_cells
from mingtang.annual.report import Number
from mingtang_office.annual.queries import table_four, table_three
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import Standing
from mingtang_office.powers import statistics as powers
from mingtang_office.powers.models import PowerStanding
from mingtang_office.remedies.models import RemedyStanding


def counted_cells(question: Question) -> dict[str, Number]:
    """Every cell of the form, by its address, out of the registers as they stood at the cut-off."""
    form = question.form
    standings = question.known_of_agency(PowerStanding.objects.all())
    return {
        **power_cells(powers.tallies(standings, question.period), form),
        **application_cells(table_three.tallies(question, Standing.objects.all()), form),
        **remedy_cells(table_four.tallies(question, RemedyStanding.objects.all()), form),
    }
