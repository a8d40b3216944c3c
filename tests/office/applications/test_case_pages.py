"""The page of a case: what it shows, to whom, and what may be done on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.applications.models import Application
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import Take
from tests.office.conftest import NOW, SignIn


@pytest.fixture(autouse=True)
def today_is_the_thirteenth_of_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def page(application: Application, name: str = "case", *more: object) -> str:
    return reverse(f"applications:{name}", args=(application.pk, *more))


def test_the_page_shows_number_phase_due_date_and_masked_applicant(
    take: Take, owner: User, sign_in: SignIn
) -> None:
    application = take().application

    text = sign_in(owner).get(page(application)).content.decode()

    assert application.number in text
    assert "办理中" in text
    assert "2026年4月13日" in text
    assert "林某某" in text or "林*" in text
    assert "林小满" not in text
    assert "0399-5550000" not in text


def test_who_applied_is_opened_by_a_button_and_put_on_record_once_a_day(
    take: Take, owner: User, sign_in: SignIn
) -> None:
    application = take().application
    client = sign_in(owner)

    shown = client.post(page(application, "applicant")).content.decode()
    client.post(page(application, "applicant"))

    assert "林小满" in shown
    assert "0399-5550000" in shown
    assert Entry.objects.filter(action="applications.identity_opened").count() == 1


def test_a_stranger_finds_no_such_page(take: Take, stranger: User, sign_in: SignIn) -> None:
    application = take().application

    assert sign_in(stranger).get(page(application)).status_code == 404
    assert sign_in(stranger).post(page(application, "applicant")).status_code == 404


def test_a_choice_that_has_lapsed_is_no_duty(take: Take, owner: User, sign_in: SignIn) -> None:
    client = sign_in(owner)
    choice = "内容不明确的，一次性告知申请人补正"

    fresh = client.get(page(take().application)).content.decode()
    older = client.get(page(take(on=date(2026, 2, 11)).application)).content.decode()

    assert choice in fresh
    assert choice not in older
    assert "作出答复并送达申请人" in older


def test_only_lawful_steps_are_offered_and_the_rest_is_explained_with_its_article(
    take: Take, owner: User, sign_in: SignIn
) -> None:
    application = take(channel=Channel.ONLINE).application

    text = sign_in(owner).get(page(application)).content.decode()

    assert page(application, "step", "receive") in text
    assert page(application, "step", "ask-rectification") not in text
    assert "为什么不能办其他事项" in text
    assert "第三十一条" in text
