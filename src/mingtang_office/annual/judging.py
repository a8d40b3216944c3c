"""A report as it stands, checked by every rule beside last year's, and what keeps it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256

from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.checking import Check, check
from mingtang_office.annual.composing import composed, texts_of
from mingtang_office.annual.models import YearReport
from mingtang_office.annual.queries.previous import previous_of


def judged(report: YearReport, today: date, texts: Mapping[int, str] | None = None) -> Check:
    """Every rule over the report; with other words than the kept ones where `texts` gives them. Until
    it is signed it is looked at as if it were signed today."""
    words = {**texts_of(report), **(texts or {})}
    previous = previous_of(report)
    return check(
        composed(report, words, signed_on=today),
        previous.report if previous else None,
        today,
        report.explanations.select_related("by"),
        words,
    )


def refuse_unready(report: YearReport, today: date, *, to: str, explained: bool = True) -> None:
    """Refuse a report that has gaps, errors, warnings without a word (`explained`) or tables that are
    not frozen, and say all of it at once."""
    found = judged(report, today)
    problems = []
    if not report.is_frozen:
        problems.append("表格还没有冻结。")
    if found.gap_count:
        problems.append(f"还有 {found.gap_count} 处“【请补充：…】”没有补上。")
    if found.errors:
        listed = "；".join(each.numbered.message for each in found.errors[:3])
        problems.append(f"还有 {len(found.errors)} 个错误须改正：{listed}。")
    if explained and found.to_explain:
        problems.append(f"还有 {len(found.to_explain)} 个警告没有说明。")
    if problems:
        raise Refused(f"这份年度报告还不能{to}。{''.join(problems)}")


def content_digest(report: YearReport) -> str:
    """SHA-256 over words and tables: what was reviewed is what is signed."""
    parts = {
        "cells": report.cells,
        "texts": {str(number): text for number, text in texts_of(report).items()},
    }
    return sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
