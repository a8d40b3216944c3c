"""Applications for the tests of the office: an invented applicant asks the education bureau."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mingtang.applications import Channel
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.remedies import AuthorityRole, OrganKind
from mingtang.applications.request import Applicant, Delivery, Document, Form, Request
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.applications.actions.arrangements import (
    Custom,
    Remedying,
    set_practice,
    set_remedies,
)
from mingtang_office.applications.actions.intake import Arrival, Taken, submit
from tests.office.applications.desk import Desk
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson

APPLICANT = Applicant(
    kind=ApplicantKind.NATURAL_PERSON,
    name="林小满",
    document=Document.OTHER,
    document_number="CESHI-0001",
    telephone="0399-5550000",
    email="lin@yunjiang.example",
    postal_code="990123",
    address="云江县云川街道望江路1号",
)
REQUEST = Request(
    applicant=APPLICANT,
    content="云江县2025年义务教育学校招生计划及调整情况",
    delivery=Delivery.EMAIL,
    form=Form.ELECTRONIC,
)

Take = Callable[..., Taken]


@pytest.fixture
def take(agencies: Agencies, owner: User) -> Take:
    """take(): an application handed in in person today; take(channel=Channel.ONLINE), take(content=…),
    take(applicant=…), take(on=day) and take(by=None) differ in that."""

    def taken(
        *,
        channel: Channel = Channel.IN_PERSON,
        on: date = TODAY,
        by: User | None = owner,
        applicant: Applicant = APPLICANT,
        **changes: Any,
    ) -> Taken:
        confirmed = {"signed_on": on} if channel is Channel.SIGNED_POST else {}
        return submit(
            agency=agencies.education,
            request=replace(REQUEST, applicant=applicant, **changes),
            arrival=Arrival(channel, on, **confirmed),
            by=by,
            now=NOW if on == TODAY else datetime(on.year, on.month, on.day, 2, tzinfo=UTC),
        )

    return taken


@pytest.fixture
def desk(agencies: Agencies, owner: User, colleague: User, make_person: MakePerson) -> Desk:
    """The education bureau as it works: its telephone, remedies and practice set, and its people:
    clerk (owner), reviewer (colleague), head and signatory."""
    Agency.objects.filter(pk=agencies.education.pk).update(
        office_name="云江县教育局办公室",
        telephone="0399-5550001",
        address="云江县云川街道学府路3号",
    )
    agency = Agency.objects.get(pk=agencies.education.pk)
    head = make_person("head", Role.HEAD, agency)
    set_remedies(
        agency=agency,
        remedying=Remedying(
            OrganKind.WORK_DEPARTMENT,
            "云江县人民法院",
            {AuthorityRole.SAME_LEVEL_GOVERNMENT: "云江县人民政府"},
            "https://fy.yunjiang.example/apply",
        ),
        expected_revision=0,
        by=head,
        now=NOW,
    )
    set_practice(
        agency=agency,
        custom=Custom(
            15, 7, "寄送云江县教育局办公室", "凭缴款码到代收银行缴纳", "云江县人民政府办公室"
        ),
        expected_revision=0,
        by=head,
        now=NOW,
    )
    signatory = make_person("signatory", Role.SIGNATORY, agency)
    return Desk(agency, owner, colleague, head, signatory, REQUEST)
