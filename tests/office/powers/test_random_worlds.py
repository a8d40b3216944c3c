"""Whatever is entered, corrected and struck, and whenever: table two says what a person with the books
would count, a year follows from the last, and a cut-off in the past gives the same bytes for ever."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.annual import wire
from mingtang.annual.carry_over import carry_overs
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers.models import Charge, NormativeDocument, PowerDecision, PowerItem
from mingtang_office.powers.projection import restate

BEGIN = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)
LAST = 5
days = st.sampled_from(
    [date(2024, 12, 31), date(2025, 1, 1), date(2025, 6, 3), date(2025, 12, 31), date(2026, 1, 1)]
)
lasted = st.none() | st.sampled_from([0, 1, 200, 366])
KINDS = ("document", "item", "decision", "charge")


@dataclass(frozen=True)
class Change:
    """At an instant the record of an entry becomes this."""

    at: int
    on: date
    lasted: int | None
    fen: int
    struck: bool

    @property
    def ended_on(self) -> date | None:
        return None if self.lasted is None else self.on + timedelta(days=self.lasted)


changes = st.builds(
    Change,
    st.integers(0, LAST),
    days,
    lasted,
    st.integers(0, 10**9),
    st.integers(0, 4).map(lambda n: n == 0),
)
lives = st.lists(changes, min_size=1, max_size=4, unique_by=lambda change: change.at).map(
    lambda course: sorted(course, key=lambda change: change.at)
)
worlds = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 1), lives), max_size=9)
World = list[tuple[str, int, list[Change]]]


def instant(number: int) -> datetime:
    return BEGIN + timedelta(hours=number)


def write(kind: str, number: int, agency: Agency, person: User, course: list[Change]) -> None:
    """The row as each change leaves it, and what is then known of it."""
    entry = _found(kind, number) or _new(kind, number, agency, person)
    for change in course:
        entry.struck_at = instant(change.at) if change.struck else None
        if isinstance(entry, NormativeDocument):
            entry.made_on, entry.ended_on = change.on, change.ended_on
        elif isinstance(entry, PowerItem):
            entry.listed_on, entry.delisted_on = change.on, change.ended_on
        elif isinstance(entry, PowerDecision):
            entry.decided_on = change.on
        else:
            entry.first_on = entry.last_on = change.on
            entry.amount = Decimal(change.fen) / 100
        entry.save()
        restate(entry, instant(change.at))


Row = NormativeDocument | PowerItem | PowerDecision | Charge
_MODELS = {
    "document": NormativeDocument,
    "item": PowerItem,
    "decision": PowerDecision,
    "charge": Charge,
}
_NAMED = {"document": "number", "item": "name", "decision": "number", "charge": "item"}


def _found(kind: str, number: int) -> Row | None:
    found: Row | None = _MODELS[kind].objects.filter(**{_NAMED[kind]: f"{number}"}).first()
    return found


def _new(kind: str, number: int, agency: Agency, person: User) -> Row:
    same = {"agency": agency, "entered_by": person, "entered_at": BEGIN, _NAMED[kind]: f"{number}"}
    match kind:
        case "document":
            return NormativeDocument(row="normative_documents", title="办法", **same)
        case "item":
            return PowerItem(row="licences", basis="依据", **same)
        case "decision":
            return PowerDecision(
                row="licences",
                party_kind="organisation",
                party="某校",
                item="许可",
                result="准予",
                **same,
            )
    return Charge(basis="依据", standard="标准", **same)


def said(world: World, cut_off: int, year: int, code: str, only: int | None) -> Counter[str]:
    """The cells as a person would count them, one entry after the other."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    cells: Counter[str] = Counter()
    for kind, where, course in world:
        known = [change for change in course if change.at <= cut_off]
        if not known or known[-1].struck or only not in (None, where):
            continue
        now = known[-1]
        new = first <= now.on <= last
        was = now.on < first
        over = now.ended_on is not None and now.ended_on <= last
        over_before = now.ended_on is not None and now.ended_on < first
        if kind == "document":
            cells["normative_documents.made"] += new
            if code == "2021":
                cells["normative_documents.repealed"] += (new or was) and over and not over_before
                cells["normative_documents.in_force"] += (new or was) and not over
        elif kind == "item" and code == "2019":
            cells["licences.items_last_year"] += was and not over_before
            cells["licences.change"] += new - ((new or was) and over and not over_before)
        elif kind == "decision":
            cells["licences.decisions"] += new
        elif kind == "charge" and code == "2021":
            cells["charges.amount"] += now.fen if new else 0
    return Counter({name: number for name, number in cells.items() if number})


def told(question: Question, person: User) -> Counter[str]:
    """What table two says, money in 分."""
    report = compiled(question, person, BEGIN.date())
    found: Counter[str] = Counter()
    for address, cell in report.cells.items():
        if cell.value and address.startswith("proactive/"):
            name = address.partition("/")[2]
            found[name] = (
                int(cell.value * 1_000_000) if name == "charges.amount" else int(cell.value)
            )
    return found


def data(question: Question, person: User) -> str:
    return json.dumps(wire.to_wire(compiled(question, person, BEGIN.date())), ensure_ascii=False)


@pytest.mark.django_db
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(world=worlds, cut_off=st.integers(0, LAST))
def test_table_two_says_what_the_registers_said_at_the_cut_off(
    django_db_setup: None, world: World, cut_off: int
) -> None:
    with transaction.atomic():
        top = Agency.add_root(name="云江县人民政府", kind=AgencyKind.GOVERNMENT)
        bureau = top.add_child(name="云江县教育局", kind=AgencyKind.DEPARTMENT)
        person = User.objects.create(username="above", full_name="某人")
        Membership.objects.create(
            user=person, agency=top, role=Role.SUPERVISOR, starts_on=date(2020, 1, 1)
        )
        branch = Agency.objects.get(pk=top.pk)
        asked = Question(branch, True, Period.of_year(2025), instant(cut_off), edition("2021"))
        for number, (kind, where, course) in enumerate(world):
            by_then = [change for change in course if change.at <= cut_off]
            write(kind, number, (top, bureau)[where], person, by_then)
        before = data(asked, person)
        for number, (kind, where, course) in enumerate(world):
            later = [change for change in course if change.at > cut_off]
            write(kind, number, (top, bureau)[where], person, later)

        assert data(asked, person) == before
        for code in ("2019", "2021"):
            of_form = replace(asked, form=edition(code))
            reports = []
            for year in (2024, 2025, 2026):
                of_year = replace(of_form, period=Period.of_year(year))
                assert told(of_year, person) == said(world, cut_off, year, code, None)
                alone = replace(of_year, below=False)
                assert told(alone, person) == said(world, cut_off, year, code, 0)
                reports.append(compiled(of_year, person, BEGIN.date()))
            for earlier, following in pairwise(reports):
                found = carry_overs(earlier, following)
                assert [each for each in found if each.agrees is False] == []
        transaction.set_rollback(True)
