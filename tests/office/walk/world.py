"""Three agencies with the same things in each, marked so that any page that shows them is found out.

The walkers work at the education bureau (`own`); the school lies below it (`below`), the finance
bureau beside it (`other`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from django.core.files.base import ContentFile
from django.db import transaction

import mingtang
from mingtang.annual import wire
from mingtang.applications import (
    ApplicantKind,
    Channel,
    ConsultationSent,
    Consultee,
    Received,
    Submitted,
)
from mingtang.applications.letters import LetterKind
from mingtang.applications.remedies import RemedyRoute
from mingtang.applications.request import Applicant, Delivery, Document, Form
from mingtang.documents import wire as document_wire
from mingtang.documents.open import read as read_document
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import (
    Affiliation,
    Agency,
    CalendarNotice,
    Membership,
    NoticeKind,
    Region,
    Role,
    Roster,
)
from mingtang_office.annual.models import ReportPart, YearReport
from mingtang_office.applications.actions.events import append
from mingtang_office.applications.actions.files import keep
from mingtang_office.applications.applicants import seal_identity
from mingtang_office.applications.models import (
    Application,
    Consultation,
    FileKind,
    ProposalGround,
    PublicationProposal,
)
from mingtang_office.auditing.actions import findings
from mingtang_office.auditing.models import CheckedReport, Reading, ReportState, Upload
from mingtang_office.letters import subjects
from mingtang_office.letters.actions.drafting import draft as draft_letter
from mingtang_office.letters.models import Letter
from mingtang_office.remedies.actions.entering import Against, Filed
from mingtang_office.remedies.actions.entering import enter as enter_remedy
from mingtang_office.remedies.models import PartyRole, Remedy
from mingtang_office.remedies.named import PartyDetails
from mingtang_office.trail.actions import record
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import Incoming
from tests.factories.reports import make_report
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.letters.conftest import CASE, NOTICE_FACTS, Case

SIDES = ("own", "below", "other")
ENTERED, FILE = "applications.submitted", FileKind.EVIDENCE


@cache
def _printed(year: int) -> tuple[bytes, dict[str, object], dict[str, object]]:
    """A PDF with a fault, what was read of it, and its source; read once."""
    made = make_report(
        year=year, agency="云江县教育局", values={"applications/granted/natural_person": 3}
    )
    data = mingtang.render(made, "pdf")
    return data, wire.to_wire(mingtang.read(data)), document_wire.to_wire(read_document(data, ""))


@dataclass(frozen=True, slots=True)
class Side:
    """What stands at one agency. `mark` is in the names of its report, person and trail entry."""

    name: str
    agency: Agency
    mark: str
    person: User
    membership: Membership
    report: CheckedReport
    entry: Entry
    roster: Roster
    region: Region
    notice: CalendarNotice
    draft: CalendarNotice
    letter: Letter
    application: Application
    consultation: Consultation
    remedy: Remedy
    proposal: PublicationProposal
    year_report: YearReport

    @property
    def identity(self) -> str:
        found = self.report.findings.first()
        assert found is not None
        return found.identity

    @property
    def rule(self) -> str:
        found = self.report.findings.first()
        assert found is not None
        return found.rule


def _report(agency: Agency, person: User, mark: str, year: int) -> CheckedReport:
    data, read, source = _printed(year)
    upload = Upload.objects.create(agency=agency, by=person, at=NOW)
    report = CheckedReport(
        agency=agency,
        upload=upload,
        original_name=f"{mark}.pdf",
        sha256=f"{agency.pk:032d}{year:032d}",
        size=len(data),
        format="pdf",
        reported_agency=f"{mark}报告单位",
        year=year,
        edition="2021",
        state=ReportState.CHECKED,
        checked_at=NOW,
        uploaded_at=NOW,
    )
    report.file.save(f"{mark}.pdf", ContentFile(data), save=False)
    report.save()
    Reading.objects.create(of=report, report=read, source=source)
    findings.renew(report, now=NOW)
    return report


def _notice(person: User, region: Region, applied_at: datetime | None) -> CalendarNotice:
    return CalendarNotice.objects.create(
        kind=NoticeKind.REGIONAL,
        region=region,
        year=2026,
        title="云江县人民政府关于2026年云江节放假的通知",
        issuer="云江县人民政府",
        issued_on=date(2026, 3, 1),
        holidays=[{"name": "云江节", "from": "2026-04-20", "to": "2026-04-21"}],
        entered_by=person,
        entered_at=NOW,
        applied_by=person if applied_at else None,
        applied_at=applied_at,
    )


def _letter(agency: Agency, person: User, mark: str) -> Letter:
    subjects.register(CASE, Case())
    return draft_letter(
        agency=agency,
        kind=LetterKind.EXTENSION,
        subject=(CASE, str(agency.pk)),
        facts=replace(NOTICE_FACTS, addressee=f"{mark}收件人"),
        by=person,
        now=NOW,
    )


def _application(agency: Agency, person: User, mark: str) -> tuple[Application, Consultation]:
    """A case in which another organ is asked; laid down directly, since a school takes none."""
    application = Application.objects.create(
        agency=agency,
        number=f"SQ{agency.pk:05d}-2026-00001",
        channel=Channel.IN_PERSON,
        applicant_kind=ApplicantKind.NATURAL_PERSON,
        applicant_masked="林某某",
        content=f"{mark}申请公开的信息",
        delivery=Delivery.EMAIL,
        form=Form.ELECTRONIC,
        submitted_at=NOW,
        handler=person,
    )
    applicant = Applicant(
        ApplicantKind.NATURAL_PERSON, f"{mark}申请人", Document.OTHER, "CESHI-0009"
    )
    seal_identity(application, applicant).save()
    for event in (
        Submitted(TODAY, Channel.IN_PERSON),
        Received(TODAY),
        ConsultationSent(TODAY, Consultee.OTHER_ORGAN, ref="1"),
    ):
        append(application=application, event=event, action=ENTERED, by=person, now=NOW)
    keep(application, Incoming("材料.txt", mark.encode(), "text/plain"), FILE, by=person, now=NOW)
    consultation = Consultation.objects.create(
        application=application,
        ref="1",
        consultee=Consultee.OTHER_ORGAN,
        organ=agency,
        masked=agency.name,
        information=f"{mark}征求意见的信息",
        sent_on=TODAY,
        by=person,
        at=NOW,
    )
    return application, consultation


def _remedy(agency: Agency, person: User, mark: str) -> Remedy:
    """A reconsideration against something outside, with a paper of it."""
    return enter_remedy(
        agency=agency,
        against=Against(described=f"{mark}被诉行为"),
        filed=Filed(RemedyRoute.RECONSIDERATION, "云江县人民政府", TODAY),
        claimants=(PartyDetails(PartyRole.CLAIMANT, f"{mark}申请人"),),
        papers=(Incoming("复议申请书.txt", mark.encode(), "text/plain"),),
        by=person,
        now=NOW,
    )


def _side(name: str, agency: Agency) -> Side:
    mark = f"暗记{name}"
    person = User.objects.create_user(f"someone-{name}", full_name=f"{mark}某")
    Affiliation.objects.create(user=person, agency=agency)
    membership = Membership.objects.create(
        user=person, agency=agency, role=Role.CLERK, starts_on=date(2020, 1, 1)
    )
    before = _report(agency, person, mark, 2024)
    report = _report(agency, person, mark, 2025)
    report.previous = before
    report.save()
    entry = record(
        "auditing.checked", by=person, now=NOW, on=report, agency=agency.pk, facts={"mark": mark}
    )
    roster = Roster.objects.create(parent=agency, by=person, at=NOW, sha256="0" * 64)
    region = Region.objects.get(code="990101")
    notice, draft = _notice(person, region, NOW), _notice(person, region, None)
    application, consultation = _application(agency, person, mark)
    return Side(
        name,
        agency,
        mark,
        person,
        membership,
        report,
        entry,
        roster,
        region,
        notice,
        draft,
        _letter(agency, person, mark),
        application,
        consultation,
        _remedy(agency, person, mark),
        _proposal(application, person, mark),
        _year_report(agency, person, mark),
    )


def _year_report(agency: Agency, person: User, mark: str) -> YearReport:
    """One that is being written; laid down directly, since a school owes none."""
    report = YearReport.objects.create(
        agency=agency,
        year=2025,
        edition="2021",
        cut_off=NOW,
        counted_at=NOW,
        begun_by=person,
        begun_at=NOW,
    )
    ReportPart.objects.create(report=report, number=1, text=f"{mark}总体情况")
    return report


def _proposal(application: Application, person: User, mark: str) -> PublicationProposal:
    return PublicationProposal.objects.create(
        application=application,
        agency=application.agency,
        information=f"{mark}招生计划",
        ground=ProposalGround.OWN_FINDING,
        reason="应当让社会公众知晓",
        by=person,
        at=NOW,
    )


@transaction.atomic
def build(agencies: Agencies) -> dict[str, Side]:
    return {
        "own": _side("own", agencies.education),
        "below": _side("below", agencies.school),
        "other": _side("other", agencies.finance),
    }
