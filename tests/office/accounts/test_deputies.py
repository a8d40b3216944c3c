from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from mingtang_office.accounts.actions.deputies import NotNamed, end_deputy, name_deputy
from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.trail import sealing
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY, Agencies, SignIn

PAGE = "/office/deputies/"


def _name(by: User, deputy: User, starts_on: date = TODAY, ends_on: date | None = None) -> Deputy:
    return name_deputy(
        deputy=deputy,
        starts_on=starts_on,
        ends_on=ends_on or starts_on + timedelta(days=6),
        reason="外出学习",
        by=by,
        now=NOW,
    )


def test_a_colleague_covers_for_some_days(owner: User, colleague: User, agencies: Agencies) -> None:
    _name(owner, colleague)

    assert policy.may(colleague, Permission.UPLOAD_REPORTS, agencies.education, TODAY)
    entry = Entry.objects.get()
    assert (entry.action, entry.actor, entry.facts) == (
        "accounts.deputy_named",
        owner.pk,
        {"deputy": colleague.pk, "starts_on": "2026-03-13", "ends_on": "2026-03-19"},
    )
    assert sealing.unseal(entry) == {"reason": "外出学习"}


def test_nobody_covers_for_oneself(owner: User) -> None:
    with pytest.raises(NotNamed, match="自己代理自己"):
        _name(owner, owner)


def test_only_a_colleague_of_the_same_agency_covers(owner: User, stranger: User) -> None:
    with pytest.raises(NotNamed, match="本机关"):
        _name(owner, stranger)


def test_who_was_deactivated_covers_nobody(owner: User, colleague: User) -> None:
    User.objects.filter(pk=colleague.pk).update(is_active=False)

    with pytest.raises(NotNamed, match="账号在用"):
        _name(owner, colleague)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "why"),
    [
        (date(2026, 3, 12), date(2026, 3, 20), "不能早于今天（2026年3月13日）"),
        (date(2026, 3, 20), date(2026, 3, 19), "截止日期早于起始日期"),
        (date(2026, 3, 13), date(2026, 9, 9), "最长 180 天"),
    ],
)
def test_dates_that_cannot_be_are_refused(
    owner: User, colleague: User, starts_on: date, ends_on: date, why: str
) -> None:
    with pytest.raises(NotNamed, match=why):
        _name(owner, colleague, starts_on, ends_on)


def test_one_day_and_a_hundred_and_eighty_are_both_allowed(owner: User, colleague: User) -> None:
    _name(owner, colleague, TODAY, TODAY)
    _name(owner, colleague, date(2026, 3, 14), date(2026, 9, 9))

    assert Deputy.objects.count() == 2


def test_the_day_is_that_of_beijing(owner: User, colleague: User) -> None:
    late = NOW.replace(hour=17)  # the 14th in Beijing

    with pytest.raises(NotNamed, match="2026年3月14日"):
        name_deputy(
            deputy=colleague, starts_on=TODAY, ends_on=TODAY, reason="休假", by=owner, now=late
        )


@pytest.mark.parametrize("day", [date(2026, 3, 13), date(2026, 3, 19)])
def test_no_day_has_two_deputies(owner: User, colleague: User, day: date) -> None:
    _name(owner, colleague)

    with pytest.raises(NotNamed, match="同一天只能有一位代理人"):
        _name(owner, colleague, day, day)


def test_the_day_after_may_have_another(owner: User, colleague: User) -> None:
    _name(owner, colleague)

    _name(owner, colleague, date(2026, 3, 20))


def test_a_cover_ended_early_gives_nothing_any_more_and_frees_its_days(
    owner: User, colleague: User, agencies: Agencies
) -> None:
    cover = _name(owner, colleague)

    assert end_deputy(cover=cover, by=owner, now=NOW)
    assert not policy.may(
        User.objects.get(pk=colleague.pk), Permission.UPLOAD_REPORTS, agencies.education, TODAY
    )
    _name(owner, colleague)


def test_ending_twice_ends_once(owner: User, colleague: User) -> None:
    cover = _name(owner, colleague)

    assert [end_deputy(cover=cover, by=owner, now=NOW) for _ in range(2)] == [True, False]
    assert Entry.objects.filter(action="accounts.deputy_ended").count() == 1


def test_the_page_names_a_deputy_and_tells_the_deputy(
    owner: User, colleague: User, sign_in: SignIn
) -> None:
    today = timezone.localdate()
    client = sign_in(owner)

    response = client.post(
        PAGE,
        {"deputy": colleague.pk, "starts_on": today, "ends_on": today, "reason": "休假"},
        follow=True,
    )

    assert "colleague（测试）" in response.content.decode()
    home = sign_in(colleague).get("/office/").content.decode()
    assert "您正在代理<strong>owner（测试）</strong>" in home


def test_what_was_typed_stays_in_the_form_with_the_reason_why(
    owner: User, colleague: User, sign_in: SignIn
) -> None:
    response = sign_in(owner).post(
        PAGE,
        {
            "deputy": colleague.pk,
            "starts_on": "2020-01-01",
            "ends_on": "2020-01-02",
            "reason": "休假三天",
        },
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "不能早于今天" in page
    assert "休假三天" in page
    assert not Deputy.objects.exists()


def test_strangers_are_not_offered(
    owner: User, stranger: User, colleague: User, sign_in: SignIn
) -> None:
    page = sign_in(owner).get(PAGE).content.decode()

    assert "colleague（测试）" in page
    assert "stranger（测试）" not in page


def test_only_the_own_cover_can_be_ended(
    owner: User, colleague: User, stranger: User, sign_in: SignIn
) -> None:
    today = timezone.localdate()
    cover = Deputy.objects.create(principal=owner, deputy=colleague, starts_on=today, ends_on=today)

    assert sign_in(stranger).post(f"{PAGE}{cover.pk}/end/").status_code == 404
    assert sign_in(colleague).post(f"{PAGE}{cover.pk}/end/").status_code == 404
    assert sign_in(owner).get(f"{PAGE}{cover.pk}/end/").status_code == 405
    assert sign_in(owner).post(f"{PAGE}{cover.pk}/end/").status_code == 302
    cover.refresh_from_db()
    assert cover.ended_at is not None


def test_what_is_over_is_listed_as_past(owner: User, colleague: User, sign_in: SignIn) -> None:
    Deputy.objects.create(
        principal=owner,
        deputy=colleague,
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 1, 9),
        reason="出差",
    )

    page = sign_in(owner).get(PAGE).content.decode()

    standing, past = page.split("以往的代理")
    assert "2026年1月9日</time>，事由：出差" in past
    assert "2026年1月9日" not in standing
