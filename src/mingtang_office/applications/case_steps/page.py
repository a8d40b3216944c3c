"""One step of a case as a page: its words, its form, and the action that it comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingtang.applications import EventKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.forms.case_steps import EmptyForm, Known, StepForm
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming


@dataclass(frozen=True, slots=True)
class Doing:
    """A step being done: what was filled in, by whom, and when."""

    application: Application
    typed: Mapping[str, Any]
    files: Sequence[Incoming]
    by: User
    now: datetime

    @property
    def whole(self) -> dict[str, Any]:
        """What every action on a case is told."""
        return {"application": self.application, **self.common}

    @property
    def common(self) -> dict[str, Any]:
        return {"expected_revision": self.typed["revision"], "by": self.by, "now": self.now}


@dataclass(frozen=True, slots=True)
class Done:
    """What to tell the person, and the letter to go on with, if one was drafted."""

    message: str
    letter: Letter | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Something told beside the form: a heading and its lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepPage:
    """`kind`: the event that it leads to, so that the page knows whether the law lets it today;
    `beside` tells what the person needs to know; `reckon` what follows from what was typed, shown
    by a button of its own before anything is done."""

    code: str
    title: str
    lead: str
    button: str
    act: Callable[[Doing], Done]
    form: type[StepForm] = EmptyForm
    kind: EventKind | None = None
    permission: Permission = Permission.HANDLE_APPLICATIONS
    beside: Callable[[Known], Sequence[Shown]] | None = None
    reckon: Callable[[StepForm], Shown] | None = None
    is_grave: bool = False
    even_closed: bool = False

    @property
    def reckons(self) -> bool:
        return self.reckon is not None

    def shown_beside(self, known: Known) -> Sequence[Shown]:
        return () if self.beside is None else self.beside(known)
