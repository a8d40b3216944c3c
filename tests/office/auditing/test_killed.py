"""kill -9 of server and worker at every step of an import: nothing is lost, nothing is there twice."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.test.client import BOUNDARY, encode_multipart

from tests.office.auditing.conftest import a_file, report_bytes
from tests.office.auditing.dying import SERVER_POINTS, WORKER_POINTS
from tests.office.operation.site import Site, Sites, wait_for
from tests.repo.tree import ROOT

TOKEN = "a" * 32
PATIENCE = 90  # seconds, on a machine that has other work

_CAST = """
from datetime import date
from django.test import Client
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Membership
agency = Agency.add_root(name="云江县教育局", kind="department")
person = User.objects.create_user("owner", full_name="测试")
Membership.objects.create(user=person, agency=agency, role="clerk", starts_on=date(2020, 1, 1))
client = Client()
client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
print(client.cookies["sessionid"].value, agency.pk)
"""

_HAND_IN = """
from django.core.files.base import ContentFile
from django.utils import timezone
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.auditing.actions.uploads import receive
receive(
    agency=Agency.objects.get(),
    files=[ContentFile({data!r}, name="年报.docx")],
    by=User.objects.get(),
    now=timezone.now(),
)
"""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    url = os.environ.get("DATABASE_URL", "")
    return Sites(url if url.startswith("postgres") else None, tmp_path_factory.mktemp("imports"))


@pytest.fixture
def site(sites: Sites) -> Site:
    return sites.new()


class Office:
    """A site with its server, and a person who hands in one report."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.data = report_bytes()
        self.session, self.agency = site.python(_CAST).split()
        self.processes: list[subprocess.Popen[str]] = []

    def serve(self, point: str = "", largest_file: int = 0) -> subprocess.Popen[str]:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        target = "tests.office.auditing.dying_site:application"
        command = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
        process = subprocess.Popen(
            [sys.executable, *command, "--port", str(self.port), target],
            cwd=ROOT,
            env={
                **self.site.environment,
                "DYING_AT": point,
                "LARGEST_FILE": str(largest_file or ""),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,  # so that it ends with its own workers
        )
        self.processes.append(process)
        wait_for(self.answers, PATIENCE)
        return process

    def answers(self) -> bool:
        try:
            return self._ask("GET", "/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def _ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def hand_in(self) -> list[str]:
        return [file["outcome"] for file in self.told_of(self.data)]

    def told_of(self, data: bytes) -> list[dict[str, str]]:
        """What becomes of a file, in the words of the page's script."""
        body = encode_multipart(
            BOUNDARY,
            {
                "csrfmiddlewaretoken": TOKEN,
                "agency": self.agency,
                "documents": a_file(data, "年报.docx"),
            },
        )
        status, told = self._ask(
            "POST",
            "/office/auditing/upload/",
            body,
            **{
                "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
                "Accept": "application/json",
                "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            },
        )
        assert status == 200, told.decode("utf-8", "replace")[:2000]
        files: list[dict[str, str]] = json.loads(told)["files"]
        return files

    def work(self, point: str = "") -> int:
        """Let a worker do all there is; its exit code."""
        if not point:
            return self.site.run("work", "--batch").returncode
        return self.site.process(
            "-m", "tests.office.auditing.dying", point, "work", "--batch"
        ).returncode

    def files(self) -> list[Path]:
        return [path for path in (self.site.folder / "files").rglob("*") if path.is_file()]

    def assert_whole(self) -> None:
        """One report, read and checked once, with its file; and a trail that tells so."""
        report = "SELECT state, undecided, errors, warnings, file FROM auditing_checkedreport"
        ((state, undecided, errors, warnings, file),) = self.site.rows(report)
        assert state == "checked"
        assert undecided == errors + warnings > 0
        assert (self.site.folder / "files" / file).read_bytes() == self.data
        count = "SELECT count(*) FROM auditing_"
        ((readings,),) = self.site.rows(count + "reading")
        ((uploads,),) = self.site.rows(count + "upload")
        ((graver,),) = self.site.rows(
            count + "foundfinding WHERE status = 'fail' AND severity <> 'notice'"
        )
        assert (readings, uploads, graver) == (1, 1, undecided)
        entries = self.site.rows(
            "SELECT action FROM trail_entry WHERE action LIKE 'auditing.%' ORDER BY id"
        )
        assert entries == [("auditing.uploaded",), ("auditing.checked",)]


@pytest.fixture
def office(site: Site) -> Iterator[Office]:
    made = Office(site)
    yield made
    for process in made.processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("point", SERVER_POINTS)
def test_a_server_killed_while_it_takes_a_file_in_loses_nothing(office: Office, point: str) -> None:
    dying = office.serve(point)
    with pytest.raises((OSError, http.client.HTTPException)):
        office.hand_in()
    wait_for(lambda: dying.poll() is not None or not office.answers())

    office.serve()
    kept = office.site.rows("SELECT file FROM auditing_checkedreport")
    again = office.hand_in()

    assert again == (["present"] if kept else ["accepted"])
    assert office.work() == 0
    office.assert_whole()
    assert len(office.files()) <= 2  # one that lost its row is for the sweep


@pytest.mark.parametrize("point", WORKER_POINTS)
def test_a_worker_killed_while_it_checks_leaves_the_report_to_the_next(
    office: Office, point: str
) -> None:
    office.site.python(_HAND_IN.format(data=office.data))

    assert office.work(point) == -9
    assert office.work() == 0

    office.assert_whole()
    assert len(office.files()) == 1


def test_server_and_worker_killed_time_and_again(office: Office) -> None:
    for point in SERVER_POINTS:
        office.serve(point)
        with pytest.raises((OSError, http.client.HTTPException)):
            office.hand_in()
    for point in ("after reading", "before the commit"):
        assert office.work(point) == -9
    assert office.work() == 0

    office.assert_whole()


def test_a_disk_that_is_full_is_told_and_nothing_is_half_written(office: Office) -> None:
    room = 16 * 1024 * 1024
    office.serve(largest_file=room)

    (told,) = office.told_of(b"a" * (room + 1024))

    assert (told["outcome"], "存储空间不足" in told["message"]) == ("refused", True)
    assert office.site.rows("SELECT 1 FROM auditing_checkedreport") == []
    assert office.files() == []
    assert office.hand_in() == ["accepted"]
