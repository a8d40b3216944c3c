from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang_office.channels.models import Act, ChannelKind, Dispatch, DispatchState

_ALL = [("", "全部")]


class OutboxFilter(forms.Form):
    """Which dispatches to list; everything left empty is everything."""

    q = forms.CharField(label="标题、文号", required=False, max_length=60)
    kind = forms.ChoiceField(label="渠道", required=False, choices=[*_ALL, *ChannelKind.choices])
    act = forms.ChoiceField(label="事项", required=False, choices=[*_ALL, *Act.choices])
    state = forms.ChoiceField(label="状态", required=False, choices=[*_ALL, *DispatchState.choices])

    def narrow(self, rows: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
        """The dispatches that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            rows = rows.filter(Q(piece__title__icontains=words) | Q(piece__number__icontains=words))
        for name, field in (("kind", "channel__kind"), ("act", "act"), ("state", "state")):
            if wanted[name]:
                rows = rows.filter(**{field: wanted[name]})
        return rows
