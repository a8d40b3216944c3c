"""How an audit rule is tested.

The rule `rules/t3_01_balance.py` has its cases in `tests/mingtang/audit/rules/test_t3_01_balance.py`:
a module with `CASES`, a tuple of `RuleCase`, and nothing more. `test_rules.py` runs the cases of every
rule, `test_mutation.py` breaks every rule and sees whether its cases notice. A case says what the rule
finds in a report, shortly:

    RuleCase("七列相等", make_report(), passes=7)
    RuleCase("自然人列差一件", make_report(values={…}), ("error",), says=("3+1=4", "相差 1"))
    RuleCase("（七）总计空白", make_report(values={…: None}), ("error?",))

`expect` holds one word a finding, in any order: its severity (`error`, `warning`, `notice`), with a `?`
where its status is `uncertain`. `passes` is the exact number of checks that passed (None: not looked
at), `says` are pieces that the messages contain (`omits`: do not contain), `cells` addresses that the findings name, `quotes`
pieces of the source that they quote. A comparison in a rule whose reversal changes nothing is listed in
`EQUIVALENT` of the same module: `{"left < right": "why it changes nothing"}`.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import ModuleType

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Status
from mingtang.audit.registry import Case, Rule, run
from mingtang.documents.raw import Paragraph, Place

FOLDER = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One report, and what one rule must say of it."""

    name: str
    report: AnnualReport
    expect: tuple[str, ...] = ()
    passes: int | None = None
    says: tuple[str, ...] = ()
    omits: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    previous: AnnualReport | None = None
    today: date | None = None
    file_name: str | None = None

    @property
    def case(self) -> Case:
        return Case(self.report, self.previous, self.today, self.file_name)


def outcome(finding: Finding) -> str:
    """`error`, `warning?` …: the word that `RuleCase.expect` uses for this finding."""
    return finding.severity.value + ("?" if finding.status is Status.UNCERTAIN else "")


def objections(rule: Rule, case: RuleCase) -> list[str]:
    """Where the rule does not say of this report what the case expects; empty where it does."""
    audit = run(case.case, (rule,))
    found = sorted(outcome(finding) for finding in audit.findings)
    messages = "\n".join(finding.message for finding in audit.findings)
    quoted = "\n".join(quote.text for finding in audit.findings for quote in finding.quotes)
    named = {cell for finding in audit.findings for cell in finding.cells}
    wrong = []
    if found != sorted(case.expect):
        wrong.append(f"expected {case.expect}, found {found}: {messages}")
    if case.passes is not None and audit.checked.get(rule.code, 0) != case.passes:
        wrong.append(f"expected {case.passes} passes, counted {audit.checked}")
    wrong += [
        f"no message says {piece!r}: {messages}" for piece in case.says if piece not in messages
    ]
    wrong += [f"a message says {piece!r}: {messages}" for piece in case.omits if piece in messages]
    wrong += [f"no finding names {cell}: {named}" for cell in case.cells if cell not in named]
    wrong += [
        f"no finding quotes {piece!r}: {quoted}" for piece in case.quotes if piece not in quoted
    ]
    return wrong


def cases_of(rule: Rule) -> tuple[RuleCase, ...]:
    """The cases of this rule; none where it has no module of cases, which a test of its own finds."""
    try:
        cases: tuple[RuleCase, ...] = cases_module(rule).CASES
    except ModuleNotFoundError:
        return ()
    return cases


def equivalents_of(rule: Rule) -> Mapping[str, str]:
    """Comparisons whose reversal changes nothing, each with the reason."""
    return getattr(cases_module(rule), "EQUIVALENT", {}) if cases_of(rule) else {}


def cases_module(rule: Rule) -> ModuleType:
    """The module that holds the cases of this rule; it bears the name of the rule's own file."""
    return importlib.import_module(f"tests.mingtang.audit.rules.test_{file_stem(rule)}")


def file_stem(rule: Rule) -> str:
    """`t3_01_balance`: the name of the file that holds the rule."""
    return rule.module.rpartition(".")[2]


def without(report: AnnualReport, *beginnings: str) -> AnnualReport:
    """The report as if its source had no cells at addresses that begin so."""
    cells = {a: cell for a, cell in report.cells.items() if not a.startswith(beginnings)}
    return replace(report, cells=cells)


def labelled(report: AnnualReport, labels: Mapping[str, str]) -> AnnualReport:
    """The report with these row labels printed."""
    printed = {row: Paragraph(text, Place(table=1)) for row, text in labels.items()}
    return replace(report, labels={**report.labels, **printed})


def retitled(
    report: AnnualReport, number: int, title: str, printed: str | None = None
) -> AnnualReport:
    """The report with the heading of this section printed so."""
    sections = tuple(
        replace(s, title=title, printed=s.printed if printed is None else printed)
        if s.number == number
        else s
        for s in report.sections
    )
    return replace(report, sections=sections)


def prefaced(report: AnnualReport, *lines: str) -> AnnualReport:
    """The report with this preamble in place of its own."""
    return replace(report, preamble=tuple(Paragraph(line, Place(paragraph=2)) for line in lines))
