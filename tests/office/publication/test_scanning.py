"""What is to be published is looked through for personal data; what is found is answered for or made
unreadable before anybody reviews it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import Workbook

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import answering, scan_queue
from mingtang_office.publication.actions.asking import begin, ensure
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.actions.drafting import revise
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import (
    Item,
    ItemState,
    Scan,
    ScanAnswer,
    ScanFinding,
    ScanState,
)
from mingtang_office.publication.rendering import shown
from mingtang_office.publication.scanning import open_findings, shown_scan
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau

MOBILE = "13800138000"
TEXT: list[tuple[str, Any]] = [
    (
        "paragraph",
        "<p>请各校按时报送。</p><p>联系人手机138<b>0013</b>8000，办公电话0571-88012345。</p>",
    )
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(rows: list[list[str]], **more: Any) -> list[tuple[str, Any]]:
    value = {"data": rows, "cell": [], "mergeCells": [], "first_row_is_table_header": True}
    return [("table", {**value, "table_header_choice": "row", **more})]


PUPILS = table(
    [
        ["序号", "姓名", "班级", "家庭住址"],
        ["1", "张小明", "三年级1班", "云江县城关镇人民路12号3单元"],
        ["2", "李小红", "三年级2班", "云江县城关镇解放路8号"],
    ]
)


def scanned(bureau: Bureau, item: Item) -> Scan:
    return ensure(item=item, by=bureau.clerk, now=NOW)


def told(scan: Scan) -> list[tuple[str, str, str]]:
    return [(row.matter, row.at, row.quote) for row in scan.findings.all()]


def answered(bureau: Bureau, finding: ScanFinding, answer: ScanAnswer, reason: str) -> ScanFinding:
    return answering.answer(finding=finding, answer=answer, reason=reason, by=bureau.clerk, now=NOW)


def masked(bureau: Bureau, item: Item, finding: ScanFinding) -> Item:
    return answering.mask_finding(
        item=item, finding=finding, expected_revision=item.revision, by=bureau.clerk, now=NOW
    )


def with_list(bureau: Bureau, item: Item) -> Item:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["姓名", "联系电话"], ["王建国", MOBILE], ["李秀英", "13912345678"]):
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return attach(
        item=item,
        file=Incoming("名单.xlsx", stream.getvalue(), XLSX),
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )


def test_what_is_found_is_kept_masked_with_its_place(bureau: Bureau) -> None:
    scan = scanned(bureau, bureau.draft(body=TEXT))

    assert told(scan) == [
        ("mobile", "正文第2段", "138****8000"),
        ("landline", "正文第2段", "0571*******45"),
    ]
    assert MOBILE not in str(list(ScanFinding.objects.values()))


def test_a_finding_that_blocks_keeps_an_item_from_review(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    scanned(bureau, item)

    with pytest.raises(Refused, match="个人信息检查有1处须处理"):
        bureau.submit(item)


def test_an_item_without_findings_goes_on(bureau: Bureau) -> None:
    assert bureau.submit(bureau.draft()).state == ItemState.IN_REVIEW
    assert Scan.objects.get().state == ScanState.DONE


def test_what_is_not_to_be_published_is_not_asked_for(bureau: Bureau) -> None:
    item = bureau.draft(
        body=TEXT,
        attribute=Attribute.WITHHELD,
        grounds=[Ground.PERSONNEL],
        attribute_reason="拟任人选尚未任命",
    )

    assert open_findings(item) == ()


def test_an_answered_finding_stays_and_the_item_goes_on(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    finding = scanned(bureau, item).findings.get(matter="mobile")

    answered(bureau, finding, ScanAnswer.OFFICE, "值班手机，对外公布")

    assert bureau.submit(item).state == ItemState.IN_REVIEW
    entry = Entry.objects.get(action="publication.finding_answered")
    assert entry.facts["answer"] == "office"
    assert "值班" not in str(entry.facts)


def test_an_answer_needs_its_reason(bureau: Bureau) -> None:
    finding = scanned(bureau, bureau.draft(body=TEXT)).findings.get(matter="mobile")

    with pytest.raises(Refused, match="请写明可以公开的理由"):
        answered(bureau, finding, ScanAnswer.FALSE_ALARM, " ")


def test_only_the_unseen_is_answered_by_having_been_looked_at(bureau: Bureau) -> None:
    finding = scanned(bureau, bureau.draft(body=TEXT)).findings.get(matter="mobile")

    with pytest.raises(Refused, match="不能以“已逐一目视检查"):
        answered(bureau, finding, ScanAnswer.LOOKED_AT, "看过")


def test_a_stranger_answers_nothing(bureau: Bureau, stranger: User) -> None:
    finding = scanned(bureau, bureau.draft(body=TEXT)).findings.get(matter="mobile")

    with pytest.raises(PermissionDenied):
        answering.answer(
            finding=finding, answer=ScanAnswer.OFFICE, reason="值班", by=stranger, now=NOW
        )


def test_a_changed_item_is_looked_through_again(bureau: Bureau) -> None:
    item = bureau.draft()
    scanned(bureau, item)
    item = revise(
        item=item,
        written={"body": TEXT},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )

    assert "还没有作个人信息检查" in open_findings(item)[0]
    with pytest.raises(Refused, match="有1处须处理"):
        bureau.submit(item)


def test_an_answer_holds_while_its_paragraph_stays_the_same(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    finding = scanned(bureau, item).findings.get(matter="mobile")
    answered(bureau, finding, ScanAnswer.OFFICE, "值班手机")
    before = ("paragraph", "<p>新加的一段。</p>")
    item = revise(
        item=item,
        written={"body": [before, *TEXT]},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )

    row = scanned(bureau, item).findings.get(matter="mobile")
    assert (row.at, row.answer, row.answered_by) == ("正文第3段", "office", bureau.clerk)


def test_masking_changes_just_what_was_found(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    finding = scanned(bureau, item).findings.get(matter="mobile")

    item = masked(bureau, item, finding)

    assert shown(item.body) == (
        "<p>请各校按时报送。</p><p>联系人手机138****8000<b></b>，办公电话0571-88012345。</p>"
    )
    assert open_findings(item) != ()
    scanned(bureau, item)
    assert open_findings(item) == ()


def test_a_masked_title_is_a_title(bureau: Bureau) -> None:
    item = bureau.draft(title=f"关于{MOBILE}来信的答复")
    finding = scanned(bureau, item).findings.get()

    assert masked(bureau, item, finding).title == "关于138****8000来信的答复"


def test_names_and_addresses_of_pupils_leave_a_table(bureau: Bureau) -> None:
    item = bureau.draft(kind=ItemKind.NOTICE, body=PUPILS, title="新生名单公布")
    for matter in ("name_with_class", "address"):
        item = masked(bureau, item, scanned(bureau, item).findings.get(matter=matter))

    rows = item.body[0].value["data"]
    assert [row[1] for row in rows] == ["姓名", "张某某", "李某某"]
    assert "人民路" not in str(rows)
    assert not scanned(bureau, item).findings.exists()


def test_a_column_is_dropped_whole(bureau: Bureau) -> None:
    rows = [["学校", "身份证号码", "人数"], ["第一小学", "11010519491231002X", "3"]]
    item = bureau.draft(body=table(rows))
    finding = scanned(bureau, item).findings.get()

    assert finding.proposal == "drop_column"
    assert masked(bureau, item, finding).body[0].value["data"] == [
        ["学校", "人数"],
        ["第一小学", "3"],
    ]


def test_a_column_under_a_merged_cell_is_left_to_a_person(bureau: Bureau) -> None:
    merge = {"row": 0, "col": 1, "rowspan": 1, "colspan": 2}
    rows = [["学校", "身份证号码", ""], ["第一小学", "11010519491231002X", "3"]]
    item = bureau.draft(body=table(rows, mergeCells=[merge]))
    finding = scanned(bureau, item).findings.first()
    assert finding is not None

    with pytest.raises(Refused, match="请在编辑页面"):
        masked(bureau, item, finding)


def test_a_finding_of_before_a_change_masks_nothing(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    finding = scanned(bureau, item).findings.get(matter="mobile")
    item = masked(bureau, item, finding)

    with pytest.raises(Refused, match="检查以后内容有改动"):
        masked(bureau, item, finding)


def test_an_attachment_is_looked_through_and_replaced_by_a_clean_copy(bureau: Bureau) -> None:
    item = with_list(bureau, bureau.draft())
    scan = scanned(bureau, item)
    assert ("mobile", "附件1第1张表“Sheet”第2列") in [(m, at) for m, at, _ in told(scan)]
    with pytest.raises(Refused, match="须处理"):
        bureau.submit(item)

    [old] = files_of(item)
    copy = answering.cleaned_copy(old)
    assert MOBILE.encode() not in copy.data
    item = answering.replace_by_cleaned(
        item=item,
        attachment=old,
        copy=copy,
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )

    [new] = files_of(item)
    assert new.pk != old.pk
    assert not [row for row in scanned(bureau, item).findings.all() if row.severity == "blocks"]


def test_a_file_that_cannot_be_read_blocks(bureau: Bureau) -> None:
    item = attach(
        item=bureau.draft(),
        file=Incoming("附表.pdf", b"%PDF-1.7 broken", "application/pdf"),
        expected_revision=1,
        by=bureau.clerk,
        now=NOW,
    )

    scan = scanned(bureau, item)
    blocking = scan.findings.filter(severity="blocks")
    assert {row.matter for row in blocking} == {"unreadable"}


def test_large_files_are_left_to_the_worker(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mingtang_office.publication.actions.asking.AT_ONCE", 10)
    item = with_list(bureau, bureau.draft())

    scan = scanned(bureau, item)
    assert scan.state == ScanState.WAITING
    assert "还没有完成" in open_findings(item)[0]

    for _ in range(2):  # a worker that died is followed by another
        scan_queue.scan_item.func(scan.pk)
    scan.refresh_from_db()
    assert (scan.state, scan.files) == (ScanState.DONE, 1)


def test_a_scan_that_came_to_no_end_is_begun_anew(bureau: Bureau) -> None:
    item = bureau.draft()
    scan = begin(item=item, by=bureau.clerk, now=NOW)
    scan_queue._given_up((scan.pk,), {}, reason="程序反复中断", now=NOW)
    assert "程序反复中断" in open_findings(item)[0]

    assert scanned(bureau, item).state == ScanState.DONE


def test_the_page_shows_who_answered(bureau: Bureau) -> None:
    item = bureau.draft(body=TEXT)
    answered(
        bureau, scanned(bureau, item).findings.get(matter="mobile"), ScanAnswer.CONSENT, "本人同意"
    )

    shown_now = shown_scan(item, may_work=True)
    assert shown_now.open_count == 0
    assert [(line.row.matter, line.is_open, line.is_maskable) for line in shown_now.lines] == [
        ("mobile", False, True),
        ("landline", False, False),
    ]


def test_of_a_secret_no_finding_remains(bureau: Bureau) -> None:
    item = bureau.to_keeper(bureau.draft())
    bureau.examine(item, {Head.STATE_SECRET: Answer(Verdict.YES, "引用了涉密文件")})

    assert not Scan.objects.exists()
