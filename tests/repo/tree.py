"""What stands in the repository, for the tests that look at the repository itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = (".ci", "benchmarks", "deploy", "docs", "requirements", "samples", "src", "tests")
TEXT_SUFFIXES = {
    ".cfg", ".conf", ".css", ".csv", ".env", ".html", ".json", ".md", ".py", ".service", ".sh", ".timer", ".toml", ".txt", ".typ", ".yaml",
    ".yml", "",
}  # fmt: skip


def files() -> list[Path]:
    """Every file of the repository, caches and build products left out."""
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in FOLDERS:
        found += (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return sorted(
        path for path in found if not {"__pycache__", "mingtang.egg-info"} & set(path.parts)
    )


def text_files() -> list[Path]:
    return [path for path in files() if path.suffix in TEXT_SUFFIXES]


def modules(*folders: str) -> list[Path]:
    """The Python modules below these folders, or of the whole repository."""
    chosen = [ROOT / folder for folder in folders] or [ROOT]
    return [
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(folder) for folder in chosen)
    ]


def documents() -> list[Path]:
    """The Markdown documents that people read; Markdown that serves as test input is not among them."""
    return [
        path
        for path in files()
        if path.suffix == ".md" and path.relative_to(ROOT).parts[0] in {path.name, "docs"}
    ]


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def here(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
