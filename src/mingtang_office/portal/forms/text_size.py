from __future__ import annotations

from django import forms

from mingtang_office.ui.text_size import TextSize


class TextSizeForm(forms.Form):
    size = forms.ChoiceField(choices=[(size.value, size.label) for size in TextSize])
    back = forms.CharField(max_length=2000, required=False)
