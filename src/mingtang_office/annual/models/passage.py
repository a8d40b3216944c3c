from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Role
from mingtang_office.annual.models.year_report import YearReport


class Verdict(models.TextChoices):
    BEGUN = "begun", "开始编写"
    WRITTEN = "written", "编写"
    SUBMITTED = "submitted", "提交审核"
    PASSED = "passed", "审核通过"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "签发"
    HANDED_OVER = "handed_over", "提交公布"
    DISCARDED = "discarded", "弃用"


class ReportPassage(models.Model):
    """One step on a report's way: who, in which role, in whose absence, when, with what verdict and
    opinion; `content_digest` is over what they had before them."""

    report = models.ForeignKey(
        YearReport, models.PROTECT, related_name="passages", verbose_name="年度报告"
    )
    round = models.PositiveSmallIntegerField("审核轮次")
    role = models.CharField("角色", max_length=30, choices=Role.choices, blank=True)
    verdict = models.CharField("意见", max_length=12, choices=Verdict.choices)
    opinion = models.CharField("意见内容", max_length=1000, blank=True)
    content_digest = models.CharField("所审内容摘要", max_length=64, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人"
    )
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="被代理人",
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "审核记录"
        verbose_name_plural = "审核记录"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.report_id} {self.get_verdict_display()}"
