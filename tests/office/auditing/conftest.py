"""Reports handed in by the owner at the education bureau, with a fault that was planted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from django.core.files.base import ContentFile

import mingtang
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.actions.uploads import Received, receive
from mingtang_office.auditing.models import CheckedReport
from tests.factories.reports import make_report
from tests.office.conftest import NOW, Agencies

WRONG = "applications/granted/natural_person"  # 3 where the total says 0
OTHER_WRONG = "applications/granted/business"


def report_bytes(
    year: int = 2024,
    agency: str = "云江县教育局",
    wrong: int = 3,
    also: tuple[str, ...] = (),
    form: Literal["docx", "xlsx", "html", "json", "pdf"] = "docx",
) -> bytes:
    """A report in which one cell of table three, and those named by `also`, do not fit the totals
    (`wrong=0`: sound)."""
    values = dict.fromkeys((WRONG, *also), wrong)
    return mingtang.render(make_report(year=year, agency=agency, values=values), form)


def a_file(data: bytes, name: str = "年报.docx") -> ContentFile[bytes]:
    return ContentFile(data, name=name)


HandIn = Callable[..., Received]


@pytest.fixture
def hand_in(owner: User, agencies: Agencies) -> HandIn:
    """hand_in(data, ...): what became of the owner's files."""

    def send(*data: bytes, by: User = owner, agency: Agency = agencies.education) -> Received:
        files = [a_file(each, f"年报{n}.docx") for n, each in enumerate(data, start=1)]
        return receive(agency=agency, files=files, by=by, now=NOW)

    return send


Checked = Callable[..., CheckedReport]


@pytest.fixture
def checked(hand_in: HandIn) -> Checked:
    """checked(year=2024, wrong=3, …): a report handed in by the owner, read and checked."""

    def make(**told: object) -> CheckedReport:
        (outcome,) = hand_in(report_bytes(**told)).files  # type: ignore[arg-type]
        assert outcome.report is not None
        checking.check(report_id=outcome.report.pk, now=NOW)
        return CheckedReport.objects.get(pk=outcome.report.pk)

    return make


@pytest.fixture
def report(checked: Checked) -> CheckedReport:
    return checked()
