"""Nothing in the repository points at the machine it was written on or at a place that only it can reach."""

from __future__ import annotations

import re

import pytest

from tests.repo.tree import ROOT, here, text_files

# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATHS = re.compile(
    "|".join(f"(?<![\\w.-])/{folder}/" for folder in ("work", "tmp", "root", "home")) + r"|[CD]:\\"
)
REGISTRIES = re.compile("(?:extra-)?" + "index" + r"-url|/" + "simple" + r"\b|" + "find" + "-links")
WORKPLACE = re.compile("|".join(("cl" + "aude", "anth" + "ropic", "sub" + "agent")), re.IGNORECASE)


@pytest.mark.parametrize("pattern", [MACHINE_PATHS, REGISTRIES, WORKPLACE], ids=lambda p: p.pattern)
def test_no_file_holds_a_trace(pattern: re.Pattern[str]) -> None:
    traces = [
        f"{here(path)}: {match[0]}"
        for path in text_files()
        for match in pattern.finditer(path.read_text("utf-8", errors="replace"))
        if not (path.name == "Makefile" and match[0].startswith(("index", "find")))
    ]
    assert traces == []


def test_a_lock_file_holds_no_address() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert locks
    assert [here(lock) for lock in locks if "://" in lock.read_text("utf-8")] == []
