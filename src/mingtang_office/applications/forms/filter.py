from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.obligations import Whose
from mingtang.applications.phases import Phase
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.lists import late

ALL = [("", "全部")]
SOON = timedelta(days=7)
URGENCIES = [
    ("late", "已逾期"),
    ("today", "今日到期"),
    ("soon", "七日内到期"),
    ("others", "等他人办理"),
]


class ApplicationFilter(forms.Form):
    """Which applications to list; everything left empty is everything."""

    q = forms.CharField(label="编号或所需信息", required=False, max_length=60)
    phase = forms.ChoiceField(
        label="阶段", required=False, choices=[*ALL, *((p.value, p.label) for p in Phase)]
    )
    urgency = forms.ChoiceField(label="期限", required=False, choices=[*ALL, *URGENCIES])
    kind = forms.ChoiceField(
        label="申请人",
        required=False,
        choices=[*ALL, *((k.value, k.label) for k in ApplicantKind)],
    )
    disposition = forms.ChoiceField(
        label="处理结果",
        required=False,
        choices=[*ALL, *((d.value, terms(d).label) for d in Disposition)],
    )
    since = forms.DateField(
        label="收到日期自", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="收到日期至", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def narrow(self, rows: QuerySet[Application], today: date) -> QuerySet[Application]:
        """The applications that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            rows = rows.filter(Q(number__icontains=words) | Q(content__icontains=words))
        for name, column in (
            ("phase", "phase"),
            ("kind", "applicant_kind"),
            ("disposition", "disposition"),
            ("since", "received_on__gte"),
            ("until", "received_on__lte"),
        ):
            if wanted[name]:
                rows = rows.filter(**{column: wanted[name]})
        return rows.filter(_urgency(wanted["urgency"], today))


def _urgency(code: str, today: date) -> Q:
    office = Q(closed_on__isnull=True, next_whose=Whose.OFFICE.value)
    match code:
        case "late":
            return late(today)
        case "today":
            return office & Q(next_by=today)
        case "soon":
            return office & Q(next_by__range=(today, today + SOON))
        case "others":
            return Q(closed_on__isnull=True) & ~Q(next_whose__in=("", Whose.OFFICE.value))
    return Q()
