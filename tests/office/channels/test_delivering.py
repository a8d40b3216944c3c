"""What the platforms do to us, and that each act is carried out exactly once all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from mingtang_office.channels.actions.counting import read_counts
from mingtang_office.channels.actions.retries import ATTEMPTS, pause
from mingtang_office.channels.actions.waking import wake
from mingtang_office.channels.models import Act, ChannelKind, Dispatch, DispatchState
from mingtang_office.trail.verification import verify
from tests.office.channels.conftest import NOW, TODAY, Fix, Later, Road, Send
from tests.office.channels.stand_in import StandIn

pytestmark = pytest.mark.django_db

DONE, FAILED, GIVEN_UP = DispatchState.DONE, DispatchState.FAILED, DispatchState.GIVEN_UP
WECHAT, WEIBO = ChannelKind.WECHAT, ChannelKind.WEIBO
ADD, SUBMIT = "/cgi-bin/draft/add", "/cgi-bin/freepublish/submit"
GET, SHARE = "/cgi-bin/freepublish/get", "/2/statuses/share.json"
ACTING = {WECHAT: SUBMIT, WEIBO: SHARE}
WORD = {WECHAT: "publish", WEIBO: "share"}
GONE = {WECHAT: "delete", WEIBO: "destroy"}

both = pytest.mark.parametrize("kind", [WECHAT, WEIBO])


@both
def test_an_act_is_carried_out_with_its_proof(
    kind: ChannelKind, platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    row = deliver(send(piece(), road(kind)))

    assert (row.state, row.attempts) == (DONE, 1)
    assert row.remote_id
    assert row.address.startswith("http")
    assert row.receipt_sha256
    assert len(platform.acts(WORD[kind])) == 1
    assert list(verify()) == []


@both
@pytest.mark.parametrize("fault", ["late", "cut after", "500 after"])
def test_what_the_platform_did_without_saying_so_is_found_and_not_done_again(
    kind: ChannelKind,
    fault: str,
    platform: StandIn,
    road: Road,
    piece: Fix,
    send: Send,
    deliver: Later,
) -> None:
    platform.fail(ACTING[kind], fault)
    row = deliver(send(piece(), road(kind)))
    assert (row.state, row.is_unclear) == (FAILED, True)

    row = deliver(row, hours=1)

    assert row.state == DONE
    assert row.tries.last().outcome == "found"
    assert len(platform.acts(WORD[kind])) == 1


@both
@pytest.mark.parametrize("fault", ["500", "busy", "cut before"])
def test_what_the_platform_did_not_do_is_done_later(
    kind: ChannelKind,
    fault: str,
    platform: StandIn,
    road: Road,
    piece: Fix,
    send: Send,
    deliver: Later,
) -> None:
    platform.fail(ACTING[kind], fault)
    row = deliver(send(piece(), road(kind)))
    assert row.state == FAILED

    row = deliver(row, hours=1)

    assert row.state == DONE
    assert len(platform.acts(WORD[kind])) == 1


@both
@pytest.mark.parametrize(("fault", "least"), [("429", 15), ("limited", 60)])
def test_a_platform_that_limits_is_left_alone_for_as_long_as_it_says(
    kind: ChannelKind,
    fault: str,
    least: int,
    platform: StandIn,
    road: Road,
    piece: Fix,
    send: Send,
    deliver: Later,
) -> None:
    platform.fail(ACTING[kind], fault)
    row = deliver(send(piece(), road(kind)))

    assert (row.state, row.is_unclear) == (FAILED, kind is WECHAT)
    assert row.next_try_at - NOW >= timedelta(minutes=least)
    assert deliver(row, minutes=5).state == FAILED
    assert deliver(row, hours=5).state == DONE
    assert len(platform.acts(WORD[kind])) == 1


def test_a_token_that_has_worn_out_is_renewed_within_the_attempt(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.fail(ADD, "worn")

    row = deliver(send(piece(), road(WECHAT)))

    assert (row.state, row.attempts) == (DONE, 1)
    assert len(platform.acts("publish")) == 1


def test_an_authorisation_that_has_expired_is_a_person_s_to_renew(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.fail(SHARE, "worn")

    row = deliver(send(piece(), road(WEIBO)))

    assert (row.state, row.is_unclear) == (GIVEN_UP, False)
    assert "更新令牌" in row.note
    assert platform.acts("share") == []


def test_a_publication_under_way_is_asked_about_and_not_submitted_again(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.world.polls = 2
    row = deliver(send(piece(), road(WECHAT)))
    assert (row.state, row.attempts) == (DispatchState.WAITING, 0)

    assert deliver(row, minutes=1).state == DispatchState.WAITING
    assert deliver(row, minutes=2).state == DONE
    assert len(platform.acts("publish")) == 1


def test_submitted_without_an_answer_and_still_under_way_is_waited_for(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.world.polls = 1
    platform.fail(SUBMIT, "cut after")
    row = deliver(send(piece(), road(WECHAT)))
    assert row.progress.keys() == {"draft", "submitted_at"}

    row = deliver(row, minutes=3)
    assert row.state == DispatchState.WAITING
    with platform.world.lock:  # the platform comes to its end by itself
        number = next(iter(platform.world.drafts))
        article = platform.world.drafts.pop(number)
        platform.world.articles["article-x"] = {**article, "url": "http://x", "is_deleted": False}
    row = deliver(row, minutes=8)

    assert (row.state, row.remote_id) == (DONE, "article-x")
    assert len(platform.acts("publish")) == 1


def test_a_platform_that_is_down_is_asked_once_and_not_for_each_row(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(WEIBO)
    platform.fail(SHARE, "500", times=9)
    rows = [send(piece(key=f"tests.item:{n}", title=f"通知{n}"), channel) for n in range(3)]
    deliver(rows[0])
    assert platform.world.calls == [SHARE]

    platform.world.faults.clear()
    deliver(rows[0], hours=1)

    assert set(Dispatch.objects.values_list("state", flat=True)) == {DONE}
    assert len(platform.acts("share")) == 3


def test_what_went_out_after_the_backup_was_made_is_not_sent_again(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    row = deliver(send(piece(), road(WEIBO)))
    Dispatch.objects.update(state=DispatchState.WAITING, done_at=None, attempts=0, next_try_at=NOW)

    row = deliver(row, hours=3)

    assert row.tries.last().outcome == "found"
    assert len(platform.acts("share")) == 1


@both
def test_how_often_it_is_read_is_read_back(
    kind: ChannelKind, platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    row = deliver(send(piece(), road(kind)))

    assert read_counts(on=TODAY, now=NOW + timedelta(days=1)) == 1

    row.refresh_from_db()
    expected = {
        WECHAT: {"reads": 11, "readers": 8, "shares": 2},
        WEIBO: {"reposts": 5, "comments": 3, "attitudes": 7},
    }
    assert row.counts == expected[kind]
    assert read_counts(on=TODAY, now=NOW + timedelta(days=40)) == 0


def test_the_minute_s_check_calls_the_worker_once_for_what_is_due(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    row = send(piece(), road(WEIBO))
    queue = DBTaskResult.objects.filter(task_path__endswith="waking.deliver")
    assert queue.count() == 1

    assert wake(now=NOW) is False  # it stands in the queue already
    queue.delete()
    assert wake(now=NOW) is True
    assert wake(now=NOW) is False

    queue.delete()
    deliver(row)
    assert wake(now=NOW) is False


def test_what_the_platform_s_review_refuses_is_given_up_with_its_reason(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.world.audit = 4

    row = deliver(send(piece(), road(WECHAT)))

    assert row.state == GIVEN_UP
    assert "审核没有通过" in row.note


def test_after_the_last_attempt_it_is_given_up(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    platform.fail(SHARE, "500", times=99)
    row = send(piece(), road(WEIBO))
    for attempt in range(ATTEMPTS):
        row = deliver(row, hours=12 * attempt)

    assert (row.state, row.attempts) == (GIVEN_UP, ATTEMPTS)
    assert platform.acts("share") == []


@both
def test_a_new_version_is_put_up_and_the_old_one_taken_down(
    kind: ChannelKind, platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(kind)
    first = deliver(send(piece(), channel))

    second = deliver(send(piece(2, summary="改了时间。"), channel, Act.REPLACE))

    assert second.state == DONE
    assert second.remote_id != first.remote_id
    assert [len(platform.acts(word)) for word in (WORD[kind], GONE[kind])] == [2, 1]


@both
def test_a_replacement_cut_off_between_its_two_steps_does_only_the_second(
    kind: ChannelKind, platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(kind)
    deliver(send(piece(), channel))
    path = {WECHAT: "/cgi-bin/freepublish/delete", WEIBO: "/2/statuses/destroy.json"}[kind]
    platform.fail(path, "500")
    row = deliver(send(piece(2, summary="改了时间。"), channel, Act.REPLACE))
    assert row.state == FAILED

    row = deliver(row, hours=1)

    assert row.state == DONE
    assert [len(platform.acts(word)) for word in (WORD[kind], GONE[kind])] == [2, 1]


@both
def test_a_withdrawal_takes_it_down_once(
    kind: ChannelKind, platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel, what = road(kind), piece()
    deliver(send(what, channel))
    path = {WECHAT: "/cgi-bin/freepublish/delete", WEIBO: "/2/statuses/destroy.json"}[kind]
    platform.fail(path, "cut after")

    row = deliver(deliver(send(what, channel, Act.WITHDRAW)), hours=1)

    assert row.state == DONE
    assert len(platform.acts(GONE[kind])) == 1


def test_what_was_withdrawn_before_it_went_out_never_goes_out(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel, what = road(WEIBO), piece()
    row = send(what, channel)

    gone = deliver(send(what, channel, Act.WITHDRAW))

    row.refresh_from_db()
    assert (row.state, gone.state) == (DispatchState.DROPPED, DONE)
    assert platform.world.acts == []


def test_what_was_withdrawn_while_it_was_unclear_is_found_out_and_not_sent(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel, what = road(WEIBO), piece()
    platform.fail(SHARE, "cut before")
    row = deliver(send(what, channel))
    gone = send(what, channel, Act.WITHDRAW)
    assert row.is_unclear

    row = deliver(row, hours=1)

    gone.refresh_from_db()
    assert (row.state, gone.state) == (DispatchState.DROPPED, DONE)
    assert platform.world.acts == []


def test_nothing_overtakes_an_earlier_act_on_the_same_thing(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(WEIBO)
    platform.fail(SHARE, "cut after")
    first = deliver(send(piece(), channel))
    second = deliver(send(piece(2, summary="改了时间。"), channel, Act.REPLACE), seconds=1)
    assert (first.is_unclear, second.attempts) == (True, 0)

    second = deliver(second, hours=1)

    first.refresh_from_db()
    assert [first.state, second.state] == [DONE, DONE]
    assert [len(platform.acts(word)) for word in ("share", "destroy")] == [2, 1]


def test_what_is_past_its_last_day_is_not_sent_any_more(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    row = send(piece(until=TODAY), road(WEIBO))

    assert deliver(row, days=1).state == DispatchState.DROPPED
    assert platform.world.acts == []


def test_a_channel_that_was_switched_off_waits(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(WEIBO)
    row = send(piece(), channel)
    channel.is_on = False
    channel.save()

    assert deliver(row).state == DispatchState.WAITING
    assert platform.world.calls == []


def test_to_enqueue_twice_is_as_good_as_once(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel, what = road(WEIBO), piece()

    assert deliver(send(what, channel)).pk == deliver(send(what, channel)).pk
    assert Dispatch.objects.count() == 1
    assert len(platform.acts("share")) == 1


def test_credentials_stand_nowhere_in_the_clear(
    platform: StandIn, road: Road, piece: Fix, send: Send, deliver: Later
) -> None:
    channel = road(WECHAT)
    row = deliver(send(piece(), channel))

    told = f"{channel.__dict__} {row.__dict__} {[t.__dict__ for t in row.tries.all()]}"
    assert "app-secret" not in told
    assert "token-1" not in told


def test_the_pauses_grow_and_each_row_keeps_its_own() -> None:
    minutes = [pause(7, n).total_seconds() / 60 for n in (1, 2, 3, 9, 30)]

    assert [0.75 * 2**n <= m <= 1.25 * 2**n for n, m in enumerate(minutes[:3])] == [True] * 3
    assert 192 <= minutes[3] <= 320
    assert minutes[4] <= 450
    assert pause(7, 2) != pause(8, 2)
