"""The confidentiality review as a form: its eight heads one by one, and the conclusion that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from mingtang.publication.attribute import Attribute
from mingtang.publication.review import (
    Answer,
    Conclusion,
    Head,
    ReviewRefused,
    Verdict,
    conclusion,
)
from mingtang_office.publication.forms.steps import OpinionForm

_AFTER_YES = (
    ("", "没有例外，整份不能公开"),
    ("separable", "可以删减：去掉所指部分后公开"),
    ("cleared", "依法仍可公开：已获同意、许可，或者公共利益需要"),
)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One head with its fields."""

    head: Head
    verdict: BoundField
    note: BoundField
    after: BoundField | None


class HeadsForm(OpinionForm):
    """`seen` is the conclusion that the person had before their eyes when they sent it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)

    def __init__(self, *args: Any, proposed: Attribute, **known: Any) -> None:
        super().__init__(*args, **known)
        self.proposed = proposed
        for head in Head:
            self.fields[f"{head}-verdict"] = forms.ChoiceField(
                label=head.question,
                required=False,
                choices=[(each.value, each.label) for each in Verdict],
                widget=forms.RadioSelect,
            )
            self.fields[f"{head}-note"] = forms.CharField(
                label="涉及哪些内容、依据什么",
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            if after := _after(head):
                self.fields[f"{head}-after"] = forms.ChoiceField(
                    label="回答“是”的，怎样处理",
                    required=False,
                    choices=after,
                    widget=forms.RadioSelect,
                )

    @property
    def rows(self) -> Iterator[HeadRow]:
        for head in Head:
            after = self[f"{head}-after"] if f"{head}-after" in self.fields else None
            yield HeadRow(head, self[f"{head}-verdict"], self[f"{head}-note"], after)

    @property
    def answers(self) -> dict[Head, Answer]:
        """Those that were given; call after `is_valid`."""
        return dict(self._answers())

    def _answers(self) -> Iterator[tuple[Head, Answer]]:
        for head in Head:
            said = self.cleaned_data.get(f"{head}-verdict")
            if not said:
                continue
            verdict = Verdict(said)
            after = self.cleaned_data.get(f"{head}-after") if verdict is Verdict.YES else ""
            yield (
                head,
                Answer(
                    verdict,
                    self.cleaned_data.get(f"{head}-note", "").strip(),
                    separable=after == "separable",
                    cleared=after == "cleared",
                ),
            )

    def conclude(self) -> tuple[Conclusion | None, tuple[str, ...]]:
        """What follows from the answers so far, or what they lack."""
        try:
            return conclusion(self.answers, self.proposed), ()
        except ReviewRefused as error:
            return None, error.faults


def _after(head: Head) -> list[tuple[str, str]]:
    """How publication may still be lawful after a yes; nothing for a secret."""
    open_to = [_AFTER_YES[0]]
    if not head.is_secret:
        open_to.append(_AFTER_YES[1])
    if head.may_be_cleared:
        open_to.append(_AFTER_YES[2])
    return open_to if len(open_to) > 1 else []
