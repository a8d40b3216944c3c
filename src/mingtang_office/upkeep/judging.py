"""An agency's columns, what an inspector would find, and what it owes, judged from its facts. Reads
nothing and writes nothing: for the screen of today and the record of the day it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mingtang.publication.catalogue import Catalogue, catalogue, catalogue_fields
from mingtang.publication.columns import Column, columns_of
from mingtang.publication.coverage import Coverage, Owed, Published, coverage, owed_by
from mingtang.publication.duties import duties
from mingtang.publication.freshness import Freshness, FreshnessState, Period, freshness
from mingtang.publication.inspection import (
    ColumnSeen,
    Findings,
    HomePage,
    Nearness,
    WebsiteSeen,
    inspect_media,
    inspect_website,
    nearness,
)
from mingtang.workdays import Calendar
from mingtang_office.upkeep.facts import Facts, Placed
from mingtang_office.upkeep.kept_columns import (
    below,
    closed_of,
    fillable,
    generated,
    is_set_aside,
)
from mingtang_office.upkeep.models import ColumnDuty

Periods = Mapping[str, Period | None]


@dataclass(frozen=True, slots=True)
class Standing:
    """One column on a day. `period` is the agency's own where it set one; `lawful` what the inspectors
    see. A column that is set aside is neither late nor empty."""

    column: Column
    duty: ColumnDuty | None
    count: int
    period: Period | None
    own: Freshness
    is_aside: bool

    @property
    def state(self) -> FreshnessState:
        return self.own.state

    @property
    def is_assigned(self) -> bool:
        return self.duty is not None and self.duty.is_assigned


@dataclass(frozen=True, slots=True)
class Judged:
    """`website` None: the inspection of government sites does not look at such a body."""

    on: date
    standings: tuple[Standing, ...]
    website: Findings | None
    nearness: tuple[Nearness, ...]
    media: tuple[tuple[str, Findings], ...]
    coverage: Coverage
    dead: int

    @property
    def kept(self) -> tuple[Standing, ...]:
        return tuple(each for each in self.standings if not each.is_aside)

    def in_state(self, state: FreshnessState) -> tuple[Standing, ...]:
        return tuple(each for each in self.kept if each.state is state)

    @property
    def vetoes(self) -> int:
        found = [self.website] if self.website else []
        return sum(len(each.vetoes) for each in (*found, *(m for _, m in self.media)))

    @property
    def nearest(self) -> Nearness | None:
        """The ground that is closest to a veto: first by what is wanting, then by its day."""
        return min(
            self.nearness,
            key=lambda each: (each.missing, each.since or date.max),
            default=None,
        )

    @property
    def veto_on(self) -> date | None:
        """The first day on which a veto comes, or came, if nothing new appears."""
        return min((each.since for each in self.nearness if each.since), default=None)


def judge(facts: Facts, on: date, calendar: Calendar) -> Judged:
    own = fillable(facts.particulars, facts.columns)
    last = _last_days(own, facts.columns)
    standings = tuple(_standing(each, facts, last, on) for each in own)
    kept = [each for each in standings if not each.is_aside]
    inspected = facts.particulars.body.administers
    seen = _seen(kept, last, facts)
    return Judged(
        on,
        standings,
        inspect_website(seen, on, calendar) if inspected else None,
        nearness(seen, on) if inspected else (),
        tuple((each.name, inspect_media(each, on)) for each in facts.media),
        _coverage(facts, standings, on),
        len(facts.dead),
    )


def _last_days(own: tuple[Column, ...], placed: Mapping[str, Placed]) -> dict[str, date | None]:
    """When something last appeared in each column, or in one below it."""
    told: dict[str, date | None] = {}
    for each in own:
        codes = (each.code, *(other.code for other in below(each, own)))
        days = [placed[code].last_on for code in codes if code in placed]
        told[each.code] = max(days, default=None)
    return told


def _standing(of: Column, facts: Facts, last: Mapping[str, date | None], on: date) -> Standing:
    duty = facts.duties.get(of.code)
    period = duty.period(of.freshness) if duty is not None else of.freshness.period
    held = facts.columns.get(of.code)
    aside = is_set_aside(of, closed_of(facts.duties), facts.columns)
    told = freshness(period, last[of.code], on)
    return Standing(of, duty, held.count if held else 0, period, told, aside)


def _seen(kept: Iterable[Standing], last: Mapping[str, date | None], facts: Facts) -> WebsiteSeen:
    """By the pace of the class, whatever the agency asks of itself."""
    shown = tuple(
        ColumnSeen(
            each.column.title,
            each.column.freshness,
            last[each.column.code],
            each.column.is_first_level,
            each.column.is_policy,
        )
        for each in kept
    )
    return WebsiteSeen(
        has_services=True,
        home=HomePage(facts.newest),
        columns=shown,
        surveys=tuple(facts.surveys),
        dead_links=tuple(facts.dead),
    )


@lru_cache(maxsize=4)
def _catalogues(on: date) -> tuple[Catalogue, ...]:
    return tuple(catalogue(field, on) for field in catalogue_fields())


def _coverage(facts: Facts, standings: Iterable[Standing], on: date) -> Coverage:
    fields = {each.field for each in facts.seats}
    owing = owed_by(
        facts.particulars, on, [each for each in _catalogues(on) if each.field in fields]
    )
    told = [_published(each, facts, on) for each in owing]
    absent = facts.nothing & {each.code for each in owing if each.can_be_absent}
    return coverage(owing, told, on, absent=absent)


def _published(owed: Owed, facts: Facts, on: date) -> Published:
    """What stands against a duty: in the columns in which it is shown; against a row of a catalogue:
    what names the row."""
    duty = duties().get(owed.code)
    if duty is None:
        placed = [facts.matters[owed.code]] if owed.code in facts.matters else []
        overdue = sum(each.matter == owed.code for each in facts.overdue)
    elif generated(duty):
        return Published(owed.code, 1, on)
    else:
        codes = {each.code for each in columns_of(duty)}
        placed = [facts.columns[code] for code in sorted(codes) if code in facts.columns]
        overdue = sum(bool(codes & set(each.columns)) for each in facts.overdue)
    return Published(
        owed.code,
        sum(each.count for each in placed),
        max((each.last_on for each in placed), default=None),
        sum(each.late for each in placed),
        overdue,
    )
