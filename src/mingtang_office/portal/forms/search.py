from __future__ import annotations

from typing import Any

from django import forms

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.search.question import Sort


class SearchForm(forms.Form):
    """What an address of the search says; a part that makes no sense is as if it were not there."""

    q = forms.CharField(label="搜索", max_length=200, required=False)
    agency = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in ItemKind], required=False
    )
    column = forms.ChoiceField(choices=lambda: [(c, c) for c in columns()], required=False)
    topic = forms.ChoiceField(choices=lambda: [(c, c) for c in topics()], required=False)
    year = forms.IntegerField(min_value=1949, max_value=9999, required=False)
    since = forms.DateField(label="发布日期从", required=False)
    until = forms.DateField(label="到", required=False)
    sort = forms.ChoiceField(choices=[(sort.value, sort.value) for sort in Sort], required=False)
    page = forms.IntegerField(min_value=1, max_value=500, required=False)

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).replace("\x00", "")

    def full_clean(self) -> None:
        super().full_clean()
        kept: dict[str, Any] = self.cleaned_data
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = kept
