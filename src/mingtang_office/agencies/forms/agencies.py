from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from mingtang_office.agencies.actions.agencies import PARTICULARS
from mingtang_office.agencies.actions.reorganisation import Ground
from mingtang_office.agencies.forms.fields import (
    AgenciesField,
    AgencyField,
    DayField,
    ForPerson,
    RegionField,
)
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Region


class ParticularsForm(ForPerson, forms.ModelForm[Agency]):
    """The particulars of an agency: those of its disclosure guide (条例第十二条第二款)."""

    region = RegionField(label="行政区划代码", required=False)
    website = forms.URLField(
        label="互联网联系方式", required=False, max_length=200, assume_scheme="https"
    )
    established_on = DayField(label="设立日期", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    class Meta:
        model = Agency
        fields = PARTICULARS
        help_texts: ClassVar[dict[str, str]] = {
            "name": "与印章、批文一致的全称。此处只更正错字；机关更名请用“更名”，以保留沿革。",
            "credit_code": "18 位，见法人证书；没有的可以不填。",
            "index_prefix": "索引号的开头部分，只含数字、大写字母和连字符。",
            "office_name": "承担政府信息公开日常工作的机构，如“办公室”。",
            "office_hours": "如“工作日 8:30—12:00，14:30—17:30”。",
            "telephone": "向社会公布的办公电话，不要填写个人手机号码。",
        }

    def changed(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.changed_data if name in PARTICULARS}

    def filled(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PARTICULARS}


class MoveForm(ForPerson):
    parent = AgencyField(label="新的上级机关", permission=Permission.MANAGE_AGENCIES)


class GroundForm(ForPerson):
    """From when, and by which document."""

    on = DayField(label="生效日期", help_text="批准文件写明的日期，不晚于今日。")
    document = forms.CharField(
        label="依据文件",
        max_length=120,
        help_text="批准文件的文号或名称，如“云江委发〔2026〕2号”。",
    )

    def ground(self) -> Ground:
        return Ground(self.cleaned_data["on"], self.cleaned_data["document"])


class RenameForm(GroundForm):
    name = forms.CharField(label="更名后的名称", max_length=120)
    short_name = forms.CharField(label="更名后的简称", max_length=40, required=False)
    field_order = ("name", "short_name", "on", "document")


class MergeForm(GroundForm):
    into = AgencyField(
        label="承继机关",
        permission=Permission.MANAGE_AGENCIES,
        help_text="合并后行使职权的机关，须已建立；新组建的请先新建。",
    )
    others = AgenciesField(
        label="一并并入的其他机关", permission=Permission.MANAGE_AGENCIES, required=False
    )
    field_order = ("into", "others", "on", "document")


class SplitForm(GroundForm):
    into = AgenciesField(label="承继机关（两个以上）", permission=Permission.MANAGE_AGENCIES)
    children_to = AgencyField(label="下级机关归入", permission=Permission.MANAGE_AGENCIES)
    field_order = ("into", "children_to", "on", "document")


class TransferForm(GroundForm):
    to = AgencyField(label="接收职权的机关", permission=Permission.MANAGE_AGENCIES)
    abolish = forms.BooleanField(label="职权全部划出，本机关撤销，下级机关一并划转", required=False)
    field_order = ("to", "abolish", "on", "document")


class RegionForm(ForPerson, forms.ModelForm[Region]):
    valid_from = DayField(label="启用日期")

    class Meta:
        model = Region
        fields = ("code", "name", "valid_from")
        help_texts: ClassVar[dict[str, str]] = {
            "code": "GB/T 2260 的 6 位数字代码；县级须先有其市、省，市级须先有其省。",
        }


class EndRegionForm(ForPerson):
    valid_to = DayField(label="最后有效日")


class RosterForm(ForPerson):
    file = forms.FileField(
        label="机关名单",
        help_text="xlsx 或 csv，第一行是表头。必填：名称、性质；其余可缺。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


class AgencySearch(forms.Form):
    q = forms.CharField(
        label="名称、统一社会信用代码、索引号前缀或行政区划代码", required=False, max_length=60
    )
