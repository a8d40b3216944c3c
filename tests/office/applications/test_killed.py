"""kill -9 in the middle of a step of a case leaves nothing half done."""

from __future__ import annotations

import json
import os

import pytest

from tests.office.operation.site import Sites


def test_a_step_killed_anywhere_was_never_taken_and_can_be_taken_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    url = os.environ.get("DATABASE_URL", "")
    sites = Sites(url if url.startswith("postgres") else None, tmp_path_factory.mktemp("cases"))
    done = sites.new().process("-m", "tests.office.applications.dying")

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    by_kill = [ended for _, point, ended, _ in found["steps"] if point]
    again = [ended for _, point, ended, _ in found["steps"] if not point]
    assert [left for _, _, _, left in found["steps"]] == [[]] * 16, found
    assert (by_kill, again) == ([9] * 10, [0] * 6)
    assert found["trail"] == []
