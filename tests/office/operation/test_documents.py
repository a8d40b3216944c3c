"""The page on operation tells of every variable, and of none that does nothing."""

from __future__ import annotations

import re

from tests.repo.tree import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")
READ = re.compile(r"env\.\w+\(\s*\"(\w+)\"")


def test_every_variable_stands_in_the_table_and_every_row_is_read() -> None:
    settings = (ROOT / "src/mingtang_office/settings.py").read_text("utf-8")
    told = set(re.findall(r"(?m)^\| `([A-Z_]+)`", PAGE))
    told = {re.sub(r"^(MINGTANG_SIGN_ON)_\w+$", r"\1", name) for name in told}
    assert set(READ.findall(settings)) == told
