"""Findings over many reports counted by rule.

A count over a province takes seconds; what took long is remembered for some minutes, and the page
tells as of when it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from time import monotonic

from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.db import models

from mingtang.audit.registry import catalogue
from mingtang_office.auditing.models import FoundFinding

_LONG = 0.05  # seconds
_REMEMBERED = 300


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often one rule was broken, and how much of it waits for a decision."""

    rule: str
    title: str
    severity: str
    findings: int
    reports: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Tally:
    rows: tuple[RuleCount, ...]
    at: datetime

    @property
    def total(self) -> int:
        return sum(row.findings for row in self.rows)


def counted_by_rule(findings: models.QuerySet[FoundFinding], now: datetime) -> Tally:
    """The findings counted; the remembered count of the very same question where there is one.
    Whose reports a person may see is part of the question."""
    try:
        question = str(findings.query)
    except EmptyResultSet:  # nothing can match, and Django would not even ask
        return Tally((), now)
    key = f"auditing-tally-{sha256(question.encode()).hexdigest()}"
    remembered: Tally | None = cache.get(key)
    if remembered is not None:
        return remembered
    begun = monotonic()
    tally = Tally(_count(findings), now)
    if monotonic() - begun > _LONG:
        cache.set(key, tally, _REMEMBERED)
    return tally


def _count(findings: models.QuerySet[FoundFinding]) -> tuple[RuleCount, ...]:
    """The findings counted rule by rule, the most frequent first."""
    titles = {rule.code: (rule.title, rule.severity.value) for rule in catalogue()}
    counted = (
        findings.order_by()
        .values("rule")
        .annotate(
            number=models.Count("pk"),
            reports=models.Count("report", distinct=True),
            undecided=models.Count("pk", filter=models.Q(verdict="")),
        )
        .order_by("-number", "rule")
    )
    return tuple(
        RuleCount(
            row["rule"],
            *titles.get(row["rule"], ("", "")),
            findings=row["number"],
            reports=row["reports"],
            undecided=row["undecided"],
        )
        for row in counted
    )
