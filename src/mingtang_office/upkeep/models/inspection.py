from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency


class InspectionRun(models.Model):
    """The inspection of a day. `reached` is the last agency that is done: its rows and this number are
    written together, so that a run that was interrupted goes on where it stopped."""

    day = models.DateField("日期", unique=True)
    begun_at = models.DateTimeField("开始时间")
    reached = models.BigIntegerField("已检查至", default=0)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "每日检查"
        verbose_name_plural = "每日检查"
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day}"


class DailyInspection(models.Model):
    """What an inspector would have found of an agency on a day. Kept as it was computed.

    `columns` are [code, last day, first day out of date, state] each, in their order; `findings` the
    broken rules by code with their message; `gaps` [code, kind] each. `weight` puts the worst first:
    vetoes before idle and empty columns before everything else.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    day = models.DateField("日期")
    at = models.DateTimeField("计算时间")
    columns = models.JSONField("栏目", default=list)
    findings = models.JSONField("发现的问题", default=dict)
    gaps = models.JSONField("公开事项的缺口", default=list)
    kept = models.PositiveSmallIntegerField("栏目数", default=0)
    stale = models.PositiveSmallIntegerField("逾期栏目数", default=0)
    due_soon = models.PositiveSmallIntegerField("即将逾期栏目数", default=0)
    empty = models.PositiveSmallIntegerField("空白栏目数", default=0)
    unassigned = models.PositiveSmallIntegerField("未分派栏目数", default=0)
    vetoes = models.PositiveSmallIntegerField("单项否决数", default=0)
    missing = models.PositiveSmallIntegerField("距单项否决", null=True, blank=True)
    veto_on = models.DateField("不更新则触发", null=True, blank=True)
    owed = models.PositiveSmallIntegerField("应公开事项数", default=0)
    covered = models.PositiveSmallIntegerField("已公开事项数", default=0)
    dead = models.PositiveIntegerField("失效链接和附件数", default=0)
    weight = models.PositiveIntegerField("次序", default=0)

    class Meta:
        verbose_name = "每日检查结果"
        verbose_name_plural = "每日检查结果"
        ordering = ("-day", "-weight")
        constraints = (
            models.UniqueConstraint(fields=("agency", "day"), name="upkeep_inspected_once"),
        )
        indexes = (models.Index(fields=("day", "-weight", "-id"), name="upkeep_worst_first"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.day}"
