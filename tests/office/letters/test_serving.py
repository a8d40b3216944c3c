"""Service: the day that counts by its manner, its proof, and mail that came back."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang.applications import ServiceManner
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.actions.serving import Delivery, Proof, record_return, serve
from mingtang_office.letters.actions.signing import void
from mingtang_office.letters.actions.taking import take_proof
from mingtang_office.letters.models import Letter, LetterState, Service
from mingtang_office.trail import sealed_files
from tests.office.conftest import NOW, TODAY
from tests.office.letters.conftest import Case, Drafted, Staff

pytestmark = pytest.mark.django_db

POSTED = Delivery(ServiceManner.POST, posted_on=TODAY, post_number="XA12345678911")
BY_HAND = Delivery(ServiceManner.IN_PERSON, received_on=TODAY, receiver="林知远")


def _serve(letter: Letter, staff: Staff, delivery: Delivery, **known: object) -> Service:
    revision = letter.revision
    return serve(
        letter=letter,
        delivery=delivery,
        expected_revision=revision,
        by=staff.clerk,
        now=NOW,
        **known,  # type: ignore[arg-type]
    )


def test_a_letter_sent_by_post_is_served_on_the_day_of_posting(
    signed: Drafted, staff: Staff, case: Case
) -> None:
    letter = signed()

    service = _serve(letter, staff, POSTED)

    assert service.served_on == TODAY
    letter.refresh_from_db()
    assert letter.state == LetterState.SERVED
    assert case.told == ["signed 1", "served 2026-03-13"]


def test_who_received_it_and_the_proof_are_sealed(signed: Drafted, staff: Staff) -> None:
    proof = Proof("送达回证（林知远）.pdf", b"%PDF-1.7 scanned")

    service = _serve(signed(), staff, BY_HAND, proof=proof)

    assert "林知远".encode() not in bytes(service.receiver)
    assert sealed_files.read(service.letter.subject, service.proof_file) == proof.data
    taken = take_proof(service=service, by=staff.clerk, now=NOW)
    assert (taken.name, taken.data) == (proof.name, proof.data)


@pytest.mark.parametrize(
    ("delivery", "why"),
    [
        (Delivery(ServiceManner.POST, post_number="XA12345678911"), "缺少交邮日期"),
        (Delivery(ServiceManner.POST, posted_on=TODAY), "登记邮件号"),
        (Delivery(ServiceManner.IN_PERSON, received_on=TODAY), "请填写签收人"),
        (Delivery(ServiceManner.ONLINE), "缺少到达日期"),
        (Delivery(ServiceManner.ONLINE, received_on=date(2026, 3, 14)), "还没有到"),
        (Delivery(ServiceManner.ONLINE, received_on=date(2026, 3, 12)), "请核对日期"),
    ],
)
def test_a_service_that_cannot_be_is_refused(
    delivery: Delivery, why: str, signed: Drafted, staff: Staff
) -> None:
    with pytest.raises(Refused, match=why):
        _serve(signed(), staff, delivery)
    assert not Service.objects.exists()


def test_mail_that_came_back_is_served_anew_and_stays_on_record(
    signed: Drafted, staff: Staff, case: Case
) -> None:
    letter = signed()
    _serve(letter, staff, POSTED)
    letter.refresh_from_db()

    letter = record_return(
        letter=letter,
        failed_on=TODAY,
        reason="查无此人",
        expected_revision=letter.revision,
        by=staff.clerk,
        now=NOW,
    )
    assert letter.state == LetterState.SIGNED
    _serve(letter, staff, BY_HAND)

    assert [each.failed_on for each in letter.services.all()] == [TODAY, None]
    assert case.told[1:] == ["served 2026-03-13", "came back 2026-03-13", "served 2026-03-13"]


def test_a_served_letter_is_not_taken_back(signed: Drafted, staff: Staff) -> None:
    letter = signed()
    _serve(letter, staff, POSTED)

    with pytest.raises(Refused, match="只有“已签发”的文书可以作废"):
        void(letter=letter, reason="有误", expected_revision=4, by=staff.head, now=NOW)


def test_a_draft_is_not_served(drafted: Drafted, staff: Staff) -> None:
    with pytest.raises(Refused, match="不能登记送达"):
        _serve(drafted(), staff, POSTED)
