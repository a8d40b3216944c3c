"""Somebody with the database in hand takes the guards away and meddles: each way is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from mingtang_office.accounts.models import User
from mingtang_office.trail import guards, verification
from mingtang_office.trail.actions import erase, record
from mingtang_office.trail.models import Chain, Entry, SealedDetail
from tests.office.conftest import NOW


@pytest.fixture
def written(owner: User) -> list[Entry]:
    return [
        record("x.done", by=owner, now=NOW, on=owner, agency=7, facts={"n": n}, personal={"a": "b"})
        for n in range(4)
    ]


def _meddle(sql: str, *values: object) -> list[str]:
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    guards.install(connection)
    return [str(fault) for fault in verification.verify()]


def test_an_untouched_trail_has_no_fault(written: list[Entry]) -> None:
    assert list(verification.verify()) == []


def test_a_changed_entry_is_found(written: list[Entry]) -> None:
    faults = _meddle("UPDATE trail_entry SET action = 'x.undone' WHERE id = %s", written[1].pk)

    assert faults == ["链“agency:7”第 2 条：内容与摘要不符，已被改动。"]


def test_a_missing_entry_is_found(written: list[Entry]) -> None:
    guards.remove(connection)
    SealedDetail.objects.filter(entry=written[1]).delete()
    faults = _meddle("DELETE FROM trail_entry WHERE id = %s", written[1].pk)

    assert faults == ["链“agency:7”第 2 条：缺失，其后一条是第 3 条。"]


def test_a_missing_end_is_found(written: list[Entry]) -> None:
    guards.remove(connection)
    SealedDetail.objects.filter(entry=written[3]).delete()
    faults = _meddle("DELETE FROM trail_entry WHERE id = %s", written[3].pk)

    assert len(faults) == 1
    assert "记载共 4 条，实有至第 3 条" in faults[0]


def test_reordered_entries_are_found(written: list[Entry]) -> None:
    guards.remove(connection)
    with connection.cursor() as cursor:
        for number, entry in ((9, written[1]), (2, written[2]), (3, written[1])):
            cursor.execute("UPDATE trail_entry SET number = %s WHERE id = %s", (number, entry.pk))
    guards.install(connection)

    assert {fault.number for fault in verification.verify()} >= {2, 3}


def test_changed_sealed_details_are_found(written: list[Entry]) -> None:
    faults = _meddle("DELETE FROM trail_sealeddetail WHERE entry_id = %s", written[0].pk)

    assert faults == ["链“agency:7”第 1 条：密封内容缺失或被改动。"]


def test_a_guard_taken_away_is_found(written: list[Entry]) -> None:
    guards.remove(connection)

    assert any("触发器" in str(fault) for fault in verification.verify())


def test_lawful_erasure_is_no_fault(written: list[Entry], owner: User) -> None:
    erase(by=None, now=NOW, on=owner, agency=7, ground="个人信息保护法第四十七条")

    assert list(verification.verify()) == []


def test_a_chain_written_anew_is_found_by_its_anchor(written: list[Entry], tmp_path: Path) -> None:
    kept = tmp_path / "anchor.json"
    call_command("verify_trail", anchor=kept)
    anchored = json.loads(kept.read_text("utf-8"))
    anchored["agency:7"]["head"] = "0" * 64
    kept.write_text(json.dumps(anchored), "utf-8")

    with pytest.raises(CommandError, match="1 处问题"):
        call_command("verify_trail", against=kept)


def test_both_digests_chain(written: list[Entry], owner: User, settings: object) -> None:
    settings.TRAIL_DIGEST = "sha256"  # type: ignore[attr-defined]
    record("x.done", by=owner, now=NOW, on=owner, agency=7)

    assert [e.algorithm for e in Entry.objects.order_by("id")] == ["sm3"] * 4 + ["sha256"]
    assert list(verification.verify()) == []
    assert Chain.objects.get(name="agency:7").length == 5
