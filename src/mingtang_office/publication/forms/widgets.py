"""The fields of the editor that are not plain: lists typed in one line, long choices that can be
searched."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_APART = re.compile(r"[、，,；;\s]+")


class SearchableBoxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, in groups. With JavaScript a field above narrows them (choice-search.js)."""

    template_name = "publication/widgets/boxes.html"


class ListField(forms.CharField):
    """Several short texts, one a line or apart by 、 where `apart`."""

    def __init__(self, *, apart: bool = False, most: int = 30, **kwargs: Any) -> None:
        if not apart:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(max_length=2000, **kwargs)
        self.apart, self.most = apart, most

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return ("、" if self.apart else "\n").join(str(each) for each in value)
        return value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        parts = _APART.split(text) if self.apart else text.splitlines()
        found = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if len(found) > self.most:
            raise ValidationError(f"最多填 {self.most} 项，现在是 {len(found)} 项，请删减。")
        return found
