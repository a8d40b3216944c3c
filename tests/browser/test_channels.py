"""The screens of the channels in a real browser, and a page of an e-screen at its size."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mingtang_office.channels.actions import batches
from mingtang_office.channels.actions.boards import post
from mingtang_office.channels.actions.delivering import deliver_due
from mingtang_office.channels.models import Act, Batch, ChannelKind, Dispatch
from tests.browser.conftest import WIDTHS, OpenPage, keep_screen, looks
from tests.office.channels.conftest import *  # noqa: F403  # channels and their pieces
from tests.office.channels.conftest import NOW, Fix, Road, Send, Staff
from tests.office.channels.stand_in import StandIn

pytestmark = pytest.mark.django_db(transaction=True)

LONG = (
    "<p>各学校：</p>"
    + "<p>为规范云江县义务教育阶段学校招生入学工作，保障适龄儿童少年接受义务教育的权利，现将有关事项通知如下。</p>"
    * 12
    + "<table><tr><th>学校</th><th>计划名额</th><th>学区</th></tr>"
    + "<tr><td>云江县第一小学</td><td>240</td><td>云川街道望江路以东，含滨河新区一至六组</td></tr>"
    * 15
    + "</table>"
)


@pytest.fixture
def busy(staff: Staff, platform: StandIn, road: Road, piece: Fix, send: Send) -> dict[str, str]:
    """Every screen with something on it, by a name for its picture."""
    channels = {kind: road(kind) for kind in ChannelKind}
    platform.fail("/2/statuses/share.json", "worn")
    for number in (1, 2):
        what = piece(key=f"tests.item:{number}", title=f"关于第{number}件事的通知", html=LONG)
        for channel in channels.values():
            send(what, channel)
    deliver_due(now=NOW, limit=20)
    row = Dispatch.objects.filter(channel__kind="board").order_by("pk")[0]
    today = timezone.localdate()
    post(row=row, on=today, expected_revision=row.revision, by=staff.clerk, now=timezone.now())
    send(row.piece, channels[ChannelKind.BOARD], Act.WITHDRAW)
    issue = Batch.objects.get(channel__kind="archive")
    now = timezone.now() + timedelta(seconds=1)
    batches.make(batch=issue, expected_revision=issue.revision, by=staff.clerk, now=now)
    collecting = Batch.objects.get(channel__kind="gazette")
    failed = Dispatch.objects.filter(state="given_up")[0]
    home = "/office/channels/"
    return {
        "outbox": f"{home}?list=all",
        "failed": f"{home}{failed.pk}/",
        "posted": f"{home}{row.pk}/",
        "to-post": f"{home}{row.pk}/take-down/",
        "board": f"{home}boards/{row.channel_id}/",
        "boards": f"{home}boards/",
        "batches": f"{home}batches/",
        "collecting": f"{home}batches/{collecting.pk}/",
        "made": f"{home}batches/{issue.pk}/",
        "hand-over": f"{home}batches/{issue.pk}/hand-over/",
        "channels": f"{home}roads/",
        "wechat": f"{home}roads/{channels[ChannelKind.WECHAT].pk}/",
        "screen": f"{home}roads/{channels[ChannelKind.SCREEN].pk}/",
        "set-up": f"{home}roads/new/{row.channel.agency_id}/weibo/",
    }


def test_every_screen_of_the_channels_is_accessible_and_fits(
    open_page: OpenPage,
    staff: Staff,
    busy: dict[str, str],
) -> None:
    for name, path in busy.items():
        page = open_page(path, staff.head)
        looks(page, f"channels-{name}", *WIDTHS)
        page.close()


def test_a_sheet_is_printed_and_posted_without_javascript(
    open_page: OpenPage, staff: Staff, road: Road, piece: Fix, send: Send, tmp_path: Path
) -> None:
    row = send(piece(), road(ChannelKind.BOARD))
    page = open_page(f"/office/channels/boards/{row.channel_id}/", staff.clerk, javascript=False)
    with page.expect_download() as download:
        page.get_by_role("link", name="A3 公告").click()
    download.value.save_as(tmp_path / "a3.pdf")
    assert (tmp_path / "a3.pdf").read_bytes().startswith(b"%PDF")

    page.get_by_role("link", name="登记张贴").click()
    page.get_by_role("button", name="登记张贴").click()

    expect(page.get_by_text("已登记张贴。")).to_be_visible()
    expect(page.get_by_role("region", name="张贴中")).to_contain_text(row.piece.title)


def test_no_page_of_an_e_screen_is_cut_off_and_it_turns_by_itself(
    open_page: OpenPage, road: Road, piece: Fix, send: Send
) -> None:
    screen = road(ChannelKind.SCREEN)
    screen.particulars = {"days": "30", "seconds": "1"}
    screen.save()
    send(piece(html=LONG), screen, now=timezone.now())
    page = open_page(f"/screens/{screen.token}/?hold=1", width=1920, javascript=False)
    page.set_viewport_size({"width": 1920, "height": 1080})
    total = int(page.locator(".screen-foot p").last.inner_text().split("/")[1])
    assert total > 3

    for number in range(total):
        page.goto(page.url.split("?")[0] + f"?hold=1&page={number}")
        main = page.locator(".screen-main").bounding_box()
        last = page.locator(".screen-main > :last-child").bounding_box()
        assert main is not None
        assert last is not None
        assert last["y"] + last["height"] <= main["y"] + main["height"] + 1
        keep_screen(page, f"channels-e-screen-{number}")

    page.goto(page.url.split("?")[0])
    page.wait_for_url("**/?page=1")
