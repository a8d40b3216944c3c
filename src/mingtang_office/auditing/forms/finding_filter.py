from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from mingtang.audit.registry import catalogue
from mingtang_office.auditing.models import FoundFinding, Verdict
from mingtang_office.auditing.names import named

SEVERITIES = {"error": "错误", "warning": "需说明", "notice": "提示"}
STATUSES = {"fail": "不符", "uncertain": "存疑"}
UNDECIDED = "undecided"


class FindingFilter(forms.Form):
    """Which findings to list, over many reports; everything left empty is everything."""

    rule = forms.ChoiceField(label="规则", required=False)
    severity = forms.ChoiceField(
        label="程度", required=False, choices=[("", "全部"), *SEVERITIES.items()]
    )
    status = forms.ChoiceField(
        label="结论", required=False, choices=[("", "全部"), *STATUSES.items()]
    )
    verdict = forms.ChoiceField(
        label="处理",
        required=False,
        choices=[("", "全部"), (UNDECIDED, "待处理"), *Verdict.choices],
    )
    year = forms.IntegerField(label="年度", required=False, min_value=1900, max_value=2200)
    q = forms.CharField(label="报告单位", required=False, max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule = self.fields["rule"]
        assert isinstance(rule, forms.ChoiceField)
        rule.choices = [("", "全部"), *((r.code, f"{r.code} {r.title}") for r in catalogue())]

    def narrow(self, findings: QuerySet[FoundFinding]) -> QuerySet[FoundFinding]:
        """The findings that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        for field in ("rule", "severity", "status", "year"):
            if wanted[field]:
                findings = findings.filter(**{field: wanted[field]})
        if wanted["verdict"]:
            verdict = "" if wanted["verdict"] == UNDECIDED else wanted["verdict"]
            findings = findings.filter(verdict=verdict)
        if wanted["q"].strip():
            findings = findings.filter(named(wanted["q"].strip(), "report__"))
        return findings
