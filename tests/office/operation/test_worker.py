"""The worker: a task that was interrupted runs again, none is lost, none is run by two at once."""

from __future__ import annotations

import signal
from collections import Counter
from pathlib import Path

import pytest

from mingtang_office.operation.working import TAKEN_FOR_DEAD
from tests.office.operation.conftest import Start
from tests.office.operation.site import Site, wait_for


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    file = tmp_path / "marks"
    file.touch()
    return file


def _lines(marks: Path) -> list[str]:
    return marks.read_text("utf-8").splitlines()


def test_a_task_whose_worker_was_killed_runs_to_its_end_with_the_next(
    site: Site, start: Start, marks: Path
) -> None:
    site.enqueue("slow", str(marks), 1.5)
    first = start("work")
    wait_for(lambda: _lines(marks) == ["begun"])
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert site.task_states() == [("RUNNING", 1)]
    start("work")
    wait_for(lambda: site.task_states() == [("SUCCESSFUL", 2)])
    assert _lines(marks) == ["begun", "begun", "ended"]


def test_a_task_that_kills_three_workers_is_given_up_and_its_app_is_told(
    site: Site, start: Start, marks: Path
) -> None:
    site.enqueue("kills_its_worker", str(marks))
    for deaths in (1, 2, 3):
        start("work").wait(30)
        assert _lines(marks) == ["begun"] * deaths
    start("work")
    wait_for(lambda: site.task_states() == [("FAILED", 3)])
    reason = "后台任务连续3次使工作进程意外终止，系统不再重试。"
    assert _lines(marks)[3:] == [f"given up: {reason}"]
    assert site.rows("SELECT action, facts FROM trail_entry")[0][0] == "operation.task_given_up"


def test_the_first_signal_lets_the_task_end(site: Site, start: Start, marks: Path) -> None:
    site.enqueue("slow", str(marks), 1.0)
    worker = start("work")
    wait_for(lambda: _lines(marks) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert site.task_states() == [("SUCCESSFUL", 1)]
    assert site.rows("SELECT * FROM operation_worker") == []


def test_the_second_signal_leaves_the_task_to_the_next_worker(
    site: Site, start: Start, marks: Path
) -> None:
    site.enqueue("slow", str(marks), 2.0)
    worker = start("work")
    wait_for(lambda: _lines(marks) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    wait_for(lambda: worker.poll() is not None or worker.send_signal(signal.SIGTERM))
    assert site.task_states() == [("RUNNING", 1)]
    assert start("work", "--batch").wait(30) == 0
    assert site.task_states() == [("SUCCESSFUL", 2)]


def test_two_workers_never_run_one_task_twice(site: Site, start: Start, marks: Path) -> None:
    site.python(
        "from tests.office.operation import sample_tasks as t\n"
        f"for n in range(60): t.quick.enqueue({str(marks)!r}, str(n))"
    )
    workers = [start("work", "--batch") for _ in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert Counter(_lines(marks)) == Counter(str(n) for n in range(60))
    assert Counter(site.task_states()) == {("SUCCESSFUL", 1): 60}


def test_a_worker_taken_for_dead_stops_and_another_does_its_task(
    site: Site, start: Start, marks: Path
) -> None:
    site.enqueue("slow", str(marks), 12.0)
    worker = start("work")
    wait_for(lambda: _lines(marks) == ["begun"])
    site.python(
        "from mingtang_office.operation.models import Worker; Worker.objects.all().delete()"
    )
    assert worker.wait(30) == TAKEN_FOR_DEAD
    assert _lines(marks) == ["begun"]
    assert start("work", "--batch").wait(60) == 0
    assert site.task_states() == [("SUCCESSFUL", 2)]
