"""Why an action was not done, in words for the person who asked for it: of every register."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from mingtang_office.ui.days import day_words


class Refused(Exception):
    """The rule forbids it; `message` says why and what to do instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Overtaken(Refused):
    """Somebody else was quicker: what this person saw is no longer what is there. Nothing was
    changed; `message` tells who did what, and when."""


def refuse_to_come(on: date, now: datetime) -> None:
    """What has not happened yet is not entered."""
    if on > timezone.localdate(now):
        raise Refused(f"{day_words(on)}还没有到，请在发生以后再登记，或者核对日期。")
