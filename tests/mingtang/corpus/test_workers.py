"""A file that hangs or kills its worker costs one row."""

from __future__ import annotations

import pytest

from mingtang.corpus.examine import Task, examine
from mingtang.corpus.workers import on_this_machine
from tests.mingtang.corpus.folders import misbehave

TEXT = "云江县教育局2023年政府信息公开工作年度报告".encode()


def _tasks(*names: str) -> list[Task]:
    return [Task(name, TEXT) for name in names]


def _outcomes(*names: str, limit: float = 60) -> list[tuple[str, str]]:
    batches = on_this_machine(_tasks(*names), 2, limit, misbehave)
    rows = [batch.slice(0, 1).to_pylist()[0] for batch in batches]
    return [(row["path"], row["outcome"]) for row in rows]


def test_rows_come_in_the_order_of_the_files() -> None:
    names = [f"{number}.txt" for number in range(40)]
    assert _outcomes(*names) == [(name, "read") for name in names]


def test_a_worker_that_dies_costs_one_row() -> None:
    assert _outcomes("a.txt", "die.txt", "b.txt") == [
        ("a.txt", "read"),
        ("die.txt", "crashed"),
        ("b.txt", "read"),
    ]


def test_a_file_that_hangs_is_given_up_at_its_limit() -> None:
    assert _outcomes("a.txt", "hang.txt", "b.txt", limit=3) == [
        ("a.txt", "read"),
        ("hang.txt", "timed_out"),
        ("b.txt", "read"),
    ]


def test_no_more_files_are_taken_up_than_the_workers_can_hold() -> None:
    taken = 0

    def endless():  # type: ignore[no-untyped-def]
        nonlocal taken
        while True:
            taken += 1
            yield Task(f"{taken}.txt", TEXT)

    results = on_this_machine(endless(), 1, 60, examine)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert taken == 16


@pytest.mark.parametrize(
    ("name", "words"), [("die.txt", "意外退出"), ("hang.txt", "超过2秒仍未完成")]
)
def test_the_reason_is_told_in_words(name: str, words: str) -> None:
    (batch,) = on_this_machine(_tasks(name), 1, 2, misbehave)
    assert words in batch.to_pylist()[0]["message"]
