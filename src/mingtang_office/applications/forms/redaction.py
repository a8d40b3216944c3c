"""Forms of marking: words, areas, proposals; each with the ground on which it is withheld."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import forms

from mingtang_office.applications.forms.case_steps import RevisionForm
from mingtang_office.applications.redacting import Examination, Proposal
from mingtang_office.applications.redaction_marks import Marked, ground_choices
from mingtang_office.ui.files import ManyFilesField

_REASON_HELP = "写进给申请人的文书，只写为什么，不写不公开的内容本身。例如：涉及个人隐私。"


class OriginalForm(forms.Form):
    use_required_attribute = False
    original = ManyFilesField(
        label="原件",
        help_text="Word（docx）、PDF或者Excel（xlsx）。其他格式请先另存为docx，或者打印为PDF。",
    )


class GroundForm(RevisionForm):
    """`examination` tells what the file offers to be marked."""

    code = forms.ChoiceField(label="不公开的理由", choices=ground_choices)
    reason = forms.CharField(label="理由说明", max_length=200, help_text=_REASON_HELP)

    def __init__(self, *args: Any, examination: Examination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examination = examination
        self.initial.setdefault("code", "third_party_rights")

    def _because(self) -> Callable[..., Marked]:
        typed = self.cleaned_data
        return partial(Marked, typed["code"], typed["reason"].strip())


class WordsForm(GroundForm):
    text = forms.CharField(label="要遮盖的文字", max_length=200)
    at = forms.CharField(
        label="只在这个位置",
        required=False,
        max_length=120,
        help_text="不填，文件中每一处都遮盖，全角半角、空格、换行不影响查找。只遮盖一处的，照抄原文旁边的位置名称，例如：正文第3段。",
    )
    field_order = ("text", "at", "code", "reason")

    def marks(self) -> tuple[Marked, ...]:
        """Every occurrence, or those at the one place."""
        text, at = self.cleaned_data["text"], self.cleaned_data["at"]
        because = self._because()
        if not at:
            return (because(text=text),)
        return tuple(
            because(text=text, at=at, start=start) for start in _starts(self._passage(at), text)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        at, text = cleaned.get("at"), cleaned.get("text")
        if at and text and text not in self._passage(at):
            self.add_error("at", "这个位置没有这些文字，请照抄位置名称和原文。")
        return cleaned

    def _passage(self, at: str) -> str:
        return next((each.text for each in self.examination.passages if each.at == at), "")


def _starts(passage: str, text: str) -> list[int]:
    starts, at = [], passage.find(text)
    while at >= 0:
        starts.append(at)
        at = passage.find(text, at + len(text))
    return starts


def _share(label: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=100, decimal_places=2)


class AreaForm(GroundForm):
    """Shares of the width and height in percent, from the upper left corner."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    left = _share("左边")
    top = _share("上边")
    right = _share("右边")
    bottom = _share("下边")
    field_order = ("number", "left", "top", "right", "bottom", "code", "reason")

    @property
    def sides(self) -> list[forms.BoundField]:
        return [self[name] for name in ("left", "top", "right", "bottom")]

    def marks(self) -> tuple[Marked, ...]:
        sides = (float(self.cleaned_data[each.name]) / 100 for each in self.sides)
        left, top, right, bottom = sides
        area = (self.cleaned_data["number"], left, top, right, bottom)
        return (self._because()(area=area),)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for low, high, label in (("left", "right", "右边"), ("top", "bottom", "下边")):
            if low in cleaned and high in cleaned and cleaned[low] >= cleaned[high]:
                self.add_error(high, f"“{label}”应当大于对边，否则框选的区域没有面积。")
        return cleaned


class ProposalsForm(GroundForm):
    """Personal data that the program found; a person decides on each."""

    texts = forms.MultipleChoiceField(
        label="查到的个人信息",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选要遮盖的项。"},
    )
    field_order = ("texts", "code", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("reason", "涉及个人隐私")
        self._offer(self.examination.proposals)

    def without(self, marked: set[str]) -> ProposalsForm:
        """Those that are not marked yet."""
        self._offer([each for each in self.examination.proposals if each.text not in marked])
        return self

    def _offer(self, proposals: Sequence[Proposal]) -> None:
        field = self.fields["texts"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (each.text, f"{each.label}：{each.text}（{each.count}处）") for each in proposals
        ]

    def marks(self) -> tuple[Marked, ...]:
        because = self._because()
        return tuple(because(text=text) for text in self.cleaned_data["texts"])


class NumberForm(RevisionForm):
    """A mark, a page or a picture."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class KeepForm(RevisionForm):
    compared = forms.BooleanField(
        label="我已将遮盖件与原件逐页核对，应当遮盖的都已遮盖，其余内容都已保留。",
        error_messages={"required": "请先核对，再勾选“已逐页核对”。"},
    )
