"""What is filled in on the page of a consultation."""

from __future__ import annotations

from django import forms

from mingtang.applications import Opinion
from mingtang_office.applications.forms.case_steps import RevisionForm, day, files, text

_REASONS = "不同意或者只同意部分公开的，请写明理由（《条例》第三十二条）。"


class GivenOpinionForm(forms.Form):
    """The opinion of an organ that works here; it is given today."""

    use_required_attribute = False
    answer = forms.ChoiceField(
        label="意见",
        choices=[(each.value, each.label) for each in Opinion],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择意见。"},
    )
    reasons = text("理由", _REASONS, rows=4, required=False)
    attachments = files("书面意见")


class OpinionForm(GivenOpinionForm, RevisionForm):
    """The opinion as it came in writing."""

    on = day("收到意见的日期")
    field_order = ("on", "answer", "reasons", "attachments", "revision")


class WeighingForm(RevisionForm):
    weighed = text(
        "对公共利益的衡量",
        "不公开是否可能对公共利益造成重大影响，为什么（《条例》第十五条、第三十二条）。",
    )


class NoticeForm(RevisionForm):
    """Nothing is asked: the letter tells the applicant without saying whom."""


class DisclosureForm(RevisionForm):
    content = text("决定公开的内容", "写明公开哪些信息。", rows=2)
    reason = text("理由", "不填的，用上面对公共利益的衡量。", required=False)
