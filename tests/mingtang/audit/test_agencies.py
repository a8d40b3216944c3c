from __future__ import annotations

from datetime import date

import pytest

from mingtang.audit.agencies import AgencyKind, kind_of, may_make_rules, publication_deadline


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云江县教育局", AgencyKind.DEPARTMENT),
        ("云江县教育和体育局", AgencyKind.DEPARTMENT),
        ("江临市发展和改革委员会", AgencyKind.DEPARTMENT),
        ("云岭省教育厅", AgencyKind.DEPARTMENT),
        ("云江县人民政府", AgencyKind.COUNTY_GOVERNMENT),
        ("江临市青禾区人民政府", AgencyKind.COUNTY_GOVERNMENT),
        ("江临市人民政府", AgencyKind.CITY_GOVERNMENT),
        ("云岭省人民政府", AgencyKind.RULING_GOVERNMENT),
        ("云岭自治州人民政府", AgencyKind.RULING_GOVERNMENT),
        ("上海市人民政府", AgencyKind.RULING_GOVERNMENT),
        ("柳塘镇人民政府", AgencyKind.TOWNSHIP),
        ("青禾区柳塘街道办事处", AgencyKind.TOWNSHIP),
        ("江临市人民政府办公室", AgencyKind.GENERAL_OFFICE),
        ("云江经济开发区管委会", AgencyKind.COMMITTEE),
        ("国家云江管理局", AgencyKind.CENTRAL),
        ("云江综合实验区", AgencyKind.UNKNOWN),
        ("青禾区", AgencyKind.UNKNOWN),
        ("", AgencyKind.UNKNOWN),
        (None, AgencyKind.UNKNOWN),
    ],
)
def test_name_tells_the_kind(name: str | None, kind: AgencyKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("云江县教育局", False),
        ("云江县人民政府", False),
        ("云江县人民政府办公室", False),
        ("云岭省人民政府", True),
        ("云岭省人民政府办公厅", True),
        ("江临市人民政府", None),
        ("云江综合实验区", None),
    ],
)
def test_name_tells_the_power_to_make_rules(name: str, may: bool | None) -> None:
    assert may_make_rules(name) is may


@pytest.mark.parametrize(
    ("name", "year", "due"),
    [
        ("云江县教育局", 2023, date(2024, 1, 31)),
        ("云江县人民政府", 2023, date(2024, 3, 31)),
        ("柳塘镇人民政府", 2023, None),
        ("云江县教育局", 2019, date(2020, 1, 31)),
        ("云江县教育局", 2018, date(2019, 3, 31)),
    ],
)
def test_name_and_year_tell_the_deadline(name: str, year: int, due: date | None) -> None:
    assert publication_deadline(name, year) == due
