"""Invented codes with the right structure: 岱江省 lies in 99, which GB/T 2260 gives to no province."""

from __future__ import annotations

import hashlib

from mingtang.privacy.check_digits import credit_code_check, organisation_code_check
from mingtang_office.agencies.models import AgencyKind

PROVINCE = "990000"
_PUBLIC_BODIES = frozenset({AgencyKind.SCHOOL, AgencyKind.PUBLIC_INSTITUTION})


def region_code(city: int = 0, county: int = 0) -> str:
    """Of the `city`th city of the province, and of its `county`th county, counted from one."""
    counted = f"{20 + county:02d}" if county else "00"
    return f"{PROVINCE[:2]}{city:02d}{counted}"


def credit_code(kind: AgencyKind, region: str, name: str) -> str:
    """A unified social credit code (GB 32100-2015) with the organisation code (GB 11714-1997) inside.

    Derived from the name: an agency has the same code in every demonstration.
    """
    return _code("12" if kind in _PUBLIC_BODIES else "11", region, name)


def enterprise_code(region: str, name: str) -> str:
    """That of an organisation which is no agency."""
    return _code("91", region, name)


def _code(registered: str, region: str, name: str) -> str:
    number = int.from_bytes(hashlib.sha256(f"{region}{name}".encode()).digest()[:8], "big")
    organisation = f"{number % 10**8:08d}"
    first17 = f"{registered}{region}{organisation}{organisation_code_check(organisation)}"
    return first17 + credit_code_check(first17)
