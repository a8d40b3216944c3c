"""What is known of an agency's year, gathered from the registers for the drafting of its words."""

from __future__ import annotations

from mingtang.annual.drafting import Contact, Counted, Entered, Kind, YearFacts
from mingtang.annual.edition import edition
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.annual.kept import as_numbers
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.queries.fees import fees
from mingtang_office.annual.queries.previous import previous_of
from mingtang_office.annual.queries.published import filed, published, sent_out
from mingtang_office.annual.queries.question import Question
from mingtang_office.annual.queries.reports import question_of
from mingtang_office.annual.queries.table_three import concerned
from mingtang_office.applications.models import Standing

_PORTAL = "portal", "政府网站"


def year_facts(report: YearReport) -> YearFacts:
    """The facts behind the words: the tables as they stand in the report, everything else as it was
    known at the same moment."""
    question = question_of(report)
    kinds, columns = published(question)
    documents, proactive = filed(question)
    previous = previous_of(report)
    last = {} if previous is None else dict(previous.report.cells)
    return YearFacts(
        report.agency.name,
        report.year,
        edition(report.edition),
        is_government=report.agency.kind == AgencyKind.GOVERNMENT,
        cells=as_numbers(report.cells),
        last_cells={a: cell.value for a, cell in last.items() if cell.value is not None},
        kinds=kinds,
        columns=columns,
        channels=(*_portal(kinds), *sent_out(question)),
        filed=documents,
        filed_proactive=proactive,
        late=_late(question),
        fees=fees(question),
        entered=_entered(report),
        contact=_contact(report.agency),
    )


def _portal(kinds: tuple[Counted, ...]) -> tuple[Counted, ...]:
    """The portal shows everything that is public."""
    return (Counted(*_PORTAL, sum(kind.number for kind in kinds)),)


def _late(question: Question) -> int:
    """Replies given within the period that came after their limit."""
    closed = concerned(question, Standing.objects.all()).filter(closed_on__lte=question.period.last)
    return closed.filter(in_time=False).count()


def _entered(report: YearReport) -> dict[Entered, int | str]:
    known = {each.value: each for each in Entered}
    return {
        known[code]: int(value) if known[code].kind is Kind.COUNT else str(value)
        for code, value in report.entered.items()
        if code in known
    }


def _contact(agency: Agency) -> Contact:
    return Contact(
        agency.office_name,
        agency.address,
        agency.postal_code,
        agency.telephone,
        agency.email,
        agency.website,
    )
