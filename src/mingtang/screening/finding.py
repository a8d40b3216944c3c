"""What the scan hands back: findings with their place, never the thing itself."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang.screening.concern import Advice, Concern, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """`at`: the place as a person looks for it (附件2第1张表“名单”第3列). `quote`: what may stand in its
    stead, or how it is called; never what stands there. `span` is set where the finding lies in
    one text, so that it can be masked there."""

    concern: Concern
    at: str
    quote: str
    advice: Advice
    severity: Severity
    count: int = 1
    span: tuple[int, int] | None = None

    @property
    def message(self) -> str:
        """What was found where, by which norm, what to do."""
        quoted = f"（{self.quote}）" if self.quote else ""
        often = f"，共{self.count}处" if self.count > 1 else ""
        return (
            f"{self.at}：{self.concern.label}{quoted}{often}。"
            f"{self.advice.label}依据：{self.concern.rests_on}。"
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding and the value behind it, which stays inside this package: it tells what was seen
    already, and what is to be redacted."""

    finding: Finding
    value: str = ""


@dataclass(frozen=True, slots=True)
class Screening:
    """The result for an item: findings in the order of places, and what was gone through."""

    findings: tuple[Finding, ...]
    texts: int
    files: int

    @property
    def blocks(self) -> bool:
        """Whether anything stands in the way of the review."""
        return any(each.severity is Severity.BLOCKS for each in self.findings)

    @property
    def not_looked_at(self) -> tuple[Finding, ...]:
        """What no program could look at, so that a person must."""
        return tuple(each for each in self.findings if each.concern.is_unseen)
