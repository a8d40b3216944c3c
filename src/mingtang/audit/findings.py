"""Findings: what a rule says of a report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.annual.report import Number
from mingtang.documents.raw import Place


class Severity(StrEnum):
    ERROR = "error"  # must be corrected
    WARNING = "warning"  # needs an explanation
    NOTICE = "notice"


class Status(StrEnum):
    FAIL = "fail"
    UNCERTAIN = "uncertain"  # an operand is missing, or two scopes are possible


@dataclass(frozen=True, slots=True)
class Quote:
    """The source's own words, shown before any verdict."""

    text: str
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a report. `message` tells in plain Chinese what is wrong, shows the arithmetic
    and says what to do; `left` and `right` are the two sides that should be equal, where there
    are two; `cells` are addresses, `cites` the articles the rule rests on."""

    rule: str
    severity: Severity
    status: Status
    message: str
    left: Number | None = None
    right: Number | None = None
    cells: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    cites: tuple[str, ...] = ()
