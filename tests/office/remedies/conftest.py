"""Cases of reconsideration and suit for the tests: 林小满 challenges what the education bureau did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mingtang.applications.remedies import (
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
)
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter
from mingtang_office.remedies.actions.course import enter_step
from mingtang_office.remedies.actions.entering import Against, Filed, enter
from mingtang_office.remedies.models import PartyRole, Remedy
from mingtang_office.remedies.named import PartyDetails
from tests.office.applications.conftest import *  # noqa: F403  # the desk
from tests.office.conftest import Agencies

LIN = PartyDetails(PartyRole.CLAIMANT, "林小满", reached_at="云江县云川街道望江路1号")
OUTSIDE = "未按期在政府网站公开2025年度预算"


def at(on: date, hour: int = 3) -> datetime:
    """Eleven in the morning of that day, in China."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


Bring = Callable[..., Remedy]


@pytest.fixture
def bring(agencies: Agencies, owner: User) -> Bring:
    """bring(): a reconsideration filed on 2026-03-02 against something outside; bring(route=…),
    bring(on=…), bring(application=…, letter=…) and bring(agency=…, by=…) differ in that."""

    def brought(
        *,
        route: RemedyRoute = RemedyRoute.RECONSIDERATION,
        on: date = date(2026, 3, 2),
        application: Application | None = None,
        letter: Letter | None = None,
        follows: Remedy | None = None,
        agency: Agency | None = None,
        by: User = owner,
        **changes: Any,
    ) -> Remedy:
        return enter(
            agency=agency or agencies.education,
            against=Against(application, letter, "" if application else OUTSIDE),
            filed=Filed(
                route,
                "云江县人民法院" if route.is_litigation else "云江县人民政府",
                on,
                follows,
            ),
            claimants=(LIN,),
            by=by,
            now=at(on),
            **changes,
        )

    return brought


Then = Callable[..., Remedy]


@pytest.fixture
def then(owner: User) -> Then:
    """then(remedy, RemedyStep.ANSWERED, date(2026, 3, 9)): that step entered on its day."""

    def happened(remedy: Remedy, kind: RemedyStep, on: date, **facts: Any) -> Remedy:
        remedy.refresh_from_db()
        enter_step(
            remedy=remedy,
            event=RemedyEvent(kind, on, **facts),
            expected_revision=remedy.revision,
            by=owner,
            now=at(on),
        )
        remedy.refresh_from_db()
        return remedy

    return happened


Ended = Callable[[Remedy, RemedyOutcome, date], Remedy]


@pytest.fixture
def decided(then: Then) -> Ended:
    """decided(remedy, RemedyOutcome.REVOKED, date(2026, 4, 20)): what was decided reached the agency."""

    def reached(remedy: Remedy, outcome: RemedyOutcome, on: date) -> Remedy:
        return then(
            remedy,
            RemedyStep.DECIDED,
            on,
            outcome=outcome,
            reference="云政复决〔2026〕8号",
            orders_anew=outcome.may_reopen,
        )

    return reached
