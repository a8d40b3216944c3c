"""Whose report, of which year, signed when."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang.recognition.identity import (
    find_agency,
    find_day,
    find_published,
    find_title,
    find_year,
    signature_start,
    title_in,
)


@pytest.mark.parametrize(
    ("printed", "agency", "year"),
    [
        ("云江县教育局2023年政府信息公开工作年度报告", "云江县教育局", 2023),
        ("2019年江临市人民政府办公厅政府信息公开工作年度报告", "江临市人民政府办公厅", 2019),
        ("青禾区卫生健康局 2021 年度政府信息公开工作报告", "青禾区卫生健康局", 2021),
        ("望川县财政局政府信息公开工作年度报告（2022年度）", "望川县财政局", 2022),
        ("云江县二○一二年政府信息公开年度报告", "云江县", 2012),
        ("2024 年江临市科委政府信息公开工作年度报告", "江临市科委", 2024),
    ],
)
def test_a_title_names_agency_and_year(printed: str, agency: str, year: int) -> None:
    found = title_in(printed)
    assert found is not None
    assert found[1:] == (agency, year)


def test_a_sentence_about_reports_is_no_title() -> None:
    assert (
        title_in("根据《关于做好2023年政府信息公开工作年度报告编制的通知》要求，现报告如下") is None
    )


def test_a_title_may_run_over_lines() -> None:
    found = find_title(["江临市平川区教育局2020年政府信息", "公开工作年度报告", "根据条例编制。"])
    assert found is not None
    assert (found.agency, found.year, found.lines) == ("江临市平川区教育局", 2020, 2)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2021年1月20日", date(2021, 1, 20)),
        ("二○一二年二月二十日", date(2012, 2, 20)),
        ("发布日期：2020-01-31", date(2020, 1, 31)),
        ("2023年2月30日", None),
    ],
)
def test_days_in_figures_and_in_chinese(printed: str, day: date | None) -> None:
    assert find_day(printed) == day


def test_the_year_is_that_of_the_period_where_no_title_names_it() -> None:
    assert find_year(["本报告所列数据统计期限为2020年1月1日至2020年12月31日。"]) == 2020


def test_the_signature_names_the_agency_where_no_title_does() -> None:
    closing = ["云江县教育局", "2021年1月20日"]
    assert find_agency((), closing) == "云江县教育局"


def test_the_publication_day_stands_near_the_top() -> None:
    assert find_published(["发布时间: 2021-03-05 08:58"]) == date(2021, 3, 5)


def test_the_signature_is_the_agency_and_the_day_at_the_end() -> None:
    lines = ["六、其他需要报告的事项", "无。", "云江县教育局", "2021年1月20日", "— 7 —"]
    assert signature_start(lines) == 2
