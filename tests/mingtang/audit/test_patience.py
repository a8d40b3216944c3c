"""Broken and hostile files: every rule together must stay linear in what it reads."""

from dataclasses import replace
from time import process_time

import pytest

from mingtang.annual.report import AnnualReport
from mingtang.audit.registry import Case, catalogue, run
from tests.factories.reports import make_report, text

RULES = {rule.code: rule for rule in catalogue()}
HOSTILE = ("a", "一", "公", "7", "（", "）", "（）", "，", "\u3000公", "本机关公开信息")


def with_preamble(preamble: str) -> AnnualReport:
    return replace(make_report(), preamble=text(preamble))


def with_section(content: str) -> AnnualReport:
    return make_report(narrative={1: (content,)})


@pytest.mark.parametrize("wrap", [with_preamble, with_section])
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_passage_of_one_thing_over_and_over_is_audited_at_once(wrap, piece: str) -> None:
    report = wrap(piece * (100_000 // len(piece)))
    began = process_time()
    run(Case(report))
    assert process_time() - began < 5


def test_the_parts_claimed_are_found_behind_a_long_sentence() -> None:
    report = with_preamble("本机关公开信息" * 20_000 + "。本报告共七部分。")
    (finding, *_) = run(Case(report), (RULES["TX-28"],)).findings
    assert finding.quotes[0].text == "本报告共七部分"


def test_a_broken_file_is_not_told_the_same_a_million_times() -> None:
    report = with_section("公开，，" * 5_000)
    assert len(run(Case(report), (RULES["TW-03"],)).findings) == 1000
