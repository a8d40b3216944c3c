"""What is wrong with a table of districts: two schools for one house, houses of a road without a school."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from mingtang.publication.districts.areas import Area
from mingtang.publication.districts.house_numbers import Parity, Stretch, Unit
from mingtang.publication.districts.table import Districts, Row, Stage

_HIGHEST_GAP = 4_000  # beyond, numbers are no houses one after the other
_RUNS_SHOWN = 5


class Code(StrEnum):
    """OVERLAP: claimed by two schools, not declared by both as shared. TWICE: one school claims the same
    again. GAP: numbers of a road between others that no school claims."""

    OVERLAP = "overlap"
    TWICE = "twice"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Finding:
    """`rows`: the lines of the table it is about; `must`: it has to be mended before the table is used."""

    code: Code
    stage: Stage
    rows: tuple[int, ...]
    message: str

    @property
    def must(self) -> bool:
        return self.code is Code.OVERLAP


_Held = tuple[Row, Area, Stretch]


def findings(districts: Districts) -> tuple[Finding, ...]:
    """Everything found, by stage and by place; overlaps before gaps.

    >>> from mingtang.publication.districts.table import read_row
    >>> rows = (read_row("实验小学", "", "人民路1-99号"), read_row("城东小学", "", "人民路90-120号双号"))
    >>> findings(Districts(rows))[0].message.split("，")[0]
    '“实验小学”和“城东小学”都划入了人民路90—98号双号'
    """
    found = [each for stage in districts.stages for each in _of_stage(districts, stage)]
    return tuple(sorted(found, key=lambda each: (not each.must, each.code is Code.GAP)))


def _of_stage(districts: Districts, stage: Stage) -> Iterator[Finding]:
    held: dict[str, list[_Held]] = defaultdict(list)
    for row in districts.rows:
        for area in row.areas if stage in row.stages else ():
            held[_key(area)] += [(row, area, each) for each in _stretches(area)]
    for each in held.values():
        yield from dict.fromkeys(_overlaps(stage, each))
        yield from _gaps_of_road(stage, each)


def _key(area: Area) -> str:
    return area.key if area.name else f" {area.town}"


def _stretches(area: Area) -> tuple[Stretch, ...]:
    """Those of the area; the whole of a place is all its numbers, whatever they count."""
    return area.stretches or tuple(Stretch(unit=unit) for unit in Unit)


def _overlaps(stage: Stage, held: list[_Held]) -> Iterator[Finding]:
    for one, other in combinations(held, 2):
        (row, area, stretch), (row2, area2, stretch2) = one, other
        if area.town and area2.town and area.town != area2.town:
            continue
        both = stretch.shared_with(stretch2)
        if both is None or (row.school != row2.school and row.is_shared and row2.is_shared):
            continue
        place = (area if area.town else area2).place
        numbers = "" if not (area.stretches or area2.stretches) else both.words
        yield _overlap(stage, row, row2, f"{place}{numbers}")


def _overlap(stage: Stage, row: Row, row2: Row, place: str) -> Finding:
    rows = (row.number, row2.number)
    if row.school == row2.school:
        said = f"“{row.school}”重复划入了{place}，请删去一处。"
        return Finding(Code.TWICE, stage, rows, said)
    said = f"“{row.school}”和“{row2.school}”都划入了{place}，"
    if row.is_shared or row2.is_shared:
        only = row.school if row.is_shared else row2.school
        said += f"而只有“{only}”注明了多校划片。确属多校划片的，两所学校都要注明；否则请改正范围。"
    else:
        said += f"请改正范围；确属多校划片（{stage.label}）的，两所学校都填“是”。"
    return Finding(Code.OVERLAP, stage, rows, said)


def _gaps_of_road(stage: Stage, held: list[_Held]) -> Iterator[Finding]:
    """Where the same road runs in several towns each is looked at by itself."""
    numbered = [each for each in held if each[2].unit is Unit.HOUSE]
    towns = sorted({area.town for _, area, _ in numbered if area.town})
    for town in towns if len(towns) > 1 else ("",):
        own = [each for each in numbered if not town or each[1].town in ("", town)]
        if own and all(area.stretches for _, area, _ in own):
            yield from _gaps(stage, own)


def _gaps(stage: Stage, held: list[_Held]) -> Iterator[Finding]:
    """Numbers of one side of a road that lie below its highest and belong to nobody."""
    highest = min(max(stretch.last or stretch.first for _, _, stretch in held), _HIGHEST_GAP)
    taken = set[int]().union(*(stretch.below(highest) for _, _, stretch in held))
    free = sorted(set(range(1, highest)) - taken)
    rows = tuple(dict.fromkeys(row.number for row, _, _ in held))
    place = max((area.place for _, area, _ in held), key=len)
    for parity in (Parity.ODD, Parity.EVEN):
        runs = list(_runs([n for n in free if parity.takes(n)]))
        if runs:
            said = "、".join(Stretch(a, b).words for a, b in runs[:_RUNS_SHOWN])
            more = "等" if len(runs) > _RUNS_SHOWN else ""
            message = f"{place}{parity.label}中，{said}{more}没有学校，请核对是不是漏了。"
            yield Finding(Code.GAP, stage, rows, message)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Numbers of one side, two apart, as runs from and to."""
    start = end = None
    for number in numbers:
        if start is None or end is None:
            start = end = number
        elif number == end + 2:
            end = number
        else:
            yield start, end
            start = end = number
    if start is not None and end is not None:
        yield start, end
