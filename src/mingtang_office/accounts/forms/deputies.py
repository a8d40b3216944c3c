from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from mingtang_office.accounts.models import User
from mingtang_office.accounts.queries import colleagues_of


class _Colleagues(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable when run
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.full_name}（{obj.username}）"


class DeputyForm(forms.Form):
    """Name a deputy; who, from when, until when, and why."""

    deputy = _Colleagues(
        label="代理人",
        queryset=User.objects.none(),
        empty_label="请选择一位同事",
        help_text="只列出与您同一机关、账号在用的同事。",
        error_messages={"required": "请选择代理人。", "invalid_choice": "请从列表中选择一位同事。"},
    )
    starts_on = forms.DateField(
        label="起始日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "请填写起始日期。",
            "invalid": "日期请写成 2026-03-13 的样子。",
        },
    )
    ends_on = forms.DateField(
        label="截止日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="当天仍由代理人代理。一次最长 180 天。",
        error_messages={
            "required": "请填写截止日期。",
            "invalid": "日期请写成 2026-03-13 的样子。",
        },
    )
    reason = forms.CharField(
        label="事由",
        max_length=100,
        help_text="例如：外出学习、休假。只有您和审计人员能看到，不必写明病情等个人情况。",
        error_messages={"required": "请填写事由。", "max_length": "事由最多 100 个字。"},
    )

    def __init__(self, *args: Any, person: User, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["deputy"]
        assert isinstance(choice, _Colleagues)
        choice.queryset = colleagues_of(person, on)
