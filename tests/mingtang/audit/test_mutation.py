"""A rule that is broken on purpose must be noticed by its own cases."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mingtang.audit.registry import Rule, catalogue
from tests.mingtang.audit.cases import cases_of, equivalents_of, objections
from tests.mingtang.audit.mutants import entered, mutants, negated, removed, softened

every_rule = pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)


def notices(broken: Rule) -> bool:
    """Whether a case of the rule objects to the broken rule; a broken rule may also raise."""
    try:
        return any(objections(broken, case) for case in cases_of(broken))
    except Exception:  # noqa: BLE001
        return True


@every_rule
@pytest.mark.parametrize("break_rule", [removed, negated, softened])
def test_cases_notice_a_broken_rule(rule: Rule, break_rule: Callable[[Rule], Rule]) -> None:
    assert notices(break_rule(rule))


@every_rule
def test_cases_notice_every_reversed_comparison(
    rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(str(sys.modules[rule.module].__file__))
    survivors = {
        mutant.written
        for mutant in mutants(path)
        if not notices(entered(mutant, rule, monkeypatch))
    }
    assert survivors == set(equivalents_of(rule))
