"""Subscribing by mail: asked for by anybody, confirmed by the mailbox alone, ended by it at any time."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from mingtang_office.portal.actions import subscribing
from mingtang_office.portal.actions.asking import send_question
from mingtang_office.portal.mailboxes import open_mailbox
from mingtang_office.portal.models import Subscriber, Subscription
from mingtang_office.portal.wanted import Wanted
from mingtang_office.trail.models import Entry, ObjectKey
from tests.office.conftest import NOW
from tests.office.portal.solving import solve
from tests.office.portal.subscribed import READER, ask, key_in, run, subscribed, subscriber_of
from tests.office.publication.bureau import Bureau

NOTICES = Wanted(column="notices")
WORDS = Wanted(q="张小满")


@pytest.fixture(autouse=True)
def mail_is_set_up(settings: Any, db: None) -> None:
    settings.MAIL_IS_SET_UP = True


@pytest.fixture
def question(monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of the mail that asks for confirmation of both."""
    ask(NOTICES, WORDS, at=NOW)
    run(send_question, subscriber_of().pk, at=NOW, monkeypatch=monkeypatch)
    return key_in(str(mail.outbox[0].body))


def post(client: Client, address: str = READER, wanted: str = "column=notices", **more: str) -> Any:
    path = f"/subscriptions/?{wanted}"
    page = client.get(path)
    answer = solve(page.context["question"])
    token = page.context["answer"].initial["token"]
    return client.post(path, {"address": address, "token": token, "answer": answer, **more})


def test_the_answer_is_the_same_whether_or_not_the_address_is_known(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribed(NOTICES, at=NOW, monkeypatch=monkeypatch)
    told = [post(client, address) for address in (READER, "wang@yunjiang.example")]

    assert [(each.status_code, each["Location"]) for each in told] == [
        (303, "/subscriptions/asked/")
    ] * 2
    assert READER not in client.get("/subscriptions/asked/").content.decode()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"address": "lin"}, "邮箱的写法不对"),
        ({"address": ""}, "请填写邮箱"),
        ({"answer": "不知道"}, "答案不对"),
        ({"token": ""}, "用过或者过期"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(
    client: Client, changes: dict[str, str], problem: str
) -> None:
    response = post(client, **changes)

    assert (response.status_code, problem in response.content.decode()) == (422, True)
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize("wanted", ["", "agency=999", "column=nothing", "q=%3F%3F", "year=2026"])
def test_nothing_in_particular_cannot_be_subscribed_to(client: Client, wanted: str) -> None:
    page = client.get(f"/subscriptions/?{wanted}").content.decode()

    assert "请先选择要订阅的内容" in page
    assert "<form" not in page


def test_a_site_without_mail_offers_none(client: Client, bureau: Bureau, settings: Any) -> None:
    settings.MAIL_IS_SET_UP = False
    bureau.publish()

    assert "还没有开通邮件订阅" in client.get("/subscriptions/?column=notices").content.decode()
    for path in (f"/agency/{bureau.agency.pk}/notices/", "/columns/notices/", "/search/?q=开学"):
        assert "/subscriptions/" not in client.get(path).content.decode(), path


def test_each_page_leads_to_its_own_subscription(client: Client, bureau: Bureau) -> None:
    bureau.publish(topic="1102")
    own = f"/agency/{bureau.agency.pk}/"
    for path, wanted in (
        (own, f"agency={bureau.agency.pk}"),
        (f"{own}notices/", f"agency={bureau.agency.pk}&amp;column=notices"),
        (f"{own}by/topic/1102/", f"agency={bureau.agency.pk}&amp;topic=1102"),
        ("/columns/notices/", "column=notices"),
        ("/search/?q=ljs&year=2026", "q=ljs"),
    ):
        page = client.get(path).content.decode()
        offered = re.search(r'href="/subscriptions/\?([^"]*)"', page)
        if path.startswith("/search/"):
            assert offered is None or offered[1] == wanted
        else:
            assert offered is not None, path
            assert offered[1] == wanted
            assert (
                "邮箱"
                in client.get(f"/subscriptions/?{wanted.replace('&amp;', '&')}").content.decode()
            )


def test_an_address_is_asked_once_in_a_while_and_ever_more_rarely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for minutes in range(0, 225, 5):
        at = NOW + timedelta(minutes=minutes)
        ask(Wanted(q=f"词{minutes}") if minutes % 10 else NOTICES, at=at)
        run(send_question, subscriber_of().pk, at=at, monkeypatch=monkeypatch)

    # After 0, 15, 30 and 60 minutes more: the next one at 225.
    assert len(mail.outbox) == 4
    assert Subscription.objects.count() == subscribing.MOST_PENDING


def test_the_next_question_is_queued_for_the_end_of_the_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(NOTICES, at=NOW)
    run(send_question, subscriber_of().pk, at=NOW, monkeypatch=monkeypatch)
    ask(WORDS, at=NOW + timedelta(minutes=1))

    queued = DBTaskResult.objects.filter(task_path__endswith="send_question")
    waits = [each.run_after - NOW for each in queued.order_by("run_after")]
    assert waits == [timedelta(0), timedelta(minutes=15)]


def test_opening_the_link_confirms_nothing(client: Client, question: str, clock: None) -> None:
    page = client.get(f"/subscriptions/confirm/?key={question}").content.decode()

    assert "通知公告" in page
    assert "“张小满”" in page
    assert not Subscription.objects.filter(confirmed_at__isnull=False).exists()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some minutes later."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=5))


def test_what_was_ticked_is_confirmed_and_the_rest_dropped(
    client: Client, question: str, clock: None
) -> None:
    path = f"/subscriptions/confirm/?key={question}"
    first = Subscription.objects.order_by("pk")[0]
    assert client.post(path, {}).status_code == 422
    response = client.post(path, {"subscription": [first.pk]})

    assert (response.status_code, response["Location"]) == (303, "/subscriptions/done/confirmed/")
    assert list(Subscription.objects.values_list("pk", flat=True)) == [first.pk]
    assert client.get(path).status_code == 410
    entry = Entry.objects.get(action="portal.subscribed")
    assert entry.facts == {"count": 1}


def test_none_of_it_is_wanted(client: Client, question: str, clock: None) -> None:
    client.post(f"/subscriptions/confirm/?key={question}", {"decline": "1"})

    assert not Subscription.objects.exists()
    assert_erased()


def test_a_question_runs_out(
    client: Client, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = NOW + timedelta(hours=49)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)

    assert client.get(f"/subscriptions/confirm/?key={question}").status_code == 410
    assert subscribing.sweep(now=late) == 1
    assert not Subscriber.objects.exists()
    assert not ObjectKey.objects.filter(object_type="portal.subscriber").exists()


def test_what_waits_is_kept_until_then(question: str) -> None:
    assert subscribing.sweep(now=NOW + timedelta(hours=47)) == 0
    assert Subscription.objects.count() == 2


def assert_erased() -> None:
    row = Subscriber.objects.get()
    assert (bytes(row.sealed), row.end_hash, row.told_until) == (b"", None, None)
    assert not ObjectKey.objects.filter(object_type="portal.subscriber").exists()


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Subscriber:
    return subscribed(NOTICES, WORDS, at=NOW, monkeypatch=monkeypatch)


@pytest.fixture
def way_out(reader: Subscriber) -> str:
    token = open_mailbox(reader).end_token
    return f"/subscriptions/end/?key={token}"


def test_one_click_of_a_mail_programme_ends_it_all(way_out: str) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(way_out, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert_erased()
    assert client.get(way_out).status_code == 410
    facts = Entry.objects.get(action="portal.unsubscribed").facts
    assert facts == {"count": 2, "because": "asked"}


def test_opening_the_way_out_ends_nothing(client: Client, way_out: str) -> None:
    assert "“张小满”" in client.get(way_out).content.decode()
    assert Subscription.objects.count() == 2


def test_some_of_it_is_ended(client: Client, way_out: str) -> None:
    first = Subscription.objects.order_by("pk")[0]
    assert client.post(way_out, {"some": "1"}).status_code == 422
    client.post(way_out, {"some": "1", "subscription": [first.pk]})

    assert Subscription.objects.count() == 1
    client.post(way_out, {})
    assert_erased()


def test_who_was_erased_is_left_in_peace_and_may_come_again(
    reader: Subscriber, way_out: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.post(way_out, {})
    ask(NOTICES, at=NOW + timedelta(minutes=1))
    run(send_question, reader.pk, at=NOW + timedelta(minutes=2), monkeypatch=monkeypatch)
    assert len(mail.outbox) == 1

    run(send_question, reader.pk, at=NOW + timedelta(minutes=15), monkeypatch=monkeypatch)
    assert len(mail.outbox) == 2
    assert mail.outbox[1].to == [READER]


def test_the_address_is_nowhere_but_sealed(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    post(client, wanted="q=张小满")
    monkeypatch.setattr("mingtang_office.portal.mails.EmailMessage.send", _fail)
    send_question.func(subscriber_of().pk)

    assert "a confirmation was not sent" in caplog.text
    told = [caplog.text, *map(str, DBTaskResult.objects.values_list("args_kwargs"))]
    with connection.cursor() as cursor:
        for table in ("portal_subscriber", "portal_subscription", "trail_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            told += [
                str([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor
            ]
    assert [text for text in told if "yunjiang.example" in text or "张小满" in text] == []


def _fail(message: object, **known: object) -> int:
    raise ConnectionRefusedError(READER)


def test_too_many_from_one_network_are_turned_away(client: Client, settings: Any) -> None:
    settings.SUBSCRIBE_AN_HOUR = 2
    told = [post(client, f"lin{number}@yunjiang.example").status_code for number in range(3)]

    assert told == [303, 303, 429]


def test_too_many_from_everywhere_are_turned_away(client: Client, settings: Any) -> None:
    settings.SUBSCRIBE_AN_HOUR_IN_ALL = 1
    assert [post(client).status_code for _ in range(2)] == [303, 429]
