from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import Item


class ReportState(models.TextChoices):
    WRITING = "writing", "编写中"
    IN_REVIEW = "in_review", "审核中"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "已签发"
    DISCARDED = "discarded", "弃用"


WRITABLE = (ReportState.WRITING, ReportState.RETURNED)
_UNSIGNED = (*WRITABLE, ReportState.IN_REVIEW, ReportState.DISCARDED)


class YearReport(models.Model):
    """An agency's own annual report of a year, from its beginning to the signature (条例第四十九条、
    第五十条). What is changed after the signature is a new `version` with its `reason`; the old one stays.

    `cells` are those of the statutory tables by their addresses, as text, counted from the registers
    as they were known at `counted_at`: the `cut_off`, or an earlier moment while that is still to
    come. Once frozen (`frozen_at`) they are those of the cut-off and nothing that is entered later
    changes them. `entered` is what no register knows. `item` is the published information that the
    signed report becomes. `revision` grows with every change.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="year_reports", verbose_name="机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    version = models.PositiveSmallIntegerField("版次", default=1)
    reason = models.CharField("改动理由", max_length=300, blank=True)
    edition = models.CharField("格式版本", max_length=10)
    state = models.CharField(
        "状态", max_length=10, choices=ReportState.choices, default=ReportState.WRITING
    )
    turn = models.CharField("待办角色", max_length=30, blank=True)
    round = models.PositiveSmallIntegerField("审核轮次", default=0)
    revision = models.PositiveIntegerField("修订号", default=1)
    cut_off = models.DateTimeField("统计截止时点")
    counted_at = models.DateTimeField("统计时点")
    frozen_at = models.DateTimeField("冻结时间", null=True, blank=True)
    cells = models.JSONField("表格", default=dict)
    entered = models.JSONField("补充数据", default=dict, blank=True)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="开始编写的人"
    )
    begun_at = models.DateTimeField("开始编写时间")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签发人",
    )
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    signed_on = models.DateField("成文日期", null=True, blank=True)
    item = models.ForeignKey(
        Item,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="year_reports",
        verbose_name="公开信息",
    )

    class Meta:
        verbose_name = "年度报告"
        verbose_name_plural = "年度报告"
        ordering = ("-year", "agency", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "year", "version"), name="annual_version_once"
            ),
            # One at a time is written.
            models.UniqueConstraint(
                fields=("agency", "year"),
                condition=models.Q(state__in=(*WRITABLE, ReportState.IN_REVIEW)),
                name="annual_one_under_way",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=ReportState.IN_REVIEW) & ~models.Q(turn=""))
                | (~models.Q(state=ReportState.IN_REVIEW) & models.Q(turn="")),
                name="annual_turn_while_in_review",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=ReportState.SIGNED,
                    signed_by__isnull=False,
                    signed_at__isnull=False,
                    signed_on__isnull=False,
                    frozen_at__isnull=False,
                )
                | models.Q(
                    state__in=_UNSIGNED,
                    signed_by__isnull=True,
                    signed_at__isnull=True,
                    signed_on__isnull=True,
                    item__isnull=True,
                ),
                name="annual_signed_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(version=1) | ~models.Q(reason=""),
                name="annual_later_version_has_reason",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-year", "-version"), name="annual_by_agency"),
            models.Index(
                fields=("agency", "turn"),
                condition=models.Q(state=ReportState.IN_REVIEW),
                name="annual_in_review",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    @property
    def is_writable(self) -> bool:
        return self.state in WRITABLE

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None
