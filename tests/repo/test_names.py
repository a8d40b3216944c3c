"""A name says what a thing is; a drawer for odds and ends is a concept that nobody has named."""

from __future__ import annotations

import ast

import pytest

from tests.repo.tree import ROOT, here, modules

DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "service"}
# Django looks for a database's own in a module of this name.
PRESCRIBED = {"src/mingtang_office/postgresql/base.py"}


def test_no_module_or_folder_is_a_drawer() -> None:
    drawers = [
        here(path)
        for path in modules()
        if DRAWERS & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert set(drawers) == PRESCRIBED


@pytest.mark.parametrize("folder", ["src", "samples", "benchmarks"])
def test_every_import_stands_at_the_top(folder: str) -> None:
    hidden = [
        f"{here(path)}:{inner.lineno}"
        for path in modules(folder)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{here(path)}:{node.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_the_pure_package_reads_no_clock() -> None:
    clocks = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow")}
    read = [
        f"{here(path)}:{node.lineno}"
        for path in modules("src/mingtang")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in clocks
    ]
    assert read == []
