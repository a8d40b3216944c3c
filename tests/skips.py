"""Rules for every test: what is skipped at a desk is a failure in continuous integration.

A skip stands for a part that this machine lacks (a font, LibreOffice, Chromium, Ray). Continuous
integration has every part, so there a skip would hide a broken one. The published reports beside the
repository are no part of it: where that whole folder is missing, a test over it may be skipped, and
its reason then names the published reports or the shared folder.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest

PUBLISHED_REPORTS = Path(__file__).parents[2] / "shared"


def _may_skip(reason: str) -> bool:
    if os.environ.get("CI", "").lower() not in {"1", "true"}:
        return True
    names_them = "published reports" in reason or "shared" in reason
    return names_them and not PUBLISHED_REPORTS.is_dir()


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not _may_skip(reason):
        report.outcome = "failed"
        report.longrepr = f"skipped, and continuous integration has every part: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report
