"""Worlds of applications for the statistics: rows as the register keeps them, without their histories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest

from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.agencies.models import Agency
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import Application, Standing
from mingtang_office.applications.projection import restate
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of

_numbers = count(1)


def evening(on: date) -> datetime:
    return datetime.combine(on, time(10), tzinfo=UTC)


def enter(
    agency: Agency,
    received_on: date | None,
    closed_on: date | None = None,
    disposition: Disposition = Disposition.PROVIDED,
    *,
    kind: ApplicantKind = ApplicantKind.NATURAL_PERSON,
    at: datetime | None = None,
    in_time: bool = True,
) -> Application:
    """An application as its projection stands, entered `at` (else on its last day)."""
    last = closed_on or received_on or NOW.date()
    application = Application.objects.create(
        agency=agency,
        number=f"SQ-{next(_numbers):08d}",
        channel="in_person",
        applicant_kind=kind.value,
        applicant_masked="林某某",
        content="云江县义务教育招生计划",
        delivery="email",
        form="electronic",
        submitted_at=NOW,
        phase="served" if closed_on else "handling",
        received_on=received_on,
        closed_on=closed_on,
        disposition=disposition.value if closed_on else "",
        in_time=in_time if closed_on else None,
    )
    restate(application, at or evening(last))
    return application


Enter = Callable[..., Application]


@pytest.fixture
def asked(agencies: Agencies) -> Question:
    """The year 2025 of the education bureau, as known a year later."""
    return Question(
        agencies.education,
        below=False,
        period=Period.of_year(2025),
        cut_off=evening(date(2026, 12, 31)),
        form=edition("2021"),
    )


def of_year(question: Question, year: int) -> Question:
    return replace(question, period=Period.of_year(year))


def later(question: Question, days: int) -> Question:
    return replace(question, cut_off=question.cut_off + timedelta(days=days))


def standing_of(application: Application) -> Standing:
    return Standing.objects.get(application=application, until=None)


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    """The education bureau, with the contact that its report names, and a person for each step."""
    bureau = agencies.education
    bureau.address = "云江县文化路8号"
    bureau.postal_code = "354000"
    bureau.telephone = "0599-6000123"
    bureau.email = "jyj@yunjiang.gov.cn"
    bureau.website = "https://www.yunjiang.gov.cn"
    bureau.save()
    return bureau_of(bureau, make_person)
