"""What came of an inspection: of each rule whether it is broken, kept, or was not looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mingtang.publication.inspection.rules import InspectionRule, RuleKind

FULL = Decimal(100)
WITHOUT_SERVICES = Decimal(75)
PASSED_FROM = Decimal(60)


class Verdict(StrEnum):
    BROKEN = "broken"
    KEPT = "kept"
    NOT_LOOKED_AT = "not_looked_at"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.BROKEN: "存在问题",
    Verdict.KEPT: "未发现问题",
    Verdict.NOT_LOOKED_AT: "尚未检查",
    Verdict.NOT_APPLICABLE: "不适用",
}


class Outcome(StrEnum):
    """`UNDECIDED`: nothing speaks against it so far, and not every veto was looked at."""

    FAILED = "failed"
    UNDECIDED = "undecided"
    PASSED = "passed"

    @property
    def label(self) -> str:
        return {"failed": "不合格", "undecided": "尚不能判定", "passed": "合格"}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """`facts`: what was counted, by a stable name; `message`: what is wrong and what to do next, or
    why nothing can be said; `points`: what it costs, None where the number is not known here."""

    rule: InspectionRule
    verdict: Verdict
    message: str
    facts: tuple[tuple[str, str], ...] = ()
    points: Decimal | None = Decimal(0)


@dataclass(frozen=True, slots=True)
class Findings:
    """All the rules of one site or account on one day."""

    on: date
    has_services: bool
    findings: tuple[Finding, ...]

    def of(self, code: str) -> Finding:
        """The finding of a rule. Raises KeyError."""
        found = next((each for each in self.findings if each.rule.code == code), None)
        if found is None:
            raise KeyError(f"这次检查没有编号为“{code}”的指标。")
        return found

    @property
    def vetoes(self) -> tuple[Finding, ...]:
        """The vetoes that are broken."""
        return tuple(
            each
            for each in self.findings
            if each.rule.kind is RuleKind.VETO and each.verdict is Verdict.BROKEN
        )

    @property
    def not_looked_at(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.verdict is Verdict.NOT_LOOKED_AT)

    @property
    def unpriced(self) -> tuple[Finding, ...]:
        """What is broken and costs points whose number a person must settle."""
        return tuple(
            each for each in self.findings if each.verdict is Verdict.BROKEN and each.points is None
        )

    @property
    def deducted(self) -> Decimal:
        """The points that are known to be lost."""
        return sum((each.points or Decimal(0) for each in self.findings), Decimal(0))

    @property
    def score_at_most(self) -> Decimal:
        """The score if nothing but what is known were lost: of 100, and where no services are offered
        of 75, stretched to 100 (网站检查指标)."""
        if self.has_services:
            return max(FULL - self.deducted, Decimal(0))
        left = max(WITHOUT_SERVICES - self.deducted, Decimal(0))
        return (left * 4 / 3).quantize(Decimal("0.01"))

    @property
    def outcome(self) -> Outcome:
        """One broken veto, or a score below 60, fails; whatever was not looked at keeps the rest open."""
        if self.vetoes or self.score_at_most < PASSED_FROM:
            return Outcome.FAILED
        if self.not_looked_at or self.unpriced:
            return Outcome.UNDECIDED
        return Outcome.PASSED
