"""What of an agency decides what it owes the public and which columns are its own."""

from __future__ import annotations

from mingtang.publication.columns import Column, columns
from mingtang.publication.duties import Body, Duty, Level, Particulars, duties
from mingtang_office.agencies.models import Agency, AgencyKind


def level_of(agency: Agency) -> Level:
    """By its region's code (GB/T 2260): a government below one of the same region is a township's."""
    code = agency.region.code if agency.region else ""
    if code.endswith("0000"):
        return Level.PROVINCE
    if code.endswith("00"):
        return Level.CITY
    parent = agency.get_parent() if agency.kind == AgencyKind.GOVERNMENT else None
    if parent is not None and parent.region_id == agency.region_id:
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
