from mingtang_office.remedies.models.counter import RemedyCounter
from mingtang_office.remedies.models.course import AnnulmentReason, CourseEntry
from mingtang_office.remedies.models.file import RemedyFile, RemedyFileKind
from mingtang_office.remedies.models.party import Party, PartyRole
from mingtang_office.remedies.models.remedy import Remedy
from mingtang_office.remedies.models.standing import RemedyStanding

__all__ = [
    "AnnulmentReason",
    "CourseEntry",
    "Party",
    "PartyRole",
    "Remedy",
    "RemedyCounter",
    "RemedyFile",
    "RemedyFileKind",
    "RemedyStanding",
]
