from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.auditing.models.report import CheckedReport


class FoundFinding(models.Model):
    """A finding of the newest run. `identity` is that of `mingtang.audit.identity`: the same fault
    bears it run after run, so that a decision stays with it; `wire` is the finding whole."""

    report = models.ForeignKey(
        CheckedReport, models.CASCADE, related_name="findings", verbose_name="受检报告"
    )
    identity = models.CharField("标识", max_length=64)
    position = models.PositiveIntegerField("序号")
    rule = models.CharField("规则", max_length=10)
    severity = models.CharField("程度", max_length=8)
    status = models.CharField("结论", max_length=10)
    message = models.TextField("说明")
    wire = models.JSONField("内容")
    # What lists over many reports filter by, copied here in the transaction that changes it.
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="+", db_index=False, verbose_name="检查机关"
    )
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    verdict = models.CharField("处理", max_length=10, blank=True)  # "": nobody decided

    class Meta:
        verbose_name = "问题"
        verbose_name_plural = "问题"
        ordering = ("report", "position")
        constraints = (
            models.UniqueConstraint(fields=("report", "identity"), name="auditing_finding_once"),
        )
        indexes = (
            models.Index(fields=("rule", "-id"), name="auditing_finding_by_rule"),
            models.Index(fields=("agency", "-id"), name="auditing_finding_by_agency"),
            models.Index(fields=("severity", "-id"), name="auditing_finding_by_severity"),
            models.Index(fields=("status", "-id"), name="auditing_finding_by_status"),
            models.Index(fields=("verdict", "-id"), name="auditing_finding_by_verdict"),
            models.Index(fields=("year", "-id"), name="auditing_finding_by_year"),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.message[:40]}"


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", "属实"
    EXPLAINED = "explained", "已说明"
    DISMISSED = "dismissed", "不采纳"


class Decision(models.Model):
    """What a person decided on a finding. It stands by report and identity, not by row, and so
    outlives every re-run; `version` grows with each change, a withdrawal too, and tells the second
    of two people that the first was quicker."""

    report = models.ForeignKey(
        CheckedReport, models.PROTECT, related_name="decisions", verbose_name="受检报告"
    )
    identity = models.CharField("问题标识", max_length=64)
    verdict = models.CharField("处理", max_length=10, choices=Verdict.choices)
    reason = models.TextField("理由", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="处理人")
    at = models.DateTimeField("处理时间")
    version = models.PositiveIntegerField("版本", default=1)
    withdrawn = models.BooleanField("已撤回", default=False)

    class Meta:
        verbose_name = "处理"
        verbose_name_plural = "处理"
        constraints = (
            models.UniqueConstraint(fields=("report", "identity"), name="auditing_decision_once"),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.CONFIRMED) | ~models.Q(reason=""),
                name="auditing_decision_gives_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} {self.identity[:8]}"
