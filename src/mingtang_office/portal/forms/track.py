"""Looking up an application, and what the applicant may still say in it."""

from __future__ import annotations

from django import forms

from mingtang_office.ui.files import ManyFilesField


class TrackForm(forms.Form):
    number = forms.CharField(
        label="申请编号",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="像“SQ00001-2026-00001”，见提交时的回执。",
        error_messages={"required": "请填写申请编号。", "max_length": "申请编号没有这么长。"},
    )
    secret = forms.CharField(
        label="查询码",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        help_text="提交时给您的12位查询码，大小写不分，连字符可以不写。",
        error_messages={"required": "请填写查询码。", "max_length": "查询码没有这么长。"},
    )


class SupplementForm(forms.Form):
    """What was asked of the applicant, in words, files or both."""

    words = forms.CharField(
        label="补充的内容",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": "最多4000字；更多内容请放在附件里。"},
    )
    documents = ManyFilesField(label="附件", required=False)


class WithdrawForm(forms.Form):
    words = forms.CharField(
        label="撤回的说明",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "最多1000字。"},
    )
    sure = forms.BooleanField(
        label="我要撤回这件申请，知道撤回后机关不再答复",
        error_messages={"required": "请勾选，确认要撤回。"},
    )
