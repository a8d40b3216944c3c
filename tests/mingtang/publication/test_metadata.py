"""What is missing or wrong in the metadata of an item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingtang.publication.fields import UnknownField, Value, field, fields, fields_of, required
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.metadata import Weight, faults

ON = date(2026, 3, 20)
NORMATIVE: dict[str, Value] = {
    "index_number": "000014349/2026-00012",
    "title": "云江县教育局关于印发《云江县民办学校管理办法》的通知",
    "document_number": "云教规〔2026〕1号",
    "issuer": "云江县教育局",
    "formed_on": date(2026, 3, 10),
    "written_on": date(2026, 3, 10),
    "published_on": date(2026, 3, 13),
    "effective_on": date(2026, 3, 15),
    "expires_on": date(2031, 3, 14),
    "topic": "1102",
    "genre": "notice",
    "validity": "in_force",
    "attribute": "proactive",
    "basis": "A20-01",
    "summary": "规定民办学校设立、变更、终止的条件和程序。",
    "interpretation": ("item:77",),
    "review_record": "review:9",
    "privacy_check": "scan:4",
}


def _faults(kind: ItemKind = ItemKind.NORMATIVE_DOCUMENT, **changed: Any) -> list[tuple[str, str]]:
    values = {**NORMATIVE, **changed}
    return [(fault.field, fault.weight.value) for fault in faults(kind, values, ON)]


def test_a_complete_normative_document_has_no_fault() -> None:
    assert _faults() == []


@pytest.mark.parametrize("code", [code for code in NORMATIVE if code != "expires_on"])
@pytest.mark.parametrize("nothing", [None, "", "  ", ()])
def test_each_required_field_is_asked_for(code: str, nothing: Value) -> None:
    assert (code, "must") in _faults(**{code: nothing})


@pytest.mark.parametrize("kind", [ItemKind.OFFICIAL_DOCUMENT, ItemKind.NORMATIVE_DOCUMENT])
def test_without_the_day_of_effect_that_day_is_asked_for_once(kind: ItemKind) -> None:
    values: dict[str, Value] = {**NORMATIVE, "effective_on": None, "validity": ""}
    if kind is ItemKind.OFFICIAL_DOCUMENT:
        del values["interpretation"]
    (fault,) = faults(kind, values, ON)
    assert fault.field == "effective_on"
    assert "请在“施行日期”一栏填写" in fault.message


@pytest.mark.parametrize(
    ("code", "value", "field_at_fault", "weight"),
    [
        ("title", "长" * 201, "title", "must"),
        ("summary", "概" * 101, "summary", "advice"),
        ("summary", NORMATIVE["title"], "summary", "advice"),
        ("index_number", "000014348/2026-00012", "index_number", "must"),
        ("document_number", "云教规[2026]1号", "document_number", "must"),
        ("document_number", "一号文", "document_number", "must"),
        ("document_number", "无", None, ""),
        ("topic", "99", "topic", "must"),
        ("genre", "通知", "genre", "must"),
        ("attribute", "public", "attribute", "must"),
        ("written_on", date(2026, 3, 14), "written_on", "must"),
        ("formed_on", date(2026, 3, 14), "formed_on", "must"),
        ("expires_on", None, "expires_on", "must"),
        ("effective_on", date(2026, 3, 1), "effective_on", "advice"),
        ("effective_on", date(2026, 4, 1), "validity", "must"),
        ("validity", "pending", "validity", "must"),
        ("validity", "repealed", None, ""),
        ("published_on", "2026-03-13", "published_on", "must"),
        ("held_on", date(2026, 3, 13), "held_on", "must"),
        ("is_reprint", True, "source", "must"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    code: str, value: Value, field_at_fault: str | None, weight: str
) -> None:
    expected = [] if field_at_fault is None else [(field_at_fault, weight)]
    assert _faults(**{code: value}) == expected


def test_a_document_without_term_says_that_it_has_none() -> None:
    assert _faults(expires_on=None, no_expiry="长期有效") == []


def test_a_term_does_not_end_before_it_begins() -> None:
    assert _faults(
        effective_on=date(2026, 5, 1), expires_on=date(2026, 4, 30), validity="pending"
    ) == [("expires_on", "must")]


def test_an_expired_document_is_not_in_force() -> None:
    found = faults(ItemKind.NORMATIVE_DOCUMENT, {**NORMATIVE, "expires_on": date(2026, 3, 19)}, ON)
    assert [fault.message for fault in found] == [
        "失效日期（2026年3月19日）已过，有效性却仍是“有效”。请改为“失效”，并在原文件上标注。"
    ]


def test_a_fault_names_its_norm() -> None:
    found = faults(ItemKind.NORMATIVE_DOCUMENT, {**NORMATIVE, "interpretation": ()}, ON)
    assert [(each.weight, each.rests_on) for each in found] == [
        (Weight.MUST, "《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）")
    ]


def test_more_comments_are_adopted_than_came_in() -> None:
    values: dict[str, Value] = {"comments_received": 3, "comments_adopted": 4}
    found = faults(ItemKind.FEEDBACK, values, ON)
    assert "采纳的意见（4条）多于收到的意见（3条），请核对。" in [each.message for each in found]


def test_nobody_commented_is_an_answer() -> None:
    found = faults(ItemKind.FEEDBACK, {"comments_received": 0, "comments_adopted": 0}, ON)
    assert not {"comments_received", "comments_adopted"} & {each.field for each in found}


def test_a_date_to_come_is_no_date_of_writing() -> None:
    assert _faults(written_on=date(2026, 3, 21), published_on=date(2026, 3, 22)) == [
        ("written_on", "must"),
        ("effective_on", "advice"),
    ]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (ItemKind.PUBLIC_NOTICE_LIST, {"posted_from", "posted_until", "contact"}),
        (ItemKind.INTERPRETATION, {"interprets", "topic"}),
        (ItemKind.DRAFT_FOR_COMMENT, {"comments_until", "contact", "drafting_note"}),
        (ItemKind.BUDGET, {"fiscal_year", "approved_on"}),
        (ItemKind.ANNUAL_REPORT, {"report_year", "written_on"}),
    ],
)
def test_each_kind_asks_for_what_is_its_own(kind: ItemKind, codes: set[str]) -> None:
    assert codes <= {each.code for each in required(kind)}


def test_news_need_no_place_in_the_catalogue() -> None:
    asked = {each.code for each in required(ItemKind.NEWS)}
    assert "index_number" not in asked
    assert "index_number" in {each.code for each in fields_of(ItemKind.NEWS)}


def test_every_field_has_a_norm_and_belongs_somewhere() -> None:
    assert [each.code for each in fields().values() if not each.rests_on] == []
    assert [
        each.code
        for each in fields().values()
        if not any(each.belongs_to(kind) for kind in ItemKind)
    ] == []


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(UnknownField, match="titel"):
        field("titel")
