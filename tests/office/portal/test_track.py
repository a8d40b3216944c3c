from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone

from mingtang.applications import RectificationAsked
from mingtang_office.accounts.models import User
from mingtang_office.applications.actions import events
from mingtang_office.applications.actions.intake import confirm_receipt
from mingtang_office.applications.models import Application, CaseEvent
from mingtang_office.portal.queries import progress as progress_queries
from mingtang_office.trail.models import Entry


def look_up(client: Client, number: str, secret: str) -> Any:
    return client.post("/track/", {"number": number, "secret": secret})


@pytest.fixture
def followed(apply: Any, client: Client) -> Application:
    """An application that this client has looked up."""
    application, secret = apply()
    look_up(client, application.number, secret)
    return Application.objects.get(pk=application.pk)


def received(application: Application, owner: User) -> Application:
    now = timezone.now()
    return confirm_receipt(
        application=application,
        on=timezone.localdate(now),
        expected_revision=application.revision,
        by=owner,
        now=now,
    )


def test_number_and_secret_open_the_case(apply: Any, client: Client) -> None:
    application, secret = apply()
    assert look_up(client, application.number.lower(), f" {secret.lower()} ").status_code == 303
    page = client.get("/track/case/").content.decode()
    assert "已提交，等待机关与您确认收到" in page
    assert secret not in page


def test_a_wrong_secret_and_a_number_that_is_not_answer_alike(apply: Any, client: Client) -> None:
    application, _ = apply()
    wrong = look_up(client, application.number, "WRONGWRONG22")
    none = look_up(client, "SQ99999-2026-00001", "WRONGWRONG22")
    assert (wrong.status_code, none.status_code) == (422, 422)
    told = [
        r.content.decode().replace(application.number, "N").replace("SQ99999-2026-00001", "N")
        for r in (wrong, none)
    ]
    assert told[0].split("csrf")[0] == told[1].split("csrf")[0]
    assert "编号和查询码对不上" in told[1]


def test_the_same_work_is_done_whether_or_not_the_number_exists(apply: Any, db: None) -> None:
    application, _ = apply()
    done = []
    for number in (application.number, "SQ99999-2026-00001"):
        with patch.object(
            progress_queries, "secret_digest", wraps=progress_queries.secret_digest
        ) as digest:
            assert progress_queries.found(number, "WRONG") is None
            done.append(digest.call_count)
    assert done == [1, 1]


def test_the_secret_never_stands_in_an_address(followed: Application, client: Client) -> None:
    assert client.get("/track/?number=1&secret=2").context["form"].is_bound is False


def test_another_session_is_sent_to_the_form(followed: Application) -> None:
    assert Client().get("/track/case/").url == "/track/?again=1"


def test_after_half_an_hour_it_must_be_looked_up_again(
    followed: Application, client: Client
) -> None:
    later = timezone.now() + timedelta(minutes=31)
    with patch("mingtang_office.portal.views.tracking.timezone.now", return_value=later):
        assert client.get("/track/case/").status_code == 302


def test_leaving_ends_it(followed: Application, client: Client) -> None:
    client.post("/track/leave/")
    assert client.get("/track/case/").status_code == 302


def test_tries_at_one_number_are_limited_whether_it_exists_or_not(
    apply: Any, client: Client, settings: Any
) -> None:
    settings.TRACK_TRIES_OF_NUMBER = 3
    application, secret = apply()
    for number in (application.number, "SQ99999-2026-00001"):
        answers = [look_up(client, number, "WRONG").status_code for _ in range(4)]
        assert answers == [422, 422, 422, 429]
    assert look_up(client, application.number, secret).status_code == 429


def test_tries_of_one_address_are_limited(client: Client, db: None, settings: Any) -> None:
    settings.TRACK_TRIES = 2
    answers = [look_up(client, f"SQ{n}", "WRONG").status_code for n in range(3)]
    assert answers == [422, 422, 429]


def test_once_received_every_day_of_the_period_has_its_reason(
    followed: Application, owner: User, client: Client
) -> None:
    received(followed, owner)
    page = client.get("/track/case/")
    assert len([day for day in page.context["far"].due.days if day.counted]) == 20
    assert "确认收到申请" in page.content.decode()


def test_a_rectification_is_handed_in_online(
    followed: Application, owner: User, client: Client
) -> None:
    held = received(followed, owner)
    now = timezone.now()
    today = timezone.localdate(now)
    events.append(
        application=held,
        event=RectificationAsked(today, today + timedelta(days=20)),
        action="applications.received",
        by=owner,
        now=now,
    )
    assert "补正申请" in client.get("/track/case/").content.decode()
    client.post("/track/case/supplement/", {"words": "指2025年秋季招生计划"})
    followed.refresh_from_db()
    assert followed.phase == "handling"
    assert CaseEvent.objects.filter(kind="rectified", by=None).count() == 1


def test_nothing_is_supplemented_that_was_not_asked(followed: Application, client: Client) -> None:
    response = client.post("/track/case/supplement/", {"words": "另外"})
    assert response.status_code == 422
    assert "现在没有需要您补充的内容" in response.content.decode()


def test_the_applicant_withdraws(followed: Application, client: Client) -> None:
    assert client.post("/track/case/withdraw/", {}).status_code == 422
    client.post("/track/case/withdraw/", {"sure": "on", "words": "已找到"})
    followed.refresh_from_db()
    assert followed.phase == "withdrawn"
    assert Entry.objects.filter(action="applications.withdrawn", actor=None).exists()


def test_who_looks_up_one_cannot_reach_another_letter(
    followed: Application, client: Client
) -> None:
    assert client.post("/track/case/letter/1/").status_code == 404
    assert client.post("/track/case/file/1/").status_code == 404
