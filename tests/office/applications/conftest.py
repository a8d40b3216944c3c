"""Applications for the tests of the office: an invented applicant asks the education bureau."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mingtang.applications import Channel
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import Applicant, Delivery, Document, Form, Request
from mingtang_office.accounts.models import User
from mingtang_office.applications.actions.intake import Arrival, Taken, submit
from tests.office.conftest import NOW, TODAY, Agencies

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
