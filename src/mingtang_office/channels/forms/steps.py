"""What is asked when a person enters what they did: a sheet posted, a list handed over, a post made."""

from __future__ import annotations

import io
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError

from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.channels.actions.batches import HandOver
from mingtang_office.channels.actions.boards import Photo
from mingtang_office.channels.actions.handwork import Shown
from mingtang_office.ui.files import shown_name

_PICTURES = {"JPEG", "PNG", "WEBP"}
_NOT_A_PICTURE = "这不是可以打开的照片，请选择 JPG 或者 PNG 格式的照片。"
_RECEIPTS = {b"%PDF": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png"}


class RevisionForm(forms.Form):
    """Whoever comes second is told: the form says what its person saw."""

    use_required_attribute = False
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class BoardForm(RevisionForm):
    """A sheet posted or taken down."""

    on = DayField(label="日期")
    photo = forms.FileField(
        label="照片",
        required=False,
        help_text="公告栏的照片，作为凭据；密封保存。JPG 或者 PNG 格式。",
    )

    def clean_photo(self) -> Photo | None:
        file = self.cleaned_data["photo"]
        if not isinstance(file, UploadedFile):
            return None
        data = file.read()
        try:
            with Image.open(io.BytesIO(data)) as picture:
                known = picture.format in _PICTURES
                picture.verify()
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise forms.ValidationError(_NOT_A_PICTURE) from error
        if not known:
            raise forms.ValidationError(_NOT_A_PICTURE)
        return Photo(data)


class DoneForm(RevisionForm):
    """A person carried it out on the channel themselves."""

    address = forms.URLField(
        label="发布后的网址",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="发布、更新的须填写；撤下的不填。",
    )
    remote_id = forms.CharField(
        label="渠道给的编号",
        max_length=200,
        required=False,
        help_text="公众号的 article_id、微博的编号等。填写后系统才能代为更新和撤下。",
    )
    words = forms.CharField(
        label="怎样办理的",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="例如：登录公众平台手动发布。请不要写个人信息。",
    )

    @property
    def shown(self) -> Shown:
        typed = self.cleaned_data
        return Shown(typed["address"], typed["remote_id"], typed["words"])


class HandOverForm(RevisionForm):
    on = DayField(label="印发、移交日期")
    to = forms.CharField(label="接收单位", max_length=120, required=False)
    receipt = forms.FileField(
        label="签收的回执", required=False, help_text="扫描件：PDF、JPG 或者 PNG；密封保存。"
    )

    def __init__(self, *args: Any, is_gazette: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_gazette:
            self.fields["on"].label = "印发日期"
            for name in ("to", "receipt"):
                del self.fields[name]
        else:
            self.fields["on"].label = "移交日期"
            self.fields["to"].required = True

    def clean_receipt(self) -> tuple[str, bytes]:
        file = self.cleaned_data["receipt"]
        if not isinstance(file, UploadedFile):
            return "", b""
        data = file.read()
        if not data.startswith(tuple(_RECEIPTS)):
            raise forms.ValidationError("回执须为 PDF、JPG 或者 PNG 格式的扫描件。")
        return shown_name(file.name or "回执"), data

    @property
    def given(self) -> HandOver:
        typed = self.cleaned_data
        name, data = typed.get("receipt", ("", b""))
        return HandOver(typed["on"], typed.get("to", ""), name, data)
