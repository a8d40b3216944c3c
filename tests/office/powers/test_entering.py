from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from mingtang.annual.edition import edition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers.actions import entering
from mingtang_office.powers.actions.decisions import open_party
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    CorrectionReason,
    EntryVersion,
    PowerDecision,
    PowerStanding,
    Register,
    Registered,
)
from mingtang_office.trail.models import Entry, ObjectKey
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.powers.conftest import DAY, Put, cells, values_of

TYPED = CorrectionReason.TYPED
LATER = NOW + timedelta(days=30)


def correct(entry: Registered, by: User, now=LATER, **changes: object) -> Registered:
    return entering.correct(
        entry=entry,
        ledger=LEDGERS[entry.register],
        values=values_of(entry, **changes),
        reason=TYPED,
        expected_revision=entry.revision,
        by=by,
        now=now,
    )


def strike(entry: Registered, by: User, now=LATER) -> None:
    entering.strike(
        entry=entry,
        reason=CorrectionReason.TWICE,
        expected_revision=entry.revision,
        by=by,
        now=now,
    )


def test_every_register_feeds_its_cells(put: Put, asked: Question) -> None:
    for register in Register:
        put(register)
    assert cells(asked) == {
        "normative_documents.made": 1,
        "normative_documents.in_force": 1,
        "licences.decisions": 120,
        "penalties.decisions": 1,
        "charges.amount": Decimal("12.60005"),
    }
    assert cells(replace(asked, form=edition("2019"))) == {
        "normative_documents.made": 1,
        "licences.items_last_year": 1,
        "licences.decisions": 120,
        "penalties.decisions": 1,
        "procurement.items": 1,
        "procurement.amount": Decimal("106.01"),
    }


def test_what_is_bought_outside_central_procurement_is_not_counted(
    put: Put, asked: Question
) -> None:
    put(Register.PROCUREMENTS, central=False)
    assert cells(replace(asked, form=edition("2019"))) == {}


def test_a_correction_changes_no_figure_given_before(
    put: Put, asked: Question, owner: User
) -> None:
    entry = put(Register.CHARGES)
    before = replace(asked, cut_off=LATER - timedelta(seconds=1))
    correct(entry, owner, amount=Decimal("99"))
    assert cells(before) == {"charges.amount": Decimal("12.60005")}
    assert cells(asked) == {"charges.amount": Decimal("0.0099")}


def test_what_is_struck_counts_until_it_was_struck(put: Put, asked: Question, owner: User) -> None:
    strike(put(Register.DECISIONS), owner)
    assert cells(asked) == {}
    assert cells(replace(asked, cut_off=NOW)) == {"penalties.decisions": 1}


def test_every_version_is_kept_and_the_database_refuses_to_change_it(put: Put, owner: User) -> None:
    entry = put(Register.CHARGES)
    correct(entry, owner, amount=Decimal("99"))
    versions = EntryVersion.objects.filter(register="charges", entry=entry.pk)
    assert [(v.deed, v.facts["amount"]) for v in versions] == [
        ("entered", "126000.50"),
        ("corrected", "99.00"),
    ]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        versions.update(deed="struck")


def test_a_correction_that_changes_nothing_is_refused(put: Put, owner: User) -> None:
    with pytest.raises(Refused, match="没有需要更正的"):
        correct(put(Register.CHARGES), owner)


def test_who_comes_second_is_told_and_nothing_is_changed(put: Put, owner: User) -> None:
    entry = put(Register.CHARGES)
    correct(entry, owner, amount=Decimal("99"))
    with pytest.raises(Overtaken, match="更正台账登记"):
        correct(entry, owner, amount=Decimal("98"))
    assert PowerStanding.objects.get(until=None).fen == 9900


def test_what_is_struck_cannot_be_corrected(put: Put, owner: User) -> None:
    entry = put(Register.CHARGES)
    strike(entry, owner)
    entry.refresh_from_db()
    with pytest.raises(Refused, match="已经撤销"):
        correct(entry, owner, amount=Decimal("99"))


@pytest.mark.parametrize("register", [r for r in Register if r is not Register.FIGURES])
def test_the_same_is_entered_once(put: Put, register: Register) -> None:
    put(register)
    with pytest.raises(Refused, match="已经登记过"):
        put(register)


def test_the_number_of_what_was_struck_is_free_again(put: Put, owner: User) -> None:
    strike(put(Register.DECISIONS), owner)
    put(Register.DECISIONS)
    assert PowerDecision.objects.filter(number="云教罚〔2025〕1号").count() == 2


def test_the_same_number_at_another_agency_is_another(
    put: Put, agencies: Agencies, stranger: User
) -> None:
    put(Register.DECISIONS)
    put(Register.DECISIONS, agency=agencies.finance, by=stranger)
    assert PowerStanding.objects.count() == 2


def test_a_figure_over_entries_is_refused_with_both_named(put: Put) -> None:
    put(Register.DECISIONS, row="licences", number="云教许〔2025〕7号")
    with pytest.raises(
        Refused, match=r"2025年1月1日至2025年3月31日之内已逐件登记1条.*云教许〔2025〕7号"
    ):
        put(Register.FIGURES)


def test_an_entry_under_a_figure_is_refused_with_both_named(put: Put) -> None:
    put(Register.FIGURES)
    with pytest.raises(Refused, match=r"第一季度.*2025年3月3日的不能再逐件登记"):
        put(Register.DECISIONS, row="licences")
    put(Register.DECISIONS, row="licences", decided_on=date(2025, 4, 1))
    put(Register.DECISIONS)


def test_figures_do_not_lie_over_one_another(put: Put, owner: User) -> None:
    put(Register.FIGURES)
    with pytest.raises(Refused, match="重叠"):
        put(Register.FIGURES, first_on=date(2025, 3, 31), last_on=date(2025, 6, 30))
    next_one = put(Register.FIGURES, first_on=date(2025, 4, 1), last_on=date(2025, 6, 30))
    correct(next_one, owner, number=7)
    next_one.refresh_from_db()
    with pytest.raises(Refused, match="重叠"):
        correct(next_one, owner, first_on=date(2025, 3, 31))


def test_a_charge_that_reaches_into_a_figure_is_refused(put: Put) -> None:
    put(
        Register.FIGURES,
        row="charges",
        number=None,
        amount=Decimal(5),
        first_on=date(2025, 3, 31),
    )
    with pytest.raises(Refused, match="不能再逐件登记"):
        put(Register.CHARGES, last_on=date(2025, 3, 31))


@pytest.mark.parametrize(
    ("register", "changes", "told"),
    [
        (Register.DOCUMENTS, {"row": "regulations"}, "没有规章制定权"),
        (Register.DOCUMENTS, {"made_on": date(2099, 1, 1)}, "还没有到"),
        (Register.DOCUMENTS, {"valid_until": date(2025, 3, 2)}, "早于成文日期"),
        (Register.DOCUMENTS, {"published_key": "YJ-1"}, "一并填写公开的日期"),
        (Register.DECISIONS, {"published_on": date(2025, 3, 2)}, "公示日期早于决定日期"),
        (Register.CHARGES, {"last_on": date(2026, 1, 1)}, "跨了年度"),
        (Register.PROCUREMENTS, {"amount": Decimal(0)}, "不能是 0"),
        (Register.FIGURES, {"number": None}, "须填写件数"),
        (Register.FIGURES, {"amount": Decimal(1)}, "不计金额"),
        (Register.FIGURES, {"row": "charges"}, "须填写金额"),
        (Register.FIGURES, {"row": "procurement", "amount": Decimal(0)}, "应当同时有"),
        (Register.ITEMS, {"delisted_on": date(2019, 6, 30)}, "早于列入日期"),
    ],
)
def test_what_cannot_be_is_refused(
    put: Put, register: Register, changes: dict[str, object], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        put(register, **changes)
    assert not PowerStanding.objects.exists()
    assert not Entry.objects.filter(action="powers.entered").exists()


def test_a_natural_person_is_sealed_and_opened_on_record(
    put: Put, owner: User, stranger: User
) -> None:
    entry = put(Register.DECISIONS, party_kind="natural_person", party="林小满")
    assert isinstance(entry, PowerDecision)
    entry.refresh_from_db()
    assert entry.party == "林某某"
    assert "林小满".encode() not in bytes(entry.sealed or b"")
    assert "林小满" not in str(EntryVersion.objects.get().facts)
    assert open_party(decision=entry, by=owner, now=NOW) == "林小满"
    assert Entry.objects.filter(action="powers.party_opened", actor=owner.pk).count() == 1
    with pytest.raises(PermissionDenied):
        open_party(decision=entry, by=stranger, now=NOW)


def test_a_correction_keeps_the_person_that_is_not_typed_anew(put: Put, owner: User) -> None:
    entry = put(Register.DECISIONS, party_kind="natural_person", party="林小满")
    entry.refresh_from_db()
    correct(entry, owner, party="", result="罚款二万元")
    entry.refresh_from_db()
    assert isinstance(entry, PowerDecision)
    assert open_party(decision=entry, by=owner, now=NOW) == "林小满"
    assert (entry.party, entry.result) == ("林某某", "罚款二万元")


def test_another_person_is_sealed_anew_and_the_change_is_told(put: Put, owner: User) -> None:
    entry = put(Register.DECISIONS, party_kind="natural_person", party="林小满")
    entry.refresh_from_db()
    correct(entry, owner, party="林大暑")
    entry.refresh_from_db()
    assert isinstance(entry, PowerDecision)
    assert open_party(decision=entry, by=owner, now=NOW) == "林大暑"
    told = Entry.objects.get(action="powers.corrected").facts
    assert told["fields"] == ["party"]


def test_a_person_become_an_organisation_stands_in_clear(put: Put, owner: User) -> None:
    entry = put(Register.DECISIONS, party_kind="natural_person", party="林小满")
    entry.refresh_from_db()
    with pytest.raises(Refused, match="请填写相对人"):
        correct(entry, owner, party_kind="organisation", party="")
    correct(entry, owner, party_kind="organisation", party="小满书店")
    entry.refresh_from_db()
    assert isinstance(entry, PowerDecision)
    assert (entry.party, entry.sealed) == ("小满书店", None)


def test_who_keeps_nothing_enters_nothing(
    put: Put, agencies: Agencies, colleague: User, stranger: User, make_person: MakePerson
) -> None:
    above = make_person("above", Role.SUPERVISOR, agencies.county)
    for person in (colleague, stranger, above):
        with pytest.raises(PermissionDenied):
            put(Register.CHARGES, by=person)


def test_the_trail_tells_of_each_deed(put: Put, owner: User) -> None:
    entry = put(Register.CHARGES)
    correct(entry, owner, amount=Decimal("99"))
    entry.refresh_from_db()
    strike(entry, owner)
    found = Entry.objects.filter(object_type="powers.charge", object_id=str(entry.pk))
    assert [each.action for each in found.order_by("pk")] == [
        "powers.entered",
        "powers.corrected",
        "powers.struck",
    ]
    assert not ObjectKey.objects.filter(object_type="powers.charge").exists()


def test_the_day_of_a_decision_stands_in_its_year(put: Put, asked: Question) -> None:
    put(Register.DECISIONS, decided_on=date(2024, 12, 31))
    put(Register.DECISIONS, decided_on=date(2025, 12, 31), number="2")
    put(Register.DECISIONS, decided_on=date(2026, 1, 1), number="3")
    assert cells(asked) == {"penalties.decisions": 1}
    assert DAY in asked.period
