from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from mingtang_office.agencies.management.commands import policy_page as command
from mingtang_office.agencies.policy_page import page
from tests.repo.tree import ROOT


def test_the_page_in_docs_is_what_the_policy_says() -> None:
    assert (ROOT / "docs" / "policy.md").read_text("utf-8") == page()


def test_the_page_tells_who_decides_on_findings() -> None:
    [line] = [line for line in page().splitlines() if "`auditing.decide`" in line]

    assert line.split(" | ")[2:] == [
        "本机关", "本机关", "—", "本机关", "—", "本机关", "—", "—", "— |",
    ]  # fmt: skip


def test_a_stale_page_fails_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "PAGE", tmp_path / "policy.md")
    with pytest.raises(CommandError, match="不符"):
        call_command("policy_page", "--check")

    call_command("policy_page")
    call_command("policy_page", "--check")
