"""The forms of a case's steps. Each is told what stands (`Known`) and keeps the revision that the
person saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from mingtang.applications import Case
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.agencies.handed_files import KINDS
from mingtang_office.agencies.policy import Person
from mingtang_office.applications.models import Application
from mingtang_office.letters.forms.fields import LinesField
from mingtang_office.ui.files import ManyFilesField


@dataclass(frozen=True, slots=True)
class Known:
    """The case for which a form is filled in, by whom, and on which day. Forms of steps are asked for
    only where the case can be replayed."""

    application: Application
    case: Case
    person: Person
    on: date


class RevisionForm(forms.Form):
    """Whoever comes second is told: the form says what its person saw."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class StepForm(RevisionForm):
    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        self.prepare(known)

    def prepare(self, known: Known) -> None:
        """What the case offers to choose from, and how the form begins."""

    def begin(self, **values: Any) -> None:
        """How fields stand before anybody typed."""
        for name, value in values.items():
            self.initial.setdefault(name, value)


def day(label: str, help_text: str = "", *, required: bool = True) -> DayField:
    return DayField(label=label, help_text=help_text, required=required)


def text(
    label: str, help_text: str = "", *, rows: int = 3, most: int = 2000, required: bool = True
) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def line(
    label: str, help_text: str = "", *, most: int = 200, required: bool = True
) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most)


def lines(label: str, help_text: str = "", *, required: bool = True) -> LinesField:
    return LinesField(label=label, help_text=f"{help_text}一行一项。", required=required)


def files(label: str, *, required: bool = False) -> ManyFilesField:
    return ManyFilesField(label=label, required=required, help_text=f"可以选择多份：{KINDS}。")


class DayForm(StepForm):
    """A day that has come to pass; today, before anybody typed."""

    on = day("日期")

    def prepare(self, known: Known) -> None:
        self.begin(on=known.on)


class ReceivedForm(DayForm):
    on = day(
        "双方确认收到的日期",
        "邮寄（无需签收）、传真和互联网提交的，以与申请人确认之日为收到日期；当面提交的，就是提交之日。",
    )


class EmptyForm(StepForm):
    """Nothing is asked but that it be done."""
