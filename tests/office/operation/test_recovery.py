"""Which tasks are lost: those of workers that are silent or gone, and only those."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mingtang_office.operation import processes
from mingtang_office.operation.actions.recovery import Recovery, recover
from mingtang_office.operation.actions.workers import arrive, beat
from mingtang_office.operation.models import HeldTask, Worker
from tests.office.conftest import NOW
from tests.office.operation import sample_tasks

pytestmark = pytest.mark.django_db


def _claimed(*workers: str) -> DBTaskResult[Any, Any]:
    sample_tasks.quick.enqueue("nowhere", "word")
    task = DBTaskResult.objects.get()
    for worker in workers:
        task.claim(worker)
    return task


def _elsewhere(name: str) -> Worker:
    """A worker of another machine, of whose processes nothing is known here."""
    worker = arrive(name=name, now=NOW)
    Worker.objects.filter(pk=worker.pk).update(home="another machine")
    return worker


def test_the_task_of_a_living_worker_stays_with_it() -> None:
    arrive(name="a", now=NOW)
    _claimed("a")
    assert recover(now=NOW + timedelta(seconds=59)) == Recovery()


def test_a_worker_silent_for_more_than_a_minute_loses_its_task() -> None:
    _elsewhere("a")
    _claimed("a")
    assert recover(now=NOW + timedelta(seconds=60)) == Recovery()
    assert recover(now=NOW + timedelta(seconds=61)) == Recovery(returned=1)
    assert DBTaskResult.objects.get().status == "READY"


def test_a_worker_of_this_machine_whose_process_is_gone_loses_its_task_at_once() -> None:
    worker = arrive(name="a", now=NOW)
    Worker.objects.filter(pk=worker.pk).update(began="1")
    _claimed("a")
    assert recover(now=NOW) == Recovery(returned=1)


def test_a_task_without_a_worker_on_the_list_is_lost() -> None:
    _claimed("never seen")
    assert recover(now=NOW) == Recovery(returned=1)


def test_a_worker_taken_for_dead_is_told_so() -> None:
    worker = _elsewhere("a")
    recover(now=NOW + timedelta(seconds=61))
    assert beat(worker=worker, now=NOW) is False


def test_what_a_worker_brings_after_it_lost_the_task_is_dropped() -> None:
    mine = HeldTask.objects.get(pk=_claimed("a").pk)
    recover(now=NOW)
    DBTaskResult.objects.get().claim("b")
    mine.set_successful("too late")
    mine.set_failed(ValueError("too late"))
    assert DBTaskResult.objects.get().status == "RUNNING"


def test_a_task_is_given_up_after_its_third_worker() -> None:
    _claimed("a", "b")
    assert recover(now=timezone.now()).returned == 1
    DBTaskResult.objects.get().claim("c")
    assert recover(now=timezone.now()) == Recovery(given_up=1)
    assert DBTaskResult.objects.get().exception_class_path == "mingtang_office.background.GivenUp"


def test_a_task_whose_function_is_gone_is_given_up_all_the_same() -> None:
    task = _claimed("a", "b", "c")
    DBTaskResult.objects.filter(pk=task.pk).update(task_path="tests.office.no_such.function")
    assert recover(now=timezone.now()) == Recovery(given_up=1)


def test_a_process_is_told_from_a_later_one_with_its_number() -> None:
    pid, began = processes.this()
    assert pid == os.getpid()
    assert not processes.is_gone(pid, began)
    assert processes.is_gone(pid, "1")
    assert not processes.is_gone(pid, "")
