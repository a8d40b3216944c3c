"""The register of audit rules: one rule, one file in `rules/`, one function under `@rule`.

A rule is a generator over a `Case`. For everything it checks it yields `None` when the check
passed and a `Finding` when it did not; a rule that has nothing to check yields nothing.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from mingtang.annual.report import AnnualReport, Number
from mingtang.audit import rules
from mingtang.audit.findings import Finding, Quote, Severity, Status


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule may look at: the report, last year's if given, the day of the audit and the name
    the report's file bears."""

    report: AnnualReport
    previous: AnnualReport | None = None
    today: date | None = None
    file_name: str | None = None


Check = Callable[[Case], Iterator[Finding | None]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and what the catalogue says of it. `editions` are those in which it holds;
    `norm` is the docstring of the function: the norm first, then the cases; `module` is the
    dotted name of the file that holds it."""

    code: str
    title: str
    severity: Severity
    editions: tuple[str, ...]
    cites: tuple[str, ...]
    norm: str
    module: str
    check: Check

    def fail(self, message: str, **details: object) -> Finding:
        """A finding of this rule with its own severity and citations."""
        return self._finding(Status.FAIL, message, details)

    def uncertain(self, message: str, **details: object) -> Finding:
        """A finding that accuses nobody: an operand is missing or two scopes are possible."""
        return self._finding(Status.UNCERTAIN, message, details)

    def _finding(self, status: Status, message: str, details: dict[str, object]) -> Finding:
        given: dict[str, object] = {"severity": self.severity, "cites": self.cites, **details}
        return Finding(rule=self.code, status=status, message=message, **given)  # type: ignore[arg-type]


ALL_EDITIONS = ("2008", "2019", "2021")
TABLED_EDITIONS = ("2019", "2021")

_register: dict[str, Rule] = {}


def rule(
    code: str,
    title: str,
    *,
    severity: Severity,
    editions: tuple[str, ...] = ALL_EDITIONS,
    cites: tuple[str, ...] = (),
) -> Callable[[Callable[[Case, Rule], Iterator[Finding | None]]], Rule]:
    """Enter a function `(case, rule) -> Iterator[Finding | None]` in the register as this rule."""

    def enter(function: Callable[[Case, Rule], Iterator[Finding | None]]) -> Rule:
        def check(case: Case) -> Iterator[Finding | None]:
            return function(case, entered)

        norm = inspect.cleandoc(function.__doc__ or "")
        entered = Rule(code, title, severity, editions, cites, norm, function.__module__, check)
        if code in _register:
            raise ValueError(f"two rules bear the code {code}")
        _register[code] = entered
        return entered

    return enter


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, ordered by code."""
    for module in pkgutil.iter_modules(rules.__path__):
        importlib.import_module(f"{rules.__name__}.{module.name}")
    return tuple(_register[code] for code in sorted(_register))


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome: findings in reading order of severity, and per rule how many checks passed."""

    findings: tuple[Finding, ...]
    checked: dict[str, int]

    @property
    def has_errors(self) -> bool:
        return any(f.severity is Severity.ERROR and f.status is Status.FAIL for f in self.findings)


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def run(case: Case, selected: tuple[Rule, ...] | None = None) -> Audit:
    """Apply every rule that holds in the report's edition (all rules when it cannot be told)."""
    findings: list[Finding] = []
    passed: Counter[str] = Counter()
    for each in catalogue() if selected is None else selected:
        if case.report.edition is not None and case.report.edition not in each.editions:
            continue
        for outcome in each.check(case):
            if outcome is None:
                passed[each.code] += 1
            else:
                findings.append(outcome)
    findings.sort(key=lambda f: (_ORDER[f.severity], f.status is Status.UNCERTAIN, f.rule))
    return Audit(tuple(findings), dict(sorted(passed.items())))


__all__ = ["Audit", "Case", "Number", "Quote", "Rule", "catalogue", "rule", "run"]
