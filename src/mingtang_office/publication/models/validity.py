from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.publication.models.item import Item


class ValidityChange(models.Model):
    """From a day on a published document is amended, repealed or has lapsed; the original says so
    (04 §4.2). The newest row that has begun tells its validity."""

    item = models.ForeignKey(
        Item, models.PROTECT, related_name="validity_changes", verbose_name="公开信息"
    )
    validity = models.CharField("有效性", max_length=20)
    on = models.DateField("自")
    title = models.CharField("作出改变的文件", max_length=200, blank=True)
    number = models.CharField("其发文字号", max_length=60, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    by_item = models.ForeignKey(
        Item,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="作出改变的信息",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "有效性变动"
        verbose_name_plural = "有效性变动"
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.item_id} {self.validity} {self.on}"
