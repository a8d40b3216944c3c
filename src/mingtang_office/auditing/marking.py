"""The findings of a report as its page shows them: numbered, with what was decided on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.audit.labels import row_of
from mingtang.audit.registry import catalogue
from mingtang.documents.raw import Place
from mingtang_office.auditing.models import Decision, Verdict
from mingtang_office.auditing.queries import Considered

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "需说明", Severity.NOTICE: "提示"}
_MARKED = 4  # a finding on more cells than these is marked at those it quotes; all of them light up


@cache
def _titles() -> Mapping[str, str]:
    return {rule.code: rule.title for rule in catalogue()}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding under the number that its marks in the grids and the list bear."""

    number: int
    identity: str
    finding: Finding
    decision: Decision | None = None
    version: int = 0
    is_new: bool = False

    @property
    def rule(self) -> str:
        return self.finding.rule

    @property
    def rule_title(self) -> str:
        return _titles().get(self.finding.rule, "")

    @property
    def message(self) -> str:
        return self.finding.message

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def severity_label(self) -> str:
        return SEVERITIES[self.finding.severity]

    @property
    def is_uncertain(self) -> bool:
        return self.finding.status is Status.UNCERTAIN

    @property
    def verdict(self) -> str:
        """The code of what was decided, "" where nothing was."""
        return "" if self.decision is None else self.decision.verdict

    @property
    def verdict_label(self) -> str:
        return "待处理" if self.decision is None else self.decision.get_verdict_display()

    @property
    def is_dismissed(self) -> bool:
        return self.verdict == Verdict.DISMISSED


def numbered(
    considered: Iterable[Considered], new: frozenset[str] = frozenset()
) -> tuple[Numbered, ...]:
    """Findings in the order of the run, from 1; `new` are identities that the last change brought."""
    return tuple(
        Numbered(
            number,
            each.found.identity,
            each.finding,
            each.decision,
            each.version,
            each.found.identity in new,
        )
        for number, each in enumerate(considered, start=1)
    )


def quoted_cells(report: AnnualReport, quote: Quote) -> tuple[str, ...]:
    """The cells of this report that a quote shows.

    A quote may be last year's, whose places are those of another file: it counts only where the
    cell at that place prints what is quoted.
    """
    if quote.at is None or quote.at.column is None:
        return ()
    return _shown_by(report, _by_place(report).get(quote.at, ()), quote)


def _by_place(report: AnnualReport) -> Mapping[Place, Sequence[str]]:
    found: dict[Place, list[str]] = defaultdict(list)
    for address, cell in report.cells.items():
        if cell.at is not None:
            found[cell.at].append(address)
    return found


def _shown_by(report: AnnualReport, addresses: Iterable[str], quote: Quote) -> tuple[str, ...]:
    return tuple(
        address
        for address in addresses
        if quote.text.endswith((report.cell(address).raw or "").strip() or "（空白）")
    )


def _quoted(report: AnnualReport, findings: Iterable[Numbered]) -> Iterator[tuple[str, ...]]:
    """The cells that each finding quotes."""
    places = _by_place(report)
    for each in findings:
        yield tuple(
            address
            for quote in each.finding.quotes
            if quote.at is not None and quote.at.column is not None
            for address in _shown_by(report, places.get(quote.at, ()), quote)
        )


@dataclass(frozen=True, slots=True)
class CellMarks:
    """Which findings speak of a cell: `speaking` of all that light it, `shown` those whose number
    stands in it. Row addresses (`applications/total`) are those of labels."""

    speaking: Mapping[str, tuple[Numbered, ...]]
    shown: Mapping[str, tuple[Numbered, ...]]


def cell_marks(report: AnnualReport, findings: Iterable[Numbered]) -> CellMarks:
    speaking: dict[str, list[Numbered]] = defaultdict(list)
    shown: dict[str, list[Numbered]] = defaultdict(list)
    findings = tuple(findings)
    for each, quoted in zip(findings, _quoted(report, findings), strict=True):
        named = each.finding.cells
        marked = named if len(named) <= _MARKED else _anchors(named, quoted)
        for address in dict.fromkeys((*named, *quoted)):
            speaking[address].append(each)
        for address in dict.fromkeys(marked):
            shown[address].append(each)
    return CellMarks(
        {address: tuple(of) for address, of in speaking.items()},
        {address: tuple(of) for address, of in shown.items()},
    )


def _anchors(named: tuple[str, ...], quoted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(address for address in named if address in quoted) or named[-1:]


def cells_of(report: AnnualReport, each: Numbered) -> tuple[str, ...]:
    """Every cell that a finding speaks of: those it names, then those it quotes."""
    (quoted,) = _quoted(report, (each,))
    return tuple(dict.fromkeys((*each.finding.cells, *quoted)))


def places_of(report: AnnualReport, addresses: Iterable[str]) -> tuple[Place, ...]:
    """Where these cells, or the labels of these rows, stand in the source; unknown places left out."""
    found = []
    for address in addresses:
        cell, label = report.cell(address), report.labels.get(address)
        place = cell.at or (label.at if label else None)
        if place is None and cell.raw is None and row_of(address) in report.labels:
            place = report.labels[row_of(address)].at
        if place is not None:
            found.append(place)
    return tuple(dict.fromkeys(found))
