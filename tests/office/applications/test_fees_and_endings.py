"""Fees noticed and paid, and the ways in which a case ends without a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mingtang.applications import WithdrawalCause
from mingtang.applications.dispositions import Disposition
from mingtang.applications.fees import ByApplication, ByPage
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.endings import abandon, draft_closing, withdraw
from mingtang_office.applications.actions.fees import enter_payment, notice_fee
from mingtang_office.applications.actions.reasons import defer
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.repeated import nth_of_month, received_since
from mingtang_office.letters import wording
from mingtang_office.letters.models import Letter
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import APPLICANT
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import (
    ASKED,
    DECIDED,
    FACTS,
    RECEIVED,
    REPLIED,
    noticed,
    papers,
    reasons_given,
)


def notice(desk: Desk, application: Application, **changes) -> Letter:
    return notice_fee(
        **{
            "application": application,
            "basis": ByPage(72),
            "reason": "超过三十页",
            "expected_revision": application.revision,
            "by": desk.clerk,
            "now": at(ASKED),
            **changes,
        }
    )


def pay(desk: Desk, application: Application, amount: str, on: date = REPLIED) -> Application:
    application.refresh_from_db()
    return enter_payment(
        application=application,
        on=on,
        amount=Decimal(amount),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(on),
    )


def give_up(desk: Desk, application: Application, on: date) -> Application:
    application.refresh_from_db()
    return abandon(
        application=application,
        on=on,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(on),
    )


def take_back(desk: Desk, application: Application, **changes) -> Application:
    application.refresh_from_db()
    return withdraw(
        **{
            "application": application,
            "on": REPLIED,
            "cause": WithdrawalCause.WITHDRAWN,
            "words": "申请人书面撤回",
            "expected_revision": application.revision,
            "by": desk.clerk,
            "now": at(REPLIED),
            **changes,
        }
    )


def test_the_notice_shows_how_the_fee_is_reckoned_and_stops_the_clock(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = noticed(desk, application)
    application.refresh_from_db()
    text = wording.text_of(letter, ASKED).plain
    assert "第31至72页：42页×10元＝420元" in text
    assert "凭缴款码到代收银行缴纳" in text
    assert (application.phase, application.next_by) == ("awaiting_payment", date(2026, 4, 1))


def test_why_a_fee_is_charged_stays_sealed_in_the_trail(desk: Desk) -> None:
    noticed(desk, desk.received(RECEIVED))
    entry = Entry.objects.get(action="applications.fee_decided")
    assert entry.facts == {"basis": "per_page", "amount": "420"}
    assert entry.sealed_digest


def test_what_is_free_is_not_noticed(desk: Desk) -> None:
    with pytest.raises(Refused, match="不发收费通知"):
        notice(desk, desk.received(RECEIVED), basis=ByApplication(3))


def test_nor_is_a_fee_without_a_reason(desk: Desk) -> None:
    with pytest.raises(Refused, match="由本机关决定"):
        notice(desk, desk.received(RECEIVED), reason=" ")


def test_paid_in_full_the_period_starts_anew(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    noticed(desk, application)
    pay(desk, application, "420")
    application.refresh_from_db()
    assert (application.phase, application.due_on) == ("handling", date(2026, 4, 13))


def test_paid_short_is_not_paid(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    noticed(desk, application)
    with pytest.raises(Refused, match="少于收费通知"):
        pay(desk, application, "400")


def test_the_nth_of_the_month_is_counted_by_applicant(desk: Desk) -> None:
    other = desk.received(RECEIVED)
    first = desk.received(RECEIVED, applicant=replace(APPLICANT, document_number="CESHI-0009"))
    second = desk.received(ASKED)
    later = desk.received(date(2026, 4, 1))
    assert [nth_of_month(each) for each in (other, first, second, later)] == [1, 1, 2, 1]
    assert received_since(other, date(2026, 3, 1)).count() == 3


def test_nobody_has_given_up_before_the_limit(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.rectification_asked(application, ASKED, reply_by=date(2026, 3, 20))
    with pytest.raises(Refused, match="2026年3月20日才届满"):
        give_up(desk, application, date(2026, 3, 20))


def test_nor_without_having_been_asked_for_anything(desk: Desk) -> None:
    with pytest.raises(Refused, match="第三十条"):
        give_up(desk, desk.received(RECEIVED), REPLIED)


def test_withdrawn_it_counts_as_the_rest(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    take_back(desk, application, cause=WithdrawalCause.NOT_AN_APPLICATION, words="来件是咨询")
    application.refresh_from_db()
    assert (application.phase, application.disposition) == ("withdrawn", "rest")


def test_an_applicant_withdraws_in_the_portal_without_a_word(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    take_back(desk, application, by=None, words="")
    application.refresh_from_db()
    assert application.phase == "withdrawn"


def test_but_does_not_declare_that_it_was_none(desk: Desk) -> None:
    with pytest.raises(Refused, match="只能撤回"):
        take_back(desk, desk.received(RECEIVED), by=None, cause=WithdrawalCause.NOT_AN_APPLICATION)


def test_the_office_says_why_it_ends_a_case(desk: Desk) -> None:
    with pytest.raises(Refused, match="请写明"):
        take_back(desk, desk.received(RECEIVED), words=" ")


def test_no_case_ends_while_a_signed_letter_has_not_left(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.signed(notice(desk, application), ASKED)
    with pytest.raises(Refused, match=f"{letter.reference}已经签发而没有送达"):
        take_back(desk, application)


def test_a_case_that_was_decided_has_no_closing_letter(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    papers(desk, application, Disposition.PETITION)
    letter = desk.decision(application, Disposition.PETITION, DECIDED, FACTS[Disposition.PETITION])
    desk.issued(letter, DECIDED)
    application.refresh_from_db()
    with pytest.raises(Refused, match="以答复文书告知"):
        draft_closing(
            application=application,
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(DECIDED),
        )


def test_good_reasons_give_a_later_day_told_in_a_letter(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    reasons_given(desk, application)
    application.refresh_from_db()
    letter = defer(
        application=application,
        until=date(2026, 6, 1),
        reason="四十余件需要逐件检索",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )
    desk.issued(letter, REPLIED)
    application.refresh_from_db()
    assert application.due_on == date(2026, 6, 1)
