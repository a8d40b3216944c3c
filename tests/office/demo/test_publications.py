"""What the county of the demonstration has published in two years, what is on its way, and the report of
its education bureau."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.db.models import Max
from django.test import Client

import mingtang
from mingtang.annual.edition import edition
from mingtang.audit.findings import Status
from mingtang.privacy import find
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.metadata import Weight
from mingtang_office.agencies.models import Agency
from mingtang_office.annual.composing import composed
from mingtang_office.annual.judging import judged
from mingtang_office.annual.kept import as_numbers
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.queries.reports import is_public
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.channels.models import Dispatch
from mingtang_office.demo.county import EDUCATION
from mingtang_office.demo.publishing import plans
from mingtang_office.powers.models import NormativeDocument
from mingtang_office.publication.described import faults_of
from mingtang_office.publication.models import Edition, Item, ItemState, PublicItem
from mingtang_office.publication.queries.in_force import in_force_count
from mingtang_office.publication.queries.public import public_items
from mingtang_office.search.models import IndexedDocument
from tests.office.demo.conftest import NOW
from tests.office.demo.counted_by_hand import year_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wholly_loaded")]


def test_every_state_of_an_item_is_there() -> None:
    states = set(Item.objects.values_list("state", flat=True))

    assert states == set(ItemState) - {ItemState.DISCARDED}


def test_each_plan_is_an_item_and_only_the_signed_are_public() -> None:
    by_hand = Item.objects.filter(taken_from__isnull=True)

    assert by_hand.exclude(kind=ItemKind.ANNUAL_REPORT).count() == len(plans())
    assert PublicItem.objects.count() == Item.objects.filter(state=ItemState.SIGNED).count()


def test_thousands_were_published_of_every_kind_and_by_everybody() -> None:
    public = Counter(PublicItem.objects.values_list("kind", flat=True))
    agencies = Counter(PublicItem.objects.values_list("agency__name", flat=True))
    existing = set(Agency.objects.filter(abolished_on=None).values_list("name", flat=True))

    assert 3000 < public.total() < 5000
    assert set(public) == set(ItemKind) - {ItemKind.GUIDE}
    assert set(agencies) == existing
    assert agencies[EDUCATION] > 500
    assert min(agencies.values()) > 50


def test_what_was_taken_over_lacks_nothing_that_it_must_tell() -> None:
    taken = Item.objects.filter(taken_from__isnull=False, formed_on__year__gte=2025)
    faults = [
        (item.title, fault.message)
        for item in taken.order_by("pk")[::25]
        for fault in faults_of(item, NOW.date())
        if fault.weight is Weight.MUST
    ]

    assert faults == []


def test_no_text_holds_personal_data() -> None:
    texts = Edition.objects.filter(item__taken_from__isnull=False).values_list("text", flat=True)
    found = [
        match.kind
        for text in texts.order_by("pk")[::10]
        for match in find(text)
        if match.certain and match.kind.is_personal
    ]

    assert found == []


def test_notices_left_when_their_time_was_over() -> None:
    shown = public_items(NOW).filter(kind=ItemKind.PUBLIC_NOTICE_LIST)
    kept = PublicItem.objects.filter(kind=ItemKind.PUBLIC_NOTICE_LIST)

    assert 0 < shown.count() < 40 < kept.count()


def test_register_and_portal_tell_the_same_number_of_documents_in_force() -> None:
    for agency in Agency.objects.filter(abolished_on=None, kind__in=("department", "government")):
        documents = NormativeDocument.objects.filter(agency=agency).values(
            "item__effective_on", "ended_on"
        )
        in_force = sum(
            (row["item__effective_on"] or date.max) <= NOW.date()
            and (row["ended_on"] is None or row["ended_on"] > NOW.date())
            for row in documents
        )
        assert (agency.name, in_force_count(agency, NOW)) == (agency.name, in_force)


def test_what_is_public_is_found_and_nothing_else() -> None:
    keys = {f"publication.item:{pk}" for pk in PublicItem.objects.values_list("pk", flat=True)}

    assert set(IndexedDocument.objects.values_list("key", flat=True)) == keys


def test_it_went_to_the_portal_the_board_and_the_screen() -> None:
    kinds = Counter(Dispatch.objects.values_list("channel__kind", flat=True))

    assert kinds.keys() == {"portal", "board", "screen"}
    assert kinds["portal"] > kinds["board"] > 3


def test_one_was_withdrawn_and_one_changed() -> None:
    ended = Edition.objects.filter(ended_at__isnull=False).values_list("ended_because", flat=True)

    assert sorted(each.partition("：")[0] for each in ended) == [
        "办理时间有误，已另行公告。",
        "由新版本取代",
    ]


def test_nothing_was_published_after_its_last_day() -> None:
    late = [
        item.title
        for item in Item.objects.filter(edition__isnull=False).select_related("public")
        if item.due_on and item.public.published_on > item.due_on
    ]

    assert late == []


def test_a_citizen_reads_them(client: Client) -> None:
    by_hand = PublicItem.objects.filter(item__taken_from__isnull=True)
    one_a_kind = PublicItem.objects.values("kind").annotate(last=Max("pk"))

    for pk in {*by_hand.values_list("pk", flat=True), *(row["last"] for row in one_a_kind)}:
        assert client.get(f"/item/{pk}/").status_code in (200, 410)


@pytest.fixture
def report() -> YearReport:
    """The bureau's own report on the year that is over."""
    return YearReport.objects.select_related("agency", "item").get()


def test_each_cell_of_the_report_is_what_a_person_counts_in_the_registers(
    report: YearReport,
) -> None:
    numbers = as_numbers(report.cells)
    by_hand = year_of(report.agency, 2025, report.cut_off)

    assert set(numbers) == set(edition("2021").cell_keys())
    assert {cell: number for cell, number in numbers.items() if number} == by_hand
    assert len(by_hand) > 40


def test_the_report_passes_every_rule(report: YearReport) -> None:
    failed = [
        each.numbered.message
        for each in judged(report, NOW.date()).findings
        if each.numbered.finding.status is Status.FAIL
    ]

    assert failed == []


@pytest.mark.parametrize("form", ["docx", "html", "pdf"])
def test_the_report_reads_back_as_the_same(form: str, report: YearReport) -> None:
    with default_storage.open(report.files.get(form=form).stored, "rb") as stored:
        assert mingtang.read(stored.read()).content() == composed(report).content()


def test_the_report_was_signed_in_january_and_is_the_only_one_of_its_year(
    report: YearReport, client: Client
) -> None:
    read_in = CheckedReport.objects.filter(reported_agency=EDUCATION, year=2025)

    assert report.signed_on == date(2026, 1, 16)
    assert is_public(report)
    assert not read_in.exists()
    assert (
        "云江县教育局2025年政府信息公开工作年度报告"
        in client.get(f"/agency/{report.agency_id}/reports/").text
    )
