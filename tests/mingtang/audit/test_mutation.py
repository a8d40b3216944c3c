"""A rule that is broken on purpose must be noticed by its own cases."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from mingtang.audit.registry import Rule, catalogue
from tests.mingtang.audit.cases import cases_of, equivalents_of, objections
from tests.mingtang.audit.mutants import entered, mutants, mutated, negated, removed, softened

SHARED: Mapping[str, Mapping[str, str]] = {
    "agencies": {},
    "blanks": {},
    "dates": {},
    "headings": {},
    "labelling": {
        "max((likeness(printed.text, each) for each in allowed)) >= LIKE": "no label is exactly that like",
    },
    "labels": {},
    "naming": {},
    "narrative": {},
    "numbering": {},
    "previous": {},
    "scanning": {},
    "sums": {
        "set(cell.raw.strip()) <= ZERO_SIGNS": "no cell holds every sign for zero at once",
        "n > 0": "zeros have been left out before",
    },
    "wording": {"set(changed) <= _PARTICLES": "no two labels differ in every particle at once"},
}
"""Modules that rules share, each with the comparisons whose reversal changes nothing, and why."""

every_rule = pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.code)


@cache
def sound_rules() -> tuple[Rule, ...]:
    """Rules to whose cases nothing is objected while nothing is broken."""
    return tuple(rule for rule in catalogue() if not notices(rule))


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


@pytest.mark.parametrize("name", SHARED)
def test_cases_notice_every_reversed_comparison_in_shared_modules(name: str) -> None:
    module = importlib.import_module(f"mingtang.audit.{name}")
    sound_rules()
    survivors = set()
    for mutant in mutants(Path(str(module.__file__))):
        with mutated(module, mutant):
            if not any(notices(rule) for rule in sound_rules()):
                survivors.add(mutant.written)
    assert survivors == set(SHARED[name])
