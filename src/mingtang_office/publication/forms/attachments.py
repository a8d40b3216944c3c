from __future__ import annotations

from django import forms

from mingtang_office.agencies.handed_files import KINDS
from mingtang_office.publication.forms.steps import StepForm
from mingtang_office.ui.files import ManyFilesField


class AttachForm(StepForm):
    chosen = ManyFilesField(
        label="文件",
        help_text=f"可以一次选几份。可以添加{KINDS}。",
        error_messages={"required": "请选择文件。"},
    )
    description = forms.CharField(
        label="说明",
        required=False,
        max_length=200,
        help_text="图片写明画面内容，供看不见的人听读；其他文件可以不写。",
    )


class DescriptionForm(StepForm):
    key = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    name = forms.CharField(
        label="名称", max_length=200, error_messages={"required": "请填写名称。"}
    )
    description = forms.CharField(label="说明", required=False, max_length=200)


class MoveForm(StepForm):
    key = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
