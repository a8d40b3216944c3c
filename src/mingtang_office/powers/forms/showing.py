from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang_office.agencies.calendars import Calendars
from mingtang_office.agencies.models import Agency
from mingtang_office.powers import publicity
from mingtang_office.powers.models import DECISION_ROWS, PowerDecision

_ALL = ("", "全部待办")
_STATES = [
    _ALL,
    ("to_draft", "待拟稿"),
    ("under_way", "审核中"),
    ("late", "已逾期"),
    ("to_withdraw", "待撤回"),
    ("shown", "已公示"),
]


class ShowingFilter(forms.Form):
    """Which decisions to list; left empty, those that wait for something."""

    q = forms.CharField(label="文号、事项或者相对人", required=False, max_length=60)
    row = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", "全部"), *((row.value, row.label) for row in DECISION_ROWS)],
    )
    state = forms.ChoiceField(label="公示情况", required=False, choices=_STATES)

    def narrow(
        self, rows: QuerySet[PowerDecision], known: Calendars, on: date
    ) -> QuerySet[PowerDecision]:
        """Call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            found = Q(number__icontains=words) | Q(item__icontains=words)
            rows = rows.filter(found | Q(party__icontains=words))
        if wanted["row"]:
            rows = rows.filter(row=wanted["row"])
        return rows.filter(_state(wanted["state"], rows, known, on))


def _state(code: str, rows: QuerySet[PowerDecision], known: Calendars, on: date) -> Q:
    waiting = publicity.TO_BE_SHOWN | publicity.TO_BE_WITHDRAWN
    match code:
        case "to_draft":
            return publicity.TO_BE_DRAFTED
        case "under_way":
            return publicity.UNDER_WAY
        case "to_withdraw":
            return publicity.TO_BE_WITHDRAWN
        case "shown":
            return Q(published_on__isnull=False, withdrawn_on__isnull=True, struck_at__isnull=True)
        case "late":
            numbers = rows.filter(waiting).order_by().values("agency").distinct()
            agencies = Agency.objects.filter(pk__in=numbers).select_related("region")
            return publicity.pressing(agencies, known, on)[0]
    return waiting
