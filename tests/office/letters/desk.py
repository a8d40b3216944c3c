"""A letter at its signature in an office of its own, for real processes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.letters import subjects
from mingtang_office.letters.actions import signing
from mingtang_office.letters.actions.drafting import draft
from mingtang_office.letters.actions.reviewing import submit
from mingtang_office.letters.models import Letter
from tests.office.letters.conftest import CASE, NOTICE, NOTICE_FACTS, Case

FACTS = {**NOTICE_FACTS.found, "extended_to": date(2099, 4, 13)}


def prepare() -> None:
    subjects.register(CASE, Case())
    agency = Agency.add_root(name="云江县教育局", kind=AgencyKind.DEPARTMENT)
    clerk, head = (User.objects.create_user(name, full_name=name) for name in ("clerk", "head"))
    for person, role in ((clerk, Role.CLERK), (head, Role.HEAD)):
        Membership.objects.create(user=person, agency=agency, role=role, starts_on=date(2020, 1, 1))

    facts = replace(NOTICE_FACTS, found=FACTS)
    now = timezone.now()
    letter = draft(agency=agency, kind=NOTICE, subject=(CASE, "1"), facts=facts, by=clerk, now=now)
    submit(letter=letter, expected_revision=1, by=clerk, now=now)


def sign_the_letter() -> None:
    subjects.register(CASE, Case())
    head = User.objects.get(username="head")
    signing.sign(letter=Letter.objects.get(), expected_revision=2, by=head, now=timezone.now())
