"""Steps of a case done by processes that kill themselves in the middle, as a power cut would.

    python -m tests.office.applications.dying

prints for each step and point how the process ended and which tables were not left as they had been,
and at last how the step ended that was done again. Each step runs in a process forked off, with a
connection of its own.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")
import_module("django").setup()

from django.apps import apps  # noqa: E402
from django.db import connections, models  # noqa: E402

from mingtang.applications.dispositions import Disposition  # noqa: E402
from mingtang_office.accounts.models import User  # noqa: E402
from mingtang_office.agencies.models import Agency, Membership, Role  # noqa: E402
from mingtang_office.applications.actions import archiving, arrivals, reopening  # noqa: E402
from mingtang_office.applications.models import Application, RemedyGuide  # noqa: E402
from mingtang_office.applications.queries.letters import letters_of  # noqa: E402
from mingtang_office.trail.verification import verify  # noqa: E402
from tests.office.applications.desk import Desk, at  # noqa: E402
from tests.office.applications.lives import ASKED, DECIDED, FACTS, RECEIVED, papers  # noqa: E402

_APPS = ("applications", "letters", "trail")
_EVENTS = "mingtang_office.applications.actions.events"
_HOLDING = "mingtang_office.applications.actions.holding"


def die_after(where: str, name: str) -> None:
    """From now on whoever calls this function dies when it is done."""
    module = import_module(where)
    original = getattr(module, name)

    def dying(*args: Any, **known: Any) -> None:
        original(*args, **known)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, dying)


def everything() -> dict[str, list[str]]:
    """Every row of these apps."""
    return {
        model._meta.label: sorted(repr(_values(row)) for row in model._default_manager.values())
        for label in _APPS
        for model in apps.get_app_config(label).get_models()
        if issubclass(model, models.Model)
    }


def _values(row: dict[str, Any]) -> dict[str, Any]:
    """A binary value in one form on both databases."""
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in row.items()
    }


def a_desk() -> Desk:
    agency = Agency.add_root(name="云江县教育局", kind="department", telephone="0399-5550001")
    people = []
    for role in (Role.CLERK, Role.SECTION_REVIEWER, Role.HEAD, Role.SIGNATORY):
        person = User.objects.create_user(role.value, full_name=f"{role.label}（测试）")
        Membership.objects.create(user=person, agency=agency, role=role, starts_on=date(2020, 1, 1))
        people.append(person)
    RemedyGuide.objects.create(
        agency=agency,
        organ_kind="work_department",
        names={"same_level_government": "云江县人民政府"},
        court="云江县人民法院",
        online_channel="https://fy.yunjiang.example/apply",
    )
    conftest = import_module("tests.office.applications.conftest")
    return Desk(agency, *people, conftest.REQUEST)


Step = tuple[Callable[[], object], tuple[tuple[str, str], ...]]


def prepare() -> None:
    """A case for each step, made ready for it."""
    desk = a_desk()
    found = FACTS[Disposition.STATE_SECRET]
    asked, deciding, decided, consulted, done = (desk.received(RECEIVED) for _ in range(5))
    for each in (deciding, decided, done):
        papers(desk, each, Disposition.STATE_SECRET)
    desk.signed(_rectification(desk, asked), ASKED)
    desk.stated(deciding, Disposition.STATE_SECRET, DECIDED, found)
    desk.reviewed(desk.decision(decided, Disposition.STATE_SECRET, DECIDED, found), DECIDED)
    desk.third_party_asked(consulted, ASKED)
    desk.issued(desk.decision(done, Disposition.STATE_SECRET, DECIDED, found), DECIDED)


def steps() -> dict[str, Step]:
    """Each step, and the functions after which it is killed."""
    agency = Agency.objects.get()
    people = User.objects.order_by("pk")
    desk = Desk(agency, *people, import_module("tests.office.applications.conftest").REQUEST)
    asked, deciding, decided, consulted, done = Application.objects.order_by("pk")
    entered = ((_EVENTS, "_insert"), (_EVENTS, "_settle"), (_HOLDING, "record"))
    return {
        "serve a notice": (lambda: desk.served(letters_of(asked).get(), ASKED), entered),
        "draft a decision": (
            lambda: desk.drafted(deciding, DECIDED),
            (("mingtang_office.letters.actions.entries", "pass_by"),),
        ),
        "sign a decision": (
            lambda: desk.sign(letters_of(decided).get(), DECIDED),
            ((_EVENTS, "_settle"),),
        ),
        "enter an arrival": (lambda: _arrival(desk, consulted), ((_EVENTS, "_insert"),)),
        "archive": (
            lambda: _archive(desk, done),
            (("mingtang_office.applications.actions.files", "keep"), (_HOLDING, "save")),
        ),
        "reopen": (
            lambda: reopening.reopen(
                original=done,
                order=reopening.Order("云江县人民政府", "云政复决〔2026〕5号", date(2026, 5, 18)),
                by=desk.clerk,
                now=at(date(2026, 5, 18)),
            ),
            ((_EVENTS, "_settle"), (_HOLDING, "record")),
        ),
    }


def _rectification(desk: Desk, application: Any) -> Any:
    rectification = import_module("mingtang_office.applications.actions.rectification")
    return rectification.ask_rectification(
        application=application,
        unclear=rectification.Unclear("没有写明年度", ("年度",)),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )


def _arrival(desk: Desk, application: Any) -> None:
    application.refresh_from_db()
    arrivals.enter_arrival(
        application=application,
        number=application.events.get(kind="consultation_sent").number,
        reached_on=date(2026, 3, 6),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(DECIDED),
    )


def _archive(desk: Desk, application: Any) -> None:
    application.refresh_from_db()
    archiving.archive(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(date(2026, 4, 20)),
    )


def apart(work: Callable[[], object]) -> int:
    """How a process of its own ended that did this: 0, or the signal that killed it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - whatever it was, this process ends here
            sys.stderr.write(f"{error!r}\n")
            sys.stderr.flush()
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def main() -> None:
    # What renders has threads, which do not live on in a process forked off: this one renders nothing.
    assert apart(prepare) == 0
    found = []
    for name, (work, points) in steps().items():
        for where, function in points:
            before = everything()

            def killed(
                work: Callable[[], object] = work, where: str = where, name: str = function
            ) -> None:
                die_after(where, name)
                work()

            ended = apart(killed)
            found.append([name, function, ended, _difference(before, everything())])
        found.append([name, "", apart(work), []])
    told = {"steps": found, "trail": [str(each) for each in verify()]}
    sys.stdout.write(json.dumps(told))


def _difference(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    return [label for label, rows in after.items() if rows != before[label]]


if __name__ == "__main__":
    main()
