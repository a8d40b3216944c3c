from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from mingtang_office.accounts.models import User
from mingtang_office.applications.models import Application, CaseFile, ContactAttempt
from mingtang_office.portal.queries.progress import found
from tests.office.applications.conftest import Take
from tests.office.conftest import Agencies, SignIn

NEW = "/office/applications/intake/new/"

Register = Callable[..., Any]


@pytest.fixture
def desk(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


@pytest.fixture
def register(desk: Client, agencies: Agencies) -> Register:
    """register(): an application handed in in person today; register(name="") differs in that."""

    def registered(**changes: Any) -> Any:
        typed = {
            "agency": agencies.education.pk,
            "channel": "in_person",
            "submitted_on": timezone.localdate().isoformat(),
            "kind": "natural_person",
            "name": "林小满",
            "document": "other",
            "document_number": "CESHI-0001",
            "telephone": "0399-5550000",
            "content": "云江县2025年义务教育学校招生计划",
            "delivery": "in_person",
            "form": "paper",
        }
        return desk.post(NEW, typed | changes)

    return registered


def test_what_is_handed_in_is_registered_and_received(register: Register) -> None:
    response = register()
    application = Application.objects.get()
    assert response.url == f"/office/applications/intake/{application.pk}/receipt/"
    assert (application.channel, application.phase) == ("in_person", "handling")


def test_a_letter_counts_from_the_day_it_was_signed_for(register: Register) -> None:
    today = timezone.localdate()
    assert "请填写签收日期" in register(channel="signed_post").content.decode()
    register(channel="signed_post", signed_on=today.isoformat())
    assert Application.objects.get().received_on == today


def test_a_fax_waits_for_confirmation(register: Register) -> None:
    register(channel="fax")
    assert Application.objects.get().phase == "submitted"


def test_what_is_dictated_is_read_back_first(register: Register) -> None:
    assert "请向申请人宣读" in register(dictated="on").content.decode()
    register(dictated="on", read_back="on")
    assert Application.objects.get().dictated


def test_a_letter_that_lacks_a_part_is_registered_when_the_officer_says_so(
    register: Register, desk: Client
) -> None:
    page = register(document_number="")
    assert page.status_code == 422
    assert "先登记，再告知申请人补正" in page.content.decode()
    register(document_number="", as_it_came="on")
    application = Application.objects.get()
    beside = desk.get(f"/office/applications/intake/{application.pk}/").content.decode()
    assert "请填写证件号码。（《条例》第二十九条第二款第（一）项）" in beside


def test_a_day_to_come_registers_nothing(register: Register) -> None:
    assert "还没有到" in register(submitted_on="2099-01-01").content.decode()
    assert not Application.objects.exists()


def test_a_scan_is_kept_with_the_case(register: Register) -> None:
    scan = BytesIO()
    Image.new("RGB", (8, 8)).save(scan, "JPEG")
    register(documents=SimpleUploadedFile("来信.jpg", scan.getvalue()))
    assert CaseFile.objects.get().media_type == "image/jpeg"


def test_a_program_for_a_scan_registers_nothing_and_keeps_what_was_typed(
    register: Register,
) -> None:
    page = register(documents=SimpleUploadedFile("来信.jpg", b"MZ\x90\0" + b"\0" * 99))
    assert page.status_code == 422
    assert "CESHI-0001" in page.content.decode()
    assert not Application.objects.exists()


def test_the_same_applicant_asking_the_same_is_pointed_out(register: Register) -> None:
    register()
    page = register().content.decode()
    assert "同一申请人已经提出过" in page
    assert Application.objects.count() == 1
    register(not_merged="on")
    assert Application.objects.count() == 2


def test_pressed_twice_it_is_registered_once(register: Register) -> None:
    register(once="abc123")
    register(once="abc123", not_merged="on")
    assert Application.objects.count() == 1


def test_the_slip_tells_a_secret_that_opens_the_case(register: Register, desk: Client) -> None:
    url = register().url
    assert "查询码只在这一页显示" not in desk.get(url).content.decode()
    secret = desk.post(url).context["secret"]
    application = Application.objects.get()
    assert found(application.number, secret) == application


def test_an_attempt_is_logged_on_its_page(take: Take, desk: Client) -> None:
    url = f"/office/applications/intake/{take().application.pk}/"
    desk.post(f"{url}attempt/", {"manner": "telephone", "outcome": "no_answer", "note": "忙音"})
    assert ContactAttempt.objects.count() == 1
    assert "忙音" in desk.get(url).content.decode()


def test_two_alike_are_merged_and_parted_on_their_page(take: Take, desk: Client) -> None:
    first, second = take().application, take().application
    url = f"/office/applications/intake/{second.pk}/"
    assert "把本件并入" in desk.get(url).content.decode()
    desk.post(f"{url}merger/{first.pk}/", {"revision": second.revision})
    second.refresh_from_db()
    assert second.merged_into == first
    desk.post(f"{url}parting/", {"revision": second.revision})
    second.refresh_from_db()
    assert second.merged_into is None


def test_a_merger_is_refused_with_its_reason_on_the_page(take: Take, desk: Client) -> None:
    first, second = take().application, take(content="望江路改造工程的中标通知书").application
    url = f"/office/applications/intake/{second.pk}/merger/{first.pk}/"
    response = desk.post(url, {"revision": second.revision})
    assert response.status_code == 422
    assert "内容不相同" in response.content.decode()


def test_who_only_reviews_sees_no_form(
    take: Take, sign_in: SignIn, colleague: User, register: Register
) -> None:
    page = sign_in(colleague).get(f"/office/applications/intake/{take().application.pk}/")
    assert "记录这次联系" not in page.content.decode()
    assert sign_in(colleague).get(NEW).status_code == 403
