"""The code that begins an agency's numbers (机关代字), as set by the agency or made from its name."""

from __future__ import annotations

from mingtang_office.agencies.models import Agency
from mingtang_office.letters.models import LetterCode

_LONGEST = 14


def default_code(agency: Agency) -> str:
    """Of the agency's short name, or its full one: plain and telling until the agency sets its own
    (云教公开)."""
    name = str(agency.short_name or agency.name)
    return f"{name[:_LONGEST]}公开"


def code_of(agency: Agency) -> str:
    own = LetterCode.objects.filter(agency=agency).first()
    return default_code(agency) if own is None else own.code
