"""What the components of a page are given: their kinds, and the values they show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Tone(StrEnum):
    """How a state looks: each tone has its shape and its colour, and the word says the same."""

    LATE = "late"  # past its day
    SOON = "soon"  # due soon, provisional
    WAITING = "waiting"  # somebody's turn
    OPEN = "open"  # under way, nothing presses
    DONE = "done"
    WRONG = "wrong"  # refused, mistaken
    ENDED = "ended"  # withdrawn, abolished, no longer in force


class ButtonKind(StrEnum):
    PRIMARY = "primary"  # what the page is for; one a page
    SECONDARY = "secondary"
    GRAVE = "grave"  # takes something away


class NoticeKind(StrEnum):
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened, or (without `at`) is still to come."""

    title: str
    at: datetime | None = None
    by: str = ""
    note: str = ""
    tone: Tone = Tone.DONE
