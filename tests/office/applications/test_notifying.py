from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mingtang.applications import Channel
from mingtang.applications.request import Delivery
from mingtang_office.accounts.models import User
from mingtang_office.applications.actions.intake import confirm_receipt
from mingtang_office.applications.actions.notifying import send_notification
from mingtang_office.applications.models import Notification
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.ui.work import Urgency, work_of
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.conftest import NOW, TODAY

SEND = "mingtang_office.applications.actions.notifying.send_mail"


@pytest.fixture(autouse=True)
def mail_is_set_up(settings: Any) -> Iterator[None]:
    settings.MAIL_IS_SET_UP = True
    settings.SITE_URL = "https://ogi.example.gov.cn"
    return


def run(number: int) -> None:
    send_notification.func(number)


def test_what_happens_is_told_by_number_alone(take: Take, owner: User) -> None:
    application = take(channel=Channel.ONLINE, by=None).application
    confirm_receipt(
        application=application,
        on=TODAY,
        expected_revision=application.revision,
        by=owner,
        now=NOW,
    )
    for row in Notification.objects.all():
        run(row.pk)
    first, second = mail.outbox
    assert first.to == [APPLICANT.email]
    assert second.subject == f"政府信息公开申请 {application.number}：已确认收到申请"
    assert "https://ogi.example.gov.cn/track/" in second.body
    told = first.subject + first.body + second.subject + second.body
    assert not [w for w in (APPLICANT.name, REQUEST.content, APPLICANT.telephone) if w in told]


def test_the_mail_is_queued_with_the_step(take: Take) -> None:
    take(channel=Channel.ONLINE)
    assert DBTaskResult.objects.filter(task_path__endswith="send_notification").count() == 1


def test_who_left_no_address_is_told_nothing(take: Take) -> None:
    take(applicant=replace(APPLICANT, email=""), delivery=Delivery.IN_PERSON)
    assert not Notification.objects.exists()


def test_a_site_without_mail_notes_nothing(take: Take, settings: Any) -> None:
    settings.MAIL_IS_SET_UP = False
    take()
    assert not Notification.objects.exists()


def test_run_twice_it_is_sent_once(take: Take) -> None:
    take(channel=Channel.ONLINE)
    row = Notification.objects.get()
    run(row.pk)
    run(row.pk)
    assert len(mail.outbox) == 1


def test_what_cannot_be_sent_is_tried_again_and_then_given_up_with_a_note(take: Take) -> None:
    take(channel=Channel.ONLINE)
    row = Notification.objects.get()
    with patch(SEND, side_effect=smtplib.SMTPServerDisconnected):
        for _ in range(4):
            run(row.pk)
        row.refresh_from_db()
        assert (row.attempts, row.failed_at) == (4, None)
        run(row.pk)
    row.refresh_from_db()
    assert row.failed_at is not None
    assert Entry.objects.get(action="applications.notification_failed").facts["attempts"] == 5
    later = DBTaskResult.objects.filter(run_after__isnull=False)
    assert later.filter(task_path__endswith="send_notification").count() >= 4


def test_an_address_that_is_erased_gets_no_mail(take: Take) -> None:
    take(channel=Channel.ONLINE)
    ObjectKey.objects.filter(object_type="applications.application").delete()
    run(Notification.objects.get().pk)
    assert mail.outbox == []


def test_the_officer_is_told_whom_no_mail_reached(take: Take, owner: User, colleague: User) -> None:
    taken = take(channel=Channel.ONLINE)
    Notification.objects.update(failed_at=timezone.now())
    waiting = work_of(owner, TODAY)[Urgency.WAITING_FOR_ME]
    told = [item for item in waiting.shown if "邮件没有送到申请人" in item.note]
    assert [item.title for item in told] == [f"申请 {taken.application.number}"]
    others = work_of(colleague, TODAY)[Urgency.WAITING_FOR_ME].shown
    assert not [item for item in others if "邮件没有送到" in item.note]
