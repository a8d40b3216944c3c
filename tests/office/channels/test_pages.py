"""The screens of the channels, and what people do on them."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from mingtang_office.accounts.models import User
from mingtang_office.channels import work  # noqa: F401  # its source of work is entered
from mingtang_office.channels.actions.delivering import deliver_due
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchState,
    Channel,
    ChannelKind,
    Dispatch,
    DispatchState,
    Hanging,
)
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency, work_of
from tests.office.channels.conftest import NOW, TODAY, Fix, Road, Send, Staff
from tests.office.channels.stand_in import SECRET, StandIn
from tests.office.conftest import Agencies, SignIn

pytestmark = pytest.mark.django_db

BOARD, GAZETTE, SCREEN, WEIBO = (
    ChannelKind.BOARD,
    ChannelKind.GAZETTE,
    ChannelKind.SCREEN,
    ChannelKind.WEIBO,
)


def _photo() -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG")
    return SimpleUploadedFile("公告栏.jpg", data.getvalue(), "image/jpeg")


@pytest.fixture
def head(staff: Staff, sign_in: SignIn) -> Client:
    return sign_in(staff.head)


@pytest.fixture
def clerk(staff: Staff, sign_in: SignIn) -> Client:
    return sign_in(staff.clerk)


def test_a_channel_with_credentials_is_off_until_it_is_switched_on(
    head: Client, agencies: Agencies
) -> None:
    page = reverse("channels:set_up", args=(agencies.education.pk, "wechat"))
    typed = {"name": "云江教育", "since": "2026-01-01", "app_id": "wx-1", "secret": SECRET}
    head.post(page, {**typed, "cover": "cover-1"})
    channel = Channel.objects.get()
    assert not channel.is_on

    shown = head.get(reverse("channels:channel", args=(channel.pk,))).content.decode()
    head.post(reverse("channels:switch", args=(channel.pk,)), {"revision": 0, "to": "on"})

    channel.refresh_from_db()
    assert channel.is_on
    assert SECRET not in shown
    assert "已经保存；要更换的才填写。" in shown


def test_a_channel_that_lacks_its_credentials_cannot_be_switched_on(
    head: Client, agencies: Agencies
) -> None:
    page = reverse("channels:set_up", args=(agencies.education.pk, "weibo"))
    head.post(page, {"name": "云江教育", "since": "2026-01-01", "uid": "2604", "rip": ""})
    channel = Channel.objects.get()

    answer = head.post(reverse("channels:switch", args=(channel.pk,)), {"revision": 0, "to": "on"})

    assert answer.status_code == 422
    assert "还没有填写服务器的公网地址、授权令牌，不能启用" in answer.content.decode()


def test_of_two_who_change_a_channel_the_second_is_told_and_keeps_what_was_typed(
    head: Client, road: Road
) -> None:
    channel = road(BOARD)
    page = reverse("channels:channel", args=(channel.pk,))
    typed = {"revision": 0, "since": "2026-01-01", "until": ""}
    head.post(page, {**typed, "name": "一楼公告栏"})

    answer = head.post(page, {**typed, "name": "大门公告栏"})

    assert answer.status_code == 409
    assert "大门公告栏" in answer.content.decode()
    channel.refresh_from_db()
    assert channel.name == "一楼公告栏"


def test_a_sheet_is_posted_and_taken_down_on_its_day(
    clerk: Client, staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    today = timezone.localdate()
    row = send(piece(until=today - timedelta(days=1), dated=date(2026, 3, 1)), road(BOARD))
    Hanging.objects.all().delete()
    row.piece.until = today
    row.piece.save()
    sheet = clerk.get(reverse("channels:sheet", args=(row.pk, "a3")))
    assert b"".join(sheet).startswith(b"%PDF")

    clerk.post(
        reverse("channels:post", args=(row.pk,)),
        {"revision": row.revision, "on": today.isoformat(), "photo": _photo()},
    )
    hanging = Hanging.objects.get()
    assert (hanging.posted_by, hanging.down_on) == (staff.clerk, today + timedelta(days=1))
    due = work_of(staff.clerk, today + timedelta(days=1))
    assert [item.title for item in due[Urgency.DUE_TODAY].shown] == [row.piece.title]
    late = work_of(staff.clerk, today + timedelta(days=2))
    assert late[Urgency.LATE].total == 1

    row.refresh_from_db()
    clerk.post(
        reverse("channels:take_down", args=(row.pk,)),
        {"revision": row.revision, "on": today.isoformat()},
    )
    hanging.refresh_from_db()
    assert hanging.removed_by == staff.clerk
    photo = clerk.post(reverse("channels:photo", args=(row.pk, "posted")))
    assert b"".join(photo).startswith(b"\xff\xd8\xff")


def test_what_is_no_photograph_is_not_taken(
    clerk: Client, road: Road, piece: Fix, send: Send
) -> None:
    row = send(piece(), road(BOARD))
    file = SimpleUploadedFile("公告栏.jpg", b"<html>", "image/jpeg")

    answer = clerk.post(
        reverse("channels:post", args=(row.pk,)),
        {"revision": row.revision, "on": "2026-03-13", "photo": file},
    )

    assert answer.status_code == 422
    assert "不是可以打开的照片" in answer.content.decode()
    assert not Hanging.objects.exists()


def test_a_withdrawn_sheet_is_to_be_taken_down_today(
    clerk: Client, staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    what, board = piece(), road(BOARD)
    row = send(what, board)
    clerk.post(
        reverse("channels:post", args=(row.pk,)),
        {"revision": row.revision, "on": timezone.localdate().isoformat()},
    )

    gone = send(what, board, Act.WITHDRAW)

    assert gone.state == DispatchState.BY_HAND
    assert work_of(staff.clerk, TODAY)[Urgency.DUE_TODAY].total == 1
    clerk.post(
        reverse("channels:take_down", args=(gone.pk,)),
        {"revision": gone.revision, "on": timezone.localdate().isoformat()},
    )
    gone.refresh_from_db()
    assert gone.state == DispatchState.DONE
    assert Hanging.objects.get().removed_on == timezone.localdate()


def test_what_was_given_up_is_in_my_work_and_sent_again_by_a_button(
    clerk: Client, staff: Staff, platform: StandIn, road: Road, piece: Fix, send: Send
) -> None:
    platform.fail("/2/statuses/share.json", "worn")
    row = send(piece(), road(WEIBO))
    deliver_due(now=NOW, limit=5)
    row.refresh_from_db()
    assert work_of(staff.clerk, TODAY)[Urgency.WAITING_FOR_ME].total == 1

    page = clerk.get(reverse("channels:dispatch", args=(row.pk,))).content.decode()
    assert "内容没有发出" in page
    clerk.post(reverse("channels:retry", args=(row.pk,)), {"revision": row.revision})
    deliver_due(now=timezone.now(), limit=5)

    row.refresh_from_db()
    assert row.state == DispatchState.DONE
    assert len(platform.acts("share")) == 1


def test_what_a_person_did_on_the_channel_is_entered_with_its_address(
    clerk: Client, staff: Staff, platform: StandIn, road: Road, piece: Fix, send: Send
) -> None:
    platform.fail("/2/statuses/share.json", "worn")
    row = send(piece(), road(WEIBO))
    deliver_due(now=NOW, limit=5)
    row.refresh_from_db()
    page = reverse("channels:mark_done", args=(row.pk,))
    typed = {"revision": row.revision, "words": "手动发布", "remote_id": "3504"}
    assert clerk.post(page, {**typed, "address": ""}).status_code == 422

    clerk.post(page, {**typed, "address": "https://weibo.com/2604/3504"})

    row.refresh_from_db()
    assert (row.state, row.done_by, row.remote_id) == (DispatchState.DONE, staff.clerk, "3504")
    assert Entry.objects.filter(action="channels.carried_out", actor=staff.clerk.pk).count() == 1


def test_a_withdrawal_cannot_be_called_off(
    clerk: Client, platform: StandIn, road: Road, piece: Fix, send: Send
) -> None:
    what, channel = piece(), road(WEIBO)
    send(what, channel)
    deliver_due(now=NOW, limit=5)
    platform.fail("/2/statuses/destroy.json", "worn")
    gone = send(what, channel, Act.WITHDRAW)
    deliver_due(now=NOW, limit=5)
    gone.refresh_from_db()

    page = reverse("channels:drop", args=(gone.pk,))
    answer = clerk.post(page, {"revision": gone.revision})

    assert answer.status_code == 422
    assert "已撤回的信息不得留在渠道上" in answer.content.decode()


def test_an_issue_is_ordered_made_and_issued(
    clerk: Client, road: Road, piece: Fix, send: Send
) -> None:
    gazette = road(GAZETTE)
    for number in (1, 2):
        send(piece(key=f"tests.item:{number}", title=f"第{number}件"), gazette)
    batch = Batch.objects.get()
    last = batch.dispatches.get(place=2)
    clerk.post(
        reverse("channels:move", args=(batch.pk,)),
        {"revision": 0, "row": last.pk, "way": "up"},
    )
    clerk.post(reverse("channels:make", args=(batch.pk,)), {"revision": 1})
    batch.refresh_from_db()
    assert (batch.state, batch.number) == (BatchState.MADE, 1)
    assert [file.name.rpartition(".")[2] for file in batch.files.all()] == ["pdf", "docx"]

    page = clerk.get(reverse("channels:batch", args=(batch.pk,))).content.decode()
    assert page.index("第2件") < page.index("第1件")
    clerk.post(
        reverse("channels:hand_over", args=(batch.pk,)),
        {"revision": 2, "on": timezone.localdate().isoformat()},
    )

    assert set(Dispatch.objects.values_list("state", flat=True)) == {DispatchState.DONE}
    assert sorted(Dispatch.objects.values_list("remote_id", flat=True)) == [
        f"{batch.year}-1-1",
        f"{batch.year}-1-2",
    ]


def test_the_outbox_is_filtered_and_shows_only_one_s_own(
    clerk: Client, road: Road, piece: Fix, send: Send, stranger: User, sign_in: SignIn
) -> None:
    send(piece(), road(BOARD))
    send(piece(), road(ChannelKind.PORTAL))
    address = reverse("channels:outbox")

    narrowed = clerk.get(address, {"list": "all", "kind": "board"}).content.decode()
    other = sign_in(stranger).get(address, {"list": "all"}).content.decode()

    assert "共 1 件" in narrowed
    assert "招生入学" not in other


def test_a_screen_turns_by_itself_and_shows_only_what_is_current(
    client: Client, road: Road, piece: Fix, send: Send
) -> None:
    screen, today = road(SCREEN), timezone.localdate()
    for number, until in ((1, today), (2, today - timedelta(days=1)), (3, None)):
        made = piece(key=f"tests.item:{number}", title=f"公告第{number}", until=until)
        send(made, screen, now=timezone.now())
    withdrawn = piece(key="tests.item:3", title="公告第3", until=None)
    send(withdrawn, screen, Act.WITHDRAW)

    page = client.get(reverse("channel_screen", args=(screen.token,)))
    text = page.content.decode()

    assert "公告第1" in text
    assert "公告第2" not in text
    assert "公告第3" not in text
    assert '<meta http-equiv="refresh" content="20; url=?page=0">' in text
    assert "no-store" in page["Cache-Control"]
    assert client.get("/screens/guessed-address-of-a-screen/").status_code == 404


def test_a_screen_s_address_is_renewed(head: Client, client: Client, road: Road) -> None:
    screen = road(SCREEN)
    old = reverse("channel_screen", args=(screen.token,))
    assert client.get(old).status_code == 200

    head.post(reverse("channels:renew_address", args=(screen.pk,)), {"revision": 0})

    assert client.get(old).status_code == 404
