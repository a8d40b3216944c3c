from __future__ import annotations

from django.db import models


class Rebuild(models.Model):
    """The index made anew from the registers: how far it has come, so that one that was killed goes
    on where it was. Its number marks the rows that it has met."""

    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("完成时间", null=True, blank=True)
    source = models.CharField("登记簿", max_length=60, blank=True)
    after = models.CharField("已到", max_length=120, blank=True)
    documents = models.PositiveBigIntegerField("件数", default=0)

    class Meta:
        verbose_name = "重建索引"
        verbose_name_plural = "重建索引"

    def __str__(self) -> str:
        return f"{self.pk}"
