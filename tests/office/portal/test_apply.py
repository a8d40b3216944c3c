from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, CaseFile
from mingtang_office.portal.actions import drafts
from mingtang_office.portal.models import Draft, DraftFile
from mingtang_office.trail.models import ObjectKey
from tests.office.conftest import Agencies
from tests.office.portal.conftest import FILLED, Post


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return out.getvalue()


def a_file(data: bytes, name: str = "材料.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_what_is_filled_in_and_checked_is_registered_under_a_number(apply: Any) -> None:
    application, secret = apply()
    assert (application.channel, application.phase) == ("online", "submitted")
    assert application.content == FILLED["content"]
    assert len(secret) == 12


def test_the_last_page_tells_number_and_secret(apply: Any, client: Client) -> None:
    application, secret = apply()
    page = client.get("/apply/done/").content.decode()
    assert application.number in page
    assert f"{secret[:4]}-{secret[4:8]}-{secret[8:]}" in page


def test_who_applied_is_sealed_as_typed(apply: Any) -> None:
    application, _ = apply()
    assert open_identity(application).telephone == FILLED["telephone"]


def test_pressing_twice_registers_once(apply: Any, answer: Post, client: Client) -> None:
    apply()
    assert client.get("/apply/check/").status_code == 302
    assert client.post("/apply/check/", {"answer": "1"}).status_code == 302
    assert Application.objects.count() == 1


def test_a_school_is_no_agency_to_apply_to(client: Client, agencies: Agencies) -> None:
    page = client.get("/apply/").content.decode()
    assert f'href="/apply/{agencies.education.pk}/"' in page
    assert f'href="/apply/{agencies.school.pk}/"' not in page
    assert "云江县第一中学信息公开咨询窗口" in page
    assert client.get(f"/apply/{agencies.school.pk}/").status_code == 302


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"name": ""}, "请填写姓名。（《条例》第二十九条第二款第（一）项）"),
        ({"content": ""}, "（《条例》第二十九条第二款第（二）项）"),
        ({"delivery": "post"}, "选择邮寄的，请填写通信地址。"),
        ({"email": "lin"}, "电子邮箱的写法不对"),
        ({"kind": "business"}, "请填写联系人姓名。"),
        ({"homepage": "http://x.example"}, "请清空后再提交"),
        ({"delivery": ""}, "请选择希望怎样得到信息。"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    fill: Post, change: dict[str, str], told: str
) -> None:
    response = fill(**change)
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert FILLED["document_number"] in page


def test_a_purpose_is_not_asked(client: Client, agencies: Agencies) -> None:
    form = client.get(f"/apply/{agencies.education.pk}/").context["form"]
    assert not [name for name in form.fields if "purpose" in name or "use" in name]


def test_a_form_sent_at_once_is_asked_for_again(fill: Post, settings: Any) -> None:
    settings.APPLY_SECONDS = 5
    assert "再按一次" in fill().content.decode()


def test_what_was_typed_comes_back_to_the_form(
    fill: Post, client: Client, agencies: Agencies
) -> None:
    fill()
    page = client.get(f"/apply/{agencies.education.pk}/").content.decode()
    assert FILLED["content"] in page


def test_a_draft_is_unreadable_in_the_database(fill: Post) -> None:
    fill()
    sealed = bytes(Draft.objects.get().sealed)
    assert "林小满".encode() not in sealed
    assert b"CESHI" not in sealed


def test_another_session_sees_nothing_of_it(fill: Post, agencies: Agencies) -> None:
    fill()
    assert Client().get("/apply/check/").status_code == 410
    other = Client().get(f"/apply/{agencies.education.pk}/").content.decode()
    assert FILLED["name"] not in other


def test_an_attachment_reaches_the_case_as_it_was(fill: Post, answer: Post) -> None:
    data = png()
    fill(documents=a_file(data))
    answer()
    kept = CaseFile.objects.get()
    assert (kept.name, kept.media_type, kept.size) == ("材料.png", "image/png", len(data))
    assert not DraftFile.objects.exists()


def test_a_program_is_no_attachment_and_the_rest_stays(fill: Post) -> None:
    response = fill(documents=a_file(b"MZ\x90\0" + b"\0" * 99, "材料.png"))
    assert response.status_code == 422
    assert "“材料.png”不是可以接收的类型" in response.content.decode()
    assert FILLED["content"] in response.content.decode()


def test_an_attachment_can_be_taken_off_again(fill: Post) -> None:
    fill(documents=a_file(png()))
    row = DraftFile.objects.get()
    page = fill(remove=str(row.pk))
    assert not DraftFile.objects.exists()
    assert FILLED["content"] in page.content.decode()


def test_more_attachments_than_allowed_are_refused_by_name(fill: Post, settings: Any) -> None:
    settings.APPLY_FILES = 1
    response = fill(documents=[a_file(png(), "甲.png"), a_file(png(), "乙.png")])
    assert "最多可以附1份文件，“乙.png”没有收下" in response.content.decode()
    assert DraftFile.objects.get().name == "甲.png"


def test_a_file_too_large_is_refused_by_name(fill: Post, settings: Any) -> None:
    settings.APPLY_FILE_MEGABYTES = 1
    page = fill(documents=a_file(b"0" * (1024 * 1024 + 1), "大.txt")).content.decode()
    assert "“大.txt”：文件超过1兆字节" in page


def test_a_wrong_answer_hands_nothing_in_and_asks_anew(fill: Post, answer: Post) -> None:
    fill()
    response = answer("九百")
    assert response.status_code == 422
    assert "答案不对" in response.content.decode()
    assert not Application.objects.exists()


def test_a_question_is_good_for_one_answer(fill: Post, client: Client) -> None:
    fill()
    token = client.get("/apply/check/").context["answer"].initial["token"]
    client.post("/apply/check/", {"token": token, "answer": "九百"})
    response = client.post("/apply/check/", {"token": token, "answer": "九百"})
    assert "已经用过" in response.content.decode()


def test_too_many_from_one_address_are_told_how_else_to_apply(
    apply: Any, fill: Post, answer: Post, settings: Any, agencies: Agencies
) -> None:
    Agency.objects.filter(pk=agencies.education.pk).update(address="云江县文教路1号")
    settings.APPLY_AN_HOUR = 1
    apply()
    fill()
    response = answer()
    assert response.status_code == 429
    assert "当面提交，也可以邮寄" in response.content.decode()
    assert "文教路1号" in response.content.decode()
    assert Application.objects.count() == 1


def test_an_agency_is_not_flooded_from_many_addresses(
    apply: Any, fill: Post, answer: Post, settings: Any
) -> None:
    settings.APPLY_AN_HOUR_TO_AGENCY = 1
    apply()
    fill()
    assert answer().status_code == 429


def test_what_is_cleared_is_gone_with_its_key(fill: Post, client: Client) -> None:
    fill(documents=a_file(png()))
    client.post("/apply/discard/")
    assert not Draft.objects.exists()
    assert not ObjectKey.objects.filter(object_type="portal.draft").exists()


def test_an_old_draft_is_swept_and_a_young_one_stays(fill: Post) -> None:
    fill()
    now = timezone.now()
    drafts.sweep(now=now)
    assert Draft.objects.count() == 1
    drafts.sweep(now=now + timedelta(hours=2))
    assert not Draft.objects.exists()


def test_a_new_draft_clears_old_ones_away(fill: Post, agencies: Agencies) -> None:
    fill()
    later = timezone.now() + timedelta(hours=2)
    drafts.keep(draft=None, agency=agencies.education, fields={}, now=later)
    assert Draft.objects.get().begun_at == later


def test_pages_with_personal_data_are_not_cached(fill: Post, client: Client) -> None:
    fill()
    assert "no-store" in client.get("/apply/check/")["Cache-Control"]
