"""The forms of a year report's pages: what is typed in them survives a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from mingtang.annual.drafting import Entered, Kind
from mingtang_office.agencies.forms.fields import AgencyField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.annual.forms.question import MomentField

_FIRST_YEAR = 2019  # the first with statutory tables
_MOST = 10_000_000


class BeginForm(ForPerson):
    """Whose report, of which year."""

    agency = AgencyField(label="机关", permission=Permission.WRITE_ANNUAL, help_text="")
    year = forms.IntegerField(label="年度", min_value=_FIRST_YEAR, max_value=2200)

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, person=person, on=on, **kwargs)


class RevisionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OpinionForm(RevisionForm):
    opinion = forms.CharField(
        label="意见",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回修改的，请写明理由；意见只给本机关经办的人看，不印在报告上。",
    )


class ReasonForm(RevisionForm):
    reason = forms.CharField(label="理由", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class CutOffForm(RevisionForm):
    cut_off = MomentField(
        label="统计截止时点",
        help_text="通常是该年度最后一日终了。年后才补录的登记要计入的，往后填一个已经过去的时点。",
    )
    field_order = ("cut_off", "revision")


class FiguresForm(RevisionForm):
    """What no register knows: a field for each thing that is asked."""

    def __init__(self, *args: Any, entered: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in Entered:
            self.fields[each.value] = _field(each, entered.get(each.value))

    @property
    def entered(self) -> dict[Entered, int | str | None]:
        """What was typed; call after `is_valid`."""
        return {each: self.cleaned_data[each.value] for each in Entered}


def _field(asked: Entered, value: Any) -> forms.Field:
    if asked.kind is Kind.COUNT:
        return forms.IntegerField(
            label=f"{asked.label}（{asked.unit}）",
            required=False,
            min_value=0,
            max_value=_MOST,
            initial=value,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )
    return forms.CharField(
        label=asked.label,
        required=False,
        max_length=300,
        initial=value,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="一句话写明，如：考核等次为良好。政府的报告必填。",
    )
