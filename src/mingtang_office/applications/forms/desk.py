"""Registering what came to the desk: how and when it came, and what it says, whole or not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from mingtang.applications import Channel
from mingtang.applications.request import blocking
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.agencies.handed_files import KINDS
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.actions.intake import Arrival
from mingtang_office.applications.forms.request import RequestForm
from mingtang_office.applications.models import ContactManner, ContactOutcome
from mingtang_office.ui.days import day_words
from mingtang_office.ui.files import ManyFilesField

ARRIVAL = (
    "agency",
    "channel",
    "submitted_on",
    "signed_on",
    "confirmed_on",
    "dictated",
    "read_back",
)
_LONGEST = 20_000  # of a letter copied out
_CHANNELS = [each for each in Channel if each is not Channel.ONLINE]


class DeskForm(RequestForm):
    """What lacks a statutory part is pointed out once, and then registered as it came where the
    officer says so (条例第三十条); likewise what is like another application."""

    agency = forms.ModelChoiceField(
        label="受理机关",
        queryset=Agency.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": "请在列出的机关中选择。", "required": "请选择机关。"},
    )
    channel = forms.ChoiceField(
        label="提交方式",
        choices=[(each.value, each.label) for each in _CHANNELS],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择提交方式。"},
    )
    submitted_on = DayField(
        label="来件日期", help_text="当面提交、信件到达、传真或者邮件进来的日期。"
    )
    signed_on = DayField(
        label="签收日期",
        required=False,
        help_text="挂号信、特快专递等签收邮件填写；以此为收到申请之日（《条例》第三十一条第（二）项）。",
    )
    confirmed_on = DayField(
        label="与申请人确认的日期",
        required=False,
        help_text="平信、传真、电子邮件已经联系上申请人的填写；还没有联系上的，以后再确认。",
    )
    dictated = forms.BooleanField(label="口头申请，由工作人员代为填写", required=False)
    read_back = forms.BooleanField(label="已向申请人宣读所填内容，申请人确认无误", required=False)
    documents = ManyFilesField(
        label="原件扫描件和附件", required=False, help_text=f"可以存入{KINDS}。"
    )
    as_it_came = forms.BooleanField(
        label="原件就是这样，先登记，再告知申请人补正（《条例》第三十条）", required=False
    )
    not_merged = forms.BooleanField(label="已核对下面的相似申请，仍单独登记", required=False)
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    asks_all = False
    fills_in_for_oneself = False
    use_required_attribute = False

    def __init__(self, *args: Any, agencies: QuerySet[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = agencies
        content = self.fields["content"]
        content.label = "所需信息（照录原文）"
        content.help_text = "一字不改地照录；文书会原样引用。"
        self.fields["email"].help_text = "办理有进展时发邮件提醒申请人查询；邮件里只有申请编号。"
        self.fields["name"].help_text = "照来件填写；没有署名的留空。"

    def clean_content(self) -> str:
        content = str(self.cleaned_data["content"])
        if len(content) > _LONGEST:
            raise forms.ValidationError(f"最多{_LONGEST}字；更长的来件请存为附件，这里写明要点。")
        return content

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._arrival(cleaned)
        if cleaned.get("dictated") and not cleaned.get("read_back"):
            self.add_error("read_back", "口头申请代为填写后，请向申请人宣读并请其确认。")
        lacking = self.faults()
        hopeless = blocking(self.request()) if not self.errors else ()
        for fault in hopeless:
            self.add_error(fault.field, f"{fault.message}（{fault.rests_on}）")
        if lacking and not hopeless and not cleaned.get("as_it_came"):
            for fault in lacking:
                if fault.field not in self.errors:
                    self.add_error(fault.field, f"{fault.message}（{fault.rests_on}）")
        return cleaned

    @property
    def may_come_so(self) -> bool:
        """Whether only statutory parts are lacking, so that it may be registered as it came."""
        return bool(self.is_bound and self.errors and self.faults())

    def _arrival(self, cleaned: dict[str, Any]) -> None:
        today = timezone.localdate()
        submitted = cleaned.get("submitted_on")
        for name in ("submitted_on", "signed_on", "confirmed_on"):
            on = cleaned.get(name)
            if isinstance(on, date) and on > today:
                self.add_error(name, f"{day_words(on)}还没有到，请核对。")
            elif isinstance(on, date) and isinstance(submitted, date) and on < submitted:
                self.add_error(name, f"不会早于来件日期{day_words(submitted)}，请核对。")
        channel = cleaned.get("channel")
        if channel == Channel.SIGNED_POST.value and not cleaned.get("signed_on"):
            self.add_error("signed_on", "请填写签收日期。")
        if cleaned.get("dictated") and channel not in (None, "", Channel.IN_PERSON.value):
            self.add_error("dictated", "口头申请请选择“当面提交”。")

    def arrival(self) -> Arrival:
        cleaned = self.cleaned_data
        return Arrival(
            Channel(cleaned["channel"]),
            cleaned["submitted_on"],
            signed_on=cleaned.get("signed_on"),
            confirmed_on=cleaned.get("confirmed_on"),
            dictated=bool(cleaned.get("dictated")),
        )


class ContactForm(forms.Form):
    """One attempt to reach the applicant."""

    manner = forms.ChoiceField(label="联系方式", choices=ContactManner.choices)
    outcome = forms.ChoiceField(label="结果", choices=ContactOutcome.choices)
    note = forms.CharField(
        label="说明",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="加密保存，只有办理本件的人能看到。",
    )
