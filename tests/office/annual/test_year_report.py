"""A year's report from its beginning to the public."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.core.files.storage import default_storage

import mingtang
from mingtang.annual.edition import edition
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions.publishing import publish
from mingtang_office.annual.composing import composed
from mingtang_office.annual.judging import judged
from mingtang_office.annual.kept import as_numbers
from mingtang_office.annual.models import ReportState
from mingtang_office.annual.queries.reports import is_public
from mingtang_office.publication.actions.reviewing import pass_on
from mingtang_office.publication.queries.public import public_items
from tests.office.annual.worked_year import CHARGES, DAY, JANUARY, Way, begun, happened
from tests.office.publication.bureau import Bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(bureau: Bureau) -> Way:
    happened(bureau)
    return begun(bureau)


def test_the_tables_are_those_of_an_independent_count(way: Way) -> None:
    numbers = as_numbers(way.report.cells)
    assert set(numbers) == set(edition("2021").cell_keys())
    assert {address: number for address, number in numbers.items() if number} == {
        "proactive/normative_documents.made": 1,
        "proactive/normative_documents.repealed": 1,
        "proactive/normative_documents.in_force": 2,
        "proactive/licences.decisions": 2,
        "proactive/penalties.decisions": 1,
        "proactive/charges.amount": CHARGES,
        "applications/new_received/natural_person": 3,
        "applications/new_received/business": 1,
        "applications/new_received/total": 4,
        "applications/carried_in/natural_person": 1,
        "applications/carried_in/total": 1,
        "applications/granted/natural_person": 2,
        "applications/granted/total": 2,
        "applications/partly_granted/natural_person": 1,
        "applications/partly_granted/total": 1,
        "applications/unavailable.not_held/business": 1,
        "applications/unavailable.not_held/total": 1,
        "applications/total/natural_person": 3,
        "applications/total/business": 1,
        "applications/total/total": 4,
        "applications/carried_out/natural_person": 1,
        "applications/carried_out/total": 1,
    }


def test_the_words_are_drafted_from_the_same_figures(way: Way) -> None:
    general = way.report.parts.get(number=1).text
    assert "全年主动公开政府信息3条，均为通知公告类。" in general
    assert "全年收到政府信息公开申请4件，上年结转1件，本年办结4件" in general
    assert "本年制发行政规范性文件1件，废止行政规范性文件1件" in general


def test_from_its_beginning_to_the_public(way: Way, bureau: Bureau) -> None:
    way.to_signature()
    assert judged(way.report, DAY).errors == ()
    way.signed()
    way.report = publish(
        report=way.report, expected_revision=way.report.revision, by=bureau.clerk, now=JANUARY
    )
    assert not is_public(way.report)
    item = way.report.item
    assert item is not None
    for person in (bureau.section, bureau.head):
        item = pass_on(
            item=item, opinion="", expected_revision=item.revision, by=person, now=JANUARY
        )
    bureau.sign(bureau.examine(item, now=JANUARY), now=JANUARY)

    way.report.refresh_from_db()
    assert is_public(way.report)
    shown = public_items(JANUARY).get(kind="annual_report")
    assert shown.title == "云江县教育局2025年政府信息公开工作年度报告"
    assert [each.column for each in shown.placements.all()] == ["reports"]
    assert len(shown.edition.files) == 3


def test_a_signed_report_reads_back_as_it_was_written(way: Way) -> None:
    way.to_signature()
    way.signed()
    report = composed(way.report)
    assert report.signed_on == date(2026, 1, 12)
    for file in way.report.files.all():
        with default_storage.open(file.stored, "rb") as stored:
            data = stored.read()
        assert sha256(data).hexdigest() == file.sha256
        assert mingtang.read(data).content() == report.content()


def test_a_report_with_gaps_or_live_tables_is_not_handed_in(way: Way) -> None:
    with pytest.raises(Refused, match=r"表格还没有冻结。还有 12 处“【请补充：…】”没有补上。"):
        way.submitted()


def test_words_at_odds_with_the_tables_are_not_handed_in(way: Way) -> None:
    way.filled()
    way.frozen()
    text = way.report.parts.get(number=1).text
    way.typed({1: text.replace("收到政府信息公开申请4件", "收到政府信息公开申请9件")})
    with pytest.raises(Refused, match="个错误须改正：正文"):
        way.submitted()


def test_a_warning_needs_a_word_and_an_error_takes_none(way: Way) -> None:
    way.filled()
    way.frozen()
    text = way.report.parts.get(number=6).text
    way.typed({6: f"{text}\n其他情况如XX所示。"})
    with pytest.raises(Refused, match="个警告没有说明"):
        way.submitted()
    way.explained()
    way.submitted()
    assert way.report.state == ReportState.IN_REVIEW


def test_tables_are_not_frozen_before_the_year_is_over(bureau: Bureau) -> None:
    way = begun(bureau)
    way.report.cut_off = datetime(2026, 1, 20, tzinfo=UTC)
    way.report.save()
    with pytest.raises(Refused, match="2026年1月20日8时0分，还没有到"):
        way.frozen()


def test_an_empty_year_can_be_reported_too(bureau: Bureau) -> None:
    way = begun(bureau)
    way.to_signature()
    way.signed()
    assert way.report.files.count() == 3
    assert way.report.signed_at == JANUARY
    assert timedelta(0) == way.report.signed_at - JANUARY
