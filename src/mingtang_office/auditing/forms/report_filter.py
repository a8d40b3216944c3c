from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang_office.auditing.actions.findings import NOTHING
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.auditing.names import named
from mingtang_office.ui.paging import Order

_FORMATS = [
    ("docx", "Word（docx）"),
    ("legacy", "旧版 Word、WPS"),
    ("pdf", "PDF"),
    ("html", "网页"),
    ("xlsx", "Excel"),
    ("text", "文本"),
    ("markdown", "Markdown"),
    ("json", "JSON"),
]
_SORTS: dict[str, tuple[str, Order]] = {
    "": ("最近上传", Order()),
    "errors": ("错误最多", Order("errors")),
    "undecided": ("待处理最多", Order("undecided")),
    "name": ("报告单位", Order("reported_agency", rising=True)),
}


class ReportFilter(forms.Form):
    """Which reports to list; everything left empty is everything."""

    q = forms.CharField(label="报告单位或文件名", required=False, max_length=60)
    year = forms.IntegerField(label="年度", required=False, min_value=1900, max_value=2200)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *ReportState.choices]
    )
    gravity = forms.ChoiceField(
        label="检查结果",
        required=False,
        choices=[
            ("", "全部"),
            ("error", "有错误"),
            ("warning", "无错误、有需说明"),
            ("notice", "只有提示"),
            (NOTHING, "未发现问题"),
        ],
    )
    undecided = forms.BooleanField(label="只看有待处理问题的", required=False)
    format = forms.ChoiceField(label="格式", required=False, choices=[("", "全部"), *_FORMATS])
    sort = forms.ChoiceField(
        label="排序", required=False, choices=[(code, label) for code, (label, _) in _SORTS.items()]
    )

    @property
    def order(self) -> Order:
        """How to sort; call after `is_valid`."""
        return _SORTS[self.cleaned_data.get("sort", "")][1]

    def narrow(self, reports: QuerySet[CheckedReport]) -> QuerySet[CheckedReport]:
        """The reports that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            unread = Q(reported_agency="", original_name__icontains=words)
            reports = reports.filter(named(words) | unread)
        for field in ("year", "state", "format"):
            if wanted[field]:
                reports = reports.filter(**{field: wanted[field]})
        if wanted["gravity"]:
            reports = reports.filter(gravest=wanted["gravity"])
        if wanted["undecided"]:
            reports = reports.filter(undecided__gt=0)
        return reports
