"""Which school's district is an address in: one answer a stage, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.publication.districts.addresses import Address, Named, read_address
from mingtang.publication.districts.areas import Area
from mingtang.publication.districts.house_numbers import Unit
from mingtang.publication.districts.places import town_key
from mingtang.publication.districts.table import Districts, Row, Stage


class Outcome(StrEnum):
    """ONE: one school. SHARED: several, as the table declares (多校划片). SEVERAL: several, which only
    the bureau can tell apart. INCOMPLETE: a number or a town would tell. ELSEWHERE: another county's
    address. NONE: in no district of the table."""

    ONE = "one"
    SHARED = "shared"
    SEVERAL = "several"
    INCOMPLETE = "incomplete"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that takes the address in, and by which of its areas."""

    row: Row
    area: Area


@dataclass(frozen=True, slots=True)
class Answer:
    """For a stage: the schools, and the rows on which that rests. `beside`: rows that take in other
    numbers of the road that was named. `alike`: known names that may have been meant."""

    stage: Stage
    outcome: Outcome
    claims: tuple[Claim, ...] = ()
    beside: tuple[Claim, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def schools(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.row.school for claim in self.claims))


@dataclass(frozen=True, slots=True)
class Answers:
    address: Address
    answers: tuple[Answer, ...]

    @property
    def found_any(self) -> bool:
        return any(each.claims for each in self.answers)


def look_up(districts: Districts, text: str, within: tuple[str, ...] = ()) -> Answers:
    """What a table says of an address, stage by stage. Never more certain than the table is: whatever
    two schools claim without declaring it is told as both.

    >>> from mingtang.publication.districts.table import read_row
    >>> table = Districts((read_row("实验小学", "", "人民路1-99号单号"),))
    >>> look_up(table, "人民路二十一号").answers[0].schools
    ('实验小学',)
    """
    address = read_address(text, districts.names, within)
    foreign = _is_foreign(address, within)
    return Answers(
        address,
        tuple(_answer(districts, stage, address, foreign) for stage in districts.stages),
    )


def _answer(districts: Districts, stage: Stage, address: Address, foreign: bool) -> Answer:
    sure, beside, unnumbered = _sorted_claims(districts, stage, address)
    if not sure and not unnumbered:
        sure = list(_of_town(districts, stage, address))
    if foreign and (sure or unnumbered):
        return Answer(stage, Outcome.ELSEWHERE)
    if not sure:
        if unnumbered:
            return Answer(stage, Outcome.INCOMPLETE, claims=tuple(unnumbered))
        return Answer(stage, Outcome.NONE, beside=tuple(beside), alike=_alike(districts, address))
    return Answer(stage, _outcome(sure, address), claims=tuple(sure))


def _outcome(sure: list[Claim], address: Address) -> Outcome:
    if len({claim.row.school for claim in sure}) == 1:
        return Outcome.ONE
    towns = {claim.area.town for claim in sure}
    if not address.town and len(towns) > 1 and "" not in towns:
        return Outcome.INCOMPLETE
    return Outcome.SHARED if all(claim.row.is_shared for claim in sure) else Outcome.SEVERAL


def _sorted_claims(
    districts: Districts, stage: Stage, address: Address
) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """The areas of the names in the address: those that hold it, those of other numbers, and those for
    which it gives no number."""
    sure: list[Claim] = []
    beside: list[Claim] = []
    unnumbered: list[Claim] = []
    for row in districts.rows:
        for area in row.areas if stage in row.stages else ():
            named = _named(address, area)
            if named is None:
                continue
            at = _place_in(area, named)
            {True: sure, False: beside, None: unnumbered}[at].append(Claim(row, area))
    return sure, beside, unnumbered


def _named(address: Address, area: Area) -> Named | None:
    if not area.name or not _same_town(address.town, area.town):
        return None
    return next((each for each in address.known if each.key == area.key), None)


def _same_town(said: str, written: str) -> bool:
    return not said or not written or town_key(said) == written


def _place_in(area: Area, named: Named) -> bool | None:
    """Whether the number lies in the area; None where the address has none of its unit."""
    if not area.stretches:
        return True
    units: set[Unit] = {each.unit for each in area.stretches}
    told = [(unit, named.numbers[unit]) for unit in units if unit in named.numbers]
    if any(area.holds(number, unit) for unit, number in told):
        return True
    return False if len(told) == len(units) else None


def _of_town(districts: Districts, stage: Stage, address: Address) -> Iterator[Claim]:
    """Whole towns, where nothing nearer takes the address in."""
    for row in districts.rows:
        for area in row.areas if stage in row.stages else ():
            if not area.name and address.town and area.town == address.town:
                yield Claim(row, area)


def _alike(districts: Districts, address: Address) -> tuple[str, ...]:
    unknown = [each for each in address.names if not each.is_known]
    return tuple(
        dict.fromkeys(name for each in unknown for name in districts.names.alike(each.text))
    )[:3]


def _is_foreign(address: Address, within: tuple[str, ...]) -> bool:
    """Whether the address names another county than the table's."""
    if not within or not address.regions or address.regions[-1] in within:
        return False
    last = address.regions[-1]
    if last.endswith(("县", "旗", "区")) and not last.endswith("自治区"):
        return True
    return last.endswith("市") and any(name.endswith("市") for name in within)
