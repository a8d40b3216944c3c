from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from mingtang.annual.number_form import NotThisNumber, parse_number
from mingtang.annual.report import Number


class CorrectionForm(forms.Form):
    """What to put in a cell's place: a number of the cell's kind, or a blank."""

    value = forms.CharField(label="更正为", max_length=40, required=False)
    blank = forms.BooleanField(label="原文此格为空白", required=False)
    reason = forms.CharField(label="更正说明", max_length=200, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, cell: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cell = cell

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        text, blank = cleaned.get("value", ""), cleaned.get("blank")
        if text and blank:
            self.add_error("value", "既填了数字又勾选了“空白”。请只保留一项。")
        elif not text and not blank:
            self.add_error("value", "请填写更正后的数字；原文确为空白的，请勾选“原文此格为空白”。")
        elif text:
            try:
                cleaned["number"] = parse_number(self.cell, text)
            except NotThisNumber as error:
                self.add_error("value", str(error))
        return cleaned

    @property
    def number(self) -> Decimal | None:
        """The number typed, None for a blank; of a valid form."""
        number: Number | None = self.cleaned_data.get("number")
        return None if number is None else Decimal(number)


class WithdrawalForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
