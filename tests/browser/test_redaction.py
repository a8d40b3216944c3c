"""A file marked, redacted, compared and kept by a person with a browser."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from mingtang_office.applications.actions import files
from mingtang_office.applications.models import Application, CaseFile, FileKind
from mingtang_office.ui.files import Incoming
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.applications.conftest import *  # noqa: F403  # the desk
from tests.office.applications.desk import Desk
from tests.office.applications.papers import NAME, contract, photographed, plan
from tests.office.conftest import NOW

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def today_is_a_monday_in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 16, 2, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def original(desk: Desk, data: bytes, name: str) -> CaseFile:
    application = desk.received(date(2026, 3, 2))
    incoming = Incoming(name, data, "application/octet-stream")
    return files.keep(application, incoming, FileKind.ORIGINAL, by=desk.clerk, now=NOW)


def listed(application: Application) -> str:
    return reverse("applications:redaction", args=(application.pk,))


def opened(open_page: OpenPage, desk: Desk, file: CaseFile, **options: object) -> Page:
    page = open_page(listed(file.application), desk.clerk, **options)
    page.set_default_timeout(60_000)
    page.get_by_role("button", name="打开并标记").click()
    expect(page.locator("h1")).to_have_text("标记不公开的内容", timeout=60_000)
    return page


def test_a_word_document_from_upload_to_the_paper_that_is_given(
    open_page: OpenPage, desk: Desk
) -> None:
    application = desk.received(date(2026, 3, 2))
    page = open_page(listed(application), desk.clerk)
    page.set_default_timeout(60_000)
    looks(page, "redaction-empty", *WIDTHS)
    page.set_input_files(
        "#id_original", {"name": "校服采购合同.docx", "mimeType": "", "buffer": contract()}
    )
    page.get_by_role("button", name="加密存入案卷").click()
    page.get_by_role("button", name="打开并标记").click()
    looks(page, "redaction-unmarked", *WIDTHS)

    page.locator("[name=texts]").first.check()
    page.get_by_role("button", name="标记所选的").click()
    page.fill("#id_words_text", NAME)
    page.fill("#id_words_reason", "涉及个人隐私")
    page.get_by_role("button", name="标记这些文字").click()
    expect(page.locator(".marks > li")).to_have_count(2)
    looks(page, "redaction-marked", *WIDTHS)
    page.get_by_role("button", name="生成遮盖件").click()
    expect(page.locator("h1")).to_have_text("遮盖件与原件对照")
    looks(page, "redaction-compared", *WIDTHS)
    page.get_by_role("button", name="存入案卷").click()
    expect(page.locator(".field__error")).to_contain_text("请先核对")
    page.locator("#id_compared").check()
    page.get_by_role("button", name="存入案卷").click()
    expect(page.locator(".notice--success")).to_contain_text("已存入案卷")

    looks(page, "redaction-kept", *WIDTHS)
    page.goto(listed(application))
    looks(page, "redaction-list", *WIDTHS)
    given = CaseFile.objects.get(kind=FileKind.PROVIDED)
    assert NAME.encode() not in files.opened(given)


def test_an_area_is_drawn_with_the_mouse_and_a_page_confirmed(
    open_page: OpenPage, desk: Desk
) -> None:
    page = opened(open_page, desk, original(desk, plan(), "学校布局规划.pdf"))
    page.wait_for_load_state("networkidle")
    box = page.locator("[data-sheet]").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 140, steps=4)
    page.mouse.up()
    expect(page.locator("#id_area_reason")).to_be_focused()
    assert page.locator("#id_area_left").input_value() == "10.00"
    assert float(page.locator("#id_area_bottom").input_value()) < 30
    page.locator("#id_area_code").select_option("state_secret")
    page.fill("#id_area_reason", "标有涉密点位")
    looks(page, "redaction-drawn", *WIDTHS)
    page.get_by_role("button", name="标记这个区域").click()
    expect(page.locator(".marks > li")).to_have_count(1)

    page.get_by_role("link", name="2", exact=True).click()
    page.wait_for_load_state("networkidle")
    looks(page, "redaction-unseen", *WIDTHS)
    page.get_by_role("button", name="已看过").click()
    page.get_by_role("button", name="生成遮盖件").click()
    expect(page.locator("h1")).to_have_text("遮盖件与原件对照")
    looks(page, "redaction-pages", *WIDTHS)


def test_without_javascript_an_area_is_typed(open_page: OpenPage, desk: Desk) -> None:
    file = original(desk, photographed(), "现场照片.docx")
    page = opened(open_page, desk, file, javascript=False)
    page.locator("summary", has_text="框选").click()
    for side, share in (("left", "10"), ("top", "10"), ("right", "5"), ("bottom", "60")):
        page.fill(f"#id_area_{side}", share)
    page.fill("#id_area_reason", "人脸照片")
    page.get_by_role("button", name="标记这个区域").click()
    expect(page.locator("#id_area_right_error, .field__error").first).to_contain_text("没有面积")
    page.fill("#id_area_right", "50")
    page.get_by_role("button", name="标记这个区域").click()
    expect(page.locator(".marks__what")).to_have_text("图片1框选的区域")
    page.get_by_role("button", name="已看过").click()
    page.get_by_role("button", name="生成遮盖件").click()

    expect(page.locator("h1")).to_have_text("遮盖件与原件对照")
    expect(page.locator("h3", has_text="遮盖件")).to_be_visible()


def test_who_reviews_sees_both_and_changes_nothing(open_page: OpenPage, desk: Desk) -> None:
    file = original(desk, contract(), "校服采购合同.docx")
    page = opened(open_page, desk, file)
    page.fill("#id_words_text", NAME)
    page.fill("#id_words_reason", "涉及个人隐私")
    page.get_by_role("button", name="标记这些文字").click()
    page.get_by_role("button", name="生成遮盖件").click()
    expect(page.locator("h1")).to_have_text("遮盖件与原件对照")

    seen = open_page(
        reverse("applications:redaction_result", args=(file.application_id, file.pk)),
        desk.reviewer,
    )
    expect(seen.get_by_text(f"甲方经办人：{NAME}")).to_be_visible()
    expect(seen.get_by_text("甲方经办人：███")).to_be_visible()
    expect(seen.get_by_role("button", name="存入案卷")).to_have_count(0)
