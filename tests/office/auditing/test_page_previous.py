from __future__ import annotations

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.auditing.models import CheckedReport
from tests.office.auditing.conftest import Checked
from tests.office.conftest import SignIn


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def base(report: CheckedReport) -> str:
    return f"/office/auditing/reports/{report.pk}/"


def test_the_two_years_stand_side_by_side_with_their_difference(
    client: Client, checked: Checked
) -> None:
    checked(year=2023, wrong=1)
    report = checked(year=2024, wrong=3)

    html = client.get(f"{base(report)}comparison/").content.decode()

    assert "2023年与2024年对照" in html
    assert '<span class="now">3</span><span class="then">1 <b>+2</b></span>' in html
    assert "上年结转数应等于上年报告的结转下年度数" in html


def test_without_last_years_report_one_is_asked_to_choose(
    client: Client, report: CheckedReport
) -> None:
    response = client.get(f"{base(report)}comparison/", follow=True)

    assert "还没有2023年的" in response.content.decode()


def test_a_report_of_the_year_before_is_chosen_and_let_go(client: Client, checked: Checked) -> None:
    before = checked(year=2023, agency="云江县教育体育局")
    report = checked(year=2024)
    assert report.previous is None

    chosen = client.post(f"{base(report)}previous/", {"previous": before.pk}, follow=True)
    report.refresh_from_db()
    assert report.previous == before
    assert "已选定2023年报告" in chosen.content.decode()

    client.post(f"{base(report)}previous/", {"previous": "none"})
    report.refresh_from_db()
    assert report.previous is None


@pytest.mark.parametrize("wanted", ["", "x", "99999", "²"])
def test_what_is_not_on_the_list_cannot_be_chosen(
    client: Client, checked: Checked, wanted: str
) -> None:
    response = client.post(f"{base(checked())}previous/", {"previous": wanted})

    assert response.status_code == 422
    assert "请从列表中选择" in response.content.decode()
