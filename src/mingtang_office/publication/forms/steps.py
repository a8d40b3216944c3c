"""The small forms of an item's page: an opinion, a reason, and the revision that the person saw."""

from __future__ import annotations

from typing import Any

from django import forms

from mingtang.publication.review import Outcome, Ruling
from mingtang.publication.validity import Change, Validity
from mingtang_office.agencies.forms.fields import DayField
from mingtang_office.publication.models import LinkKind


class StepForm(forms.Form):
    use_required_attribute = False
    revision = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=1,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value"), "页面已过期，请核对现在的情况后再办。"
        ),
    )


class OpinionForm(StepForm):
    opinion = forms.CharField(
        label="意见",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回修改的，请写明哪里要改、为什么；意见只在本机关内可见，不会公开。",
    )


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="理由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由，以便日后查考。"},
    )


class RulingForm(StepForm):
    """What the authority asked has decided (条例第十七条第三款)."""

    organ = forms.CharField(label="作出确定的机关", max_length=120)
    number = forms.CharField(label="答复的文号", max_length=60, help_text="没有文号的写“无”。")
    on = DayField(label="答复日期")
    outcome = forms.ChoiceField(
        label="上级确定的结论",
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in Outcome if each is not Outcome.REFERRED],
    )
    field_order = ("organ", "number", "on", "outcome", "revision")

    @property
    def ruling(self) -> Ruling:
        said: dict[str, Any] = self.cleaned_data
        return Ruling(said["organ"], said["number"], said["on"], Outcome(said["outcome"]))


class ValidityForm(StepForm):
    """A published document is amended, repealed or lapses."""

    to = forms.ChoiceField(label="变更为", widget=forms.RadioSelect)
    on = DayField(label="自何日起")
    by_title = forms.CharField(
        label="由哪份文件修改或者废止",
        required=False,
        max_length=200,
        help_text="写标题，不加书名号；将标注在原文件上。",
    )
    by_number = forms.CharField(label="该文件的文号", required=False, max_length=60)
    by_item = forms.IntegerField(
        label="该文件在本系统的编号",
        required=False,
        min_value=1,
        help_text="该文件也在本系统公开的，填写它页面上的编号，两份文件互相链接。",
        error_messages={"invalid": "编号是数字，写在信息页面标题的下面。"},
    )
    reason = forms.CharField(
        label="失效的原因",
        required=False,
        max_length=200,
        help_text="例如：有效期届满、适用期已过、调整对象已消失。",
    )
    field_order = ("to", "on", "by_title", "by_number", "by_item", "reason", "revision")

    def __init__(self, *args: Any, current: Validity | None, **known: Any) -> None:
        super().__init__(*args, **known)
        open_to = current.next if current else ()
        self.fields["to"].choices = [(each.value, each.label) for each in open_to]  # type: ignore[attr-defined]

    @property
    def change(self) -> Change:
        said: dict[str, Any] = self.cleaned_data
        return Change(
            Validity(said["to"]), said["on"], said["by_title"], said["by_number"], said["reason"]
        )


class LinkForm(StepForm):
    kind = forms.ChoiceField(label="与它的关系", choices=LinkKind.choices, widget=forms.RadioSelect)
    of = forms.IntegerField(
        label="另一条信息的编号",
        min_value=1,
        help_text="用上面的查找，点“选用”；也可以直接填写编号。",
        error_messages={"invalid": "编号是数字，写在信息页面标题的下面。"},
    )
    field_order = ("of", "kind", "revision")
