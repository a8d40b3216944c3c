"""Row labels as printed against the labels of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.labels import TABLE_NAMES, row_of
from mingtang.audit.registry import Rule
from mingtang.audit.wording import (
    closest,
    core,
    difference,
    is_clipped,
    is_rewording,
    likeness,
    says_the_same,
)
from mingtang.documents.raw import Paragraph

LIKE = 0.6
"""A label at least so like its wording is that label misprinted; below, another label may have been
read in its place, and nobody is accused."""

MOST = 3
"""More misprints or missing rows than that in one table come from reading a broken page, not from the
agency."""


def misprints(
    rule: Rule, report: AnnualReport, wordings: Mapping[str, Sequence[str]]
) -> Iterator[Finding | None]:
    """One outcome for each printed label; `wordings` maps addresses of rows to what they may say.

    Labels said otherwise with particles alone are a notice; where many labels are misprinted the
    findings are uncertain.
    """
    every = [core(wording) for each in wordings.values() for wording in each]
    wrong: list[tuple[str, Paragraph]] = []
    for row, allowed in wordings.items():
        printed = report.labels.get(row)
        if printed is None or not core(printed.text):
            continue
        if says_the_same(printed.text, allowed):
            yield None
        elif is_clipped(printed.text, allowed) or core(printed.text) in every:
            continue
        elif max(likeness(printed.text, each) for each in allowed) >= LIKE:
            wrong.append((row, printed))
    for row, printed in wrong:
        due = closest(printed.text, wordings[row])
        found = rule.fail if len(wrong) <= MOST else rule.uncertain
        yield found(
            f"{TABLE_NAMES[row.partition('/')[0]]}行标签“{printed.text.strip()}”与格式不符，"
            f"应为“{wordings[row][0]}”（{difference(printed.text, due)}），请照格式改正",
            severity=Severity.NOTICE if is_rewording(printed.text, due) else rule.severity,
            cells=(row,),
            quotes=(Quote(printed.text.strip(), printed.at),),
        )


def missing_rows(
    rule: Rule,
    report: AnnualReport,
    wordings: Mapping[str, Sequence[str]],
    *,
    doubtful: bool = False,
) -> Iterator[Finding | None]:
    """A finding for rows that the source does not have, if most rows of the table were read.

    Where something of the same table or a row of any could not be read, where many rows are missing,
    or where it is `doubtful` for a reason of the caller's, the finding is uncertain: they may be
    there after all.
    """
    rows = {row_of(address) for address, cell in report.cells.items() if cell.raw is not None}
    missing = [row for row in wordings if row not in rows and row not in report.labels]
    if len(missing) * 2 > len(wordings):
        return
    if not missing:
        yield None
        return
    table = missing[0].partition("/")[0]
    unread = any(
        issue.code == "row_not_separable" or any(c.startswith(f"{table}/") for c in issue.cells)
        for issue in report.issues
    )
    labels = "、".join(f"“{wordings[row][0]}”" for row in missing)
    found = rule.uncertain if doubtful or unread or len(missing) > MOST else rule.fail
    yield found(f"{TABLE_NAMES[table]}缺少{labels}行，请对照格式补齐", cells=tuple(missing))
