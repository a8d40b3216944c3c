from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang.publication.freshness import FreshnessClass, Period, PeriodUnit
from mingtang.publication.own_periods import own_period
from mingtang_office.agencies.models import Agency


class ColumnDuty(models.Model):
    """Who of an agency fills a column, and how often: at the pace of the column's class, or at one of
    their own (`length`, `unit`), which is never slower than the inspection asks.

    A column that an agency does not keep is closed, with a reason; what is published in it after all
    speaks louder. `revision` grows with every change, the trail tells them.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    column = models.CharField("栏目", max_length=60)
    section = models.CharField("责任科室", max_length=60, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任人",
    )
    length = models.PositiveSmallIntegerField("更新周期", null=True, blank=True)
    unit = models.CharField("周期单位", max_length=6, blank=True)
    since = models.DateField("自")
    closed_at = models.DateTimeField("停用时间", null=True, blank=True)
    closed_because = models.CharField("停用理由", max_length=200, blank=True)
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "栏目责任"
        verbose_name_plural = "栏目责任"
        constraints = (
            models.UniqueConstraint(fields=("agency", "column"), name="upkeep_duty_once"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_because="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(closed_because="")),
                name="upkeep_closed_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(length__isnull=True, unit="")
                | (models.Q(length__gt=0) & ~models.Q(unit="")),
                name="upkeep_length_has_unit",
            ),
        )
        indexes = (
            models.Index(
                fields=("owner",),
                condition=models.Q(closed_at__isnull=True, owner__isnull=False),
                name="upkeep_duty_by_owner",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.column}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_assigned(self) -> bool:
        return bool(self.section) or self.owner_id is not None

    def period(self, of: FreshnessClass) -> Period | None:
        """The pace of the column, whose class is `of`."""
        if self.length is None:
            return of.period
        return own_period(of, self.length, PeriodUnit(self.unit))
