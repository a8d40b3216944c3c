"""What of an agency decides what it owes the public and which columns are its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mingtang.publication.columns import Column, columns
from mingtang.publication.duties import Body, Duty, Level, Particulars, duties
from mingtang_office.agencies.models import Agency, AgencyKind


def level_of(agency: Agency) -> Level:
    """By its region's code (GB/T 2260): a government below one of the same region is a township's."""
    return levels_of((agency,))[agency.pk]


def levels_of(agencies: Iterable[Agency]) -> dict[int, Level]:
    """The same of many, with one question to the database for those above them."""
    asked = tuple(agencies)
    above = {each.path[: -Agency.steplen] for each in asked if each.kind == AgencyKind.GOVERNMENT}
    parents = Agency.objects.filter(path__in=above - {""}) if above - {""} else ()
    regions = {each.path: each.region_id for each in parents}
    return {each.pk: _level(each, regions) for each in asked}


def _level(agency: Agency, regions: Mapping[str, int | None]) -> Level:
    code = agency.region.code if agency.region else ""
    if code.endswith("0000"):
        return Level.PROVINCE
    if code.endswith("00"):
        return Level.CITY
    above = agency.path[: -Agency.steplen]
    is_below_its_like = above in regions and regions[above] == agency.region_id
    if agency.kind == AgencyKind.GOVERNMENT and is_below_its_like:
        return Level.TOWNSHIP
    return Level.COUNTY


def particulars_of(agency: Agency) -> Particulars:
    return Particulars(level_of(agency), Body(agency.kind))


# Of these one is the frame of the others, one the entrance for applicants.
_NOT_FOR_ITEMS = frozenset({"content", "application"})


def columns_open_to(agency: Agency) -> tuple[Column, ...]:
    """The columns in which it may publish: those of its kind, whatever catalogue names them."""
    of = particulars_of(agency)
    return tuple(
        each
        for each in columns().values()
        if of.level in each.levels and of.body in each.bodies and each.code not in _NOT_FOR_ITEMS
    )


def duties_open_to(agency: Agency) -> tuple[Duty, ...]:
    of = particulars_of(agency)
    return tuple(each for each in duties().values() if each.is_owed_by(of))
