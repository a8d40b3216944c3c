"""All audit rules over a report as it stands, beside what has been said of their findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mingtang.annual.drafting import gaps
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Severity, Status
from mingtang.audit.identity import identities
from mingtang.audit.registry import Case, run
from mingtang_office.annual.models import Explanation
from mingtang_office.auditing.marking import Numbered

# A report that is late has to be published all the same (条例第四十九条): its lateness is explained.
_NOT_TO_BE_MENDED = frozenset({"TX-14"})


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, and the word that was given for it."""

    numbered: Numbered
    explanation: Explanation | None = None

    @property
    def blocks(self) -> bool:
        """Whether it must be mended: an error that is certain."""
        found = self.numbered.finding
        certain = found.severity is Severity.ERROR and found.status is Status.FAIL
        return certain and found.rule not in _NOT_TO_BE_MENDED

    @property
    def needs_word(self) -> bool:
        """Whether it needs an explanation: a warning, and an error that is not certain."""
        grave = self.numbered.finding.severity in (Severity.ERROR, Severity.WARNING)
        return grave and not self.blocks

    @property
    def word(self) -> str:
        """The explanation, "" where none was given."""
        return self.explanation.reason if self.explanation else ""

    @property
    def is_open(self) -> bool:
        return self.blocks or (self.needs_word and self.explanation is None)


@dataclass(frozen=True, slots=True)
class Check:
    """What keeps a report from being handed in, and what else there is to say of it."""

    report: AnnualReport
    findings: tuple[Checked, ...]
    gaps: Mapping[int, tuple[str, ...]]

    @property
    def numbered(self) -> tuple[Numbered, ...]:
        return tuple(each.numbered for each in self.findings)

    @property
    def errors(self) -> tuple[Checked, ...]:
        return tuple(each for each in self.findings if each.blocks)

    @property
    def to_explain(self) -> tuple[Checked, ...]:
        return tuple(each for each in self.findings if each.is_open and not each.blocks)

    @property
    def gap_count(self) -> int:
        return sum(len(each) for each in self.gaps.values())

    @property
    def is_ready(self) -> bool:
        return not (self.gap_count or any(each.is_open for each in self.findings))


def check(
    report: AnnualReport,
    previous: AnnualReport | None,
    today: date,
    explanations: Iterable[Explanation],
    texts: Mapping[int, str],
) -> Check:
    """Run every rule of the report's form."""
    said = {each.identity: each for each in explanations}
    found = run(Case(report, previous, today)).findings
    names = identities(found)
    findings = tuple(
        Checked(Numbered(number, identity, finding), said.get(identity))
        for number, (identity, finding) in enumerate(zip(names, found, strict=True), start=1)
    )
    missing = {number: gaps(text) for number, text in texts.items()}
    return Check(report, findings, {n: each for n, each in missing.items() if each})
