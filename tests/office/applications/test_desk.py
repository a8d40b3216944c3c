from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.actions.intake import Arrival, Taken, submit
from mingtang_office.applications.actions.numbers import secret_digest
from mingtang_office.applications.actions.secrets import renew_secret
from mingtang_office.applications.models import (
    Application,
    ContactAttempt,
    ContactManner,
    ContactOutcome,
)
from mingtang_office.applications.queries.contacts import attempts_of
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.conftest import NOW, TODAY, Agencies

NAMELESS = replace(REQUEST, applicant=replace(APPLICANT, name="", document_number="12"))


def register(agencies: Agencies, by: User | None, **changes: object) -> Taken:
    return submit(
        agency=agencies.education,
        request=replace(NAMELESS, **changes),  # type: ignore[arg-type]
        arrival=Arrival(Channel.SIGNED_POST, TODAY, signed_on=TODAY),
        as_it_came=True,
        by=by,
        now=NOW,
    )


def test_a_letter_that_lacks_a_part_is_registered_as_it_came(
    agencies: Agencies, owner: User
) -> None:
    application = register(agencies, owner).application
    assert (application.phase, application.received_on) == ("handling", TODAY)


def test_a_letter_without_name_and_content_is_none(agencies: Agencies, owner: User) -> None:
    with pytest.raises(Refused, match="无法登记"):
        register(agencies, owner, content=" ")
    assert not Application.objects.exists()


def test_the_public_form_registers_nothing_incomplete(agencies: Agencies) -> None:
    with pytest.raises(Refused, match="请填写姓名"):
        register(agencies, None)


def test_an_attempt_to_reach_the_applicant_is_kept_and_its_note_sealed(
    take: Take, owner: User
) -> None:
    application = take(channel=Channel.FAX).application
    log_attempt(
        application=application,
        manner=ContactManner.TELEPHONE,
        outcome=ContactOutcome.NO_ANSWER,
        note="林小满家人接听",
        by=owner,
        now=NOW,
    )
    kept = ContactAttempt.objects.get()
    assert "林小满".encode() not in bytes(kept.note)
    assert attempts_of(application, with_notes=True)[0].note == "林小满家人接听"
    assert attempts_of(application, with_notes=False)[0].note == ""
    assert Entry.objects.get(action="applications.contact_attempted").facts == {
        "manner": "telephone",
        "outcome": "no_answer",
    }


def test_a_new_secret_shuts_out_the_former(take: Take, owner: User) -> None:
    taken = take()
    secret = renew_secret(application=taken.application, by=owner, now=NOW)
    held = Application.objects.get()
    assert held.tracking_digest == secret_digest(held.number, secret)
    assert held.tracking_digest != secret_digest(held.number, taken.secret)


def test_a_stranger_gets_no_secret(take: Take, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        renew_secret(application=take().application, by=stranger, now=NOW)
