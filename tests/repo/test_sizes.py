"""Small enough to be read in one sitting."""

from __future__ import annotations

import ast
import statistics

from tests.repo.tree import functions, here, modules

MODULE_LINES = 400
FUNCTION_STATEMENTS = 40


def _statements(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1


def _lines(text: str) -> int:
    return len(text.splitlines())


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    """Migrations apart: they are generated, and read by nobody from top to bottom."""
    written = [path for path in modules() if path.parent.name != "migrations"]
    lengths = {here(path): _lines(path.read_text("utf-8")) for path in written}
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_has_more_than_forty_statements() -> None:
    counts = {
        f"{here(path)}:{function.name}": _statements(function)
        for path in modules("src", "samples", "benchmarks")
        for function in functions(path)
    }
    assert {name: n for name, n in counts.items() if n > FUNCTION_STATEMENTS} == {}


def test_the_median_module_is_short() -> None:
    lengths = [_lines(path.read_text("utf-8")) for path in modules("src")]
    assert statistics.median(length for length in lengths if length) <= 100
