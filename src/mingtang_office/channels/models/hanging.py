from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.channels.models.dispatch import Dispatch


class Hanging(models.Model):
    """A sheet on a notice board: who posted it when, until when it must hang, who took it down when.
    Photographs, if there are any, are sealed under the dispatch's key."""

    dispatch = models.OneToOneField(
        Dispatch, models.PROTECT, related_name="hanging", verbose_name="发送事项"
    )
    posted_on = models.DateField("张贴日期")
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="张贴人"
    )
    posted_photo = models.CharField("张贴照片", max_length=200, blank=True)
    posted_sha256 = models.CharField("张贴照片摘要", max_length=64, blank=True)
    down_on = models.DateField(
        "应当揭下的日期", null=True, blank=True
    )  # the day after the last one
    removed_on = models.DateField("揭下日期", null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="揭下人",
    )
    removed_photo = models.CharField("揭下照片", max_length=200, blank=True)
    removed_sha256 = models.CharField("揭下照片摘要", max_length=64, blank=True)
    entered_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "公告栏张贴"
        verbose_name_plural = "公告栏张贴"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=True, removed_by__isnull=True)
                | models.Q(removed_on__isnull=False, removed_by__isnull=False),
                name="channels_removed_on_and_by",
            ),
            models.CheckConstraint(
                condition=models.Q(removed_on__isnull=True)
                | models.Q(removed_on__gte=models.F("posted_on")),
                name="channels_removed_after_posted",
            ),
        )
        indexes = (
            models.Index(
                fields=("down_on", "id"),
                condition=models.Q(removed_on__isnull=True),
                name="channels_hanging_down",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.posted_on}"
