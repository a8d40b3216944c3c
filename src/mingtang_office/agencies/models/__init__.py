from mingtang_office.agencies.models.agency import Agency, AgencyKind, Succession, SuccessionKind
from mingtang_office.agencies.models.membership import Membership, Role
from mingtang_office.agencies.models.region import Region

__all__ = [
    "Agency",
    "AgencyKind",
    "Membership",
    "Region",
    "Role",
    "Succession",
    "SuccessionKind",
]
