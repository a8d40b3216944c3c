"""Published reports, read and checked: known faults are found, and what is right is not accused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Case, run
from mingtang.documents.open import read_file
from mingtang.recognition.recognise import recognise

SHARED = Path(__file__).parents[4] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(),
    reason="the folder of published reports is not beside the repository",
)

FAULTS = [
    ("reports/hongze_2023.pdf", "T4-01", "10+1=11"),
    ("reports/hongze_2023.pdf", "T4-01", "之和 5，总计填 0"),
    ("reports/hongze_2023.pdf", "T3-06", "缺“法规禁”"),
    ("reports/hongze_2023.pdf", "T3-12", "旧格式"),
    ("reports/pingtan_2020.txt", "T3-02", "6+6+4+3+3+4=26"),
    ("reports/pingtan_2020.txt", "T3-02", "7+6+4+3+3+4=27"),
    ("reports/pingtan_2022.txt", "TX-27", "多“法”"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "T3-05", "138 格空白"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "TX-18", "没有找到报告标题"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "TX-19", "没有找到落款日期"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "TX-20", "没有写明统计期限"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "TX-23", "上年问题的整改结果"),
    ("seeds/001_3c2b94a00d1a4e64.txt", "TX-04", "“政府信息管理”"),
    ("reports/shanghai_office_2019.html", "T3-05", "格空白"),
    ("reports/shanghai_office_2019.html", "T4-02", "格空白"),
    ("reports/shanghai_office_2019.html", "T2-07", "251000元"),
    ("reports/shanghai_stcsm_2024.md", "TX-03", "存在的主要问题及改进情况"),
    ("seeds/000_aa4986b012004f14.txt", "TX-19", "早于 2020 年年末"),
    ("seeds/002_de8f091d9f2bb639.txt", "TX-10", "把2021年写成今后的打算"),
    ("seeds/004_1c8875d8285a4791.txt", "TX-16", "“（四）”之后是“（六）”"),
]

# Sums and figures of these reports are right, whatever else is wrong with them.
RIGHT = [
    ("reports/hongze_2023.pdf", ("T3-01", "T3-02", "T3-03", "T2-12")),
    ("reports/pingtan_2020.txt", ("T3-01", "T3-03", "T4-01")),
    ("reports/pingtan_2022.txt", ("T3-01", "T3-02", "T3-03", "T3-05", "T4-01", "T4-02")),
    ("reports/shanghai_office_2019.html", ("T3-01", "T3-02", "T3-03", "T4-01", "T2-02")),
    ("reports/shanghai_stcsm_2024.md", ("T3-01", "T3-02", "T3-03", "T4-01", "T2-02")),
    ("seeds/001_3c2b94a00d1a4e64.txt", ("T3-01", "T3-02", "T3-03", "T4-01", "T4-02", "TX-17")),
    ("seeds/002_de8f091d9f2bb639.txt", ("T3-01", "T3-02", "T3-03", "T3-06", "T4-01", "T4-02")),
    ("seeds/003_96188017ee5802da.txt", ("T3-01", "T3-02", "T3-03", "T3-05", "T4-01", "T4-02")),
    ("seeds/004_1c8875d8285a4791.txt", ("T3-01", "T3-02", "T3-03", "T3-05", "T3-06", "T4-01")),
]


@cache
def findings(name: str) -> tuple[Finding, ...]:
    return run(Case(recognise(read_file(SHARED / name)))).findings


@pytest.mark.parametrize(("name", "code", "words"), FAULTS)
def test_known_fault_is_found(name: str, code: str, words: str) -> None:
    assert any(f.rule == code and words in f.message for f in findings(name))


@pytest.mark.parametrize(("name", "codes"), RIGHT)
def test_what_is_right_is_not_accused(name: str, codes: tuple[str, ...]) -> None:
    accused = {
        f.rule for f in findings(name) if f.status is Status.FAIL and f.severity is Severity.ERROR
    }
    assert accused.isdisjoint(codes)
