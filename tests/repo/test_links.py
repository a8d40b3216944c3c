"""A link in a document leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.repo.tree import ROOT, documents, here

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"(?ms)^```.*?^```$")


def _anchors(document: Path) -> set[str]:
    """The anchors that headings get where the documents are shown."""
    headings = re.findall(r"(?m)^#+ (.+)$", FENCE.sub("", document.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def _is_dead(document: Path, target: str) -> bool:
    if re.match(r"https?:|mailto:", target):
        return False
    name, _, anchor = target.partition("#")
    goal = (document.parent / name).resolve() if name else document
    if not goal.exists() or not goal.is_relative_to(ROOT):
        return True
    return bool(anchor) and goal.suffix == ".md" and anchor not in _anchors(goal)


@pytest.mark.parametrize("document", documents(), ids=here)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = FENCE.sub("", document.read_text("utf-8"))
    assert [target for target in LINK.findall(text) if _is_dead(document, target)] == []
