from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from mingtang.law import (
    NotInForce,
    deadline,
    fee_scale,
    instrument,
    parameter,
    parameter_codes,
    report_deadline,
)

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("code", "days", "article"),
    [
        ("reply_days", 20, "《条例》第三十三条第二款"),
        ("extension_days", 20, "《条例》第三十三条第二款"),
        ("rectification_notice_days", 7, "《条例》第三十条"),
        ("third_party_days", 15, "《条例》第三十二条"),
        ("other_organ_days", 15, "《条例》第三十四条"),
        ("payment_days", 20, "《信息处理费管理办法》第六条"),
        ("publication_days", 20, "《条例》第二十六条"),
        ("reconsideration_days", 60, "《行政复议法》第二十条第一款"),
        ("reconsideration_answer_workdays", 10, "《行政复议法》第四十八条"),
        ("simplified_answer_workdays", 5, "《行政复议法》第五十四条第一款"),
        ("litigation_answer_days", 15, "《行政诉讼法》第六十七条第一款"),
        ("judgment_appeal_days", 15, "《行政诉讼法》第八十五条"),
        ("ruling_appeal_days", 10, "《行政诉讼法》第八十五条"),
        ("litigation_months", 6, "《行政诉讼法》第四十六条第一款"),
        ("budget_publication_days", 20, "《预算法》第十四条第一款"),
        ("department_budget_publication_days", 20, "《预算法》第十四条第二款"),
        ("withdrawn_penalty_workdays", 3, "《行政处罚法》第四十八条第二款"),
        ("procurement_contract_workdays", 2, "《政府采购法实施条例》第五十条"),
        ("civil_servant_notice_workdays", 5, "《公务员法》第三十二条"),
        ("land_compensation_notice_days", 30, "《土地管理法实施条例》第二十八条"),
        ("decision_draft_notice_days", 30, "《重大行政决策程序暂行条例》第十五条"),
    ],
)
def test_the_limits_in_force_today(code: str, days: int, article: str) -> None:
    held = parameter(code).on(TODAY)
    assert (held.value, str(held.rests_on)) == (days, article)


def test_a_limit_of_hours_rests_on_a_notice_as_a_whole() -> None:
    held = parameter("emergency_statement_hours").on(TODAY)
    assert (held.value, parameter("emergency_statement_hours").unit) == (5, "小时")
    assert str(held.rests_on) == (
        "《〈关于全面推进政务公开工作的意见〉实施细则》（国办发〔2016〕80号）"
    )


@pytest.mark.parametrize(
    ("on", "days"), [(date(2008, 5, 1), 15), (date(2019, 5, 14), 15), (date(2019, 5, 15), 20)]
)
def test_the_reply_period_changed_with_the_regulation_of_2019(on: date, days: int) -> None:
    assert parameter("reply_days").on(on).value == days


def test_a_day_before_the_first_rule_is_refused_with_the_spans_that_hold() -> None:
    with pytest.raises(
        NotInForce, match="2008-04-30没有“答复期限”的规定：该规定2008-05-01起至2019-05-14止"
    ):
        parameter("reply_days").on(date(2008, 4, 30))
    assert parameter("third_party_days").find(date(2019, 5, 14)) is None


@pytest.mark.parametrize("code", parameter_codes())
def test_the_holdings_of_a_limit_never_overlap_and_rest_on_a_law_then_in_force(code: str) -> None:
    holdings = parameter(code).holdings
    for earlier, later in pairwise(holdings):
        assert earlier.until is not None
        assert earlier.until < later.since
    for held in holdings:
        law = instrument(held.rests_on.instrument)
        assert law is not None
        assert law.on(held.since) is not None


@pytest.mark.parametrize(
    ("year", "government", "due"),
    [
        (2017, False, date(2018, 3, 31)),
        (2018, False, date(2019, 3, 31)),
        (2019, False, date(2020, 1, 31)),
        (2025, False, date(2026, 1, 31)),
        (2025, True, date(2026, 3, 31)),
    ],
)
def test_the_annual_report_is_due_as_the_rule_of_its_year_says(
    year: int, government: bool, due: date
) -> None:
    assert report_deadline(year, government=government).value == due


def test_the_deadline_of_a_department_rests_on_the_first_paragraph() -> None:
    held = deadline("department_report").on(TODAY)
    assert (held.value.in_year(2026), str(held.rests_on)) == (
        date(2026, 1, 31),
        "《条例》第四十九条第一款",
    )


@pytest.mark.parametrize(
    ("applications", "yuan"),
    [
        (0, 0),
        (10, 0),
        (11, 100),
        (30, 2000),
        (31, 2200),
        (40, 4000),
        (41, 4300),
        (50, 7000),
        (100, 37000),
    ],
)
def test_the_fee_by_applications_rises_band_by_band(applications: int, yuan: int) -> None:
    assert fee_scale("per_application").on(TODAY).value.charge(applications) == Decimal(yuan)


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (30, 0),
        (31, 10),
        (57, 270),
        (72, 420),
        (100, 700),
        (101, 720),
        (200, 2700),
        (201, 2740),
        (300, 6700),
    ],
)
def test_the_fee_by_pages_rises_band_by_band(pages: int, yuan: int) -> None:
    assert fee_scale("per_page").on(TODAY).value.charge(pages) == Decimal(yuan)


def test_there_was_no_such_fee_before_2021() -> None:
    with pytest.raises(NotInForce, match="信息处理费"):
        fee_scale("per_page").on(date(2020, 12, 31))


def test_a_negative_number_of_pages_is_refused() -> None:
    with pytest.raises(ValueError, match="不能为负数"):
        fee_scale("per_page").on(TODAY).value.charge(-1)
