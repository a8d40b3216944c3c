"""Mutants of a rule: its file with one comparison or connective reversed, compiled and entered anew."""

from __future__ import annotations

import ast
import copy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

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


def _functions(names: dict[str, Any], module: str) -> dict[str, Any]:
    """The functions, methods and properties of a module, by name."""
    found: dict[str, Any] = {}
    for name, value in names.items():
        if getattr(value, "__module__", None) != module:
            continue
        members = vars(value).items() if isinstance(value, type) else [("", value)]
        for member, part in members:
            inner = part.fget if isinstance(part, property) else part
            inner = getattr(inner, "__wrapped__", inner)
            if isinstance(inner, FunctionType) and "<" not in inner.__code__.co_name:
                found[f"{name}.{member}"] = inner
    return found


@contextmanager
def mutated(module: ModuleType, mutant: Mutant) -> Iterator[None]:
    """The module with the mutant's code in its functions, for a while: whoever has imported them
    before gets the mutant."""
    other = ModuleType(module.__name__)
    sys.modules[module.__name__] = other  # dataclasses look their module up while they are made
    try:
        exec(compile(mutant.code, module.__name__, "exec"), vars(other))
    finally:
        sys.modules[module.__name__] = module
    own, new = (_functions(vars(each), module.__name__) for each in (module, other))
    kept: dict[str, CodeType] = {name: function.__code__ for name, function in own.items()}
    try:
        for name, function in own.items():
            if name in new and new[name].__code__.co_freevars == kept[name].co_freevars:
                function.__code__ = new[name].__code__
        _forget(module)
        yield
    finally:
        for name, function in own.items():
            function.__code__ = kept[name]
        _forget(module)


def _forget(module: ModuleType) -> None:
    """Empty the caches of the module's functions."""
    for value in vars(module).values():
        if hasattr(value, "cache_clear"):
            value.cache_clear()


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
