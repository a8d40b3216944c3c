from __future__ import annotations

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions.corrections import correct_cell
from mingtang_office.auditing.actions.decisions import decide
from mingtang_office.auditing.models import CheckedReport, Correction, Decision, Verdict
from tests.office.auditing.conftest import OTHER_WRONG, WRONG, Checked
from tests.office.conftest import NOW, SignIn


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def base(report: CheckedReport) -> str:
    return f"/office/auditing/reports/{report.pk}/"


def correct(client: Client, report: CheckedReport, **typed: object) -> tuple[int, str]:
    told = {"value": "0", "revision": report.revision, **typed}
    response = client.post(f"{base(report)}correct/?cell={WRONG}", told, follow=True)
    return response.status_code, response.content.decode()


def test_a_correction_is_kept_and_shows_what_went(client: Client, report: CheckedReport) -> None:
    status, html = correct(client, report, reason="读取有误")

    assert status == 200
    assert "更正已保存，已重新审核" in html
    assert "消除" in html
    assert "<del>3</del> <ins>0</ins>" in html
    assert queries.corrected_report(report).value(WRONG) == 0


def test_what_went_is_told_once(client: Client, report: CheckedReport) -> None:
    correct(client, report)

    assert "已重新审核" not in client.get(base(report)).content.decode()


def test_a_correction_that_brings_a_finding_names_it(client: Client, report: CheckedReport) -> None:
    html = client.post(
        f"{base(report)}correct/?cell={OTHER_WRONG}",
        {"value": "5", "revision": report.revision},
        follow=True,
    ).content.decode()

    assert "新出现" in html
    assert '<b class="badge badge--new">新</b>' in html


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"value": "三"}, "不是数字"),
        ({"value": "1.5"}, "应为整数"),
        ({"value": "-1"}, "不能是负数"),
        ({"value": ""}, "请填写更正后的数字"),
        ({"value": "1", "blank": "on"}, "请只保留一项"),
    ],
)
def test_what_is_no_number_of_the_cell_is_refused_and_stays_typed(
    client: Client, report: CheckedReport, typed: dict[str, str], message: str
) -> None:
    status, html = correct(client, report, reason="核对台账", **typed)

    assert status == 422
    assert message in html
    assert 'value="核对台账"' in html
    assert Correction.objects.count() == 0


def test_a_cell_may_be_corrected_to_a_blank(client: Client, report: CheckedReport) -> None:
    status, _ = correct(client, report, value="", blank="on")

    assert status == 200
    assert queries.corrected_report(report).cell(WRONG).raw == ""


def test_whoever_comes_second_is_told_and_keeps_what_was_typed(
    client: Client, report: CheckedReport, owner: User
) -> None:
    seen = report.revision
    correct_cell(
        report=report, cell=WRONG, value=None, reason="", expected_revision=seen, by=owner, now=NOW
    )

    status, html = correct(client, report, value="7", revision=seen, reason="我的理由")

    assert status == 409
    assert "更正了单元格" in html
    assert 'value="7"' in html
    assert f'name="revision" value="{seen + 1}"' in html


def test_a_correction_is_withdrawn(client: Client, report: CheckedReport) -> None:
    correct(client, report)
    report.refresh_from_db()

    html = client.post(
        f"{base(report)}correct/withdraw/?cell={WRONG}", {"revision": report.revision}, follow=True
    ).content.decode()

    assert "更正已撤回" in html
    assert queries.corrected_report(report).value(WRONG) == 3


def decide_first(client: Client, report: CheckedReport, **typed: object) -> tuple[int, str]:
    identity = report.findings.order_by("position")[0].identity
    told = {"verdict": "confirmed", "reason": "", "version": 0, **typed}
    response = client.post(f"{base(report)}findings/{identity}/?finding=1", told, follow=True)
    return response.status_code, response.content.decode()


def test_a_decision_is_kept_with_who_and_when(client: Client, report: CheckedReport) -> None:
    status, html = decide_first(client, report, verdict="explained", reason="机构划转")

    assert status == 200
    assert "owner（测试）" in html
    assert "机构划转" in html
    assert Decision.objects.get().verdict == Verdict.EXPLAINED


def test_a_finding_is_not_dismissed_without_a_reason(client: Client, report: CheckedReport) -> None:
    status, html = decide_first(client, report, verdict="dismissed")

    assert status == 422
    assert "请写明理由" in html
    assert Decision.objects.count() == 0


def test_the_second_to_decide_is_told_and_keeps_the_reason(
    client: Client, report: CheckedReport, colleague: User
) -> None:
    identity = report.findings.order_by("position")[0].identity
    decide(
        report=report,
        identity=identity,
        verdict=Verdict.CONFIRMED,
        reason="",
        expected_version=0,
        by=colleague,
        now=NOW,
    )

    status, html = decide_first(client, report, verdict="dismissed", reason="系统误报")

    assert status == 409
    assert "colleague（测试）" in html
    assert "系统误报</textarea>" in html
    assert Decision.objects.get().verdict == Verdict.CONFIRMED


def test_a_decision_is_withdrawn(client: Client, report: CheckedReport) -> None:
    decide_first(client, report)
    identity = Decision.objects.get().identity

    client.post(f"{base(report)}findings/{identity}/withdraw/?finding=1", {"version": 1})

    assert Decision.objects.get().withdrawn


def test_all_findings_of_a_rule_are_decided_at_once(client: Client, checked: Checked) -> None:
    report = checked(also=(OTHER_WRONG, "applications/declined.petition/business"))
    rule = "T3-03"
    assert report.findings.filter(rule=rule).count() == 2

    html = client.post(
        f"{base(report)}rules/{rule}/?finding=1",
        {"verdict": "confirmed", "reason": "", "version": report.revision},
        follow=True,
    ).content.decode()

    assert "2 个问题已一并处理为“属实”" in html
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    "tail", ["correct/?cell=" + WRONG, "correct/withdraw/", "rules/T3-03/", "previous/"]
)
def test_a_stranger_changes_nothing(
    sign_in: SignIn, stranger: User, report: CheckedReport, tail: str
) -> None:
    response = sign_in(stranger).post(base(report) + tail, {"revision": 0, "value": "1"})

    assert response.status_code == 404
    assert Correction.objects.count() == 0


def test_a_reviewer_decides_but_does_not_correct(
    sign_in: SignIn, colleague: User, report: CheckedReport
) -> None:
    client = sign_in(colleague)

    assert decide_first(client, report)[0] == 200
    correct(client, report)
    assert Correction.objects.count() == 0


@pytest.mark.parametrize("tail", ["correct/", "correct/withdraw/", "rules/T3-03/", "exports/pdf/"])
def test_nothing_is_changed_by_looking(client: Client, report: CheckedReport, tail: str) -> None:
    assert client.get(base(report) + tail).status_code == 405
