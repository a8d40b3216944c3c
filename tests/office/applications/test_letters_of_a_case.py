"""What a letter does to its case, and the case to its letters."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions import events
from mingtang_office.applications.actions.archiving import archive
from mingtang_office.applications.actions.rectification import Unclear, ask_rectification
from mingtang_office.applications.models import AnnulmentReason, Application
from mingtang_office.letters.actions import reviewing, serving, signing
from mingtang_office.letters.models import Letter
from mingtang_office.letters.wording import text_of
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import APPLICANT
from tests.office.applications.desk import THIRD_PARTY, Desk, at
from tests.office.applications.lives import (
    ASKED,
    DECIDED,
    FACTS,
    RECEIVED,
    REPLIED,
    life_of,
    papers,
)


def kinds(application: Application) -> list[str]:
    return [row.kind for row in application.events.order_by("number")]


def ask(desk: Desk, application: Application, on: date = ASKED) -> Letter:
    application.refresh_from_db()
    return ask_rectification(
        application=application,
        unclear=Unclear("没有写明年度", ("所需信息的年度",)),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(on),
    )


def refused_decision(desk: Desk, application: Application) -> Letter:
    papers(desk, application, Disposition.STATE_SECRET)
    return desk.decision(
        application, Disposition.STATE_SECRET, DECIDED, FACTS[Disposition.STATE_SECRET]
    )


def test_a_notice_enters_its_event_when_it_is_served_not_before(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(ask(desk, application), ASKED)
    assert "rectification_asked" not in kinds(application)
    desk.served(letter, date(2026, 3, 5))
    row = application.events.get(kind="rectification_asked")
    assert (row.on, row.letter, row.facts) == (
        date(2026, 3, 5),
        letter.pk,
        {"reply_by": "2026-03-25"},
    )


def test_of_one_step_there_is_one_letter_under_way(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    ask(desk, application)
    with pytest.raises(Refused, match=r"owner.*补正告知书.*还没有送达"):
        ask(desk, application)


def test_after_seven_working_days_no_rectification_is_drafted(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    with pytest.raises(Refused, match=r"7个工作日.*第三十条"):
        ask(desk, application, date(2026, 3, 12))
    assert not Letter.objects.exists()


def test_one_drafted_in_time_is_not_signed_too_late(desk: Desk) -> None:
    letter = ask(desk, desk.received(RECEIVED))
    with pytest.raises(Refused, match="第三十条"):
        desk.signed(letter, date(2026, 3, 12))


def test_who_drafted_a_letter_cannot_sign_it(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.clerk, clerk = desk.head, desk.clerk  # the head drafts
    letter = ask(desk, application)
    desk.clerk = clerk
    held = reviewing.submit(
        letter=letter, expected_revision=letter.revision, by=desk.head, now=at(ASKED, 3)
    )
    with pytest.raises(Refused, match="起草"):
        signing.sign(letter=held, expected_revision=held.revision, by=desk.head, now=at(ASKED, 4))


def test_a_decision_is_made_at_its_signature_and_closed_at_its_service(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(refused_decision(desk, application), DECIDED)
    application.refresh_from_db()
    assert (application.phase, application.decided_on) == ("decided", DECIDED)
    desk.served(letter, date(2026, 3, 26), ServiceManner.POST)
    application.refresh_from_db()
    assert (application.phase, application.closed_on) == ("served", date(2026, 3, 26))
    assert application.in_time is True


def test_a_voided_decision_is_none(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(refused_decision(desk, application), DECIDED)
    signing.void(
        letter=letter,
        reason="引用的条款有误",
        expected_revision=letter.revision,
        by=desk.signatory,
        now=at(DECIDED, 7),
    )
    application.refresh_from_db()
    assert (application.phase, application.disposition) == ("handling", "")
    assert application.events.get(kind="annulled").reason == AnnulmentReason.VOIDED


def test_a_reply_that_came_back_is_not_served(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(refused_decision(desk, application), DECIDED)
    letter = desk.served(letter, DECIDED, ServiceManner.POST)
    serving.record_return(
        letter=letter,
        failed_on=date(2026, 3, 30),
        reason="查无此人",
        expected_revision=letter.revision,
        by=desk.clerk,
        now=at(date(2026, 3, 30)),
    )
    application.refresh_from_db()
    assert (application.phase, application.closed_on) == ("decided", None)
    assert application.standings.get(until__isnull=True).closed_on is None


def test_an_event_of_a_letter_is_taken_back_with_the_letter_alone(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.issued(ask(desk, application), ASKED)
    application.refresh_from_db()
    row = application.events.get(kind="rectification_asked")
    with pytest.raises(Refused, match="文书"):
        events.annul(
            application=application,
            number=row.number,
            reason=AnnulmentReason.TWICE,
            expected_revision=application.revision,
            by=desk.head,
            now=at(REPLIED),
        )


def test_who_looked_at_an_older_state_is_told_who_was_first(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    seen = application.revision
    desk.issued(ask(desk, application), ASKED)
    application.refresh_from_db()
    with pytest.raises(Overtaken, match=r"owner.*告知补正"):
        ask_rectification(
            application=application,
            unclear=Unclear("不明确", ("年度",)),
            expected_revision=seen,
            by=desk.head,
            now=at(ASKED),
        )


def test_a_stranger_does_nothing(desk: Desk, stranger) -> None:
    application = desk.received(RECEIVED)
    with pytest.raises(PermissionDenied):
        ask_rectification(
            application=application,
            unclear=Unclear("不明确", ("年度",)),
            expected_revision=application.revision,
            by=stranger,
            now=at(ASKED),
        )


def test_neither_trail_nor_logs_name_anybody(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    life = life_of(desk, Disposition.THIRD_PARTY_RIGHTS)
    told = "".join(f"{entry.facts}" for entry in Entry.objects.all()) + caplog.text
    people = (APPLICANT.name, APPLICANT.telephone, "CESHI", THIRD_PARTY.name, "商业秘密，公开")
    assert [word for word in people if word in told] == []
    assert life.application.consultations.get().masked == "云江****公司"


def test_a_reply_quotes_the_request_and_its_rectification(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.rectification_asked(application, ASKED)
    desk.rectified(application, REPLIED, "2025年云江县第一中学的计划")
    letter = desk.decision(application, Disposition.PETITION, DECIDED, FACTS[Disposition.PETITION])
    assert (
        "及调整情况”，补正后的内容为：“2025年云江县第一中学的计划”。"
        in text_of(letter, DECIDED).plain
    )


def test_what_was_archived_is_so_no_more_once_its_reply_came_back(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(refused_decision(desk, application), DECIDED)
    letter = desk.served(letter, DECIDED, ServiceManner.POST)
    application.refresh_from_db()
    archive(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED, 8),
    )
    serving.record_return(
        letter=letter,
        failed_on=date(2026, 3, 30),
        reason="查无此人",
        expected_revision=letter.revision,
        by=desk.clerk,
        now=at(date(2026, 3, 30)),
    )
    application.refresh_from_db()
    assert (application.archived_at, application.phase) == (None, "decided")
