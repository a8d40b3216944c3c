"""Putting right what was entered: an event annulled, the day on which a letter arrived."""

from __future__ import annotations

from django import forms

from mingtang_office.applications.forms.case_steps import RevisionForm, day
from mingtang_office.applications.models import AnnulmentReason

_BY_PEOPLE = (
    AnnulmentReason.WRONG_DAY,
    AnnulmentReason.WRONG_CASE,
    AnnulmentReason.TWICE,
    AnnulmentReason.NOT_SO,
)


class AnnulmentForm(RevisionForm):
    reason = forms.ChoiceField(
        label="作废的理由",
        choices=[(each.value, each.label) for each in _BY_PEOPLE],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择作废的理由。"},
    )


class ArrivalForm(RevisionForm):
    reached_on = day("对方收到的日期", "按邮件的签收记录填写；对方的期限从次日起算。")
