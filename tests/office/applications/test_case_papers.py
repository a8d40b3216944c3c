"""The papers of a case and who sees them; consultations and the seven questions through their pages."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingtang.applications.dispositions import Disposition
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter
from tests.office.applications.desk import Desk
from tests.office.applications.step_pages import *  # noqa: F403  # the clerk, the case, the day
from tests.office.applications.step_pages import TODAY, do, turned_away
from tests.office.conftest import Agencies, MakePerson, SignIn


def test_an_organ_of_the_platform_answers_by_itself_and_does_not_learn_who_applied(
    desk: Desk, client: Client, case: Application, stranger: User, sign_in: SignIn
) -> None:
    do(client, case, "consult-organ", organ="云江县财政局", information="补助资金分配表")
    desk.issued(Letter.objects.get(), TODAY)
    row = case.consultations.get()
    address = reverse("applications:opinion", args=(row.pk,))
    finance = sign_in(stranger)

    listed = finance.get(reverse("applications:opinions")).content.decode()
    home = finance.get("/office/").content.decode()
    shown = finance.get(address).content.decode()
    unreasoned = finance.post(address, {"answer": "refusal"})
    finance.post(address, {"answer": "refusal", "reasons": "尚在讨论"})

    row.refresh_from_db()
    assert address in listed
    assert address in home
    assert "林" not in shown
    assert "请写明理由" in unreasoned.content.decode()
    assert (row.answer, row.reasons) == ("refusal", "尚在讨论")
    assert client.get(address).status_code == 404


def test_an_opinion_in_writing_is_entered_weighed_and_told(
    desk: Desk, client: Client, case: Application
) -> None:
    row = desk.third_party_asked(case, TODAY)
    address = reverse("applications:consultation", args=(case.pk, row.pk))

    def send(**typed: Any) -> None:
        case.refresh_from_db()
        client.post(address, {"revision": case.revision, **typed})

    send(do="opinion", on="2026-03-16", answer="refusal", reasons="单价是商业秘密")
    send(do="weighing", weighed="总价已经公开，不公开单价没有重大影响")
    send(do="disclosure", content="合同全文", reason="")
    send(do="notice")

    row.refresh_from_db()
    assert row.answer == "refusal"
    assert row.weighed
    assert set(Letter.objects.values_list("kind", flat=True)) >= {
        LetterKind.DISCLOSURE_NOTICE,
        LetterKind.CONSULTATION_NOTICE,
    }


def test_a_paper_is_taken_out_whole_by_those_who_handle_the_case(
    desk: Desk, client: Client, case: Application
) -> None:
    file = desk.file(case, TODAY, name="合同.pdf")

    answer = client.post(reverse("applications:case_file", args=(case.pk, file.pk)))

    assert answer.getvalue().startswith(b"%PDF-1.7")
    assert "attachment" in answer["Content-Disposition"]


def test_a_supervisor_sees_the_case_without_names_papers_or_words(
    desk: Desk, case: Application, agencies: Agencies, make_person: MakePerson, sign_in: SignIn
) -> None:
    file = desk.file(case, TODAY, name="林小满的合同.pdf")
    desk.rectification_asked(case, TODAY)
    desk.rectified(case, TODAY, "我是林小满")
    above = sign_in(make_person("above", Role.SUPERVISOR, agencies.county))

    shown = above.get(reverse("applications:case", args=(case.pk,))).content.decode()
    opened = above.post(reverse("applications:applicant", args=(case.pk,)))
    taken = above.post(reverse("applications:case_file", args=(case.pk, file.pk)))

    assert case.number in shown
    assert "林小满" not in shown
    assert turned_away(opened)
    assert turned_away(taken)


def test_the_ledger_tells_every_day_with_its_reason(client: Client, case: Application) -> None:
    shown = client.get(reverse("applications:ledger", args=(case.pk,))).content.decode()

    assert "2026年4月14日" in shown
    assert "清明节" in shown or "放假" in shown
    assert "周末" in shown


@pytest.mark.parametrize(
    "typed",
    [
        {"question": "nonsense", "answer": "clear"},
        {"question": "clear", "answer": ""},
        {"question": "clear", "answer": "nonsense"},
        {"question": "how", "answer": "whole"},
    ],
)
def test_answers_that_no_question_offers_are_refused(
    client: Client, case: Application, typed: dict[str, str]
) -> None:
    address = reverse("applications:decision", args=(case.pk,))

    answer = client.post(address, {"revision": case.revision, **typed})

    assert answer.status_code == 422
    assert "没有办理" in answer.content.decode()


def test_questions_answered_from_an_old_page_are_told_so(client: Client, case: Application) -> None:
    address = reverse("applications:decision", args=(case.pk,))
    sent = {"revision": case.revision, "question": "clear", "answer": "clear"}
    client.post(address, sent)

    assert client.post(address, sent).status_code == 409
    assert client.post(address, {**sent, "revision": "x"}).status_code == 409


def test_a_paper_that_the_letter_lacks_is_one_link_away_from_being_handed_in(
    desk: Desk, client: Client, case: Application
) -> None:
    desk.answered(case, Disposition.ALREADY_PUBLIC, TODAY)
    step = reverse("applications:step", args=(case.pk, "file"))
    page = f"{step}?then=decision&part=proof_of_publication"

    lacking = client.get(reverse("applications:decision", args=(case.pk,))).content.decode()
    offered = client.get(page).content.decode()
    paper = SimpleUploadedFile("公报.txt", "2025年第3期".encode())
    do(client, case, "file", kind="evidence", part="proof_of_publication", attachments=paper)

    settled = client.get(reverse("applications:decision", args=(case.pk,))).content.decode()
    assert page in unescape(lacking)
    assert 'value="proof_of_publication" selected' in offered
    assert "案卷中的" not in settled
