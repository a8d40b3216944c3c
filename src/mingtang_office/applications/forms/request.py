"""What an application says (条例第二十九条第二款): three groups of fields and nothing more. The public
form and the desk ask the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.request import (
    LONGEST_CONTENT,
    Applicant,
    Delivery,
    Document,
    Fault,
    Form,
    Request,
    faults,
)

WHO = ("kind", "name", "document", "document_number", "representative", "contact")
REACH = ("telephone", "email", "postal_code", "address")
WHAT = ("content",)
HOW = ("delivery", "form", "accepts_other_form", "help_needed", "suggests_publication")
_OF_ORGANISATION = ("representative", "contact")
# Whether one of these is lacking, and by which article, is for `mingtang` to say.
_ASKED = ("name", "document_number", "contact", "content")


def _kind_label(kind: ApplicantKind) -> str:
    if not kind.is_organisation:
        return "公民（个人）"
    return f"单位：{kind.label}" if kind is not ApplicantKind.OTHER else "单位：其他组织"


class RequestForm(forms.Form):
    """An application; `request()` gives it as `mingtang` knows it once the form is valid."""

    kind = forms.ChoiceField(
        label="以什么身份申请",
        choices=[(kind.value, _kind_label(kind)) for kind in ApplicantKind],
        widget=forms.RadioSelect,
        initial=ApplicantKind.NATURAL_PERSON.value,
        error_messages={"required": "请选择以个人还是单位的身份申请。"},
    )
    name = forms.CharField(
        label="姓名或者单位名称",
        max_length=100,
        required=False,
        help_text="与身份证件或者登记证书一致。",
    )
    document = forms.ChoiceField(
        label="身份证明",
        choices=[(each.value, each.label) for each in Document],
        error_messages={"required": "请选择身份证明的种类。"},
    )
    document_number = forms.CharField(
        label="证件号码",
        max_length=40,
        required=False,
        help_text="加密保存，只有办理这件申请的工作人员能够查看。",
    )
    representative = forms.CharField(label="法定代表人或者负责人", max_length=60, required=False)
    contact = forms.CharField(label="联系人", max_length=60, required=False)
    telephone = forms.CharField(label="联系电话", max_length=40, required=False)
    email = forms.EmailField(
        label="电子邮箱",
        max_length=254,
        required=False,
        help_text="填写后，办理有进展时会发邮件提醒您查询；邮件里只有申请编号。",
        error_messages={"invalid": "电子邮箱的写法不对，应当像“name@example.com”。"},
    )
    postal_code = forms.RegexField(
        r"^\d{6}$",
        label="邮政编码",
        required=False,
        error_messages={"invalid": "邮政编码是6位数字。"},
    )
    address = forms.CharField(label="通信地址", max_length=200, required=False)
    content = forms.CharField(
        label="所需信息的名称、文号，或者便于查找的特征",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=f"写清楚要哪一份、哪一年、关于什么的信息，最多{LONGEST_CONTENT}字。不需要说明用途。",
    )
    delivery = forms.ChoiceField(
        label="希望怎样得到信息",
        choices=[(each.value, each.label) for each in Delivery],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择希望怎样得到信息。"},
    )
    form = forms.ChoiceField(
        label="希望的载体",
        choices=[(each.value, each.label) for each in Form],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择希望的载体。"},
    )
    accepts_other_form = forms.BooleanField(
        label="如果不能按上面的方式提供，也可以用其他方式", required=False
    )
    help_needed = forms.CharField(
        label="阅读、视听或者行动不便，需要怎样的帮助",
        max_length=200,
        required=False,
        help_text="例如：请用大字打印；请电话告知；请安排手语翻译（《条例》第四十三条）。",
    )
    suggests_publication = forms.BooleanField(
        label="建议把这项信息向全社会公开（《条例》第四十四条）", required=False
    )

    _AUTOCOMPLETE: ClassVar[Mapping[str, str]] = {
        "name": "name",
        "telephone": "tel",
        "email": "email",
        "postal_code": "postal-code",
        "address": "street-address",
    }
    asks_all = True  # every statutory part, before the form is valid
    fills_in_for_oneself = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            told = self._AUTOCOMPLETE.get(name) if self.fills_in_for_oneself else "off"
            if told and isinstance(field.widget, forms.TextInput | forms.Textarea):
                field.widget.attrs["autocomplete"] = told
        self.fields["document_number"].widget.attrs["autocomplete"] = "off"
        for name in _ASKED:
            self.fields[name].required = self.asks_all

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in _ASKED:
            if self.has_error(name, "required"):
                del self.errors[name]
        if self.asks_all:
            for fault in self.faults():
                if fault.field not in self.errors:
                    self.add_error(fault.field, f"{fault.message}（{fault.rests_on}）")
        return cleaned

    def faults(self) -> tuple[Fault, ...]:
        """What the application lacks of what the article asks for; of what was chosen, as if it were
        given, since that it was not is told already."""
        usual = {
            "kind": ApplicantKind.NATURAL_PERSON.value,
            "document": Document.OTHER.value,
            "delivery": Delivery.DOWNLOAD.value,
            "form": Form.ELECTRONIC.value,
        }
        return faults(self._request(usual | self.cleaned_data))

    def request(self) -> Request:
        return self._request(self.cleaned_data)

    def _request(self, cleaned: Mapping[str, Any]) -> Request:
        given = {name: str(cleaned.get(name) or "") for name in (*WHO, *REACH)}
        kind, document = ApplicantKind(given.pop("kind")), Document(given.pop("document"))
        if not kind.is_organisation:
            given |= dict.fromkeys(_OF_ORGANISATION, "")
        applicant = Applicant(kind=kind, document=document, **given)
        return Request(
            applicant=applicant,
            content=cleaned.get("content") or "",
            delivery=Delivery(cleaned["delivery"]),
            form=Form(cleaned["form"]),
            accepts_other_form=cleaned.get("accepts_other_form", False),
            help_needed=cleaned.get("help_needed") or "",
            suggests_publication=cleaned.get("suggests_publication", False),
        )
