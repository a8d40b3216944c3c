"""The public form of an application, and the last page before it is handed in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing

from mingtang_office.applications.forms.request import RequestForm
from mingtang_office.ui.files import ManyFilesField

_SALT = "mingtang.portal.opened"
_OPENED_FOR = timedelta(hours=12)


def opening() -> str:
    """Says, signed, when the form was opened."""
    return signing.dumps("", salt=_SALT)


def _seconds_open(token: str) -> bool:
    """Whether the form was open for as long as a person needs at the least."""
    try:
        signing.loads(token, salt=_SALT, max_age=_OPENED_FOR)
    except signing.BadSignature:
        return False
    try:
        signing.loads(token, salt=_SALT, max_age=settings.APPLY_SECONDS)
    except signing.SignatureExpired:
        return True
    return settings.APPLY_SECONDS == 0


class ApplyForm(RequestForm):
    """What is asked of the public: the statutory parts, attachments, and two things that a person never
    notices and a program stumbles over."""

    documents = ManyFilesField(label="附件", required=False)
    homepage = forms.CharField(
        label="这一栏请留空",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def typed(self) -> dict[str, str]:
        """What to keep of it, valid or not."""
        names = RequestForm.base_fields
        found = {name: str(self.data.get(name, "")).replace("\x00", "") for name in names}
        return {name: text[: 8 * 1024] for name, text in found.items() if text}

    def clean_homepage(self) -> str:
        if self.cleaned_data["homepage"]:
            raise forms.ValidationError(
                "“这一栏请留空”里有内容，系统会当作程序自动填写。请清空后再提交。"
            )
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not _seconds_open(self.data.get("opened", "")):
            self.add_error(
                None, "页面打开后很快就提交了，请核对所填内容后再按一次；填写的内容都还在。"
            )
        return cleaned


class AnswerForm(forms.Form):
    """The answer to the small question."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    answer = forms.CharField(
        label="答案",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="可以写数字，也可以写汉字。",
    )
