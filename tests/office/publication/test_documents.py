"""公文备案: one row a document, what it says while its item goes its way, and what is assessed again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.reassessment import Share
from mingtang.publication.reassessment import Verdict as Found
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication.actions import filing_tables
from mingtang_office.publication.actions.documents import (
    Filing,
    correct,
    file_document,
    reassess,
    tie_item,
)
from mingtang_office.publication.actions.drafting import discard, revise
from mingtang_office.publication.models import FiledDocument, Item
from mingtang_office.publication.queries.documents import figures, overdue
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW
from tests.office.publication.bureau import Bureau

DOCUMENT: dict[str, Any] = {
    "kind": ItemKind.OFFICIAL_DOCUMENT,
    "title": "云江县教育局关于做好春季招生工作的通知",
    "document_number": "云教发〔2026〕7号",
    "written_on": date(2026, 3, 2),
    "topic": "0201",
    "genre": "notice",
}
PUBLIC = Filing("云教发〔2026〕1号", "关于招生的通知", date(2026, 1, 5), Attribute.PROACTIVE)
WITHHELD = Filing(
    "云教发〔2025〕2号",
    "关于人员调整的请示",
    date(2025, 2, 3),
    Attribute.WITHHELD,
    (Ground.PERSONNEL,),
    "拟任人选尚未任命，公开后影响人事工作",
)
SECRET = Filing(
    "云教密〔2025〕1号",
    "",
    date(2025, 2, 3),
    Attribute.WITHHELD,
    (Ground.STATE_SECRET,),
    "云密定〔2025〕3号确定为秘密级",
)


def filed(bureau: Bureau, filing: Filing = PUBLIC) -> FiledDocument:
    return file_document(agency=bureau.agency, filing=filing, by=bureau.clerk, now=NOW)


def assessed(bureau: Bureau, row: FiledDocument, verdict: Found, on: date) -> FiledDocument:
    return reassess(
        document=row,
        on=on,
        verdict=verdict,
        reason="经复核，情形已经变化",
        expected_revision=row.revision,
        by=bureau.clerk,
        now=NOW,
    )


def changed(filing: Filing, **fields: Any) -> Filing:
    names = ("number", "title", "formed_on", "attribute", "grounds", "reason", "section")
    return Filing(**{**{name: getattr(filing, name) for name in names}, **fields})


def test_a_drafted_document_is_filed_with_the_attribute_of_its_draft(bureau: Bureau) -> None:
    item = bureau.draft(**DOCUMENT)

    row = FiledDocument.objects.get()
    assert (row.item, row.number, row.formed_on, row.attribute) == (
        item,
        "云教发〔2026〕7号",
        date(2026, 3, 2),
        Attribute.PROACTIVE,
    )


@pytest.mark.parametrize(
    "written",
    [
        {"kind": ItemKind.NEWS},
        {"issuer": "云江县人民政府"},
        {"details": {"is_reprint": True}, "source": "县政府"},
    ],
)
def test_what_the_agency_did_not_draw_up_is_not_filed(
    bureau: Bureau, written: dict[str, Any]
) -> None:
    bureau.draft(**{**DOCUMENT, **written})

    assert not FiledDocument.objects.exists()


def test_the_register_follows_the_item(bureau: Bureau) -> None:
    item = bureau.draft(**DOCUMENT)
    revise(
        item=item,
        written={"title": "另一个标题", "document_number": "云教发[2026]8号"},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )

    row = FiledDocument.objects.get()
    assert (row.title, row.number) == ("另一个标题", "云教发〔2026〕8号")


def test_a_document_filed_by_hand_is_tied_and_not_filed_twice(bureau: Bureau) -> None:
    row = filed(bureau, changed(PUBLIC, number="云教发[2026]第007号"))

    item = bureau.draft(**DOCUMENT)

    assert FiledDocument.objects.get().pk == row.pk
    assert FiledDocument.objects.get().item == item


def test_a_second_item_of_the_same_document_adds_no_row(bureau: Bureau) -> None:
    first = bureau.draft(**DOCUMENT)
    second = bureau.draft(**DOCUMENT)

    revise(
        item=second,
        written={"summary": "另一段概述"},
        expected_revision=second.revision,
        by=bureau.clerk,
        now=NOW,
    )
    assert FiledDocument.objects.get().item == first


def test_a_draft_that_was_given_up_is_no_document(bureau: Bureau) -> None:
    item = bureau.draft(**DOCUMENT)

    discard(item=item, reason="不发了", expected_revision=item.revision, by=bureau.clerk, now=NOW)

    assert not FiledDocument.objects.exists()


def test_of_a_secret_found_in_review_the_number_remains(bureau: Bureau) -> None:
    item = bureau.to_keeper(bureau.draft(**DOCUMENT, effective_on=date(2026, 3, 2)))
    bureau.examine(item, {Head.STATE_SECRET: Answer(Verdict.YES, "引用了涉密文件")})

    row = FiledDocument.objects.get()
    assert (row.number, row.title, row.attribute, row.grounds) == (
        "云教发〔2026〕7号",
        "",
        Attribute.WITHHELD,
        [Ground.STATE_SECRET],
    )


def test_a_secret_is_filed_by_its_number_alone(bureau: Bureau) -> None:
    assert filed(bureau, SECRET).title == ""
    with pytest.raises(Refused, match=r"国家秘密不得录入本系统.*清空标题"):
        filed(bureau, changed(SECRET, number="云教密〔2025〕2号", title="关于某事"))
    with pytest.raises(Refused, match="请填写文号"):
        filed(bureau, changed(SECRET, number=""))


def test_what_is_withheld_needs_its_ground(bureau: Bureau) -> None:
    with pytest.raises(Refused, match="须有依据"):
        filed(bureau, changed(WITHHELD, grounds=()))


def test_one_number_is_filed_once(bureau: Bureau) -> None:
    filed(bureau)

    with pytest.raises(Refused, match="已经备案"):
        filed(bureau, changed(PUBLIC, number="云教发(2026)01号"))


def test_who_is_not_of_the_bureau_files_nothing(bureau: Bureau, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        file_document(agency=bureau.agency, filing=PUBLIC, by=stranger, now=NOW)


def test_the_second_of_two_corrections_is_told(bureau: Bureau) -> None:
    row = filed(bureau)
    for_first = changed(PUBLIC, title="另一个标题")
    correct(document=row, filing=for_first, expected_revision=1, by=bureau.clerk, now=NOW)

    with pytest.raises(Overtaken, match="更正了这份备案"):
        correct(document=row, filing=PUBLIC, expected_revision=1, by=bureau.clerk, now=NOW)


def test_what_an_item_says_is_mended_in_the_item(bureau: Bureau) -> None:
    bureau.draft(**DOCUMENT)

    with pytest.raises(Refused, match="请在信息页面修改"):
        correct(
            document=FiledDocument.objects.get(),
            filing=PUBLIC,
            expected_revision=1,
            by=bureau.clerk,
            now=NOW,
        )


def test_an_item_is_tied_to_one_document(bureau: Bureau) -> None:
    row, item = filed(bureau), bureau.draft(document_number="无")

    row = tie_item(document=row, item=item, expected_revision=1, by=bureau.clerk, now=NOW)

    assert row.item == item
    with pytest.raises(Refused, match="不能再关联另一条"):
        tie_item(document=row, item=item, expected_revision=2, by=bureau.clerk, now=NOW)


def test_what_is_withheld_is_assessed_after_a_year(bureau: Bureau) -> None:
    row = filed(bureau, WITHHELD)

    assert row.reassess_on == date(2026, 2, 3)
    assert FiledDocument.objects.filter(overdue(date(2026, 2, 4))).get() == row
    assert not FiledDocument.objects.filter(overdue(date(2026, 2, 3))).exists()


def test_what_stays_is_assessed_again(bureau: Bureau) -> None:
    row = assessed(bureau, filed(bureau, WITHHELD), Found.STAYS, date(2026, 3, 1))

    assert (row.attribute, row.reassess_on) == (Attribute.WITHHELD, date(2027, 3, 1))


def test_what_may_be_disclosed_now_is_so_in_the_register(bureau: Bureau) -> None:
    row = assessed(bureau, filed(bureau, WITHHELD), Found.DISCLOSE, date(2026, 3, 1))

    assert (row.attribute, row.grounds, row.reassess_on) == (Attribute.PROACTIVE, [], None)
    assert Entry.objects.filter(action="publication.reassessed").count() == 1
    with pytest.raises(Refused, match="只有不予公开的公文"):
        assessed(bureau, row, Found.STAYS, date(2026, 3, 2))


@pytest.mark.parametrize("on", [date(2025, 2, 2), date(2026, 3, 14)])
def test_an_assessment_on_an_impossible_day_is_refused(bureau: Bureau, on: date) -> None:
    row = filed(bureau, WITHHELD)

    with pytest.raises(Refused):
        assessed(bureau, row, Found.STAYS, on)


def test_a_secret_is_not_disclosed_by_an_assessment(bureau: Bureau) -> None:
    row = filed(bureau, SECRET)

    with pytest.raises(Refused, match="未经解密不得公开"):
        assessed(bureau, row, Found.DISCLOSE, date(2026, 3, 1))


def test_the_figures_of_a_year(bureau: Bureau) -> None:
    for filing in (PUBLIC, WITHHELD, SECRET):
        filed(bureau, filing)

    assert [
        (each.year, each.share, each.grounds) for each in figures(FiledDocument.objects.all())
    ] == [
        (2026, Share(1, 0, 0), ()),
        (2025, Share(0, 0, 2), ((Ground.STATE_SECRET, 1), (Ground.PERSONNEL, 1))),
    ]


TABLE = (
    "发文字号,标题,形成日期,公开属性,依据,理由\n"
    "云教发〔2026〕1号,关于招生的通知,2026-01-05,主动公开,,\n"
    "云教发[2026]2号,关于人员调整的请示,2026年1月6日,不予公开,内部事务信息：人事管理,拟任人选尚未任命\n"
)


def hand_in(bureau: Bureau, text: str) -> Any:
    return filing_tables.hand_in(agency=bureau.agency, data=text.encode(), by=bureau.clerk, now=NOW)


def test_a_table_is_looked_at_and_then_entered(bureau: Bureau) -> None:
    table = hand_in(bureau, TABLE)
    assert not FiledDocument.objects.exists()

    assert filing_tables.enter(table=table, by=bureau.clerk, now=NOW) == 2
    assert sorted(FiledDocument.objects.values_list("number", "reassess_on")) == [
        ("云教发〔2026〕1号", None),
        ("云教发〔2026〕2号", date(2027, 1, 6)),
    ]


def test_every_fault_of_a_table_is_told_and_nothing_entered(bureau: Bureau) -> None:
    filed(bureau)
    table = hand_in(
        bureau,
        TABLE + "云教密〔2026〕1号,机密内容,2026-01-07,不予公开,依法确定为国家秘密,已定密\n"
        "无,无日期的通知,不知道,公开,,\n",
    )

    checked = filing_tables.look_at(table, NOW)
    assert [(fault.row, fault.column) for fault in checked.faults] == [
        (2, "发文字号"),
        (4, "标题"),
        (5, "公开属性"),
        (5, "形成日期"),
    ]
    with pytest.raises(Refused, match="有 4 处需要更正"):
        filing_tables.enter(table=table, by=bureau.clerk, now=NOW)
    assert FiledDocument.objects.count() == 1


@pytest.mark.parametrize("text", ["", "标题\n某文件\n", "发文字号,标题,形成日期,公开属性,密级\n"])
def test_what_is_no_such_table_is_refused(bureau: Bureau, text: str) -> None:
    with pytest.raises(ValidationError):
        hand_in(bureau, text)


def test_items_of_other_kinds_stay_out(bureau: Bureau) -> None:
    bureau.publish()

    assert Item.objects.count() == 1
    assert not FiledDocument.objects.exists()
