from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency


class CatalogueSeat(models.Model):
    """As what a standard catalogue names an agency in its column 公开主体: 义务教育, 教育局. The rows that
    name it are owed by it (国办发〔2019〕54号)."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    field = models.CharField("领域", max_length=60)
    organ = models.CharField("公开主体", max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="设置人"
    )
    at = models.DateTimeField("设置时间")

    class Meta:
        verbose_name = "标准目录公开主体"
        verbose_name_plural = "标准目录公开主体"
        constraints = (
            models.UniqueConstraint(fields=("agency", "field", "organ"), name="upkeep_seat_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.field} {self.organ}"


class Nothing(models.Model):
    """That an agency has no information of a kind that it would owe (无此类信息): a duty or a row of a
    catalogue, by its code. Taken back, it stays on record."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    code = models.CharField("公开事项", max_length=60)
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="标注人"
    )
    at = models.DateTimeField("标注时间")
    ended_at = models.DateTimeField("取消时间", null=True, blank=True)

    class Meta:
        verbose_name = "无此类信息"
        verbose_name_plural = "无此类信息"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "code"),
                condition=models.Q(ended_at__isnull=True),
                name="upkeep_nothing_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.code}"
