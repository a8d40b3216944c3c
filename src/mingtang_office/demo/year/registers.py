"""The registers behind table two, kept quarter by quarter: each organ's clerk takes in the tables of the
sections that decide, collect and buy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.draws import draws
from mingtang_office.demo.year.slots import Slots
from mingtang_office.demo.year.texts import voice
from mingtang_office.demo.year.voices import Speaker
from mingtang_office.powers.actions import imports
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import Manner, PartyKind, Register
from mingtang_office.publication.models import PublicItem
from mingtang_office.ui.sheets import Section, csv_bytes

_PARTY = re.compile(r"当事人(.+?)(?=未|在|销售)")
_NUMBER = re.compile(r"（(\w+决字〔\d{4}〕第\d+号)）")
_SHOWN_AFTER = 5  # days
_LISTED_ON = date(2019, 3, 1)
_TEN_THOUSAND = 10_000
_DAY = timedelta(days=1)
_GIVEN = (
    "晓棠",
    "明川",
    "知夏",
    "安然",
    "子岚",
    "雨桐",
    "景行",
    "若溪",
    "长风",
    "书言",
    "沐阳",
    "怀瑾",
)
_MANNERS = (Manner.OPEN_TENDER, Manner.CONSULTATION, Manner.INQUIRY)

# A line of a table: by the names of the ledger's columns.
Line = Mapping[str, Any]


@cache
def _told() -> Mapping[str, Any]:
    source = files("mingtang_office.demo.year") / "texts" / "registers.toml"
    return tomllib.loads(source.read_text("utf-8"))


def registers_kept(speaker: Speaker, desk: Desk, years: Sequence[int], seed: str) -> Life:
    """At the end of each quarter, and on the day before today, what has come to pass since."""
    keeper = _Keeper(speaker, desk, draws(seed, "registers", speaker.agency))
    since = date(years[0], 1, 1)
    while since < desk.days.today:
        until = desk.days.end_of_month(since, 3)
        if until < since:
            return
        yield office_hour(until, 16, 15)
        keeper.enter(since, until)
        since = until + timedelta(days=1)


@dataclass
class _Keeper:
    speaker: Speaker
    desk: Desk
    rng: Random
    serial: int = 0
    is_begun: bool = False

    def enter(self, since: date, until: date) -> None:
        """Everything from `since` to `until`, a table a register."""
        tables = {
            Register.ITEMS: list(self._items()),
            Register.DECISIONS: [*self._decisions(since, until), *self._penalties(since, until)],
            Register.CHARGES: list(self._charges(since, until)),
            Register.PROCUREMENTS: list(self._procurements(since, until)),
        }
        for register, lines in tables.items():
            if lines:
                self._take_in(register, lines, f"{until:%Y}年截至{until.month}月{until.day}日")

    def _take_in(self, register: Register, lines: Sequence[Line], span: str) -> None:
        ledger = LEDGERS[register]
        names = list(lines[0])
        columns = [ledger.column(name) for name in names]
        rows = tuple(
            tuple(column.written(line[column.name]) for column in columns) for line in lines
        )
        data = csv_bytes([Section("", tuple(c.heading for c in columns), rows)], titled=False)
        table = imports.hand_in(
            ledger=ledger,
            agency=self.desk.agency,
            name=f"{register.label}（{span}）.csv",
            data=data,
            by=self.desk.clerk,
            now=self.desk.clock.tick(),
        )
        imports.enter(row=table, by=self.desk.clerk, now=self.desk.clock.tick())

    @property
    def _own(self) -> Mapping[str, Any]:
        own: Mapping[str, Any] = _told()[self.speaker.texts]
        return own

    def _items(self) -> Iterator[Line]:
        if not self.is_begun:
            for row, name, basis in self._own["items"]:
                yield {"row": row, "name": name, "basis": basis, "listed_on": _LISTED_ON}
        self.is_begun = True

    def _decisions(self, since: date, until: date) -> Iterator[Line]:
        """Licences, and compulsory measures where the organ takes any."""
        for each in self._own.get("licences", ()):
            yield from self._decided(PowerRow.LICENCES, each, since, until)
        if "measures" in self._own:
            measures = self._own["measures"]
            yield from self._decided(PowerRow.COMPULSORY_MEASURES, measures, since, until)

    def _decided(
        self, row: PowerRow, told: Mapping[str, Any], since: date, until: date
    ) -> Iterator[Line]:
        days = [day for day in self.desk.days.of_year(since.year) if since <= day <= until]
        months = len({day.month for day in days})
        for _ in range(int(told["a_month"]) * months):
            self.serial += 1
            on = self.rng.choice(days)
            is_shown = row is PowerRow.LICENCES
            people = bool(told.get("people"))
            number = told["number"].replace("{own_letter}", self.speaker.letter)
            yield {
                "row": row.value,
                "number": f"{number}〔{on.year}〕{self.serial}号",
                "item": told["name"],
                "basis": told["basis"],
                "party_kind": PartyKind.NATURAL_PERSON if people else PartyKind.ORGANISATION,
                "party": self._person() if people else self._word("firm"),
                "decided_on": on,
                "result": told["result"],
                "publicity": is_shown,
                "published_on": min(on + timedelta(days=_SHOWN_AFTER), until) if is_shown else None,
                "published_key": f"{self.desk.agency.website}xzxk/{on:%Y}/{self.serial}.html"
                if is_shown
                else "",
            }

    def _penalties(self, since: date, until: date) -> Iterator[Line]:
        """Those that were published in these days: the register tells the same."""
        shown = PublicItem.objects.filter(
            agency=self.desk.agency,
            kind=ItemKind.ENFORCEMENT_AFTER,
            published_on__range=(since, until),
        ).select_related("item", "edition")
        for public in shown.order_by("pk"):
            number, party = _NUMBER.search(public.title), _PARTY.search(public.edition.text)
            details = public.item.details
            yield {
                "row": PowerRow.PENALTIES.value,
                "number": number[1] if number else public.title,
                "item": "行政处罚",
                "basis": "",
                "party_kind": PartyKind.ORGANISATION,
                "party": party[1] if party else details["enforcement_subject"],
                "decided_on": date.fromisoformat(details["decided_on"]),
                "result": details["result"],
                "publicity": True,
                "published_on": public.published_on,
                "published_key": public.index_number,
            }

    def _charges(self, since: date, until: date) -> Iterator[Line]:
        """What came in, item by item and month by month."""
        months = sorted({day.month for day in self.desk.days.of_year(since.year)})
        for item, basis, standard, least, most in self._own["charges"]:
            for month in (each for each in months if since.month <= each <= until.month):
                first = date(since.year, month, 1)
                last = min(date(since.year + month // 12, month % 12 + 1, 1), until + _DAY) - _DAY
                wan = Decimal(self.rng.randint(least * 100, most * 100)) / 100
                yield {
                    "item": item,
                    "basis": basis,
                    "standard": standard,
                    "first_on": first,
                    "last_on": last,
                    "amount": wan * _TEN_THOUSAND,
                }

    def _procurements(self, since: date, until: date) -> Iterator[Line]:
        days = [day for day in self.desk.days.of_year(since.year) if since <= day <= until]
        count = round(int(self._own["procurements"]) * len(days) / 250)
        for _ in range(count):
            self.serial += 1
            yield {
                "project": self._word("project"),
                "number": f"云采合〔{since.year}〕{self.desk.agency.pk}-{self.serial}",
                "central": self.rng.random() < 0.7,
                "manner": self.rng.choice(_MANNERS),
                "supplier": self._word("supplier"),
                "contract_on": self.rng.choice(days),
                "amount": Decimal(self.rng.randint(80, 900)) * 1000,
            }

    def _word(self, slot: str) -> str:
        return Slots(voice(self.speaker.texts), {}, self.rng).fill(f"{{{slot}}}")

    def _person(self) -> str:
        return self._word("surname") + self.rng.choice(_GIVEN)
