"""The page of rules that officers read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingtang.audit.catalogue import GROUPS, LEVELS, main, page
from mingtang.audit.registry import catalogue

REPOSITORY = Path(__file__).parents[3]


def test_page_in_the_repository_is_current() -> None:
    assert (REPOSITORY / "docs" / "rules.md").read_text("utf-8") == page(catalogue())


def test_page_has_a_section_for_every_rule() -> None:
    headings = [line for line in page(catalogue()).splitlines() if line.startswith("### ")]
    assert headings == [f"### {rule.code} {rule.title}" for rule in _by_group()]


def test_section_tells_level_editions_and_grounds() -> None:
    text = page(rule for rule in catalogue() if rule.code == "T2-13")
    assert (
        "- 级别：错误（必须改正）\n- 适用格式：2019\n- 依据：国办公开办函〔2019〕60号所附表二"
        in text
    )


def test_section_shows_the_table_of_cases() -> None:
    text = page(rule for rule in catalogue() if rule.code == "T2-13")
    assert "| 上一年 20，本年 -24 | 错误 |" in text


def test_check_objects_to_a_stale_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1


def test_check_accepts_the_page_just_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (main([]), main(["--check"])) == (0, 0)


def test_every_severity_has_a_name() -> None:
    assert {rule.severity for rule in catalogue()} <= set(LEVELS)


def _by_group():
    return [rule for prefix in GROUPS for rule in catalogue() if rule.code.startswith(prefix + "-")]
