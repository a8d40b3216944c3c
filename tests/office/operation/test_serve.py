"""`manage.py serve`: a server and a worker, started again when they die, ended together."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request

import pytest

from mingtang_office.operation.supervision import pause_after
from tests.office.operation.conftest import Start
from tests.office.operation.site import Site, wait_for


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _children(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "--ppid", str(pid), "-o", "pid="], check=False, capture_output=True, text=True
    )
    return [int(number) for number in found.stdout.split()]


def _alive(pid: int) -> bool:
    state = subprocess.run(
        ["ps", "-p", str(pid), "-o", "stat="], check=False, capture_output=True, text=True
    )
    return bool(re.match(r"[^Z]", state.stdout))


def _family(pid: int) -> list[int]:
    return [
        *(child for child in _children(pid)),
        *(g for c in _children(pid) for g in _children(c)),
    ]


def test_a_taken_port_is_told_before_anything_is_begun(site: Site, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = site.run("serve", "--port", str(port))
    assert done.returncode != 0
    assert f"无法在 127.0.0.1:{port} 上启动" in done.stderr
    assert "Traceback" not in done.stderr


def test_server_and_worker_run_come_back_and_end_together(
    site: Site, start: Start, port: int
) -> None:
    serve = start("serve", "--port", str(port), "--no-demo")
    wait_for(lambda: _answers(port) and site.rows("SELECT pid FROM operation_worker"), 60)
    for child in _children(serve.pid):
        os.kill(child, signal.SIGKILL)
    ((before,),) = site.rows("SELECT pid FROM operation_worker")
    wait_for(
        lambda: (
            _answers(port) and site.rows(f"SELECT pid FROM operation_worker WHERE pid <> {before}")
        ),
        60,
    )
    family = _family(serve.pid)
    assert len(family) >= 3
    serve.send_signal(signal.SIGINT)
    assert serve.wait(40) == 0
    assert not _answers(port)
    assert [pid for pid in family if _alive(pid)] == []


def test_a_killed_serve_leaves_no_process_behind(site: Site, start: Start, port: int) -> None:
    serve = start("serve", "--port", str(port), "--no-demo")
    wait_for(lambda: _answers(port), 60)
    family = _family(serve.pid)
    serve.send_signal(signal.SIGKILL)
    wait_for(lambda: not any(_alive(pid) for pid in family), 30)
    assert not _answers(port)


def test_the_pause_before_a_new_start_grows_to_half_a_minute() -> None:
    assert [pause_after(n) for n in (1, 2, 3, 6, 60)] == [1, 2, 4, 30, 30]
