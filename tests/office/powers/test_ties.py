"""The register of normative documents and what is public of them: tied, compared, brought to agree."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers import work
from mingtang_office.powers.actions import documents, entering, tying
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    CorrectionReason,
    EntryVersion,
    NormativeDocument,
    PowerStanding,
    Register,
)
from mingtang_office.powers.queries.reconciling import reconcile
from mingtang_office.powers.queries.ties import FINDINGS, Tie, unregistered, with_ties
from mingtang_office.powers.tie_rows import finding_of, tie_of
from mingtang_office.publication.actions.letting_out import let_out, take_back
from mingtang_office.publication.actions.validity import restate_all
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import Item, PublicItem
from mingtang_office.publication.queries.in_force import in_force_count
from mingtang_office.ui.work import Urgency, work_of
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.powers.conftest import Put, cells, values_of
from tests.office.powers.published import MADE_ON, NUMBER, TITLE, become, publish

assert work  # its sources stand in the register
LATER = NOW + timedelta(hours=1)
REPEAL = Change(Validity.REPEALED, date(2026, 3, 13), "关于废止部分文件的通知")


@pytest.fixture
def public(agencies: Agencies, owner: User) -> PublicItem:
    return publish(agencies.education, owner)


def entry() -> NormativeDocument:
    return NormativeDocument.objects.get()


def tie_today() -> Tie:
    return tie_of(with_ties(NormativeDocument.objects.all(), TODAY).get())


def put_document(put: Put, **changes: Any) -> NormativeDocument:
    made = put(Register.DOCUMENTS, **changes)
    assert isinstance(made, NormativeDocument)
    return made


def test_a_published_document_is_entered_with_what_it_says(public: PublicItem, owner: User) -> None:
    become(public, Validity.AMENDED, TODAY, owner)
    tying.register_item(public=public, by=owner, now=NOW)
    made = entry()
    assert (made.title, made.number, made.made_on) == (TITLE, NUMBER, MADE_ON)
    assert (made.item_id, made.published_on, made.validity) == (public.pk, TODAY, "amended")
    assert made.published_key == public.index_number
    assert tie_today() is Tie.AGREES
    assert not unregistered(PublicItem.objects.all()).exists()


def test_the_entry_that_has_the_number_is_tied_and_none_made_twice(
    public: PublicItem, put: Put, owner: User
) -> None:
    put_document(put)
    tying.register_item(public=public, by=owner, now=NOW)
    assert entry().item_id == public.pk
    deeds = EntryVersion.objects.order_by("number").values_list("deed", flat=True)
    assert list(deeds) == ["entered", "tied"]
    with pytest.raises(Refused, match="已经登记"):
        tying.register_item(public=public, by=owner, now=NOW)


def test_only_who_keeps_the_register_enters_a_document(
    public: PublicItem, stranger: User, colleague: User
) -> None:
    for person in (stranger, colleague):
        with pytest.raises(PermissionDenied):
            tying.register_item(public=public, by=person, now=NOW)


def test_a_document_is_tied_to_no_other_agency_s_item(
    agencies: Agencies, owner: User, stranger: User, put: Put
) -> None:
    made = put_document(put)
    other = publish(agencies.finance, stranger)
    with pytest.raises(Refused, match="没有公开"):
        tying.tie(document=made, public=other, expected_revision=0, by=owner, now=NOW)


def test_taken_down_the_entry_says_so_and_public_again_too(
    public: PublicItem, owner: User, agencies: Agencies
) -> None:
    tying.register_item(public=public, by=owner, now=NOW)
    item = Item.objects.get(pk=public.pk)
    take_back(item, "内容有误", by=owner, now=LATER)
    item.save()
    assert (entry().published_on, tie_today()) == (None, Tie.WITHDRAWN)
    let_out(item, frozen(item), reason="已更正", by=owner, now=LATER)
    item.save()
    assert (entry().published_on, tie_today()) == (TODAY, Tie.AGREES)


def test_a_repeal_goes_from_the_register_to_the_page(public: PublicItem, owner: User) -> None:
    tying.register_item(public=public, by=owner, now=NOW)
    made = documents.change_validity(
        document=entry(), change=REPEAL, expected_revision=entry().revision, by=owner, now=NOW
    )
    assert tie_today() is Tie.VALIDITY
    tying.mark_item(document=made, expected_revision=made.revision, by=owner, now=NOW)
    public.refresh_from_db()
    assert (public.validity, tie_today()) == ("repealed", Tie.AGREES)


def test_a_repeal_goes_from_the_page_to_the_register(public: PublicItem, owner: User) -> None:
    tying.register_item(public=public, by=owner, now=NOW)
    become(public, Validity.REPEALED, TODAY, owner)
    made = entry()
    assert (
        "台账为“有效”，公开信息为“废止”"
        in finding_of(with_ties(NormativeDocument.objects.all(), TODAY).get(), TODAY).said
    )
    tying.follow_item(document=made, expected_revision=made.revision, by=owner, now=NOW)
    assert (entry().ended_on, tie_today()) == (TODAY, Tie.AGREES)
    made = entry()
    with pytest.raises(Refused, match="没有登记册所缺"):
        tying.follow_item(document=made, expected_revision=made.revision, by=owner, now=NOW)


def test_other_days_on_the_page_are_a_finding(agencies: Agencies, owner: User, put: Put) -> None:
    made = put_document(put, valid_until=date(2030, 3, 2))
    public = publish(agencies.education, owner)
    tying.tie(document=made, public=public, expected_revision=0, by=owner, now=NOW)
    found = finding_of(with_ties(NormativeDocument.objects.all(), TODAY).get(), TODAY)
    assert found.tie is Tie.DAYS
    assert "有效期，台账为2030年3月2日，公开信息为没有填写" in found.said


def test_a_correction_leaves_what_follows_from_the_item(public: PublicItem, owner: User) -> None:
    tying.register_item(public=public, by=owner, now=NOW)
    held = entry()
    entering.correct(
        entry=held,
        ledger=LEDGERS[Register.DOCUMENTS],
        values=values_of(held, title="云江县招生办法", published_on=None, published_key=""),
        reason=CorrectionReason.TYPED,
        expected_revision=held.revision,
        by=owner,
        now=NOW,
    )
    assert (entry().published_on, entry().title) == (TODAY, "云江县招生办法")


def test_a_tie_that_was_a_mistake_is_undone(public: PublicItem, owner: User) -> None:
    tying.register_item(public=public, by=owner, now=NOW)
    held = entry()
    tying.untie(document=held, expected_revision=held.revision, by=owner, now=NOW)
    assert (entry().item_id, entry().published_on, tie_today()) == (None, None, Tie.NONE)


def test_my_work_holds_what_is_in_no_register_and_what_disagrees(
    public: PublicItem, owner: User, stranger: User, colleague: User
) -> None:
    def notes(person: User) -> list[str]:
        held = work_of(person, TODAY)[Urgency.WAITING_FOR_ME]
        return [item.note for item in held.shown if item.kind == "规范性文件台账"]

    assert notes(owner) == ["已公开，没有登记在台账中"]
    assert notes(stranger) == notes(colleague) == []
    tying.register_item(public=public, by=owner, now=NOW)
    assert notes(owner) == []
    become(public, Validity.REPEALED, TODAY, owner)
    assert notes(owner) == ["有效性不一致，请核对"]


END = datetime(2025, 12, 31, 12, tzinfo=UTC)
LAST = date(2025, 12, 31)


def random_world(agency: Agency, by: User, seed: int) -> None:
    """Documents of 2023 to 2025, public, entered, or both, and what became of them on one side."""
    rng = Random(seed)
    for number in range(8):
        made_on = date(2023, 1, 1) + timedelta(days=rng.randrange(1090))
        expires = rng.choice([None, None, made_on + timedelta(days=rng.randrange(200, 900))])
        name, code = f"办法{number}", f"云教规〔{made_on.year}〕{number + 1}号"
        public = publish(
            agency,
            by,
            title=name,
            document_number=code,
            written_on=made_on,
            effective_on=made_on,
            expires_on=expires,
            now=datetime(made_on.year, made_on.month, made_on.day, 3, tzinfo=UTC),
        )
        if rng.random() < 0.5:
            values = {"row": "normative_documents", "title": name, "number": code}
            entering.enter(
                ledger=LEDGERS[Register.DOCUMENTS],
                agency=agency,
                values={
                    **values,
                    "made_on": made_on,
                    "valid_until": expires,
                    "published_on": None,
                    "published_key": "",
                },
                by=by,
                now=END,
            )
        if rng.random() < 0.5 and expires is None:
            to = rng.choice([Validity.REPEALED, Validity.AMENDED, Validity.EXPIRED])
            on = min(made_on + timedelta(days=rng.randrange(1, 400)), LAST)
            become(public, to, on, by, now=END)


@pytest.mark.parametrize("seed", range(4))
def test_when_all_is_tied_the_portal_counts_what_table_two_counts(
    agencies: Agencies, owner: User, seed: int
) -> None:
    agency = agencies.education
    random_world(agency, owner, seed)
    found = tying.register_all(agencies=(agency,), by=owner, now=END)
    assert (found.done, found.refused) == (8, ())
    restate_all(now=END)
    rows = NormativeDocument.objects.filter(agency=agency)
    assert not with_ties(rows, LAST, FINDINGS).exists()
    asked = Question(
        agency, below=False, period=Period.of_year(2025), cut_off=END, form=edition("2021")
    )
    cell = cells(asked).get("normative_documents.in_force", 0)
    known = asked.known_of_agency(PowerStanding.objects.all())
    found_both = reconcile(known, PublicItem.objects.filter(agency=agency), LAST)
    assert (found_both.registered, found_both.public, found_both.differences) == (cell, cell, ())
    assert in_force_count(agency, END) == cell


def test_each_document_that_one_side_alone_counts_is_told_by_name(
    agencies: Agencies, owner: User, put: Put
) -> None:
    put_document(put, number="云教规〔2025〕9号", title="没有公开的办法")
    publish(agencies.education, owner, title="没有登记的办法")
    pending = publish(
        agencies.education,
        owner,
        title="还没有施行的办法",
        document_number="云教规〔2026〕2号",
        effective_on=date(2026, 5, 1),
    )
    tying.register_item(public=pending, by=owner, now=NOW)
    found = reconcile(
        PowerStanding.objects.filter(until__isnull=True), PublicItem.objects.all(), TODAY
    )
    assert (found.registered, found.public) == (2, 1)
    assert {(each.title, each.is_registered, each.why) for each in found.differences} == {
        ("没有公开的办法", True, "没有对应公开信息"),
        ("还没有施行的办法", True, "2026年5月1日起施行，当日还没有施行"),
        ("没有登记的办法", False, "没有登记在台账中"),
    }
