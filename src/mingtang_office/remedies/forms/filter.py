from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from mingtang_office.applications.forms.filter import ALL, SOON, URGENCIES
from mingtang_office.remedies.models import Remedy
from mingtang_office.remedies.queries.lists import OURS, late


class RemedyFilter(forms.Form):
    """Which cases to list; everything left empty is everything."""

    q = forms.CharField(label="编号、案号、复议机关或者法院", required=False, max_length=60)
    route = forms.ChoiceField(
        label="类别", required=False, choices=[*ALL, *((r.value, r.label) for r in RemedyRoute)]
    )
    column = forms.ChoiceField(
        label="结果", required=False, choices=[*ALL, *((c.value, c.label) for c in RemedyColumn)]
    )
    urgency = forms.ChoiceField(label="期限", required=False, choices=[*ALL, *URGENCIES])

    def narrow(self, rows: QuerySet[Remedy], today: date) -> QuerySet[Remedy]:
        """The cases that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            rows = rows.filter(
                Q(number__icontains=words)
                | Q(reference__icontains=words)
                | Q(forum__icontains=words)
                | Q(application__number__icontains=words)
            )
        for name in ("route", "column"):
            if wanted[name]:
                rows = rows.filter(**{name: wanted[name]})
        return rows.filter(_urgency(wanted["urgency"], today))


def _urgency(code: str, today: date) -> Q:
    match code:
        case "late":
            return late(today)
        case "today":
            return OURS & Q(next_by=today)
        case "soon":
            return OURS & Q(next_by__range=(today, today + SOON))
        case "others":
            return Q(struck_at__isnull=True) & ~Q(next_code="") & ~OURS
    return Q()
