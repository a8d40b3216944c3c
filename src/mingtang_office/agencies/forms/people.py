from __future__ import annotations

from typing import ClassVar

from django import forms

from mingtang_office.accounts.models import User
from mingtang_office.agencies.forms.fields import AgencyField, DayField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role


class EnrolForm(ForPerson, forms.ModelForm[User]):
    agency = AgencyField(label="所在机关", permission=Permission.MANAGE_PEOPLE)
    field_order = ("agency", "full_name", "username", "phone")

    class Meta:
        model = User
        fields = ("username", "full_name", "phone")
        help_texts: ClassVar[dict[str, str]] = {
            "username": "登录时使用，可用字母、数字和 @ . + - _，建后不改。",
            "phone": "办公电话，不要填写个人手机号码。",
        }


class PersonForm(ForPerson, forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("full_name", "phone")


class AffiliationForm(ForPerson):
    agency = AgencyField(label="调往机关", permission=Permission.MANAGE_PEOPLE)


class ReasonForm(ForPerson):
    reason = forms.CharField(
        label="事由", max_length=200, help_text="密封留存，只有审计员说明理由后可以查看。"
    )


class AppointForm(ForPerson):
    agency = AgencyField(label="任职机关", permission=Permission.APPOINT)
    role = forms.TypedChoiceField(label="角色", choices=Role.choices, coerce=Role)
    starts_on = DayField(label="起始日", help_text="今日或以后。")
    ends_on = DayField(label="截止日", required=False, help_text="含当日；长期任职的不填。")


class EndForm(ForPerson):
    at_once = forms.BooleanField(
        label="立即终止", required=False, help_text="今日起即无权限；用于误任命或须当即收回权限时。"
    )
    last_day = DayField(label="最后一日", required=False, help_text="含当日，今日或以后。")

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("at_once") and not self.cleaned_data.get("last_day"):
            if "last_day" not in self.errors:
                self.add_error("last_day", "请填写最后一日，或选“立即终止”。")
        elif self.cleaned_data.get("at_once") and self.cleaned_data.get("last_day"):
            self.add_error("last_day", "已选“立即终止”，请把最后一日留空；或取消该选项。")


class PeopleFilterForm(ForPerson):
    """Everything left empty is everybody."""

    agency = AgencyField(
        label="机关", permission=Permission.VIEW_APPOINTMENTS, required=False, help_text=""
    )
    role = forms.TypedChoiceField(
        label="角色",
        choices=(("", "全部"), *Role.choices),
        coerce=Role,
        empty_value=None,
        required=False,
    )
    active = forms.TypedChoiceField(
        label="账号",
        choices=(("", "全部"), ("1", "在用"), ("0", "停用")),
        coerce=lambda text: text == "1",
        empty_value=None,
        required=False,
    )


class PeopleSearch(forms.Form):
    words = forms.CharField(label="按姓名或用户名查找", max_length=40)
