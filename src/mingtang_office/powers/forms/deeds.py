"""What becomes of an entry, each as a form."""

from __future__ import annotations

from typing import Any

from django import forms

from mingtang.publication.validity import Change, Validity
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.powers.forms.entry import ReasonForm
from mingtang_office.powers.models import CHANGES, Overturning

_PLEASE = ("", "请选择")


class DeedForm(forms.Form):
    """Whoever comes second is told: the form says what its person saw."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ValidityForm(DeedForm):
    to = forms.ChoiceField(
        label="变更为", choices=[_PLEASE, *((each.value, each.label) for each in CHANGES)]
    )
    on = DayField(label="自哪一日起", help_text="废止、失效的，填写不再有效的第一日。")
    by_title = forms.CharField(
        label="依据文件的标题",
        required=False,
        max_length=200,
        help_text="修改、部分废止、废止的必填；不带书名号。",
    )
    by_number = forms.CharField(label="依据文件的文号", required=False, max_length=60)
    reason = forms.CharField(
        label="失效的原因",
        required=False,
        max_length=60,
        help_text="失效的必填，如：适用期已过、调整对象已消失。有效期届满的由系统自动计入，不用登记。",
    )

    @property
    def change(self) -> Change:
        """Call after `is_valid`."""
        typed: dict[str, Any] = self.cleaned_data
        return Change(
            Validity(typed["to"]),
            typed["on"],
            typed["by_title"].strip("《》 "),
            typed["by_number"].strip(),
            typed["reason"].strip(),
        )


class PublishForm(DeedForm):
    on = DayField(label="公开日期")
    key = forms.CharField(
        label="公开信息编号",
        max_length=120,
        help_text="在本系统公开的由系统填写；在别处公开的填写索引号或者网址。",
    )


class OverturnForm(DeedForm):
    how = forms.ChoiceField(label="变动", choices=[_PLEASE, *Overturning.choices])
    on = DayField(label="变动日期", help_text="变更、撤销或者确认的文书生效之日。")
    by_what = forms.CharField(
        label="依据的文书", max_length=200, help_text="如：云政复决〔2025〕8号行政复议决定书。"
    )


class DayForm(DeedForm):
    on = DayField(label="日期")


class StrikeForm(ReasonForm):
    pass
