from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from mingtang.applications import ServiceManner
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.letters.actions.serving import Delivery, Proof
from mingtang_office.letters.forms.steps import StepForm

_MOST_BYTES = 10 * 1024 * 1024
_KINDS = {".pdf", ".jpg", ".jpeg", ".png", ".ofd", ".docx"}

_POST, _ONLINE = ServiceManner.POST, ServiceManner.ONLINE
_BY_HAND = (ServiceManner.IN_PERSON, ServiceManner.BY_ORGAN)
_ASKED_FOR = {
    "posted_on": (_POST,),
    "post_number": (_POST,),
    "received_on": (*_BY_HAND, _POST, _ONLINE),
    "agreed_on": (_ONLINE,),
    "receiver": _BY_HAND,
}
_NEEDED = {
    "posted_on": (_POST,),
    "post_number": (_POST,),
    "received_on": _BY_HAND,
    "receiver": _BY_HAND,
}


class ServiceForm(StepForm):
    """How a letter was served. Which of the days decides follows from the manner."""

    manner = forms.ChoiceField(
        label="送达方式",
        choices=[(each.value, each.label) for each in ServiceManner],
        widget=forms.RadioSelect,
    )
    posted_on = DayField(
        label="交邮日期", required=False, help_text="邮寄送达填写：以交邮之日为送达日期。"
    )
    post_number = forms.CharField(
        label="邮件号",
        required=False,
        max_length=30,
        help_text="邮寄送达填写：挂号信或者 EMS 的号码。",
    )
    received_on = DayField(
        label="签收或者到达日期",
        required=False,
        help_text="直接送达、代为送达填签收日期，互联网送达填到达日期；邮寄的，查到签收后填写。",
    )
    agreed_on = DayField(
        label="约定的送达日期",
        required=False,
        help_text="互联网送达、与申请人约定以某日为送达日期的，填写这一日期。",
    )
    receiver = forms.CharField(
        label="签收人", required=False, max_length=60, help_text="直接送达、代为送达填写。"
    )
    proof = forms.FileField(
        label="送达凭证",
        required=False,
        help_text="送达回证、寄件凭证的扫描件，PDF 或者图片，不超过 10 兆字节。",
    )
    field_order = (
        "manner",
        "posted_on",
        "post_number",
        "received_on",
        "agreed_on",
        "receiver",
        "proof",
        "revision",
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        for name, manners in _ASKED_FOR.items():
            self.fields[name].widget.attrs["data-manners"] = " ".join(manners)
        for name, manners in _NEEDED.items():
            self.fields[name].widget.attrs["data-needed"] = " ".join(manners)

    def clean_proof(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data.get("proof")
        if file is None:
            return None
        name = (file.name or "").lower()
        if not any(name.endswith(kind) for kind in _KINDS):
            raise forms.ValidationError("送达凭证请用 PDF、图片（jpg、png）、OFD 或者 docx 文件。")
        if (file.size or 0) > _MOST_BYTES:
            raise forms.ValidationError("送达凭证不能超过 10 兆字节，请压缩后再上传。")
        return file

    def clean_post_number(self) -> str:
        return "".join(self.cleaned_data["post_number"].split()).upper()

    @property
    def delivery(self) -> Delivery:
        known = self.cleaned_data
        return Delivery(
            ServiceManner(known["manner"]),
            posted_on=known["posted_on"],
            received_on=known["received_on"],
            agreed_on=known["agreed_on"],
            post_number=known["post_number"],
            receiver=known["receiver"],
        )

    @property
    def proof_file(self) -> Proof | None:
        file = self.cleaned_data.get("proof")
        return None if file is None else Proof(file.name, file.read())
