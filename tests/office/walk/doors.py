"""What is said of an address: which permission, or which door, opens it, and at what it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from mingtang_office.agencies.grants import Permission
from tests.office.walk.world import Side


class Door(Enum):
    ANYBODY = "anybody"  # also who is not signed in
    SIGNING_IN = "signing in"  # one's own way in and out: sends each to where they belong
    SIGNED_IN = "signed in"  # one's own account
    STAFF = "staff"  # whoever holds a role
    REGION_KEEPER = "region keeper"  # the administrator of a root
    CALENDAR_KEEPER = "calendar keeper"  # that of a root or of a division's government


@dataclass(frozen=True, slots=True)
class Surface:
    opens: Permission | Door
    at: Callable[[Side], dict[str, Any]] | None = None  # None: a list, not at one agency's thing
    post: bool = False
    handles_person: bool = False
    own_only: bool = False  # only its author, whatever the role
