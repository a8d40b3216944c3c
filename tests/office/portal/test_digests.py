"""The daily digest: what is public and new, each item once whatever dies."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from mingtang_office.portal.actions import digests, subscribing
from mingtang_office.portal.mailboxes import open_mailbox
from mingtang_office.portal.models import Subscriber, Told
from mingtang_office.portal.queries import digests as queries
from mingtang_office.portal.wanted import Wanted
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Item, PublicItem
from tests.office.conftest import NOW
from tests.office.portal.reading import TITLE
from tests.office.portal.subscribed import READER, run, subscribed
from tests.office.publication.bureau import Bureau

SEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"


@pytest.fixture(autouse=True)
def mail_is_set_up(settings: Any) -> None:
    settings.MAIL_IS_SET_UP = True
    settings.SITE_URL = "https://ogi.example.gov.cn"


@pytest.fixture
def reader(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> Subscriber:
    """Has subscribed to all that the bureau publishes, and to its notices once more."""
    wanted = (Wanted(agency=bureau.agency.pk), Wanted(column="notices"))
    found = subscribed(*wanted, at=NOW, monkeypatch=monkeypatch)
    mail.outbox.clear()
    return found


Tell = Callable[..., list[str]]


@pytest.fixture
def tell(reader: Subscriber, monkeypatch: pytest.MonkeyPatch) -> Tell:
    """tell(1): the mails of the first day after."""

    def told(days: int, tries: int = 1, hours: int = 0) -> list[str]:
        at = NOW + timedelta(days=days, hours=hours)
        mail.outbox.clear()
        task = digests.send_digest
        run(task, reader.pk, _day(at), tries, at=at, monkeypatch=monkeypatch)
        return [str(message.body) for message in mail.outbox]

    return told


def _day(at: datetime) -> str:
    return (at + timedelta(hours=8)).date().isoformat()


def later(hours: int = 1) -> datetime:
    return NOW + timedelta(hours=hours)


def test_what_is_new_is_told_once_with_a_way_out(
    bureau: Bureau, reader: Subscriber, tell: Tell
) -> None:
    item = bureau.publish(now=later())
    [body] = tell(1)

    [message] = mail.outbox
    assert body.count(f"https://ogi.example.gov.cn/item/{item.pk}/") == 1
    assert (message.to, message.subject) == ([READER], "政府信息公开更新1条（2026年3月14日）")
    token = open_mailbox(reader).end_token
    out = f"https://ogi.example.gov.cn/subscriptions/end/?key={token}"
    assert message.extra_headers["List-Unsubscribe"] == f"<{out}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert out in body
    assert [tell(1), tell(2)] == [[], []]


def test_what_was_there_before_the_subscription_is_nothing_new(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.publish(now=NOW - timedelta(minutes=5))
    reader = subscribed(Wanted(column="notices"), at=NOW, monkeypatch=monkeypatch)

    assert queries.digest_of(reader, later()).items == ()


def test_what_a_former_site_had_published_is_nothing_new(bureau: Bureau, tell: Tell) -> None:
    item = bureau.publish(now=later())
    PublicItem.objects.filter(pk=item.pk).update(published_on=date(2019, 5, 1))

    assert tell(1) == []


def test_what_is_withdrawn_between_settling_and_sending_is_not_told(
    bureau: Bureau, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = bureau.publish(now=later())
    bureau.publish(now=later(), title="云江县教育局关于采购的公告")
    settle = digests.settle

    def then_withdrawn(**known: Any) -> Any:
        settled = settle(**known)
        _withdraw(item, bureau)
        return settled

    monkeypatch.setattr(digests, "settle", then_withdrawn)
    [body] = tell(1)

    assert TITLE not in body
    assert mail.outbox[0].subject.startswith("政府信息公开更新1条")


def _withdraw(item: Item, bureau: Bureau) -> Item:
    item.refresh_from_db()
    return withdraw(
        item=item,
        reason="有误",
        expected_revision=item.revision,
        by=bureau.head,
        now=later(2),
    )


def test_what_is_published_again_is_not_told_again(bureau: Bureau, tell: Tell) -> None:
    item = bureau.publish(now=later())
    assert len(tell(1)) == 1
    PublicItem.objects.filter(pk=item.pk).update(
        shown_from=later(30), published_on=date(2026, 3, 14)
    )

    assert tell(2) == []


def test_a_long_list_is_cut_and_the_rest_counted(
    bureau: Bureau, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_LISTED", 2)
    for number in range(3):
        bureau.publish(now=later(), title=f"公告之{number}")
    [body] = tell(1)

    assert [f"公告之{number}" in body for number in range(3)] == [False, True, True]
    assert "另有1条没有列出" in body


def test_the_day_has_one_task_a_subscriber_who_has_confirmed(
    reader: Subscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribing.ask(address="wang@yunjiang.example", wanted=Wanted(column="notices"), now=NOW)
    queued: list[tuple[int, str]] = []
    monkeypatch.setattr(
        digests.send_digest.__class__, "enqueue", lambda _task, *args: queued.append(args)
    )
    digests.send_daily.func("2026-03-14")

    assert queued == [(reader.pk, "2026-03-14")]


class Killed(BaseException):
    """As when the power goes: nothing after it is done, no transaction that is open is kept."""


def _dies(original: Callable[..., Any], when: str) -> Callable[..., Any]:
    def call(*args: Any, **known: Any) -> Any:
        if when == "before":
            raise Killed
        original(*args, **known)
        raise Killed

    return call


POINTS = {
    "before it is settled": ("settle", "before", 1),
    "in the transaction that settles": (
        "mingtang_office.portal.actions.digests.Settled",
        "before",
        1,
    ),
    "after it is settled": ("settle", "after", 0),
    "before the mail": (SEND, "before", 0),
    "after the mail": (SEND, "after", 1),
}


@pytest.mark.parametrize("point", POINTS)
def test_an_item_is_told_at_most_once_wherever_it_dies(
    point: str, bureau: Bureau, reader: Subscriber, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.publish(now=later())
    where, when, mails = POINTS[point]
    where = where if "." in where else f"{digests.__name__}.{where}"
    module, _, name = where.rpartition(".")
    with monkeypatch.context() as patched:
        patched.setattr(where, _dies(_found(module, name), when))
        with pytest.raises(Killed):
            tell(1)
    sent = len(mail.outbox)
    # The worker's successor runs the task from its beginning; then come the next days.
    sent += sum(len(tell(days)) for days in (1, 2, 3))

    assert sent == mails
    bureau.publish(now=later(90), title="云江县教育局关于采购的公告")
    assert len(tell(4)) == 1


def _found(module: str, name: str) -> Callable[..., Any]:
    if module == digests.__name__:
        return getattr(digests, name)  # type: ignore[no-any-return]
    return mail.backends.locmem.EmailBackend.send_messages  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize(
    ("error", "times"),
    [
        (smtplib.SMTPDataError(451, b"later"), 1),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"later")}), 1),
        (smtplib.SMTPServerDisconnected("nobody knows"), 0),
    ],
)
def test_what_was_certainly_not_taken_is_told_later_what_nobody_knows_is_not(
    error: OSError, times: int, bureau: Bureau, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.publish(now=later())

    def fails(*args: object) -> int:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(SEND, fails)
        assert tell(1) == []

    assert len(tell(1, tries=2, hours=1)) == times
    assert tell(2) == []


def test_a_mailbox_that_refuses_day_after_day_is_erased(
    bureau: Bureau, reader: Subscriber, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*args: object) -> int:
        raise smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")})

    monkeypatch.setattr(SEND, refuses)
    bureau.publish(now=later())
    for day in range(1, digests.MOST_REFUSED):
        tell(day)
    assert Subscriber.objects.get().refused == digests.MOST_REFUSED - 1
    tell(digests.MOST_REFUSED)

    assert bytes(Subscriber.objects.get().sealed) == b""
    assert not Told.objects.exists()
