"""The small forms of a letter's page: an opinion, a reason, and the revision that the person saw."""

from __future__ import annotations

from django import forms

from mingtang_office.agencies.forms.fields import DayField


class StepForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class OpinionForm(StepForm):
    opinion = forms.CharField(
        label="意见",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回修改的，请写明理由；意见只给本机关经办的人看，不印在文书上。",
    )


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="理由", max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReturnForm(ReasonForm):
    failed_on = DayField(label="退回日期")
    field_order = ("failed_on", "reason", "revision")
