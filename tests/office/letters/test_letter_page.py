"""The page of a letter: filled in, looked at, handed in, reviewed, signed, served, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import localdate

from mingtang_office.accounts.models import User
from mingtang_office.letters import wording
from mingtang_office.letters.actions.serving import Proof, serve
from mingtang_office.letters.actions.signing import void
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.trail.models import Entry, ObjectKey
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn
from tests.office.letters.conftest import FRAME, NOTICE_FACTS, REPLY, Drafted, Staff
from tests.office.letters.test_serving import POSTED

pytestmark = pytest.mark.django_db


def address(letter: Letter, verb: str = "") -> str:
    return f"/office/letters/{letter.pk}/{verb}"


TYPED = {
    "revision": "1",
    "contact": "公开办，0990-5550123",
    "found-extension_reason": "涉及的档案正在整理移交",
    "found-consented_on": "2026-03-12",
    "found-extended_to": "2099-04-13",
    "attachments": "",
}


def test_the_page_names_what_is_missing_and_links_to_its_field(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    page = sign_in(staff.clerk).get(address(drafted(facts=FRAME))).content.decode()

    assert "还有 3 项" in page
    assert '<a href="#id_found-extension_reason">' in page
    assert "涉及的档案" not in page


def test_a_preview_shows_what_is_typed_and_saves_nothing(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)
    client = sign_in(staff.clerk)

    fragment = client.post(address(letter, "preview/"), TYPED, headers={"HX-Request": "true"})
    whole = client.post(address(letter, "preview/"), TYPED)

    assert "因涉及的档案正在整理移交" in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "要素齐全" in fragment.content.decode()
    assert "尚未保存" in whole.content.decode()
    assert Letter.objects.get().revision == 1
    assert wording.facts_of(letter) == replace(FRAME)


def test_saving_and_handing_in_goes_on_to_the_chain(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)

    answer = sign_in(staff.clerk).post(address(letter, "revise/"), {**TYPED, "submit": "1"})

    assert answer.status_code == 303
    letter.refresh_from_db()
    assert (letter.state, letter.turn) == (LetterState.IN_REVIEW, "head")


def test_an_incomplete_letter_is_saved_and_not_handed_in(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)
    typed = {**TYPED, "found-extended_to": "", "submit": "1"}

    answer = sign_in(staff.clerk).post(address(letter, "revise/"), typed)

    assert answer.status_code == 422
    assert "还缺少“延长后的答复期限”" in answer.content.decode()
    letter.refresh_from_db()
    assert letter.state == LetterState.DRAFT
    assert wording.facts_of(letter).found["extension_reason"] == "涉及的档案正在整理移交"


def test_what_cannot_be_read_is_told_at_its_field_and_kept(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)

    answer = sign_in(staff.clerk).post(
        address(letter, "revise/"), {**TYPED, "found-extended_to": "四月"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "四月" in page
    assert "没有保存" in page
    assert Letter.objects.get().revision == 1


def test_who_comes_second_keeps_what_they_typed_and_is_told(
    drafted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)
    sign_in(staff.clerk).post(address(letter, "revise/"), TYPED)

    second = {**TYPED, "found-extension_reason": "需要征求意见的部门较多"}
    answer = sign_in(staff.other_clerk).post(address(letter, "revise/"), second)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "clerk（测试）" in page
    assert "需要征求意见的部门较多" in page


def test_the_letter_is_walked_from_review_to_service(
    submitted: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = submitted(REPLY)
    reviewer, head, signatory, clerk = (
        sign_in(each) for each in (staff.reviewer, staff.head, staff.signatory, staff.clerk)
    )

    assert "轮到您审核" in reviewer.get(address(letter)).content.decode()
    assert "轮到您" not in head.get(address(letter)).content.decode()
    _press(reviewer, letter, "pass/", opinion="事实清楚")
    _press(head, letter, "pass/", opinion="")
    assert "轮到您签发" in signatory.get(address(letter)).content.decode()
    _press(signatory, letter, "sign/", opinion="")
    answer = _press(
        clerk,
        letter,
        "serve/",
        manner="post",
        posted_on=f"{localdate()}",
        post_number="xa 12345678 9",
    )

    assert answer.status_code == 303
    letter.refresh_from_db()
    assert (letter.state, letter.services.get().post_number) == ("served", "XA123456789")


def _press(client: Client, letter: Letter, verb: str, **typed: str) -> HttpResponse:
    letter.refresh_from_db()
    return client.post(address(letter, verb), {"revision": str(letter.revision), **typed})


def test_signed_files_are_taken_as_attachments_and_told_in_the_trail(
    signed: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = signed()

    answer = sign_in(staff.clerk).post(address(letter, "files/pdf/"))

    assert b"".join(answer.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert Entry.objects.get(action="letters.taken").facts["form"] == "pdf"


def test_after_erasure_the_page_says_so_and_the_number_stays(
    signed: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    letter = signed()
    ObjectKey.objects.filter(object_type="tests.case").delete()
    client = sign_in(staff.clerk)

    page = client.get(address(letter)).content.decode()
    taken = client.post(address(letter, "files/docx/"))

    assert "内容已擦除" in page
    assert "云江县教育局公开延〔2026〕1号" in page
    assert "林知远" not in page
    assert taken.status_code == 409
    assert "1—1号，编号连续" in client.get("/office/letters/").content.decode()


def test_a_stranger_finds_no_such_letter(
    drafted: Drafted, sign_in: SignIn, stranger: User, staff: Staff
) -> None:
    letter = drafted(facts=NOTICE_FACTS)

    assert sign_in(stranger).get(address(letter)).status_code == 404


def test_a_proof_is_taken_by_those_who_see_its_letter(
    signed: Drafted, sign_in: SignIn, staff: Staff, stranger: User
) -> None:
    letter = signed()
    service = serve(
        letter=letter,
        delivery=POSTED,
        proof=Proof("寄件凭证.pdf", b"%PDF-1.7"),
        expected_revision=3,
        by=staff.clerk,
        now=NOW,
    )
    here = address(letter, f"proofs/{service.pk}/")

    taken = sign_in(staff.reviewer).post(here)
    assert b"".join(taken.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined]
    assert sign_in(stranger).post(here).status_code == 404
    assert sign_in(staff.reviewer).post(here.replace(f"{service.pk}/", "99/")).status_code == 404


def test_the_register_finds_a_letter_by_its_whole_number(
    signed: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    for number in range(3):
        signed(number=str(number))

    answer = sign_in(staff.clerk).get("/office/letters/", {"q": "云江县教育局公开延[2026]2号"})

    assert [row.letter.number for row in answer.context["rows"]] == [2]


def test_the_register_shows_a_void_number_with_its_reason(
    signed: Drafted, sign_in: SignIn, staff: Staff
) -> None:
    void(letter=signed(), reason="日期有误", expected_revision=3, by=staff.head, now=NOW)

    page = sign_in(staff.clerk).get("/office/letters/").content.decode()

    assert "云江县教育局公开延〔2026〕1号" in page
    assert "日期有误" in page


def test_the_head_sets_the_code_and_the_chain(
    sign_in: SignIn, staff: Staff, agencies: Agencies, drafted: Drafted
) -> None:
    client = sign_in(staff.head)
    here = f"/office/letters/arrangements/{agencies.education.pk}/"

    code = client.post(here, {"what": "code", "code": "云教公开", "expected": "云江县教育局公开"})
    chain = client.post(
        here,
        {
            "what": "notice",
            "notice-expected": "head",
            "notice-step_1": "section_reviewer",
            "notice-signs": "head",
        },
    )

    assert (code.status_code, chain.status_code) == (303, 303)
    assert "云教公开告〔" in client.get(here).content.decode()
    assert "科室审核" in sign_in(staff.clerk).get(address(drafted())).content.decode()


def test_a_letter_waits_on_the_home_page_of_whose_turn_it_is(
    submitted: Drafted, sign_in: SignIn, staff: Staff, make_person: MakePerson
) -> None:
    submitted()

    assert "等您审核或者签发" in sign_in(staff.head).get("/office/").content.decode()
    assert "等您审核或者签发" not in sign_in(staff.clerk).get("/office/").content.decode()
