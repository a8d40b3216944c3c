from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from openpyxl import Workbook, load_workbook
from pytest_django import DjangoAssertNumQueries

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers import exports
from mingtang_office.powers.actions import imports
from mingtang_office.powers.actions.decisions import open_party
from mingtang_office.powers.exports import Form
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    Charge,
    EntryVersion,
    NormativeDocument,
    PowerDecision,
    PowerStanding,
    Register,
    TableImport,
)
from mingtang_office.powers.reading import Matching, guessed
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.ui.matched_tables import read_table
from tests.office.conftest import NOW, Agencies
from tests.office.powers.conftest import Put, cells

PENALTIES = """处罚决定书文号,案由,处罚依据,当事人类型,行政相对人名称,处罚决定日期,处罚内容,是否公示
云教罚〔2025〕1号,擅自举办培训机构,《民办教育促进法》,法人、其他组织或者个体工商户,启明培训中心,2025-03-03,罚款三万元,是
云教罚〔2025〕2号,擅自举办培训机构,,自然人,林小满,2025/4/1,警告,否
"""
CHARGES = """收费项目,依据,标准,日期,收费金额（万元）
学费,云价费〔2019〕8号,每学期600元,2025年3月3日,12.60005
住宿费,云价费〔2019〕8号,每学期200元,2025-03-04,1.2
"""
DOCUMENTS = """文件名称,发文字号,印发日期,有效期,有效性,废止日期,废止依据
招生办法,云教规〔2023〕1号,2023-01-05,,有效,,
考试办法,云教规〔2023〕2号,2023-01-05,,废止,2025-05-01,关于废止部分文件的通知
收费办法,云教规〔2022〕3号,2022-01-05,2024-12-31,,,
"""


def hand_in(
    text: str | bytes,
    agencies: Agencies,
    by: User,
    register: Register = Register.DECISIONS,
    constants: dict[str, str] | None = None,
) -> TableImport:
    data = text if isinstance(text, bytes) else text.encode()
    row = imports.hand_in(
        ledger=LEDGERS[register],
        agency=agencies.education,
        name="台账.csv",
        data=data,
        by=by,
        now=NOW,
    )
    if constants is not None:
        known = imports.matching_of(row)
        imports.match(
            row=row,
            matching=Matching(known.columns, {**known.constants, **constants}),
            by=by,
            now=NOW,
        )
    return row


def penalties(text: str, agencies: Agencies, by: User) -> TableImport:
    return hand_in(text, agencies, by, constants={"row": "penalties"})


def faults(row: TableImport) -> list[tuple[int, str, str]]:
    found = imports.look_at(row, imports.table_of(row), NOW).faults
    return [(fault.row, fault.column, fault.message) for fault in found]


def enter(row: TableImport, by: User) -> int:
    return imports.enter(row=row, by=by, now=NOW)


def test_the_columns_are_guessed_by_their_headings() -> None:
    table = read_table(PENALTIES.encode())
    matching = guessed(LEDGERS[Register.DECISIONS], table)
    assert list(matching.columns.values()) == [
        "number",
        "item",
        "basis",
        "party_kind",
        "party",
        "decided_on",
        "result",
        "publicity",
    ]
    assert [c.name for c in matching.missing(LEDGERS[Register.DECISIONS])] == ["row"]


def test_a_heading_nearly_right_is_taken_and_a_strange_one_left() -> None:
    table = read_table("收费项目名称,入库金额(元),备注\n学费,5,无\n".encode())
    assert guessed(LEDGERS[Register.CHARGES], table).columns == {0: "item", 1: "amount"}


def test_a_table_is_entered_whole_with_all_that_hangs_on_its_rows(
    agencies: Agencies, owner: User, asked: Question
) -> None:
    assert enter(penalties(PENALTIES, agencies, owner), owner) == 2
    assert cells(asked) == {"penalties.decisions": 2}
    first, second = PowerDecision.objects.order_by("pk")
    assert (first.party, first.sealed, first.publicity) == ("启明培训中心", None, True)
    assert (second.party, second.decided_on) == ("林某某", date(2025, 4, 1))
    assert open_party(decision=second, by=owner, now=NOW) == "林小满"
    assert EntryVersion.objects.filter(deed="imported").count() == 2
    told = Entry.objects.get(action="powers.table_entered").facts
    assert (told["rows"], told["register"]) == (2, "decisions")


def test_handing_in_enters_nothing_and_keeps_the_file_sealed(
    agencies: Agencies, owner: User
) -> None:
    row = hand_in(PENALTIES, agencies, owner)
    assert not PowerDecision.objects.exists()
    with default_storage.open(row.stored) as file:
        assert "林小满".encode() not in file.read()
    assert imports.table_of(row).rows[1].text(4) == "林小满"


def test_without_its_needed_columns_nothing_is_entered(agencies: Agencies, owner: User) -> None:
    with pytest.raises(Refused, match="还没有指明哪一列是“类别”"):
        enter(hand_in(PENALTIES, agencies, owner), owner)
    assert not PowerStanding.objects.exists()


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        (",案由,,自然人,林小满,2025-04-01,警告,否", "处罚决定书文号", "没有填写"),
        ("3号,案由,,自然人,林小满,2025-02-30,警告,否", "处罚决定日期", "没有“2025-02-30”这一天"),
        ("3号,案由,,自然人,林小满,2099-02-03,警告,否", "处罚决定日期", "还没有到"),
        ("3号,案由,,外星人,林小满,2025-04-01,警告,否", "当事人类型", "应为：法人"),
        ("3号,案由,,自然人,林小满,2025-04-01,警告,可能", "是否公示", "请填“是”或者“否”"),
        ("3号,案由,,自然人,林小满,2025-04-01,打电话13800138000,否", "处罚内容", "个人信息"),
        (
            "云教罚〔2025〕2号,案由,,自然人,林某,2025-04-01,警告,否",
            "处罚决定书文号",
            "与第 3 行相同",
        ),
        (f"3号,{'案' * 201},,自然人,林小满,2025-04-01,警告,否", "案由", "最多 200 字"),
    ],
)
def test_every_fault_is_told_by_row_and_column_and_nothing_is_entered(
    agencies: Agencies, owner: User, line: str, column: str, said: str
) -> None:
    row = penalties(f"{PENALTIES}{line}\n", agencies, owner)
    [(number, heading, message)] = faults(row)
    assert (number, heading) == (4, column)
    assert said in message
    with pytest.raises(Refused, match="1 处需要更正"):
        enter(row, owner)
    assert not PowerDecision.objects.exists()
    assert not ObjectKey.objects.filter(object_type="powers.powerdecision").exists()


def test_what_is_there_already_is_a_fault(agencies: Agencies, owner: User, put: Put) -> None:
    put(Register.DECISIONS)
    found = faults(penalties(PENALTIES, agencies, owner))
    assert [(number, column) for number, column, _ in found] == [(2, "处罚决定书文号")]
    assert "已经登记过" in found[0][2]


def test_rows_under_a_figure_of_a_period_are_faults(
    agencies: Agencies, owner: User, put: Put
) -> None:
    put(Register.FIGURES, row="penalties")
    found = faults(penalties(PENALTIES, agencies, owner))
    assert [(number, column) for number, column, _ in found] == [(2, "处罚决定日期")]
    assert "会重复计数" in found[0][2]


def test_figures_of_a_table_do_not_lie_over_one_another(agencies: Agencies, owner: User) -> None:
    text = (
        "类别,起始日期,截止日期,件数,数据来源\n"
        "行政许可,2025-01-01,2025-03-31,120,报表\n行政许可,2025-03-31,2025-06-30,80,报表\n"
        "行政处罚,2025-01-01,2025-12-31,3,报表\n"
    )
    row = hand_in(text, agencies, owner, Register.FIGURES)
    assert [(number, column) for number, column, _ in faults(row)] == [(3, "起始日期")]


def test_a_table_is_entered_once(agencies: Agencies, owner: User) -> None:
    row = penalties(PENALTIES, agencies, owner)
    enter(row, owner)
    with pytest.raises(Refused, match="已经录入"):
        enter(row, owner)
    assert PowerDecision.objects.count() == 2


def test_amounts_are_in_the_unit_that_the_heading_names(
    agencies: Agencies, owner: User, asked: Question
) -> None:
    enter(hand_in(CHARGES, agencies, owner, Register.CHARGES), owner)
    assert cells(asked) == {"charges.amount": Decimal("13.80005")}
    assert Charge.objects.get(item="学费").last_on == date(2025, 3, 3)


def test_the_unit_may_be_said_otherwise(agencies: Agencies, owner: User) -> None:
    text = CHARGES.replace("12.60005", "126000.50").replace("（万元）", "")
    enter(hand_in(text, agencies, owner, Register.CHARGES, {"unit": "元"}), owner)
    assert Charge.objects.get(item="学费").amount == Decimal("126000.50")


def test_an_old_register_of_documents_comes_with_how_they_ended(
    agencies: Agencies, owner: User, asked: Question
) -> None:
    row = hand_in(DOCUMENTS, agencies, owner, Register.DOCUMENTS, {"row": "normative_documents"})
    assert faults(row) == []
    assert enter(row, owner) == 3
    assert cells(asked) == {"normative_documents.repealed": 2, "normative_documents.in_force": 1}
    ended = NormativeDocument.objects.get(number="云教规〔2023〕2号")
    assert (ended.validity, ended.changes.get().by_title) == ("repealed", "关于废止部分文件的通知")


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030"])
def test_a_csv_of_excel_is_read_in_either_charset(
    charset: str, agencies: Agencies, owner: User
) -> None:
    row = hand_in(PENALTIES.encode(charset), agencies, owner, constants={"row": "penalties"})
    assert faults(row) == []


def test_licences_and_penalties_are_to_be_shown_where_a_table_does_not_say(
    agencies: Agencies, owner: User
) -> None:
    silent = "\n".join(line.rpartition(",")[0] for line in PENALTIES.splitlines())
    enter(penalties(silent, agencies, owner), owner)
    row = hand_in(silent, agencies, owner, constants={"row": "compulsory_measures"})
    enter(row, owner)
    shown = PowerDecision.objects.filter(publicity=True)
    assert {each.row for each in shown} == {"penalties"}
    assert shown.count() == 2


def test_a_workbook_with_dates_and_numbers_is_read(agencies: Agencies, owner: User) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["收费项目", "收费依据", "收费标准", "起始日期", "入库金额（元）"])
    sheet.append(["学费", "文件", "600元", date(2025, 3, 3), 126000.5])
    stream = io.BytesIO()
    book.save(stream)
    enter(hand_in(stream.getvalue(), agencies, owner, Register.CHARGES), owner)
    assert Charge.objects.get().amount == Decimal("126000.50")


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "没有内容"), ("收费项目\n".encode(), "表头之下没有内容"), (b"PK\x03\x04", "未能读取")],
)
def test_a_file_that_is_no_table_is_refused(
    data: bytes, told: str, agencies: Agencies, owner: User
) -> None:
    with pytest.raises(ValidationError, match=told):
        hand_in(data, agencies, owner)
    assert not TableImport.objects.exists()


def test_who_keeps_no_register_hands_nothing_in(
    agencies: Agencies, owner: User, colleague: User, stranger: User
) -> None:
    row = penalties(PENALTIES, agencies, owner)
    for person in (colleague, stranger):
        with pytest.raises(PermissionDenied):
            hand_in(PENALTIES, agencies, person)
        with pytest.raises(PermissionDenied):
            enter(row, person)


def test_a_table_given_up_leaves_nothing(
    agencies: Agencies, owner: User, django_capture_on_commit_callbacks: object
) -> None:
    row = hand_in(PENALTIES, agencies, owner)
    stored = Path(default_storage.path(row.stored))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        imports.discard(row=row, by=owner, now=NOW)
    assert not stored.exists()
    assert not ObjectKey.objects.filter(object_type="powers.tableimport").exists()


def test_two_columns_for_one_field_are_refused(agencies: Agencies, owner: User) -> None:
    row = hand_in(PENALTIES, agencies, owner)
    with pytest.raises(Refused, match="“事项名称”对应了不止一列"):
        imports.match(row=row, matching=Matching({1: "item", 2: "item"}), by=owner, now=NOW)


def test_many_rows_take_no_more_queries_than_few(
    agencies: Agencies, owner: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = "".join(
        f"云教罚〔2025〕{n}号,案由,,自然人,林小满,2025-04-01,警告,否\n" for n in range(10, 310)
    )
    row = penalties(PENALTIES + lines, agencies, owner)
    with django_assert_max_num_queries(40):
        assert enter(row, owner) == 302


@pytest.mark.parametrize("register", list(Register))
@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV])
def test_what_is_exported_is_read_back_by_the_import(
    register: Register, form: Form, put: Put, agencies: Agencies
) -> None:
    entry = put(register)
    ledger = LEDGERS[register]
    data = exports.content(ledger, [entry], form)
    table = read_table(data)
    matching = guessed(ledger, table)
    needed = {c.name for c in ledger.asked if c.required}
    assert needed <= set(matching.columns.values())
    for at, name in matching.columns.items():
        column = ledger.column(name)
        if not column.in_tables_only:
            assert column.parse(table.rows[0].text(at)) == (
                getattr(entry, name) if getattr(entry, name) is not None else column.parse("")
            )


@pytest.mark.parametrize("register", list(Register))
def test_a_template_is_matched_without_a_question(register: Register) -> None:
    ledger = LEDGERS[register]
    for form in (Form.XLSX, Form.CSV):
        filled = exports.template(ledger, form)
        heads = (
            [cell.value for cell in load_workbook(io.BytesIO(filled)).worksheets[0][1]]
            if form is Form.XLSX
            else next(csv.reader(io.StringIO(filled.decode("utf-8-sig"))))
        )
        line = "x," * (len(heads) - 1) + "x\n"
        matching = guessed(ledger, read_table((",".join(map(str, heads)) + "\n" + line).encode()))
        assert list(matching.columns.values()) == [column.name for column in ledger.columns]


def test_no_exported_cell_begins_a_formula(put: Put) -> None:
    entry = put(Register.PROCUREMENTS, supplier='=HYPERLINK("http://x")', project="+1")
    ledger = LEDGERS[Register.PROCUREMENTS]
    sheet = load_workbook(io.BytesIO(exports.content(ledger, [entry], Form.XLSX))).worksheets[0]
    typed = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
    assert "f" not in typed
    text = exports.content(ledger, [entry], Form.CSV).decode("utf-8-sig")
    found = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@"))]
