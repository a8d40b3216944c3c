"""The twenty-three ways in which an application can end, each of which is one row of table three."""

from __future__ import annotations

from enum import StrEnum


class Disposition(StrEnum):
    """What was done with an application; the code is stable."""

    PROVIDED = "provided"
    ALREADY_PUBLIC = "already_public"
    PARTLY_GRANTED = "partly_granted"
    STATE_SECRET = "state_secret"  # noqa: S105  a ground, no password
    FORBIDDEN_BY_LAW = "forbidden_by_law"
    SECURITY_AND_STABILITY = "security_and_stability"
    THIRD_PARTY_RIGHTS = "third_party_rights"
    INTERNAL_AFFAIRS = "internal_affairs"
    DELIBERATIVE = "deliberative"
    ENFORCEMENT_FILE = "enforcement_file"
    ADMINISTRATIVE_QUERY = "administrative_query"
    DOES_NOT_EXIST = "does_not_exist"
    NOT_RESPONSIBLE = "not_responsible"
    NEEDS_CREATION = "needs_creation"
    STILL_UNCLEAR = "still_unclear"
    PETITION = "petition"
    REPEATED = "repeated"
    PUBLICATION = "publication"
    EXCESSIVE = "excessive"
    REISSUE = "reissue"
    NOT_RECTIFIED = "not_rectified"
    FEE_UNPAID = "fee_unpaid"
    REST = "rest"
