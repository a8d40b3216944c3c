"""What an agency's name tells of its kind: its level, its power to make rules, its deadline."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from mingtang.law import NotInForce, report_deadline

_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_CENTRAL = re.compile(
    r"^(?:国家|国务院|中国|中华人民共和国)|^[^省市县区州旗镇乡]{2,8}(?:部|总局|总署)$"
)
_GOVERNMENT = re.compile(r"人民政府$|(?<![组机])政府$")
_TOWNSHIP = re.compile(r"(?:[乡镇]|街道)(?:人民)?(?:政府|办事处)$|街道办事处$|街道$")
_RULING = re.compile(r"(?:[^市县区]省|自治区|自治州)(?:人民)?政府$")
_COUNTY = re.compile(r"(?:县|旗|区)(?:人民)?政府$")
_PLAIN_REGION = re.compile(r"(?:省|市|县|区|州|旗)$")
_GENERAL_OFFICE = re.compile(
    r"(?:政府|管委会|管理委员会)(?:办公厅|办公室)$|(?<=[省市县区州旗])政府办$"
)
_COMMITTEE = re.compile(r"管委会$|管理委员会$")
_DEPARTMENT = re.compile(
    r"(?:局|厅|委员会|委|办公室|办|中心|支队|大队|总队|研究院|处|站|所|署|分局|馆|行|社|会)$"
)


class AgencyKind(StrEnum):
    CENTRAL = "central"  # 国务院部门及其管理的机构
    RULING_GOVERNMENT = "ruling_government"  # 省、自治区、直辖市、自治州政府
    CITY_GOVERNMENT = "city_government"  # 设区的市与县级市，凭名称分不开
    COUNTY_GOVERNMENT = "county_government"
    TOWNSHIP = "township"
    GENERAL_OFFICE = "general_office"  # 政府办公厅（室），常代编本级政府的数据
    COMMITTEE = "committee"  # 开发区等管理机构
    DEPARTMENT = "department"
    UNKNOWN = "unknown"

    @property
    def is_government(self) -> bool:
        return self in {
            AgencyKind.RULING_GOVERNMENT,
            AgencyKind.CITY_GOVERNMENT,
            AgencyKind.COUNTY_GOVERNMENT,
        }


def kind_of(name: str | None) -> AgencyKind:
    """The kind that a name tells; `UNKNOWN` rather than a guess.

    >>> kind_of("云江县教育局").value, kind_of("江临市人民政府").value, kind_of("某综合实验区").value
    ('department', 'city_government', 'unknown')
    """
    bare = re.sub(r"\s+|[（(].*[）)]$", "", name or "")
    if not bare:
        return AgencyKind.UNKNOWN
    if _TOWNSHIP.search(bare):
        return AgencyKind.TOWNSHIP
    if _GOVERNMENT.search(bare):
        return _government(bare)
    tests = (
        (_GENERAL_OFFICE, AgencyKind.GENERAL_OFFICE),
        (_COMMITTEE, AgencyKind.COMMITTEE),
        (_CENTRAL, AgencyKind.CENTRAL),
        (_PLAIN_REGION, AgencyKind.UNKNOWN),
        (_DEPARTMENT, AgencyKind.DEPARTMENT),
    )
    return next((kind for test, kind in tests if test.search(bare)), AgencyKind.UNKNOWN)


def _government(bare: str) -> AgencyKind:
    if re.sub(r"(?:人民)?政府$", "", bare) in _MUNICIPALITIES or _RULING.search(bare):
        return AgencyKind.RULING_GOVERNMENT
    if _COUNTY.search(bare):
        return AgencyKind.COUNTY_GOVERNMENT
    if re.search(r"市(?:人民)?政府$", bare):
        return AgencyKind.CITY_GOVERNMENT
    return AgencyKind.UNKNOWN


def may_make_rules(name: str | None) -> bool | None:
    """Whether an agency of this name may make 规章 (立法法第九十一条、第九十三条): departments of the
    State Council and the governments of provinces, prefecture-level cities and autonomous
    prefectures may; the general office of a government reports for it. None where the name does
    not tell."""
    kind = kind_of(name)
    if kind is AgencyKind.GENERAL_OFFICE:
        return may_make_rules(re.sub(r"(?:办公厅|办公室|办)$", "", (name or "").strip()))
    if kind in {AgencyKind.CENTRAL, AgencyKind.RULING_GOVERNMENT}:
        return True
    if kind in {AgencyKind.DEPARTMENT, AgencyKind.COUNTY_GOVERNMENT, AgencyKind.TOWNSHIP}:
        return False
    return None


def publication_deadline(name: str | None, year: int) -> date | None:
    """The last day on which the report of `year` may appear (条例第四十九条): 31 January for
    departments, 31 March for governments; None where the name does not tell which holds. Up to the
    report of 2018 it was 31 March for all (2007年条例第三十一条), before 2008 nothing was due."""
    try:
        whole = report_deadline(year, government=True).value
        single = report_deadline(year, government=False).value
    except NotInForce:
        return None
    kind = kind_of(name)
    if whole == single or kind.is_government:
        return whole
    return single if kind is AgencyKind.DEPARTMENT else None
