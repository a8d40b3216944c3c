"""An address, to be told whose district it is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from mingtang.publication.districts.addresses import LONGEST
from mingtang_office.agencies.models import Agency


class AddressForm(forms.Form):
    """`agencies`: those with districts in force; asked for where there are several."""

    use_required_attribute = False
    agency = forms.ChoiceField(
        label="住址所在地的教育主管部门",
        error_messages={
            "required": "请选择住址所在地的教育主管部门。",
            "invalid_choice": "请在列出的机关中选择。",
        },
    )
    address = forms.CharField(
        label="住址",
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="写到门牌号，或者村、社区、小区和楼栋，例如“人民路12号”“阳光花园3栋”。不用写姓名。",
        error_messages={
            "required": "请填写住址。",
            "max_length": f"最多{LONGEST}字，只写路名、门牌号或者小区、楼栋。",
        },
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(agencies) < 2:
            del self.fields["agency"]
            return
        field = self.fields["agency"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "请选择"), *((str(each.pk), each.name) for each in agencies)]
