"""Drafting, each review and the signature are different people's; what is missing is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import Deputy
from mingtang_office.agencies.models import Membership, Role
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.letters import screen
from mingtang_office.letters.actions.arrangements import set_chain, set_code
from mingtang_office.letters.actions.drafting import discard, draft, revise
from mingtang_office.letters.actions.reviewing import pass_on, send_back, submit
from mingtang_office.letters.actions.signing import sign
from mingtang_office.letters.models import Group, LetterState
from mingtang_office.letters.queries import waiting_for
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson
from tests.office.letters.conftest import CASE, FRAME, NOTICE_FACTS, REPLY, Drafted, Staff

pytestmark = pytest.mark.django_db


def test_a_letter_that_lacks_elements_is_not_handed_in_and_says_which(
    drafted: Drafted, staff: Staff
) -> None:
    letter = drafted(facts=replace(FRAME, contact=""))

    with pytest.raises(Refused) as refused:
        submit(letter=letter, expected_revision=1, by=staff.clerk, now=NOW)

    assert "“联系人和联系电话”、“延期的理由”" in refused.value.message
    letter.refresh_from_db()
    assert letter.state == LetterState.DRAFT


def test_a_letter_goes_through_the_chain_of_its_group(submitted: Drafted) -> None:
    assert submitted().chain == ["head"]
    assert submitted(REPLY, number="2").chain == ["section_reviewer", "head", "signatory"]


def test_nobody_reviews_what_they_drafted(
    submitted: Drafted, make_person: MakePerson, agencies: Agencies, staff: Staff
) -> None:
    both = make_person("both", Role.CLERK, agencies.education)
    Membership.objects.create(user=both, agency=agencies.education, role=Role.HEAD, starts_on=TODAY)
    letter = submitted(by=both)

    with pytest.raises(Refused, match="由不同的人办理"):
        sign(letter=letter, expected_revision=2, by=both, now=NOW)
    assert sign(letter=letter, expected_revision=2, by=staff.head, now=NOW).number == 1


def test_nobody_takes_two_steps_of_one_round(
    submitted: Drafted, agencies: Agencies, staff: Staff
) -> None:
    letter = submitted(REPLY)
    letter = pass_on(letter=letter, opinion="", expected_revision=2, by=staff.reviewer, now=NOW)
    Membership.objects.create(
        user=staff.reviewer, agency=agencies.education, role=Role.HEAD, starts_on=TODAY
    )
    staff.reviewer.__dict__.pop("_holdings", None)

    with pytest.raises(Refused, match="由不同的人办理"):
        pass_on(letter=letter, opinion="", expected_revision=3, by=staff.reviewer, now=NOW)


def test_a_deputy_reviews_in_the_principal_s_place_but_not_the_principal_s_own_draft(
    submitted: Drafted, drafted: Drafted, staff: Staff, make_person: MakePerson
) -> None:
    stand_in = make_person("stand-in")
    Deputy.objects.create(
        principal=staff.head, deputy=stand_in, starts_on=TODAY, ends_on=TODAY + timedelta(3)
    )
    letter = sign(letter=submitted(), expected_revision=2, by=stand_in, now=NOW)
    assert letter.passages.last().acting_for == staff.head  # type: ignore[union-attr]

    own = submitted(number="2", by=staff.head)
    with pytest.raises(Refused, match="代理人也不能接着办"):
        sign(letter=own, expected_revision=2, by=stand_in, now=NOW)


def test_a_role_of_another_step_does_not_do(submitted: Drafted, staff: Staff) -> None:
    letter = submitted(REPLY)

    with pytest.raises(Refused, match="轮到“科室审核”办理"):
        pass_on(letter=letter, opinion="", expected_revision=2, by=staff.head, now=NOW)


def test_a_returned_letter_starts_the_chain_anew(submitted: Drafted, staff: Staff) -> None:
    letter = submitted(REPLY)
    letter = pass_on(letter=letter, opinion="", expected_revision=2, by=staff.reviewer, now=NOW)
    letter = send_back(
        letter=letter, opinion="请补充文号", expected_revision=3, by=staff.head, now=NOW
    )
    assert (letter.state, letter.turn) == (LetterState.RETURNED, "")

    letter = submit(letter=letter, expected_revision=4, by=staff.clerk, now=NOW)
    letter = pass_on(letter=letter, opinion="", expected_revision=5, by=staff.reviewer, now=NOW)
    assert (letter.round, letter.turn) == (2, "head")
    told = screen.history(letter, list(letter.passages.all()), [])
    assert [entry.note for entry in told if entry.note] == ["请补充文号"]


def test_sending_back_needs_its_reason(submitted: Drafted, staff: Staff) -> None:
    with pytest.raises(Refused, match="请写明退回的理由"):
        send_back(letter=submitted(), opinion=" ", expected_revision=2, by=staff.head, now=NOW)


def test_whoever_revises_has_drafted_too(drafted: Drafted, staff: Staff) -> None:
    letter = drafted()
    revise(letter=letter, facts=NOTICE_FACTS, expected_revision=1, by=staff.head, now=NOW)
    submit(letter=letter, expected_revision=2, by=staff.clerk, now=NOW)

    with pytest.raises(Refused, match="由不同的人办理"):
        sign(letter=letter, expected_revision=3, by=staff.head, now=NOW)


def test_who_comes_second_is_told_who_was_first(drafted: Drafted, staff: Staff) -> None:
    letter = drafted()
    revise(letter=letter, facts=FRAME, expected_revision=1, by=staff.other_clerk, now=NOW)

    with pytest.raises(Overtaken, match="other-clerk（测试）于2026年3月13日10时0分修改了这份文书"):
        submit(letter=letter, expected_revision=1, by=staff.clerk, now=NOW)


def test_a_letter_waits_for_those_alone_who_may_take_its_step(
    submitted: Drafted, staff: Staff
) -> None:
    letter = submitted(REPLY)

    waiting = {
        person.username: waiting_for(person, TODAY).filter(pk=letter.pk).exists()
        for person in (staff.clerk, staff.reviewer, staff.head, staff.signatory)
    }
    assert waiting == {"clerk": False, "reviewer": True, "head": False, "signatory": False}


def test_a_discarded_draft_never_had_a_number(drafted: Drafted, staff: Staff) -> None:
    letter = discard(
        letter=drafted(), reason="申请人已撤回", expected_revision=1, by=staff.clerk, now=NOW
    )

    assert (letter.state, letter.reference) == (LetterState.VOID, "")


def test_who_may_not_draft_at_an_agency_drafts_nothing_there(
    staff: Staff, agencies: Agencies, stranger: object
) -> None:
    with pytest.raises(PermissionDenied):
        draft(
            agency=agencies.education,
            kind=LetterKind.EXTENSION,
            subject=(CASE, "1"),
            facts=FRAME,
            by=stranger,  # type: ignore[arg-type]
            now=NOW,
        )


def test_a_slip_is_no_letter_of_its_own(drafted: Drafted) -> None:
    with pytest.raises(Refused, match="随另一份文书一并发出"):
        drafted(LetterKind.CONSULTATION_REPLY, facts=FRAME)


@pytest.mark.parametrize(
    ("roles", "why"),
    [
        ((), "至少要有一步"),
        ((Role.HEAD, Role.HEAD), "只能出现一次"),
        ((Role.SIGNATORY, Role.SECTION_REVIEWER), "不能签发程序性文书"),
        ((Role.CLERK, Role.HEAD), "没有审核文书的权限"),
    ],
)
def test_a_chain_that_will_not_do_is_refused(
    roles: tuple[Role, ...], why: str, staff: Staff, agencies: Agencies
) -> None:
    with pytest.raises(Refused, match=why):
        set_chain(
            agency=agencies.education,
            group=Group.NOTICE,
            roles=roles,
            expected=(Role.HEAD,),
            by=staff.head,
            now=NOW,
        )


def test_letters_under_way_keep_the_chain_they_were_handed_in_with(
    submitted: Drafted, staff: Staff, agencies: Agencies
) -> None:
    before = submitted()
    set_chain(
        agency=agencies.education,
        group=Group.NOTICE,
        roles=(Role.SECTION_REVIEWER, Role.HEAD),
        expected=(Role.HEAD,),
        by=staff.head,
        now=NOW,
    )

    before.refresh_from_db()
    assert before.chain == ["head"]
    assert submitted(number="2").chain == ["section_reviewer", "head"]


def test_of_two_who_set_the_chain_the_second_is_told(staff: Staff, agencies: Agencies) -> None:
    known = {"agency": agencies.education, "group": Group.NOTICE, "by": staff.head, "now": NOW}
    set_chain(roles=(Role.SIGNATORY,), expected=(Role.HEAD,), **known)  # type: ignore[arg-type]

    with pytest.raises(Overtaken, match="现在是分管领导"):
        set_chain(
            roles=(Role.SECTION_REVIEWER, Role.HEAD),
            expected=(Role.HEAD,),
            **known,  # type: ignore[arg-type]
        )


def test_two_agencies_never_bear_one_code(
    staff: Staff, agencies: Agencies, make_person: MakePerson
) -> None:
    other = make_person("head-b", Role.HEAD, agencies.finance)
    set_code(
        agency=agencies.education,
        code="云教公开",
        expected="云江县教育局公开",
        by=staff.head,
        now=NOW,
    )

    with pytest.raises(Refused, match="已有其他机关在用"):
        set_code(
            agency=agencies.finance,
            code="云教公开",
            expected="云江县财政局公开",
            by=other,
            now=NOW,
        )
