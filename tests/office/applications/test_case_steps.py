"""Every step of a case done through its page, and what the pages refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from mingtang.applications.letters import LetterKind
from mingtang_office.applications.case_steps.all_pages import PAGES
from mingtang_office.applications.models import Application, CaseNote, SearchRecord
from mingtang_office.letters.models import Letter
from tests.office.applications.desk import Desk
from tests.office.applications.lives import noticed
from tests.office.applications.step_pages import *  # noqa: F403  # the clerk, the case, the day
from tests.office.applications.step_pages import TODAY, do, kinds, turned_away
from tests.office.conftest import SignIn

LETTERS: dict[str, tuple[dict[str, Any], LetterKind]] = {
    "ask-rectification": (
        {"part": "没有写明年度", "items": "所需信息的年度"},
        LetterKind.RECTIFICATION,
    ),
    "consult-third-party": (
        {
            "name": "云江县春苗文化有限公司",
            "is_organisation": "yes",
            "information": "校服采购合同",
            "concern": "报价是商业秘密",
        },
        LetterKind.THIRD_PARTY_CONSULTATION,
    ),
    "consult-organ": (
        {"organ": "云江县财政局", "information": "补助资金分配表"},
        LetterKind.ORGAN_CONSULTATION,
    ),
    "help": (
        {
            "organ": "云江县财政局",
            "information": "补助资金分配表",
            "items": "是否由贵单位制作",
            "help_by": "2026-03-20",
        },
        LetterKind.COOPERATION,
    ),
    "ask-reasons": (
        {
            "since": "2026-01-01",
            "application_count": "46",
            "frequency": "每月20件",
            "items": "各件之间的区别",
        },
        LetterKind.REASONS_REQUEST,
    ),
    "fee": (
        {"basis": "per_page", "pages": "72", "reason": "要求纸质件，页数多"},
        LetterKind.FEE_NOTICE,
    ),
    "receipt": ({}, LetterKind.RECEIPT),
}


@pytest.mark.parametrize("code", LETTERS)
def test_a_step_that_tells_somebody_drafts_its_letter_and_goes_on_to_it(
    client: Client, case: Application, code: str
) -> None:
    typed, kind = LETTERS[code]

    answer = do(client, case, code, **typed)

    letter = Letter.objects.get()
    assert letter.kind == kind
    assert answer["Location"] == reverse("letters:letter", args=(letter.pk,))


@pytest.mark.parametrize("code", PAGES)
def test_every_step_opens_and_without_its_fields_is_not_done(
    client: Client, case: Application, code: str
) -> None:
    address = reverse("applications:step", args=(case.pk, code))
    answers = client.get(address), client.post(address)

    if code == "answer-consent":
        assert all(turned_away(each) for each in answers)
    else:
        assert answers[0].status_code == 200
        assert answers[1].status_code == 422
    assert kinds(case) == ["submitted", "received"]


def test_what_the_law_does_not_allow_today_is_told_instead_of_asked(
    client: Client, case: Application
) -> None:
    shown = client.get(reverse("applications:step", args=(case.pk, "paid"))).content.decode()

    assert "今天不能办理" in shown
    assert "信息处理费管理办法" in shown
    assert "登记缴费</button>" not in shown


def test_sent_all_the_same_it_is_refused_with_the_article_and_keeps_what_was_typed(
    client: Client, case: Application
) -> None:
    answer = do(client, case, "paid", on="2026-03-16", amount="420")

    assert answer.status_code == 422
    assert "此前没有发出收费通知" in answer.content.decode()
    assert kinds(case) == ["submitted", "received"]


def test_whoever_comes_second_is_told_and_keeps_what_was_typed(
    client: Client, case: Application
) -> None:
    address = reverse("applications:step", args=(case.pk, "note"))
    seen = case.revision
    client.post(address, {"revision": seen, "note": "已电话联系"})

    answer = client.post(address, {"revision": seen, "note": "又去了一趟档案室"})

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "添加办理记录" in shown
    assert "又去了一趟档案室" in shown
    assert CaseNote.objects.count() == 1


def test_a_rectification_is_entered_with_its_paper(
    desk: Desk, client: Client, case: Application
) -> None:
    desk.rectification_asked(case, TODAY)
    paper = SimpleUploadedFile("补正.txt", "2025年秋季".encode())

    do(client, case, "rectified", on="2026-03-16", words="要2025年秋季的", attachments=paper)

    assert kinds(case)[-1] == "rectified"
    assert case.files.get().name == "补正.txt"


def test_a_file_of_another_kind_is_refused_and_nothing_is_entered(
    desk: Desk, client: Client, case: Application
) -> None:
    desk.rectification_asked(case, TODAY)
    program = SimpleUploadedFile("补正.pdf", b"MZ\x90\x00\x03")

    answer = do(client, case, "rectified", on="2026-03-16", words="见附件", attachments=program)

    assert answer.status_code == 422
    assert "没有收下" in answer.content.decode()
    assert kinds(case)[-1] == "rectification_asked"
    assert not case.files.exists()


def test_an_extension_is_asked_for_consented_to_by_the_head_and_told(
    desk: Desk, client: Client, case: Application, sign_in: SignIn
) -> None:
    do(client, case, "ask-consent", days="10", reason="信息分散在三个股室")
    waiting = client.get(reverse("applications:case", args=(case.pk,))).content.decode()
    by_clerk = do(client, case, "answer-consent", agreed="yes")
    do(sign_in(desk.head), case, "answer-consent", agreed="yes")
    do(client, case, "extend")

    assert "延期等待负责人同意" in waiting
    assert turned_away(by_clerk)
    assert case.consents.get().answered_by == desk.head
    assert Letter.objects.get().kind == LetterKind.EXTENSION


def test_the_new_limit_is_reckoned_before_anything_is_asked_for(
    client: Client, case: Application
) -> None:
    shown = do(client, case, "ask-consent", days="10", reason="信息分散", reckon="1")

    assert "延长10个工作日：2026年4月28日" in shown.content.decode()
    assert not case.consents.exists()


def test_a_fee_is_shown_with_its_calculation_before_it_is_noticed(
    client: Client, case: Application
) -> None:
    shown = do(client, case, "fee", basis="per_page", pages="72", reason="页数多", reckon="1")

    assert "合计：420元" in shown.content.decode()
    assert not Letter.objects.exists()


def test_a_payment_starts_the_period_anew(desk: Desk, client: Client) -> None:
    case = desk.received(date(2026, 3, 2))
    noticed(desk, case)

    do(client, case, "paid", on="2026-03-16", amount="420")

    case.refresh_from_db()
    assert case.due_on == date(2026, 4, 14)


def test_withdrawn_it_is_closed_and_the_closing_letter_is_offered(
    client: Client, case: Application
) -> None:
    do(client, case, "withdraw", on="2026-03-16", cause="withdrawn", words="当面书面撤回")
    shown = client.get(reverse("applications:case", args=(case.pk,))).content.decode()
    do(client, case, "closing")

    assert reverse("applications:step", args=(case.pk, "closing")) in shown
    assert Letter.objects.get().kind == LetterKind.CLOSED


def test_a_search_is_entered_as_typed(client: Client, case: Application) -> None:
    do(
        client,
        case,
        "search",
        department="基础教育股",
        system="公文系统",
        period="2020年至2025年",
        keywords="招生计划",
        result="没有查到",
        found="no",
        searched_by="周某",
        searched_on="2026-03-16",
    )

    record = SearchRecord.objects.get()
    assert (record.department, record.found) == ("基础教育股", False)


def test_the_kind_of_applicant_is_put_right(client: Client, case: Application) -> None:
    do(client, case, "kind", kind="business")

    case.refresh_from_db()
    assert case.applicant_kind == "business"


def test_the_request_is_put_right_with_a_reason(client: Client, case: Application) -> None:
    typed = {"content": "云江县2024年招生计划", "delivery": "email", "form": "electronic"}
    do(client, case, "correct", **typed, reason="年份录错")

    case.refresh_from_db()
    assert case.content == "云江县2024年招生计划"


def test_only_the_head_annuls_and_the_event_stays_struck_out(
    desk: Desk, client: Client, case: Application, sign_in: SignIn
) -> None:
    desk.rectification_asked(case, TODAY)
    desk.rectified(case, TODAY, "要2025年的")
    address = reverse("applications:annul", args=(case.pk, 4))
    case.refresh_from_db()

    refused = client.post(address, {"revision": case.revision, "reason": "wrong_day"})
    sign_in(desk.head).post(address, {"revision": case.revision, "reason": "wrong_day"})

    shown = client.get(reverse("applications:case", args=(case.pk,))).content.decode()
    case.refresh_from_db()
    assert turned_away(refused)
    assert case.phase == "awaiting_rectification"
    assert "<del>收到补正</del>" in shown
    assert "日期登记错误" in shown


def test_without_the_token_of_the_form_nothing_is_done(
    desk: Desk, case: Application, sign_in: SignIn
) -> None:
    signed_in = sign_in(desk.clerk)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies

    answer = do(client, case, "note", note="没有令牌")

    assert answer.status_code == 403
    assert not CaseNote.objects.exists()
