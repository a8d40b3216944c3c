"""Opinions sought of third parties (条例第三十二条) and of organs (第三十四条)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications import Opinion
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.workdays import Holiday, Notice
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars
from mingtang_office.agencies.actions.calendar import apply_notice, enter_notice
from mingtang_office.agencies.calendar_changes import change_of
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import events
from mingtang_office.applications.actions.arrivals import enter_arrival
from mingtang_office.applications.actions.consultations import (
    Answer,
    Begun,
    consult_organ,
    consult_third_party,
    give_opinion,
    weigh,
)
from mingtang_office.applications.actions.notices import (
    ask_help,
    notify_of_consultation,
    notify_third_party,
)
from mingtang_office.applications.actions.opinion_limits import OpenOpinions, recount
from mingtang_office.applications.consultees import Consultee, consultee_of
from mingtang_office.applications.models import AnnulmentReason, Application
from mingtang_office.applications.queries.consultations import waiting_for_us
from mingtang_office.letters import wording
from tests.office.applications.desk import THIRD_PARTY, Desk, at
from tests.office.applications.lives import ASKED, DECIDED, FACTS, RECEIVED, REPLIED
from tests.office.conftest import NOW, Agencies, MakePerson


def asked_organ(desk: Desk, application: Application, agencies: Agencies) -> Begun:
    application.refresh_from_db()
    begun = consult_organ(
        application=application,
        organ=agencies.finance,
        information="2025年义务教育经费分配表",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    desk.served(desk.signed(begun.letter, ASKED), ASKED, ServiceManner.ONLINE)
    begun.consultation.refresh_from_db()
    return begun


def test_while_a_third_party_is_asked_the_period_stands_still(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    application.refresh_from_db()
    assert (asked.sent_on, asked.reached_on, asked.lapses_on) == (
        ASKED,
        ASKED,
        date(2026, 3, 25),
    )
    assert (application.phase, application.due_on) == ("consulting", date(2026, 4, 22))


def test_answered_earlier_it_runs_on_earlier(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    desk.third_party_answered(asked, date(2026, 3, 6))
    application.refresh_from_db()
    asked.refresh_from_db()
    assert (application.due_on, asked.answer) == (date(2026, 4, 2), "refusal")


def test_who_is_asked_stands_sealed_and_masked(desk: Desk) -> None:
    asked = desk.third_party_asked(desk.received(RECEIVED), ASKED)
    assert THIRD_PARTY.name.encode() not in bytes(asked.sealed)
    assert (asked.masked, consultee_of(asked)) == ("云江****公司", THIRD_PARTY)


def test_a_refusal_without_reasons_is_not_entered(desk: Desk) -> None:
    asked = desk.third_party_asked(desk.received(RECEIVED), ASKED)
    with pytest.raises(Refused, match="请写明理由"):
        desk.third_party_answered(asked, REPLIED, reasons=" ")
    asked.refresh_from_db()
    assert asked.answered_on is None


def test_one_that_was_answered_is_not_answered_again(desk: Desk) -> None:
    asked = desk.third_party_asked(desk.received(RECEIVED), ASKED)
    desk.third_party_answered(asked, REPLIED)
    asked.application.refresh_from_db()
    with pytest.raises(Refused, match="已经登记过答复"):
        desk.third_party_answered(asked, REPLIED, Opinion.CONSENT)


def test_the_applicant_is_told_without_a_name(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    application.refresh_from_db()
    letter = notify_of_consultation(
        consultation=asked,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    text = wording.text_of(desk.issued(letter, ASKED), ASKED).plain
    assert "第三方的意见" in text
    assert THIRD_PARTY.name not in text
    application.refresh_from_db()
    assert application.due_on == date(2026, 4, 22)


def test_before_the_letter_is_served_there_is_nothing_to_tell(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    begun = consult_third_party(
        application=application,
        third_party=THIRD_PARTY,
        information="合同",
        concern="单价",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    application.refresh_from_db()
    with pytest.raises(Refused, match="还没有送达"):
        notify_of_consultation(
            consultation=begun.consultation,
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(ASKED),
        )


def test_disclosing_against_its_will_is_told_with_reason_and_remedies(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    desk.third_party_answered(asked, REPLIED)
    application.refresh_from_db()
    weigh(
        consultation=asked,
        weighed="涉及学生健康，不公开会对公共利益造成重大影响",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED),
    )
    application.refresh_from_db()
    letter = notify_third_party(
        consultation=asked,
        content="合同的检验标准条款",
        reason="",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED),
    )
    text = wording.text_of(desk.issued(letter, DECIDED), DECIDED)
    assert text.addressee == THIRD_PARTY.name
    assert "涉及学生健康" in text.plain
    assert "申请行政复议" in "".join(text.remedies)


def test_a_third_party_keeps_its_time(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    application.refresh_from_db()
    with pytest.raises(Refused, match=r"2026年3月25日才届满.*第三十二条"):
        notify_third_party(
            consultation=asked,
            content="合同",
            reason="公共利益",
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(REPLIED),
        )


def test_the_post_brings_it_later_and_its_time_runs_from_then(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    begun = consult_third_party(
        application=application,
        third_party=THIRD_PARTY,
        information="合同",
        concern="单价",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    desk.served(desk.signed(begun.letter, ASKED), ASKED, ServiceManner.POST)
    application.refresh_from_db()
    row = application.events.get(kind="consultation_sent")
    enter_arrival(
        application=application,
        number=row.number,
        reached_on=date(2026, 3, 9),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )
    begun.consultation.refresh_from_db()
    assert (begun.consultation.reached_on, begun.consultation.lapses_on) == (
        date(2026, 3, 9),
        date(2026, 3, 30),
    )
    assert application.events.get(kind="annulled").reason == "completed"


def test_an_organ_of_the_platform_finds_it_among_its_work_and_answers(
    desk: Desk, agencies: Agencies, stranger: User, owner: User
) -> None:
    application = desk.received(RECEIVED)
    begun = asked_organ(desk, application, agencies)
    assert list(waiting_for_us(stranger, ASKED)) == [begun.consultation]
    assert not waiting_for_us(owner, ASKED).exists()
    give_opinion(
        consultation=begun.consultation,
        answer=Answer(Opinion.CONSENT),
        by=stranger,
        now=at(date(2026, 3, 6)),
    )
    application.refresh_from_db()
    begun.consultation.refresh_from_db()
    assert (begun.consultation.answer, application.phase) == ("consent", "handling")
    assert not waiting_for_us(stranger, ASKED).exists()


def test_nobody_else_answers_for_it(desk: Desk, agencies: Agencies) -> None:
    begun = asked_organ(desk, desk.received(RECEIVED), agencies)
    with pytest.raises(PermissionDenied):
        give_opinion(
            consultation=begun.consultation,
            answer=Answer(Opinion.CONSENT),
            by=desk.clerk,
            now=at(REPLIED),
        )


def test_an_agency_does_not_consult_itself(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    with pytest.raises(Refused, match="不能向本机关"):
        consult_organ(
            application=application,
            organ=desk.agency,
            information="表",
            expected_revision=application.revision,
            by=desk.clerk,
            now=at(ASKED),
        )


def test_help_of_another_organ_moves_no_day(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = ask_help(
        application=application,
        organ=Consultee("云江县档案馆", is_organisation=True),
        information="招生计划",
        items=("核对馆藏目录",),
        help_by=date(2026, 3, 20),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    desk.issued(letter, ASKED)
    application.refresh_from_db()
    assert application.due_on == date(2026, 3, 30)


def test_the_words_of_a_third_party_do_not_go_into_the_reply_by_themselves(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    asked = desk.third_party_asked(application, ASKED)
    desk.third_party_answered(asked, REPLIED, reasons="每套校服的面料成本为八十七元")
    letter = desk.decision(
        application,
        Disposition.THIRD_PARTY_RIGHTS,
        DECIDED,
        FACTS[Disposition.THIRD_PARTY_RIGHTS],
    )
    text = wording.text_of(letter, DECIDED).plain
    assert "答复不同意公开" in text
    assert "八十七元" not in text


def test_silence_of_a_third_party_lets_the_agency_decide(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    desk.third_party_asked(application, ASKED)
    late = date(2026, 3, 26)
    letter = desk.decision(
        application,
        Disposition.THIRD_PARTY_RIGHTS,
        late,
        {
            "interest": "trade_secret",
            "harm": "会使其他经营者推知其成本",
            "public_interest": "不公开单价不会对公共利益造成重大影响",
        },
    )
    assert "逾期未提出意见" in wording.text_of(letter, late).plain


def test_an_answer_entered_by_mistake_is_taken_back_and_given_again(desk: Desk) -> None:
    asked = desk.third_party_asked(desk.received(RECEIVED), ASKED)
    application = desk.third_party_answered(asked, REPLIED)
    events.annul(
        application=application,
        number=application.events.get(kind="consultation_answered").number,
        reason=AnnulmentReason.WRONG_CASE,
        expected_revision=application.revision,
        by=desk.head,
        now=at(REPLIED),
    )
    asked.refresh_from_db()
    assert (asked.answered_on, asked.answer) == (None, "")
    desk.third_party_answered(asked, REPLIED, Opinion.CONSENT)
    asked.refresh_from_db()
    assert asked.answer == "consent"


def test_a_day_off_gives_who_is_asked_another_day(
    desk: Desk, agencies: Agencies, make_person: MakePerson
) -> None:
    asked = desk.third_party_asked(desk.received(RECEIVED), ASKED)
    administrator = make_person("administrator", Role.ADMINISTRATOR, agencies.county)
    content = Notice(
        "国务院",
        "关于2026年纪念日放假的通知",
        (Holiday("纪念日", date(2026, 3, 20), date(2026, 3, 20)),),
        issued_on=date(2026, 3, 1),
    )
    notice = enter_notice(by=administrator, now=NOW, year=2026, region=None, content=content)
    told = OpenOpinions().preview(change_of(notice), desk.clerk)
    applied = apply_notice(
        by=administrator,
        now=NOW,
        notice=notice,
        seen_revision=notice.revision,
        seen=calendars.version(),
    )
    assert recount(notice=applied, by=administrator, now=NOW) == 1
    asked.refresh_from_db()
    assert (told.total, told.moves[0].before, told.moves[0].after) == (
        1,
        date(2026, 3, 25),
        date(2026, 3, 26),
    )
    assert asked.lapses_on == date(2026, 3, 26)
