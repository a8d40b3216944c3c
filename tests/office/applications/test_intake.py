from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from mingtang.applications import Channel, Paid
from mingtang.applications.request import Delivery
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions import events, holding
from mingtang_office.applications.actions.intake import Arrival, confirm_receipt, submit
from mingtang_office.applications.actions.numbers import secret_digest
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, CaseEvent, Identity, Standing
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.trail.sealing import Erased
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.conftest import NOW, TODAY, Agencies


def test_handed_in_in_person_it_is_received_that_day_and_due_in_twenty_working_days(
    take: Take,
) -> None:
    application = take().application
    assert (application.phase, application.received_on) == ("handling", TODAY)
    assert application.due_on == date(2026, 4, 13)


def test_sent_online_it_is_not_received_before_both_sides_confirm(take: Take) -> None:
    application = take(channel=Channel.ONLINE).application
    assert (application.phase, application.due_on) == ("submitted", None)
    assert not Standing.objects.exists()


def test_confirmed_it_is_received_on_the_day_of_confirmation(take: Take, owner: User) -> None:
    application = take(channel=Channel.ONLINE).application
    held = confirm_receipt(
        application=application, on=TODAY, expected_revision=1, by=owner, now=NOW
    )
    assert (held.received_on, held.next_code) == (TODAY, "reply")


def test_numbers_of_a_year_follow_each_other(take: Take) -> None:
    first, second = take().application, take().application
    assert int(second.number[-5:]) == int(first.number[-5:]) + 1


def test_the_secret_is_kept_only_as_a_digest(take: Take) -> None:
    taken = take()
    number = taken.application.number
    assert taken.application.tracking_digest == secret_digest(number, taken.secret.lower())


def test_who_applied_is_unreadable_in_the_database(take: Take) -> None:
    take()
    stored = bytes(Identity.objects.get().sealed)
    assert APPLICANT.name.encode() not in stored
    assert b"CESHI" not in stored


def test_who_applied_can_be_opened_until_the_key_is_gone(take: Take) -> None:
    application = take().application
    assert open_identity(application) == APPLICANT
    ObjectKey.objects.filter(object_id=str(application.pk)).delete()
    with pytest.raises(Erased):
        open_identity(application)


def test_the_trail_tells_nothing_of_the_applicant(take: Take) -> None:
    take()
    told = "".join(f"{entry.facts}{entry.object_id}" for entry in Entry.objects.all())
    assert not any(word in told for word in (APPLICANT.name, "CESHI", APPLICANT.telephone))


def test_the_list_shows_a_masked_name(take: Take) -> None:
    assert take().application.applicant_masked == "林某某"


def test_a_school_takes_no_applications(agencies: Agencies) -> None:
    with pytest.raises(Refused, match="第五十五条"):
        submit(
            agency=agencies.school,
            request=REQUEST,
            arrival=Arrival(Channel.ONLINE, TODAY),
            by=None,
            now=NOW,
        )


def test_an_address_is_asked_of_whoever_wants_post(take: Take) -> None:
    with pytest.raises(Refused, match="通信地址"):
        take(delivery=Delivery.POST, applicant=replace(APPLICANT, address=""))
    assert not Application.objects.exists()


def test_who_may_not_handle_applications_registers_none(take: Take, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        take(by=stranger)


def test_an_unlawful_event_is_refused_with_its_article_and_nothing_is_written(
    take: Take, owner: User
) -> None:
    application = take().application
    with pytest.raises(Refused, match="信息处理费管理办法"):
        events.append(
            application=application,
            event=Paid(TODAY),
            action="applications.paid",
            by=owner,
            now=NOW,
        )
    assert CaseEvent.objects.count() == 2


def test_whoever_comes_second_is_told_who_was_first(take: Take, owner: User) -> None:
    application = take(channel=Channel.ONLINE).application
    confirm_receipt(application=application, on=TODAY, expected_revision=1, by=owner, now=NOW)
    with pytest.raises(Overtaken, match=r"owner.*认定收到申请"):
        holding.hold(application, 1)


def test_an_event_is_never_changed(take: Take) -> None:
    take()
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE applications_caseevent SET kind = 'paid'")


def test_a_day_to_come_confirms_nothing(take: Take, owner: User) -> None:
    application = take(channel=Channel.FAX).application
    with pytest.raises(Refused, match="还没有到"):
        confirm_receipt(
            application=application,
            on=TODAY + timedelta(1),
            expected_revision=1,
            by=owner,
            now=NOW,
        )
