from mingtang_office.agencies.models.affiliation import Affiliation
from mingtang_office.agencies.models.agency import Agency, AgencyKind, Succession, SuccessionKind
from mingtang_office.agencies.models.calendar_notice import (
    CalendarNotice,
    CalendarVersion,
    NoticeKind,
    NoticeState,
)
from mingtang_office.agencies.models.counting import YearCounter
from mingtang_office.agencies.models.membership import Membership, Role
from mingtang_office.agencies.models.region import Region
from mingtang_office.agencies.models.roster import Roster

__all__ = [
    "Affiliation",
    "Agency",
    "AgencyKind",
    "CalendarNotice",
    "CalendarVersion",
    "Membership",
    "NoticeKind",
    "NoticeState",
    "Region",
    "Role",
    "Roster",
    "Succession",
    "SuccessionKind",
    "YearCounter",
]
