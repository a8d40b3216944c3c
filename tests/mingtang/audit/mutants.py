"""Mutants of a rule: its file with one comparison or connective reversed, compiled and entered anew."""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from mingtang.audit import registry
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Case, Rule

OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """`written` is the expression as it stands in the file, `code` the file with it reversed."""

    written: str
    code: ast.Module


def _reverse(node: ast.AST) -> ast.AST | None:
    """The node reversed, None where there is nothing to reverse."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return ast.Compare(node.left, [OPPOSITE[type(node.ops[0])]()], node.comparators)
    if isinstance(node, ast.Compare):
        ops = [*node.ops[:-1], OPPOSITE[type(node.ops[-1])]()]
        return ast.Compare(node.left, ops, node.comparators)
    if isinstance(node, ast.BoolOp):
        return ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.operand
    return None


class _Replace(ast.NodeTransformer):
    def __init__(self, number: int) -> None:
        self.number, self.seen, self.written = number, -1, ""

    def visit(self, node: ast.AST) -> ast.AST:
        reversed_node = _reverse(node)
        if reversed_node is not None:
            self.seen += 1
            if self.seen == self.number:
                self.written = ast.unparse(node)
                return reversed_node
        return self.generic_visit(node)


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of this file, one reversal each."""
    tree = ast.parse(path.read_text("utf-8"))
    count = sum(_reverse(node) is not None for node in ast.walk(tree))
    for number in range(count):
        replacer = _Replace(number)
        code = ast.fix_missing_locations(replacer.visit(copy.deepcopy(tree)))
        yield Mutant(replacer.written, code)


def entered(mutant: Mutant, rule: Rule, patch: pytest.MonkeyPatch) -> Rule:
    """The rule that the mutant's code enters in a register of its own."""
    register: dict[str, Rule] = {}
    with patch.context() as patched:
        patched.setattr(registry, "_register", register)
        names = {"__name__": rule.module, "__file__": sys.modules[rule.module].__file__}
        exec(compile(mutant.code, rule.module, "exec"), names)
    return register[rule.code]


def removed(rule: Rule) -> Rule:
    """The rule as if it had been deleted: it yields nothing."""
    return replace(rule, check=lambda case: iter(()))


def negated(rule: Rule) -> Rule:
    """The rule that fails what passes and passes what fails."""

    def check(case: Case) -> Iterator[Finding | None]:
        for found in rule.check(case):
            failed = found is not None and found.status is Status.FAIL
            yield None if failed else rule.fail("")

    return replace(rule, check=check)


def softened(rule: Rule) -> Rule:
    """The rule with every severity changed."""
    other = {
        Severity.ERROR: Severity.WARNING,
        Severity.WARNING: Severity.NOTICE,
        Severity.NOTICE: Severity.ERROR,
    }

    def check(case: Case) -> Iterator[Finding | None]:
        for found in rule.check(case):
            yield found and replace(found, severity=other[found.severity])

    return replace(rule, check=check)
