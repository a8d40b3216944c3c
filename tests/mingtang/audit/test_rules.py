"""Every rule says of its cases what they expect; names, codes, files and tests agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mingtang.audit import rules
from mingtang.audit.registry import Rule, catalogue
from tests.mingtang.audit.cases import FOLDER, RuleCase, cases_of, file_stem, objections

SOURCES = Path(rules.__path__[0])


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param(rule, case, id=f"{rule.code}-{case.name}")
        for rule in catalogue()
        for case in cases_of(rule)
    ],
)
def test_rule_says_of_a_case_what_it_expects(rule: Rule, case: RuleCase) -> None:
    assert objections(rule, case) == []


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_file_bears_the_code_of_its_rule(rule: Rule) -> None:
    assert file_stem(rule).startswith(rule.code.lower().replace("-", "_") + "_")


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_rule_states_its_norm_and_a_table_of_cases(rule: Rule) -> None:
    assert re.search(r"\n\| [^\n]+ \|\n\|( ?-+ ?\|)+\n(\| [^\n]+ \|\n?){2,}", rule.norm)


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_rule_cites_what_it_rests_on(rule: Rule) -> None:
    assert rule.cites


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_cases_have_names_of_their_own(rule: Rule) -> None:
    names = [case.name for case in cases_of(rule)]
    assert len(names) == len(set(names)) >= 3


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)
def test_cases_hold_both_a_clean_report_and_a_faulty_one(rule: Rule) -> None:
    found = [bool(case.expect) for case in cases_of(rule)]
    assert set(found) == {True, False}


def test_a_rule_has_one_file_and_a_file_has_one_rule() -> None:
    files = sorted(path.stem for path in SOURCES.glob("*.py") if path.stem != "__init__")
    assert files == sorted(file_stem(rule) for rule in catalogue())


def test_a_rule_has_one_file_of_cases() -> None:
    files = sorted(path.stem.removeprefix("test_") for path in FOLDER.glob("test_*.py"))
    assert files == sorted(file_stem(rule) for rule in catalogue())
