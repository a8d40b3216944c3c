"""Why an action was not done, in words for the person who asked for it: of every register."""

from __future__ import annotations


class Refused(Exception):
    """The rule forbids it; `message` says why and what to do instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Overtaken(Refused):
    """Somebody else was quicker: what this person saw is no longer what is there. Nothing was
    changed; `message` tells who did what, and when."""
