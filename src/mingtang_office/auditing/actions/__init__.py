"""Everything that changes a checked report, one module a subject."""

from mingtang_office.auditing.actions.refusals import Overtaken, Refused

__all__ = ["Overtaken", "Refused"]
