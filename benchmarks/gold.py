"""Published reports beside what people found in them: cells read, faults found, false alarms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import mingtang
from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity, Status

SHARED = Path(__file__).parents[2] / "shared"
GOLD = SHARED / "reports" / "gold"
OVERLAP = 8  # characters that a quote of ours and one of theirs must have in common

# Kinds of gold findings that a rule answers to by its subject, where quotes need not overlap.
RULES_OF_KIND = {
    "table_sum": r"T[34]-0[1-3]",
    "label_typo": r"T3-06|T2-14",
    "old_format": r"T3-12|T3-06",
    "heading_typo": r"TX-27|TX-03",
    "heading": r"TX-03|TX-27",
    "cross_year": r"T2-0[189]",
    "blank_cells": r"T3-05|T4-02",
    "unit_in_cell": r"T2-0[67]",
    "missing_title_date": r"TX-1[89]|TX-20",
    "duplicate_text": r"TW-01",
    "text_sum": r"TN-0[146]|TX-05",
    "text_vs_table": r"TX-0[567]",
    "text_contradiction": r"TN-07",
    "structure": r"TX-04",
    "improvement": r"TX-2[23]",
    "unclear_figure": r"TN-10",
    "wording": r"TW-\d\d",
}
WHOLE_REPORT = {
    "old_format",
    "missing_title_date",
    "blank_cells",
    "heading",
    "structure",
    "improvement",
}


def _source(gold: Path) -> Path | None:
    stem = gold.name.partition(".")[0]
    if stem.startswith("seed_"):
        found = sorted((SHARED / "seeds").glob(f"{stem.removeprefix('seed_')}_*"))
    else:
        found = sorted((SHARED / "reports").glob(f"{stem}.*"))
    return found[0] if found else None


def _squash(text: str) -> str:
    return re.sub(r"[\s|]", "", text).translate(str.maketrans("(),:;", "（），：；"))


def _truth(gold: dict[str, Any], code: str) -> Iterator[tuple[str, Any]]:
    """Addresses and numbers of a gold file; its labels are those of the edition."""
    form = edition(code)
    rows = {row.label: (item, row) for item in form.proactive for row in item.rows}
    for label, values in (gold.get("table2") or {}).items():
        item, row = rows[label]
        for column in item.columns:
            if column.label in values:
                yield f"proactive/{row.key}.{column.key}", values[column.label]
    for row in (gold.get("table3") or {}).get("rows", ()):
        key = _application_row(form, row["row"])
        for column, value in zip(form.applications.columns, row["values"], strict=True):
            yield f"applications/{key}/{column.key}", value
    for group, values in zip(
        form.remedies.groups, (gold.get("table4") or {}).values(), strict=False
    ):
        for column, value in zip(form.remedies.columns, values, strict=True):
            yield f"remedies/{group.key}/{column.key}", value


def _application_row(form: Any, path: str) -> str:
    *above, label = path.split("/")
    for row in form.applications.rows:
        same = any(_squash(w).startswith(_squash(label)) for w in row.wordings)
        if same and (not row.group or row.group in above):
            return str(row.key)
    if form.applications.merged and label.startswith("（六）"):
        return str(form.applications.merged.key)
    raise KeyError(path)


def _cells(report: AnnualReport, gold: dict[str, Any]) -> tuple[int, int, int]:
    right = unread = wrong = 0
    for address, value in _truth(gold, report.edition or "2021"):
        read = report.value(address)
        if read is None and value is not None:
            unread += 1
        elif (None if read is None else float(read)) == value:
            right += 1
        else:
            wrong += 1
            print(f"    {address}: read {read}, gold {value}")
    return right, unread, wrong


def _words(finding: Finding, report: AnnualReport) -> list[str]:
    labels = [
        paragraph.text
        for row, paragraph in report.labels.items()
        if any(address.startswith(row) for address in finding.cells)
    ]
    return [_squash(text) for text in (*(q.text for q in finding.quotes), *labels)]


def _overlap(one: str, other: str) -> bool:
    if not one or not other:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size >= min(OVERLAP, len(one), len(other))


def _answers(finding: Finding, gold: dict[str, Any], report: AnnualReport) -> bool:
    right_kind = re.fullmatch(RULES_OF_KIND.get(gold["kind"], "-"), finding.rule) is not None
    if right_kind and gold["kind"] in WHOLE_REPORT:
        return True
    quotes = [_squash(quote) for quote in gold["quotes"]]
    shared = any(_overlap(q, w) for q in quotes for w in _words(finding, report))
    numbers = set(re.findall(r"\d+(?:\.\d+)?", gold["arithmetic"] or ""))
    told = set(re.findall(r"\d+(?:\.\d+)?", finding.message))
    return right_kind and (shared or (len(numbers) > 1 and len(numbers & told) >= 2))


def _false_alarms(allowed: list[str], beyond: list[Finding]) -> Iterator[tuple[str, Finding]]:
    """Errors beyond the gold that contradict what must not be flagged: they name all its numbers."""
    for claim in allowed:
        numbers = set(re.findall(r"\d+(?:\.\d+)?", claim)) - {"0", "1", "2"}
        for finding in beyond:
            words = finding.message + "".join(quote.text for quote in finding.quotes)
            if numbers and numbers <= set(re.findall(r"\d+(?:\.\d+)?", words)):
                yield claim, finding


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.status is Status.FAIL


def _findings(report: AnnualReport, gold: dict[str, Any]) -> tuple[int, int]:
    findings = list(mingtang.audit(report).findings)
    answered: set[int] = set()
    found = 0
    for each in gold["findings"]:
        by = [i for i, f in enumerate(findings) if _answers(f, each, report)]
        answered.update(by)
        found += bool(by)
        rules = ",".join(sorted({findings[i].rule for i in by})) or "NOT FOUND"
        print(f"    {each['id']:8} {each['severity']:8} {each['kind']:20} {rules}")
    beyond = [f for i, f in enumerate(findings) if i not in answered and _is_error(f)]
    for claim, finding in _false_alarms(gold["must_not_flag"], beyond):
        print(f"    FALSE ALARM against “{claim}”: {finding.rule} {finding.message[:80]}")
    for finding in beyond:
        print(f"    error beyond the gold: {finding.rule} {finding.message[:80]}")
    return found, len(gold["findings"])


def gold_report() -> None:
    """Print the table; needs the published reports beside the repository."""
    if not GOLD.is_dir():
        print("\nGold: no published reports beside the repository, left out")
        return
    total = [0, 0]
    for path in sorted(GOLD.glob("*.gold.json")):
        source = _source(path)
        if source is None:
            continue
        report = mingtang.read(source)
        gold = json.loads(path.read_text(encoding="utf-8"))
        findings = json.loads(
            path.with_name(path.name.replace(".gold.", ".findings.")).read_text(encoding="utf-8")
        )
        print(f"\n{source.name}")
        if report.edition in {"2019", "2021"}:
            right, unread, wrong = _cells(report, gold)
            print(f"    cells right {right}, unread {unread}, wrong {wrong}")
        found, all_ = _findings(report, findings)
        total[0] += found
        total[1] += all_
    print(f"\n  gold findings found: {total[0]} of {total[1]}")
