from __future__ import annotations

from datetime import date

from django.core.validators import RegexValidator
from django.db import models


class RegionQuerySet(models.QuerySet["Region"]):
    def valid(self, on: date) -> RegionQuerySet:
        return self.filter(valid_from__lte=on).filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on)
        )


class Region(models.Model):
    """An administrative division by its code of GB/T 2260: six digits, two each for province,
    city and county. A code that is withdrawn keeps its row, with the last day it was valid."""

    code = models.CharField(
        "行政区划代码",
        max_length=6,
        validators=[RegexValidator(r"^\d{6}$", "行政区划代码为 6 位数字。")],
    )
    name = models.CharField("名称", max_length=60)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = "行政区划"
        verbose_name_plural = "行政区划"
        ordering = ("code", "-valid_from")
        constraints = (
            models.UniqueConstraint(fields=("code", "valid_from"), name="agencies_region_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="agencies_region_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}（{self.code}）"
