"""Which agencies a supervisor wants to see."""

from __future__ import annotations

from typing import TypeVar

from django import forms
from django.db import models
from django.db.models import QuerySet

from mingtang_office.upkeep.models import DailyInspection
from mingtang_office.upkeep.screen import NEAR


class Which(models.TextChoices):
    VETOED = "vetoed", "已触发单项否决"
    NEAR = "near", "接近单项否决"
    STALE = "stale", "有逾期未更新的栏目"
    EMPTY = "empty", "有空白栏目"
    UNASSIGNED = "unassigned", "有未分派的栏目"
    GAPS = "gaps", "有应公开未公开的事项"
    DEAD = "dead", "有失效的链接或者附件"


_CONDITIONS = {
    Which.VETOED: models.Q(vetoes__gt=0),
    Which.NEAR: models.Q(vetoes=0, missing__lte=NEAR),
    Which.STALE: models.Q(stale__gt=0),
    Which.EMPTY: models.Q(empty__gt=0),
    Which.UNASSIGNED: models.Q(unassigned__gt=0),
    Which.GAPS: models.Q(covered__lt=models.F("owed")),
    Which.DEAD: models.Q(dead__gt=0),
}
Rows = TypeVar("Rows", bound="QuerySet[DailyInspection]")


class InspectionFilter(forms.Form):
    use_required_attribute = False
    q = forms.CharField(label="机关名称", required=False, max_length=60)
    which = forms.ChoiceField(label="情况", required=False, choices=[("", "全部"), *Which.choices])

    def narrow(self, rows: Rows) -> Rows:
        """Call after `is_valid`."""
        words = self.cleaned_data["q"].strip()
        if words:
            rows = rows.filter(agency__name__icontains=words)
        which = self.cleaned_data["which"]
        return rows.filter(_CONDITIONS[Which(which)]) if which else rows
