from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mingtang
from mingtang.annual.carry_over import carry_overs
from mingtang.annual.compile_applications import NoSuchCell
from mingtang.annual.compile_powers import (
    PowerRow,
    PowerTally,
    Reckoned,
    When,
    counted_powers,
    power_cells,
    when,
)
from mingtang.annual.compile_report import compiled_report
from mingtang.annual.edition import edition
from mingtang.annual.number_form import number_form, parse_number
from mingtang.annual.period import Period
from tests.factories.patience import patient

DOCUMENT, ITEM, DECISION, MONEY = Reckoned
WITHIN, BEFORE, NOT_YET = When.WITHIN, When.BEFORE, When.NOT_YET
ROWS = {
    DOCUMENT: (PowerRow.REGULATIONS, PowerRow.NORMATIVE_DOCUMENTS),
    ITEM: (
        PowerRow.LICENCES,
        PowerRow.OTHER_SERVICES,
        PowerRow.PENALTIES,
        PowerRow.COMPULSORY_MEASURES,
        PowerRow.CHARGES,
    ),
    DECISION: (
        PowerRow.LICENCES,
        PowerRow.OTHER_SERVICES,
        PowerRow.PENALTIES,
        PowerRow.COMPULSORY_MEASURES,
    ),
    MONEY: (PowerRow.CHARGES, PowerRow.PROCUREMENT),
}


@dataclass(frozen=True)
class Fact:
    what: Reckoned
    row: PowerRow
    began_on: date
    lasted: int | None
    published_after: int | None
    amount: Decimal

    @property
    def ended_on(self) -> date | None:
        return None if self.lasted is None else self.began_on + timedelta(days=self.lasted)

    @property
    def published_on(self) -> date | None:
        if self.published_after is None:
            return None
        return self.began_on + timedelta(days=self.published_after)

    def tally(self, period: Period) -> PowerTally:
        return PowerTally(
            self.what,
            self.row,
            when(self.began_on, period),
            when(self.ended_on, period),
            when(self.published_on, period),
            amount=self.amount,
        )


facts = st.lists(
    st.sampled_from(list(Reckoned)).flatmap(
        lambda what: st.builds(
            Fact,
            st.just(what),
            st.sampled_from(ROWS[what]),
            st.dates(date(2018, 1, 1), date(2022, 12, 31)),
            st.none() | st.integers(0, 900) if what in (DOCUMENT, ITEM) else st.none(),
            st.none() | st.integers(0, 400) if what is DOCUMENT else st.none(),
            st.decimals(0, 10**9, places=2) if what is MONEY else st.just(Decimal(0)),
        )
    ),
    max_size=30,
)


def cells(known: list[Fact], year: int, code: str) -> dict[str, int | Decimal]:
    period = Period.of_year(year)
    return power_cells((fact.tally(period) for fact in known), edition(code))


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_cell_of_the_form_is_compiled(code: str) -> None:
    assert tuple(cells([], 2020, code)) == edition(code).proactive_keys()


def test_a_form_without_tables_has_no_cells() -> None:
    assert cells([], 2015, "2008") == {}


@pytest.mark.parametrize(
    ("began", "ended", "counted"),
    [
        (WITHIN, NOT_YET, (1, 0, 1)),
        (WITHIN, WITHIN, (1, 1, 0)),
        (BEFORE, NOT_YET, (0, 0, 1)),
        (BEFORE, WITHIN, (0, 1, 0)),
        (BEFORE, BEFORE, (0, 0, 0)),
        (NOT_YET, NOT_YET, (0, 0, 0)),
    ],
)
def test_a_document_counts_by_its_making_and_its_end(
    began: When, ended: When, counted: tuple[int, int, int]
) -> None:
    tally = PowerTally(DOCUMENT, PowerRow.NORMATIVE_DOCUMENTS, began, ended)
    found = power_cells([tally], edition("2021"))
    stem = "proactive/normative_documents."
    assert (found[f"{stem}made"], found[f"{stem}repealed"], found[f"{stem}in_force"]) == counted
    assert sum(found.values()) == sum(counted)


@pytest.mark.parametrize(
    ("began", "ended", "counted"),
    [
        (BEFORE, NOT_YET, (1, 0)),
        (BEFORE, WITHIN, (1, -1)),
        (WITHIN, NOT_YET, (0, 1)),
        (WITHIN, WITHIN, (0, 0)),
        (BEFORE, BEFORE, (0, 0)),
    ],
)
def test_an_item_counts_as_of_last_year_and_as_change(
    began: When, ended: When, counted: tuple[int, int]
) -> None:
    found = power_cells([PowerTally(ITEM, PowerRow.CHARGES, began, ended)], edition("2019"))
    told = found["proactive/charges.items_last_year"], found["proactive/charges.change"]
    assert told == counted


def test_money_is_told_in_wan_to_the_cent() -> None:
    tallies = [
        PowerTally(MONEY, PowerRow.CHARGES, WITHIN, amount=Decimal("727012578.00")),
        PowerTally(MONEY, PowerRow.CHARGES, WITHIN, amount=Decimal("0.01")),
        PowerTally(MONEY, PowerRow.CHARGES, BEFORE, amount=Decimal("99")),
    ]
    figure = power_cells(tallies, edition("2021"))["proactive/charges.amount"]
    assert str(figure) == "72701.257801"


def test_no_decision_stands_among_the_items() -> None:
    found = power_cells([PowerTally(DECISION, PowerRow.LICENCES, WITHIN)], edition("2019"))
    assert {address for address, number in found.items() if number} == {
        "proactive/licences.decisions"
    }


def test_a_cell_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(NoSuchCell, match="表二中的一格"):
        counted_powers("proactive/procurement.items", edition("2021"))


@patient
@given(facts)
def test_one_year_follows_from_the_last(known: list[Fact]) -> None:
    for code in ("2019", "2021"):
        first, second = (
            compiled_report("云江县教育局", year, edition(code), cells(known, year, code))
            for year in (2020, 2021)
        )
        found = carry_overs(first, second)
        assert [each for each in found if each.rule.startswith("T2") and not each.agrees] == []
        assert {each.rule for each in found} >= (
            {"T2-01"} if code == "2021" else {"T2-08", "T2-09"}
        )


@patient
@given(facts)
def test_the_cells_say_what_a_person_would_count(known: list[Fact]) -> None:
    first, last = date(2021, 1, 1), date(2021, 12, 31)
    made = [f for f in known if f.what is DOCUMENT and first <= f.began_on <= last]
    valid = [
        f
        for f in known
        if f.what is DOCUMENT and f.began_on <= last and not (f.ended_on and f.ended_on <= last)
    ]
    money = [f.amount for f in known if f.row is PowerRow.CHARGES and first <= f.began_on <= last]
    found = cells(known, 2021, "2021")
    rows = ("regulations", "normative_documents")
    assert sum(found[f"proactive/{row}.made"] for row in rows) == len(made)
    assert sum(found[f"proactive/{row}.in_force"] for row in rows) == len(valid)
    assert Decimal(found["proactive/charges.amount"]) * 10000 == sum(money)


@patient
@given(facts)
def test_every_figure_is_a_number_that_its_cell_takes(known: list[Fact]) -> None:
    for code in ("2019", "2021"):
        for address, figure in cells(known, 2020, code).items():
            assert parse_number(address, str(figure)) == figure
            assert number_form(address).is_signed or figure >= 0


@patient
@given(facts)
def test_no_rule_of_table_two_finds_a_fault(known: list[Fact]) -> None:
    report = compiled_report("云江省人民政府", 2021, edition("2021"), cells(known, 2021, "2021"))
    audit = mingtang.audit(report)
    assert [
        f.message for f in audit.findings if f.rule.startswith("T2") and f.verdict == "fail"
    ] == []


def test_the_price_of_what_was_bought_brings_its_unit() -> None:
    tally = PowerTally(MONEY, PowerRow.PROCUREMENT, WITHIN, amount=Decimal("1060100"))
    form = edition("2019")
    report = compiled_report("云江县教育局", 2020, form, power_cells([tally], form))
    cell = report.cell("proactive/procurement.amount")
    assert (cell.value, cell.raw, cell.unit) == (Decimal("106.01"), "106.01万元", "万元")
    assert report.cell("proactive/charges.change").raw == "0"
