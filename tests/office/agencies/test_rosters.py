from __future__ import annotations

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import Workbook
from pytest_django import DjangoAssertNumQueries

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import rosters
from mingtang_office.agencies.models import Agency, Roster
from mingtang_office.agencies.roster_table import read_table
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, Agencies

TABLE = """名称,性质,上级机关,行政区划代码
云江县水利局,政府部门,,990101
水利局信息中心,其他公共企事业单位,云江县水利局,
云江县第二中学,学校,云江县教育局,990101
"""


def hand_in(text: str, agencies: Agencies, by: User) -> Roster:
    return rosters.hand_in(parent=agencies.county, data=text.encode(), by=by, now=NOW)


def faults(text: str, agencies: Agencies, by: User) -> list[tuple[int, str]]:
    checked = rosters.look_at(hand_in(text, agencies, by), NOW)
    return [(fault.row, fault.column) for fault in checked.faults]


def test_a_table_is_entered_in_its_places(administrator: User, agencies: Agencies) -> None:
    roster = hand_in(TABLE, agencies, administrator)

    assert rosters.enter(roster=roster, by=administrator, now=NOW) == 3
    centre = Agency.objects.get(name="水利局信息中心")
    assert [a.name for a in centre.get_ancestors()] == ["云江县人民政府", "云江县水利局"]
    assert Agency.objects.get(name="云江县第二中学").get_parent() == agencies.education
    assert [problem for problem in Agency.find_problems() if problem] == []


def test_handing_in_enters_nothing(administrator: User, agencies: Agencies) -> None:
    hand_in(TABLE, agencies, administrator)

    assert Agency.objects.count() == 4


def test_a_table_is_entered_once(administrator: User, agencies: Agencies) -> None:
    roster = hand_in(TABLE, agencies, administrator)
    rosters.enter(roster=roster, by=administrator, now=NOW)

    with pytest.raises(ValidationError, match="已经录入"):
        rosters.enter(roster=roster, by=administrator, now=NOW)
    entry = Entry.objects.get(action="agencies.roster_entered")
    assert entry.facts["agencies"] == 3


def test_every_fault_is_told_by_row_and_nothing_is_entered(
    administrator: User, agencies: Agencies
) -> None:
    wrong = TABLE + "云江县气象局,局,,\n云江县档案局,政府部门,不存在的局,880000\n"

    assert faults(wrong, agencies, administrator) == [
        (5, "性质"),
        (6, "行政区划代码"),
        (6, "上级机关"),
    ]
    with pytest.raises(ValidationError, match="3 处"):
        rosters.enter(roster=Roster.objects.get(), by=administrator, now=NOW)
    assert Agency.objects.count() == 4


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("甲局,政府部门,乙局,\n乙局,政府部门,甲局,\n", [(2, "上级机关")]),
        ("云江县教育局,政府部门,,\n", [(2, "名称")]),
        ("甲局,政府部门,,\n甲局,政府部门,,\n", [(2, "名称"), (3, "名称")]),
        ("甲校,学校,甲局,\n甲局,政府部门,,\n甲局,政府部门,云江县教育局,\n", [(2, "上级机关")]),
    ],
    ids=["circle", "stands already", "twice", "which of two"],
)
def test_a_tree_that_cannot_be_is_refused(
    administrator: User, agencies: Agencies, lines: str, found: list[tuple[int, str]]
) -> None:
    assert faults("名称,性质,上级机关,行政区划代码\n" + lines, agencies, administrator) == found


def test_a_clerk_hands_in_no_table(owner: User, agencies: Agencies) -> None:
    with pytest.raises(PermissionDenied):
        rosters.hand_in(parent=agencies.education, data=TABLE.encode(), by=owner, now=NOW)


def workbook(*lines: list[object]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_with_the_row_numbers_that_a_person_sees() -> None:
    data = workbook(
        ["名称", "性质", "邮政编码"], ["甲局", "政府部门", 650000], [], ["乙局", "政府部门", None]
    )

    assert [(row.number, row.texts) for row in read_table(data)] == [
        (2, {"name": "甲局", "kind": "政府部门", "postal_code": "650000"}),
        (4, {"name": "乙局", "kind": "政府部门"}),
    ]


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030"])
def test_a_csv_of_excel_is_read_in_either_charset(charset: str) -> None:
    assert read_table(TABLE.encode(charset))[0].texts["name"] == "云江县水利局"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 broken", "Excel"),
        ("单位,类别\n甲,乙\n".encode(), "第一行须是表头"),
        ("名称,性质,名称\n甲局,政府部门,甲\n".encode(), "出现了两次"),
        ("名称,性质,编制\n甲局,政府部门,3\n".encode(), "“编制”不认识"),
        ("名称,性质\n".encode(), "没有内容"),
        (b"", "没有内容"),
        ('名称,性质\n"甲局,政府部门\n'.encode(), "CSV"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        read_table(data)


def test_as_many_questions_for_many_rows_as_for_few(
    administrator: User, agencies: Agencies, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [f"云江县第{n}小学,学校,云江县教育局,990101" for n in range(300)]
    roster = hand_in(
        "名称,性质,上级机关,行政区划代码\n" + "\n".join(lines), agencies, administrator
    )

    with django_assert_num_queries(2):
        checked = rosters.look_at(roster, NOW)
    assert (len(checked.drafts), checked.faults) == (300, [])
