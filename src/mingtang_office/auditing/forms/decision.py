from __future__ import annotations

from typing import Any

from django import forms

from mingtang_office.auditing.models import Verdict


class DecisionForm(forms.Form):
    """What a person decides on a finding; `version` is that of the decision they saw."""

    verdict = forms.ChoiceField(
        label="处理意见",
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择处理意见：属实、已说明或不采纳。"},
    )
    reason = forms.CharField(
        label="理由",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        verdict = cleaned.get("verdict")
        if verdict and verdict != Verdict.CONFIRMED and not cleaned.get("reason"):
            self.add_error("reason", f"处理为“{Verdict(verdict).label}”的，请写明理由。")
        return cleaned


class BulkDecisionForm(DecisionForm):
    """One decision on every undecided finding of a rule; `version` is the report's revision."""
